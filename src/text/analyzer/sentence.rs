//! Words of a text as it is written: their place, and whether they are quoted or begin a sentence.

use std::ops::Range;

use super::for_each_token;
use crate::text::{fold, normalise};

/// A word and its context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceWord<'t> {
    /// As written, with a genitive ending.
    pub text: &'t str,
    /// The byte where it begins.
    pub start: usize,
    /// Whether it stands in quotation marks.
    pub is_quoted: bool,
    /// Whether it begins a sentence.
    pub is_first: bool,
}

impl SourceWord<'_> {
    /// Bytes of the text that it was taken from.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// The word for comparison: lower case, without accents, apostrophes and a genitive ending.
    pub fn normalised(&self) -> String {
        let ending = GENITIVES.iter().find_map(|end| self.text.strip_suffix(end));
        let word = ending.unwrap_or(self.text);
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            word.to_ascii_lowercase()
        } else {
            normalise(word)
        }
    }

    /// Whether it begins with a capital letter.
    pub fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

const GENITIVES: [&str; 3] = ["'s", "’s", "ʼs"];

/// The words of `text`; `500,000` is one. A quotation ends with its paragraph at the latest.
pub fn source_words(text: &str) -> Vec<SourceWord<'_>> {
    let folded = fold(text);
    let mut words = Vec::new();
    let mut context = Context::default();
    let mut end = 0;
    for_each_token(&folded.text, |_, chars| {
        let mut range = folded.origin(chars);
        let rest = text.get(range.end..).unwrap_or_default();
        let genitive = GENITIVES.iter().find(|end| rest.starts_with(**end));
        range.end += genitive.map_or(0, |end| end.len());
        context.read(text.get(end..range.start).unwrap_or_default());
        end = range.end;
        if let Some(word) = text.get(range.clone()) {
            words.push(SourceWord {
                text: word,
                start: range.start,
                is_quoted: context.is_quoted(),
                is_first: !context.is_inside_sentence,
            });
        }
        context.is_inside_sentence = true;
    });
    words
}

/// The state between two words.
#[derive(Default)]
struct Context {
    /// Quotation marks of each form that are open.
    double_quotes: usize,
    straight_quotes: usize,
    single_quotes: usize,
    is_inside_sentence: bool,
}

impl Context {
    fn is_quoted(&self) -> bool {
        self.double_quotes + self.straight_quotes + self.single_quotes > 0
    }

    /// Reads the characters between two words.
    fn read(&mut self, between: &str) {
        for c in between.chars() {
            match c {
                '“' | '„' | '«' => self.double_quotes += 1,
                '”' | '»' => self.double_quotes = self.double_quotes.saturating_sub(1),
                '"' => self.straight_quotes = 1 - self.straight_quotes,
                '‘' => self.single_quotes = 1,
                '’' => self.single_quotes = 0,
                '.' | '?' | '!' | ':' | '…' => self.is_inside_sentence = false,
                '\n' => *self = Self::default(),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_place_and_whether_they_are_quoted() {
        let text = "He isn’t “not free”. O'Toole's *No*";
        let found: Vec<(&str, bool, bool)> = source_words(text)
            .iter()
            .map(|word| (word.text, word.is_quoted, word.is_first))
            .collect();
        assert_eq!(
            found,
            [
                ("He", false, true),
                ("isn’t", false, false),
                ("not", true, false),
                ("free", true, false),
                ("O'Toole's", false, true),
                ("No", false, false)
            ]
        );
        for word in source_words(text) {
            assert_eq!(text.get(word.range()), Some(word.text));
        }
    }

    #[test]
    fn a_quotation_ends_with_its_paragraph() {
        let found = source_words("“open\nnext");
        assert!(found[0].is_quoted && !found[1].is_quoted);
    }
}
