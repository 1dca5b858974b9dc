//! Folded text to words, and the letters a word has, as bits.

use std::ops::Range;

/// A word of a folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its letters and digits.
    pub(super) text: String,
    /// Its place among the characters of the folded text.
    pub(super) chars: Range<usize>,
}

/// The words of a folded text; see [`each_word`].
pub(super) fn words(folded: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(folded, |text, chars| {
        words.push(Word {
            text: text.to_owned(),
            chars,
        });
    });
    words
}

/// Calls `take` with each word of a folded text and its place among the characters: letters and digits in a row. An
/// apostrophe within a word is passed over, and what it parts from its owner (`'s`) is left out; a number may have a
/// point in it, and a comma in it is passed over.
pub(super) fn each_word(folded: &str, mut take: impl FnMut(&str, Range<usize>)) {
    let mut word = String::with_capacity(24);
    let (mut start, mut end) = (0, 0);
    // The bytes of the word before its last apostrophe.
    let mut owner = None;
    let mut close = |word: &mut String, start: usize, end: usize, owner: Option<usize>| {
        let length = match owner {
            Some(bytes) if bytes > 1 && word.get(bytes..) == Some("s") => bytes,
            _ => word.len(),
        };
        if let Some(text) = word.get(..length).filter(|text| !text.is_empty()) {
            take(text, start..end - 2 * (word.len() - length));
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
        } else if c.is_ascii_lowercase() || c.is_alphanumeric() {
            if word.is_empty() {
                start = at;
                owner = None;
            }
            word.push(c);
            end = at + 1;
        } else if c == '\'' && end == at && !word.is_empty() {
            owner = Some(word.len());
            end = at + 1;
        } else if !word.is_empty() {
            let last = end - usize::from(owner == Some(word.len()));
            close(&mut word, start, last, owner);
        }
    }
    let last = end - usize::from(!word.is_empty() && owner == Some(word.len()));
    close(&mut word, start, last, owner);
}

/// One bit a letter or digit of `text`; whoever has not all the bits of a query does not have its letters.
pub(super) fn mask(text: &str) -> u64 {
    let bit = |c: char| match c {
        'a'..='z' => u32::from(c) - u32::from('a'),
        '0'..='9' => 26 + u32::from(c) - u32::from('0'),
        _ => 36 + u32::from(c) % 28,
    };
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .fold(0, |mask, c| mask | 1 << bit(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(folded: &str) -> Vec<String> {
        words(folded).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_are_parted_by_what_is_no_letter() {
        assert_eq!(
            texts("nagorno-karabakh, 2020 (step'anakert)"),
            ["nagorno", "karabakh", "2020", "stepanakert"]
        );
        assert_eq!(texts("'a' b'"), ["a", "b"]);
        assert_eq!(words("x step'a")[1].chars, 2..8);
    }

    #[test]
    fn an_owner_is_the_word_without_its_ending() {
        let parts = |folded| {
            words(folded)
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
    fn numbers_stay_together() {
        assert_eq!(
            texts("5.3, 86.4 135,000 in 1994."),
            ["5.3", "86.4", "135000", "in", "1994"]
        );
        assert_eq!(
            texts("t.v. a.1 1.a .5"),
            ["t", "v", "a", "1", "1", "a", "5"]
        );
    }

    #[test]
    fn a_text_has_the_bits_of_its_words() {
        assert_eq!(mask("apə1") & mask("map ə 12"), mask("apə1"));
        assert_ne!(mask("z") & mask("map"), mask("z"));
    }
}
