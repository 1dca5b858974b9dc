//! Words as the rules see them: cut at blanks and signs, with their place and whether they stand in quotation marks;
//! which of them carry content, and their roots, both by the analyser of search.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

pub(super) use crate::text::SourceWord as Word;
pub(super) use crate::text::source_words as words;
use crate::text::{is_stop_word, root};

/// A list of words, plain.
pub(super) type WordList = LazyLock<HashSet<&'static str>>;

/// The words of `text`, parted by blanks.
pub(super) fn list(text: &'static str) -> HashSet<&'static str> {
    text.split_whitespace().collect()
}

/// Letters a word must have to give anything away (rule MC08).
const FEWEST_LETTERS: usize = 4;

/// Whether `word`, plain, carries content.
pub(super) fn is_content(word: &str) -> bool {
    !is_stop_word(word)
}

/// What a plain word shares with the words derived from it.
pub(super) fn stem(word: &str) -> String {
    root(&crate::text::stem(word))
}

/// The stems of the content words of four letters or more in `text`.
pub(super) fn stems(text: &str) -> BTreeSet<String> {
    words(text)
        .iter()
        .filter_map(|word| content_stem(word))
        .collect()
}

/// The stem of `word`, if it is a content word of four letters or more.
pub(super) fn content_stem(word: &Word<'_>) -> Option<String> {
    let plain = word.normalised();
    let is_word = plain.chars().count() >= FEWEST_LETTERS && plain.chars().all(char::is_alphabetic);
    (is_word && is_content(&plain)).then(|| stem(&plain))
}

/// How many content words `text` has, of any length.
pub(super) fn content_words(text: &str) -> usize {
    words(text)
        .iter()
        .filter(|word| is_content(&word.normalised()))
        .count()
}

/// The words of `text` as they compare.
pub(super) fn plain_words(text: &str) -> Vec<String> {
    words(text).iter().map(Word::normalised).collect()
}

/// Where `part` stands in `whole`, as words.
pub(super) fn position(whole: &[String], part: &[String]) -> Option<usize> {
    if part.is_empty() {
        return None;
    }
    whole.windows(part.len()).position(|window| window == part)
}

/// The bytes of the sentences of `text` that ask; all of it, if none does.
pub(super) fn asking(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if matches!(c, '.' | '!' | '?' | '\n')
            && text
                .get(end..)
                .is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '\n', '”', '"']))
        {
            if c == '?' {
                all.push(start..end);
            }
            start = end;
        }
    }
    if all.is_empty() {
        all.push(0..text.len());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relatives_meet_and_strangers_do_not() {
        for family in [
            &["liberated", "liberation", "liberating"][..],
            &["mediator", "mediation", "mediated", "mediators"],
            &["territory", "territories", "territorial"],
            &["district", "districts"],
            &["humiliation", "humiliated"],
        ] {
            for one in family {
                assert_eq!(stem(one), stem(family[0]), "{one}");
            }
        }
        assert_ne!(stem("region"), stem("regime"));
        assert_ne!(stem("nation"), stem("nature"));
    }

    #[test]
    fn the_sentence_that_asks_is_found() {
        let text = "It did not last. Which party left?";
        let shown = |text: &'static str| -> Vec<&str> {
            asking(text)
                .into_iter()
                .filter_map(|range| text.get(range))
                .collect()
        };
        assert_eq!(shown(text), [" Which party left?"]);
        assert_eq!(shown("No question"), ["No question"]);
    }
}
