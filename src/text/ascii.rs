//! Text for terminals and programs that know ASCII only. Loses accents and scripts, never lines or words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` in ASCII: marks dropped, quotation marks and dashes straight, letters that do not come apart written
/// plainly, signs by their twins; what has no plain form is `?`.
pub fn to_ascii(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_ascii() {
            out.push(c);
        } else {
            out.push_str(twin(c));
        }
    }
    out
}

fn twin(c: char) -> &'static str {
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
        fn what_comes_out_is_ascii(text in any::<String>()) {
            let plain = to_ascii(&text);
            prop_assert!(plain.is_ascii());
            prop_assert_eq!(to_ascii(&plain), plain);
        }
    }
}
