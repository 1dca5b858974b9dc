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

/// The words of a folded text: letters and digits in a row; an apostrophe within a word is passed over.
pub(super) fn words(folded: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for (at, c) in folded.chars().enumerate() {
        if c.is_alphanumeric() {
            match words.last_mut().filter(|_| is_open) {
                Some(word) => {
                    word.text.push(c);
                    word.chars.end = at + 1;
                }
                None => words.push(Word {
                    text: c.into(),
                    chars: at..at + 1,
                }),
            }
            is_open = true;
        } else {
            is_open &= c == '\'';
        }
    }
    words
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

    #[test]
    fn words_are_parted_by_what_is_no_letter() {
        let texts = |folded| {
            words(folded)
                .into_iter()
                .map(|word| word.text)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            texts("nagorno-karabakh, 2020 (step'anakert)"),
            ["nagorno", "karabakh", "2020", "stepanakert"]
        );
        assert_eq!(texts("'a' b'"), ["a", "b"]);
        assert_eq!(words("x step'a")[1].chars, 2..8);
    }

    #[test]
    fn a_text_has_the_bits_of_its_words() {
        assert_eq!(mask("apə1") & mask("map ə 12"), mask("apə1"));
        assert_ne!(mask("z") & mask("map"), mask("z"));
    }
}
