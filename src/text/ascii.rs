//! Transliteration for terminals and programs that know only ASCII. Loses accents and scripts, never lines or words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Transliterates `text` to ASCII: drops combining marks, straightens quotation marks and dashes, and replaces letters
/// and signs by their nearest ASCII form. A character without one becomes `?`.
pub fn to_ascii(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_ascii() {
            out.push(c);
        } else {
            out.push_str(ascii_form(c));
        }
    }
    out
}

fn ascii_form(c: char) -> &'static str {
    match c {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | 'ʼ' | 'ʻ' | 'ʹ' | 'ʾ' | 'ʿ' | '՚' | '′' => {
            "'"
        }
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => "\"",
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '─' => "-",
        '│' => "|",
        '·' | '•' | '●' | '○' => "*",
        '→' | '▸' => "->",
        '←' => "<-",
        '×' => "x",
        '✓' => "[ok]",
        '✗' => "[x]",
        'ß' => "ss",
        'ł' => "l",
        'Ł' => "L",
        'ø' => "o",
        'Ø' => "O",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'æ' => "ae",
        'Æ' => "AE",
        'œ' => "oe",
        'Œ' => "OE",
        'ı' => "i",
        'ə' => "e",
        'Ə' => "E",
        'þ' => "th",
        'Þ' => "Th",
        '§' => "section ",
        '≤' => "<=",
        '≥' => ">=",
        '≈' => "~",
        '÷' | '\u{2044}' => "/",
        '±' => "+-",
        '°' => " degrees",
        '€' => "EUR",
        '£' => "GBP",
        _ if c.is_whitespace() => " ",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_and_signs_stay_readable() {
        for (text, plain) in [
            (
                "Şuşa, Əliyev, Nagorno‑Karabakh",
                "Susa, Eliyev, Nagorno-Karabakh",
            ),
            ("“half a million” – twice…", "\"half a million\" - twice..."),
            ("Stepʼanakert · Łódź ½", "Step'anakert * Lodz 1/2"),
            ("Ґ", "?"),
        ] {
            assert_eq!(to_ascii(text), plain);
        }
    }

    proptest! {
        #[test]
        fn output_is_ascii(text in any::<String>()) {
            let plain = to_ascii(&text);
            prop_assert!(plain.is_ascii());
            prop_assert_eq!(to_ascii(&plain), plain);
        }
    }
}
