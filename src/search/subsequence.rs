//! Subsequence matching with `SkimMatcherV2`: the letters of a word in order, with gaps. A letter mask and a span check
//! select candidates first. Each candidate gets a new matcher, because a used one keeps state that changes scores.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::index::Index;
use super::inverted_index::letter_mask;
use super::inverted_index::{InvertedIndex, WordId};
use crate::text::folded;

/// Shorter words would match nearly every name.
const SHORTEST: usize = 3;
/// Highest score of a letter.
const LETTER: f32 = 26.0;
/// Most candidates that are scored: those with the shortest spans.
const MOST: usize = 256;

/// The names that contain the letters of `word`, with a similarity of 0.2 to 0.5.
pub(super) fn match_subsequence(index: &Index, word: &str) -> Vec<(u32, f32)> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST {
        return Vec::new();
    }
    let bits = letter_mask(word);
    let mut near: Vec<(usize, u32, u32)> = Vec::new();
    let mut folded_text = index.folded_names().peekable();
    for (at, own) in index.masks.iter().enumerate() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let own_folded = folded_text.next_if(|(name, _)| *name == at);
        if bits & !own != 0 {
            continue;
        }
        let span = if let Some((_, folded)) = own_folded {
            span(folded.chars(), folded.chars().count(), &letters)
        } else {
            let name = index
                .names
                .get(at as usize)
                .map_or("", |row| index.name(row));
            let lower = name
                .bytes()
                .map(|byte| char::from(byte.to_ascii_lowercase()));
            span(lower, name.len(), &letters)
        };
        if let Some(span) = span.filter(|span| *span <= 2 * letters.len()) {
            near.push((span, tie(index, at), at));
        }
    }
    scored(near, word, |at| {
        let name = index.name(index.names.get(at as usize)?);
        Some(folded(name))
    })
}

/// The words of the dictionary that contain the letters of `word`, with a similarity of 0.2 to 0.5. They are fewer than
/// names, so they are tried first.
pub(super) fn match_subsequence_words(
    inverted_index: &InvertedIndex,
    word: &str,
) -> Vec<(WordId, f32)> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST {
        return Vec::new();
    }
    let mut near: Vec<(usize, u32, u32)> = Vec::new();
    for own in inverted_index.with_letters(letter_mask(word)) {
        let text = inverted_index.text(own);
        let span = if text.is_ascii() {
            span(text.bytes().map(char::from), text.len(), &letters)
        } else {
            span(text.chars(), text.chars().count(), &letters)
        };
        if let Some(span) = span.filter(|span| *span <= 2 * letters.len()) {
            near.push((span, own, own));
        }
    }
    scored(near, word, |own| Some(inverted_index.text(own).to_owned()))
}

/// The tiebreak of the document of a name.
fn tie(index: &Index, name: u32) -> u32 {
    let owner = index.names.get(name as usize).map(|name| name.owner);
    owner
        .and_then(|owner| index.docs.get(owner as usize))
        .map_or(0, |row| row.tiebreak)
}

/// Scores the candidates with the shortest spans; `text` returns the text of one.
fn scored(
    mut near: Vec<(usize, u32, u32)>,
    word: &str,
    text: impl Fn(u32) -> Option<String>,
) -> Vec<(u32, f32)> {
    if near.len() > MOST {
        near.select_nth_unstable(MOST);
        near.truncate(MOST);
    }
    near.sort_unstable_by_key(|(.., at)| *at);
    let letters = word.chars().count();
    near.into_iter()
        .filter_map(|(.., at)| Some((at, close(&text(at)?, word, letters)?)))
        .collect()
}

/// The length of the first stretch of `name` that contains the letters of a word in order, from its end back to the
/// latest possible start.
fn span(
    name: impl DoubleEndedIterator<Item = char> + Clone,
    length: usize,
    word: &[char],
) -> Option<usize> {
    let mut forth = name.clone();
    let mut end = 0;
    for &letter in word {
        loop {
            end += 1;
            if forth.next()? == letter {
                break;
            }
        }
    }
    let mut back = name.rev().skip(length - end);
    let mut span = 0;
    for &letter in word.iter().rev() {
        loop {
            span += 1;
            if back.next()? == letter {
                break;
            }
        }
    }
    Some(span)
}

#[expect(clippy::cast_precision_loss, reason = "a score of a few hundred")]
fn close(name: &str, word: &str, letters: usize) -> Option<f32> {
    let matcher = SkimMatcherV2::default().ignore_case();
    let (score, at) = matcher.fuzzy_indices(name, word)?;
    let span = at.last()? - at.first()? + 1;
    let share = score.max(0) as f32 / (LETTER * letters as f32);
    (span <= 2 * letters || share > 0.75).then(|| 0.2 + 0.3 * share.min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Kind, SearchDocument};
    use crate::text::SafeText;

    fn found(names: &[&str], word: &str) -> Vec<u32> {
        let index: Index = names
            .iter()
            .map(|name| SearchDocument::new(Kind::Term, name, &SafeText::new(name)))
            .collect();
        match_subsequence(&index, word)
            .into_iter()
            .map(|(at, _)| at)
            .collect()
    }

    #[test]
    fn letters_in_order_and_close_together_are_found() {
        let names = [
            "garrison state",
            "Gərrison",
            "great return of all sons",
            "war",
        ];
        assert_eq!(found(&names, "grsn"), [0, 1]);
        assert_eq!(found(&names, "garson"), [0]);
        assert_eq!(found(&names, "nosirrag"), [0; 0]);
        assert_eq!(found(&names, "wa"), [0; 0]);
    }

    #[test]
    fn a_stretch_begins_as_late_as_it_can() {
        let letters: Vec<char> = "abc".chars().collect();
        assert_eq!(span("a ab c".chars(), 6, &letters), Some(4));
        assert_eq!(span("cba".chars(), 3, &letters), None);
    }
}
