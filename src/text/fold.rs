//! How words compare: [`normalise`] for judging a typed answer, [`fold`] for finding a word in a text. Both look at
//! letters and know no language, course or screen.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Text made comparable, with the way back to the text it was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each character of `text` the byte in the original where the character it came from begins; then, as the
    /// last entry, the length of the original.
    pub map: Vec<u32>,
}

impl Folded {
    /// The bytes of the original that the characters `chars` of the folded text came from, with the marks on them.
    /// Begins and ends between characters of the original.
    pub fn origin(&self, chars: Range<usize>) -> Range<usize> {
        let at = |index: usize| {
            self.map
                .get(index)
                .or(self.map.last())
                .map_or(0, |&byte| byte as usize)
        };
        let start = at(chars.start);
        let last = at(chars.end.max(chars.start + 1) - 1);
        let end = self
            .map
            .iter()
            .skip(chars.end.max(chars.start + 1))
            .map(|&byte| byte as usize)
            .find(|&byte| byte > last)
            .unwrap_or(last);
        start..end.max(start)
    }
}

/// `text` for searching: compatibility forms taken apart, marks dropped, lower case, letters that do not come apart
/// written plainly (`ł`, `ə`, `ß`, …), every dash a hyphen, every quotation mark straight, every blank a space.
///
/// Texts beyond 4 GiB are cut there, so that positions fit.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded {
        text: String::with_capacity(text.len()),
        map: Vec::with_capacity(text.len() + 1),
    };
    let mut length = 0;
    for (byte, c) in text.char_indices() {
        let Ok(at) = u32::try_from(byte) else { break };
        length = byte + c.len_utf8();
        fold_char(c, |c| {
            folded.text.push(c);
            folded.map.push(at);
        });
    }
    folded.map.push(u32::try_from(length).unwrap_or(u32::MAX));
    folded
}

/// The text of [`fold`], without the way back; quicker.
pub fn folded(text: &str) -> String {
    let mut folded = String::new();
    fold_onto(text, &mut folded);
    folded
}

/// The text of [`fold`] without the way back, added to `folded`.
pub fn fold_onto(text: &str, folded: &mut String) {
    folded.reserve(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let ascii = rest
            .bytes()
            .position(|byte| !byte.is_ascii())
            .unwrap_or(rest.len());
        let (run, after) = rest.split_at(ascii);
        let start = folded.len();
        if run
            .bytes()
            .any(|byte| matches!(byte, b'\t' | b'\n' | 0x0c | b'\r'))
        {
            folded.extend(
                run.chars()
                    .map(|c| if c.is_ascii_whitespace() { ' ' } else { c }),
            );
        } else {
            folded.push_str(run);
        }
        if let Some(run) = folded.get_mut(start..) {
            run.make_ascii_lowercase();
        }
        let mut chars = after.chars();
        if let Some(c) = chars.next() {
            fold_char(c, |c| folded.push(c));
        }
        rest = chars.as_str();
    }
}

fn fold_char(c: char, mut push: impl FnMut(char)) {
    if c.is_ascii() {
        push(if c.is_ascii_whitespace() {
            ' '
        } else {
            c.to_ascii_lowercase()
        });
        return;
    }
    // Most of what is not ASCII in running text stands by itself: dashes and quotation marks.
    if let Some(sign) = plain(c).filter(|_| !c.is_alphabetic()) {
        sign.chars().for_each(push);
        return;
    }
    decompose_compatible(c, |part| {
        for lower in part
            .to_lowercase()
            .filter(|&lower| !is_combining_mark(lower))
        {
            match plain(lower) {
                Some(letters) => letters.chars().for_each(&mut push),
                None => push(lower),
            }
        }
    });
}

/// How letters and signs that do not come apart are written plainly.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        'ə' => "e",
        'þ' => "th",
        'ς' => "σ",
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | 'ʼ' | 'ʻ' | 'ʹ' | 'ʾ' | 'ʿ' | '՚' => {
            "'"
        }
        '“' | '”' | '„' | '‟' | '«' | '»' => "\"",
        _ if is_dash(c) => "-",
        _ if c.is_whitespace() => " ",
        _ => return None,
    })
}

/// Whether `c` is a hyphen, a dash or the minus sign.
pub fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{058A}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2212}'
                | '\u{2E3A}'
                | '\u{2E3B}'
                | '\u{FE58}'
                | '\u{FE63}'
                | '\u{FF0D}'
    )
}

/// `text` for marking: NFKC, case folded, taken apart (NFKD), marks dropped, `ə ı ø ł` written
/// plainly, dashes and underscores to blanks, quotation marks and `.,;:!?()` dropped, blanks collapsed, leading
/// `the`, `a`, `an` dropped unless nothing would be left. Two answers are the same if this is. Applying it twice
/// changes nothing.
pub fn normalise(text: &str) -> String {
    let spaced: String = if text.is_ascii() {
        text.chars()
            .filter_map(|c| separated(c.to_ascii_lowercase()))
            .collect()
    } else {
        text.nfkc()
            .flat_map(char::to_lowercase)
            .flat_map(char::to_uppercase)
            .flat_map(char::to_lowercase)
            .nfkd()
            .filter(|&c| !is_combining_mark(c))
            .map(|c| match c {
                'ə' => 'e',
                'ı' => 'i',
                'ø' => 'o',
                'ł' => 'l',
                'ς' => 'σ',
                other => other,
            })
            .filter_map(separated)
            .collect()
    };
    let mut words = spaced.split_whitespace().peekable();
    let mut kept = words.next();
    while kept.is_some_and(|word| matches!(word, "the" | "a" | "an")) && words.peek().is_some() {
        kept = words.next();
    }
    kept.into_iter().chain(words).collect::<Vec<_>>().join(" ")
}

/// A character as it stands between the words of an answer: dropped, a blank, or itself.
fn separated(c: char) -> Option<char> {
    match c {
        '\'' | '‘' | '’' | '‚' | '‛' | 'ʼ' | '՚' | '"' | '“' | '”' | '„' | '‟' | '.' | ','
        | ';' | ':' | '!' | '?' | '«' | '»' | '(' | ')' => None,
        '_' => Some(' '),
        _ if is_dash(c) => Some(' '),
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_in_several_scripts_are_normalised() {
        for (raw, expected) in [
            ("Nagorno‑Karabakh", "nagorno karabakh"),
            ("Şuşa", "susa"),
            ("İlham Əliyev", "ilham eliyev"),
            ("Stepʼanakert", "stepanakert"),
            ("Степанакерт", "степанакерт"),
            ("ԱՐՑԱԽ", "արցախ"),
        ] {
            assert_eq!(normalise(raw), expected);
        }
    }

    #[test]
    fn case_punctuation_blanks_and_articles_do_not_count() {
        for (raw, expected) in [
            ("  The  Treaty of\tGulistan! ", "treaty of gulistan"),
            ("“Black January”", "black january"),
            ("line_of—contact", "line of contact"),
            ("Straße", "strasse"),
            ("STRAẞE", "strasse"),
            ("ΜΝΗΜΗΣ", "μνημησ"),
            ("μνήμης", "μνημησ"),
            ("Ｆｕｌｌ", "full"),
            ("a", "a"),
            ("the the", "the"),
            ("theatre", "theatre"),
            ("«?!»", ""),
        ] {
            assert_eq!(normalise(raw), expected, "{raw}");
        }
    }

    #[test]
    fn letters_that_do_not_come_apart_are_found_by_plain_ones() {
        for (raw, expected) in [
            ("Azərbaycançılıq", "azerbaycanciliq"),
            ("Łódź, Đorđe, Øresund", "lodz, dorde, oresund"),
            ("Œuvre æsir þorn ß", "oeuvre aesir thorn ss"),
            ("Nagorno–Karabakh", "nagorno-karabakh"),
            ("“it’s”", "\"it's\""),
            ("İzmir\u{a0}ﬁn", "izmir fin"),
        ] {
            assert_eq!(fold(raw).text, expected);
        }
    }

    #[test]
    fn a_match_is_shown_in_the_original() {
        let text = "xə\u{301}ß ﬁn";
        let folded = fold(text);
        assert_eq!(folded.text, "xess fin");
        let shown = |chars: Range<usize>| text.get(folded.origin(chars)).unwrap();
        assert_eq!(shown(1..2), "ə\u{301}");
        assert_eq!(shown(2..3), "ß");
        assert_eq!(shown(3..5), "ß ");
        assert_eq!(shown(5..6), "ﬁ");
        assert_eq!(shown(0..8), text);
        assert_eq!(shown(8..9), "");
        assert_eq!(shown(90..91), "");
    }

    proptest! {
        #[test]
        fn normalising_is_idempotent(text in any::<String>()) {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }

        #[test]
        fn normalising_words_is_idempotent(text in "[ aAnthe.,’_–İıßẞəŁø\u{301}ﬁ]{0,16}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }

        #[test]
        fn every_folded_character_leads_back(text in "[a-zŞəßﬁ\u{301} –’\u{ac00}]{0,24}", from in 0usize..30, len in 0usize..8) {
            let folded = fold(&text);
            prop_assert_eq!(folded.map.len(), folded.text.chars().count() + 1);
            prop_assert!(folded.map.is_sorted());
            prop_assert!(text.get(folded.origin(from..from + len)).is_some());
        }

        #[test]
        fn folding_is_idempotent(text in any::<String>()) {
            let once = fold(&text).text;
            prop_assert_eq!(&fold(&once).text, &once);
            let mut onto = String::from("x");
            fold_onto(&text, &mut onto);
            prop_assert_eq!(onto, format!("x{once}"));
        }
    }

    #[test]
    fn both_are_idempotent_on_every_character_of_the_alphabets() {
        for c in ('\0'..'\u{2fff}')
            .chain('\u{fb00}'..='\u{ffff}')
            .chain('\u{1d400}'..'\u{1d800}')
        {
            let text = format!("x{c}y");
            let (normal, folded) = (normalise(&text), fold(&text).text);
            assert_eq!(normalise(&normal), normal, "{c:?}");
            assert_eq!(fold(&folded).text, folded, "{c:?}");
            let mut onto = String::new();
            fold_onto(&text, &mut onto);
            assert_eq!(onto, folded, "{c:?}");
        }
    }
}
