//! The analyser of English text: tokens of folded text, stems and roots, stop words. Search, the rules for content and
//! the test-wise strategies compare words by it.

mod sentence;
mod stem;
mod stop_words;

pub use sentence::{SourceWord, source_words};
pub use stem::{root, stem};
pub use stop_words::{is_question_word, is_stop_word};

use std::ops::Range;

/// A word of a folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its letters and digits.
    pub text: String,
    /// Its range among the characters of the folded text.
    pub chars: Range<usize>,
}

/// The tokens of a folded text; see [`for_each_token`].
pub fn tokens(folded: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for_each_token(folded, |text, chars| {
        let text = text.to_owned();
        tokens.push(Token { text, chars });
    });
    tokens
}

/// Calls `visit` with each run of letters and digits of a folded text and its range of characters. An apostrophe inside
/// a word is dropped, and a genitive ending (`'s`) with it. A number keeps a decimal point and drops commas. Chinese and
/// Japanese put no blanks between words: their runs give each pair of neighbouring characters, a single one itself.
pub fn for_each_token(folded: &str, mut visit: impl FnMut(&str, Range<usize>)) {
    let mut word = String::with_capacity(24);
    let (mut start, mut end) = (0, 0);
    // Bytes of the word before its last apostrophe.
    let mut stem_end = None;
    let close = |visit: &mut dyn FnMut(&str, Range<usize>),
                 word: &mut String,
                 start: usize,
                 end: usize,
                 stem_end: Option<usize>| {
        let length = match stem_end {
            Some(bytes) if bytes > 1 && word.get(bytes..) == Some("s") => bytes,
            _ => word.len(),
        };
        if let Some(text) = word.get(..length).filter(|text| !text.is_empty()) {
            visit(text, start..end - 2 * (word.len() - length));
        }
        word.clear();
    };
    let mut chars = folded.chars().enumerate().peekable();
    while let Some((at, c)) = chars.next() {
        let is_in_number = matches!(c, '.' | ',')
            && end == at
            && word.ends_with(|last: char| last.is_ascii_digit())
            && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if is_in_number {
            if c == '.' {
                word.push(c);
            }
            end = at + 1;
        } else if is_unspaced(c) {
            let last = end - usize::from(!word.is_empty() && stem_end == Some(word.len()));
            close(&mut visit, &mut word, start, last, stem_end);
            let (mut before, mut at) = (c, at);
            let mut is_alone = true;
            while let Some((next, c)) = chars.next_if(|(_, next)| is_unspaced(*next)) {
                visit(&String::from_iter([before, c]), at..next + 1);
                (before, at, is_alone) = (c, next, false);
            }
            if is_alone {
                visit(before.encode_utf8(&mut [0; 4]), at..at + 1);
            }
        } else if c.is_ascii_lowercase() || c.is_alphanumeric() {
            if word.is_empty() {
                start = at;
                stem_end = None;
            }
            word.push(c);
            end = at + 1;
        } else if c == '\'' && end == at && !word.is_empty() {
            stem_end = Some(word.len());
            end = at + 1;
        } else if !word.is_empty() {
            let last = end - usize::from(stem_end == Some(word.len()));
            close(&mut visit, &mut word, start, last, stem_end);
        }
    }
    let last = end - usize::from(!word.is_empty() && stem_end == Some(word.len()));
    close(&mut visit, &mut word, start, last, stem_end);
}

/// Whether a folded character belongs to a script without blanks between words: Han, hiragana, katakana.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(folded: &str) -> Vec<String> {
        tokens(folded).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn other_characters_separate_words() {
        assert_eq!(
            texts("nagorno-karabakh, 2020 (step'anakert)"),
            ["nagorno", "karabakh", "2020", "stepanakert"]
        );
        assert_eq!(texts("'a' b'"), ["a", "b"]);
        assert_eq!(tokens("x step'a")[1].chars, 2..8);
    }

    #[test]
    fn a_genitive_ending_is_dropped() {
        let parts = |folded| {
            tokens(folded)
                .into_iter()
                .map(|word| (word.text, word.chars))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            parts("victor's o'toole's"),
            [("victor".into(), 0..6), ("otoole".into(), 9..16)]
        );
        assert_eq!(
            parts("arts'akh s"),
            [("artsakh".into(), 0..8), ("s".into(), 9..10)]
        );
        assert_eq!(
            parts("states' own"),
            [("states".into(), 0..6), ("own".into(), 8..11)]
        );
    }

    #[test]
    fn scripts_without_blanks_give_pairs_of_characters() {
        assert_eq!(texts("日本語"), ["日本", "本語"]);
        assert_eq!(
            texts("in 1994年、東京の x"),
            ["in", "1994", "年", "東京", "京の", "x"]
        );
        let ranges: Vec<_> = tokens("a 東京都")
            .into_iter()
            .map(|token| token.chars)
            .collect();
        assert_eq!(ranges, [0..1, 2..4, 3..5]);
    }

    #[test]
    fn a_number_is_one_token() {
        assert_eq!(
            texts("5.3, 86.4 135,000 in 1994."),
            ["5.3", "86.4", "135000", "in", "1994"]
        );
        assert_eq!(
            texts("t.v. a.1 1.a .5"),
            ["t", "v", "a", "1", "1", "a", "5"]
        );
    }
}
