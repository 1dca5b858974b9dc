//! Names and words that have the letters of a word in order, some way apart: what `SkimMatcherV2` finds. Only what has
//! all the letters at all and close together is looked at, and each by a fresh matcher: a used one scores by what it
//! has seen before.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::index::Index;
use super::vocabulary::letter_mask;
use super::vocabulary::{Vocabulary, WordId};
use crate::text::folded;

/// Words shorter than this have their letters in every name.
const SHORTEST: usize = 3;
/// What a letter can score at most.
const LETTER: f32 = 26.0;
/// Names that are scored: those with the letters closest together.
const MOST: usize = 256;

/// The names with the letters of `word`, and how closely, 0.2 to 0.5.
pub(super) fn lettered(index: &Index, word: &str) -> Vec<(u32, f32)> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST {
        return Vec::new();
    }
    let bits = letter_mask(word);
    let mut near: Vec<(usize, u32, u32)> = Vec::new();
    let mut odd = index.odd_names().peekable();
    for (at, own) in index.masks.iter().enumerate() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let own_folded = odd.next_if(|(name, _)| *name == at);
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

/// The words of the course with the letters of `word`, and how closely, 0.2 to 0.5. There are far fewer of them than
/// names, so these are looked at first.
pub(super) fn lettered_words(vocabulary: &Vocabulary, word: &str) -> Vec<(WordId, f32)> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST {
        return Vec::new();
    }
    let mut near: Vec<(usize, u32, u32)> = Vec::new();
    for own in vocabulary.with_letters(letter_mask(word)) {
        let text = vocabulary.text(own);
        let span = if text.is_ascii() {
            span(text.bytes().map(char::from), text.len(), &letters)
        } else {
            span(text.chars(), text.chars().count(), &letters)
        };
        if let Some(span) = span.filter(|span| *span <= 2 * letters.len()) {
            near.push((span, own, own));
        }
    }
    scored(near, word, |own| Some(vocabulary.text(own).to_owned()))
}

/// What tells names apart in whichever order they came.
fn tie(index: &Index, name: u32) -> u32 {
    let owner = index.names.get(name as usize).map(|name| name.owner);
    owner
        .and_then(|owner| index.rows.get(owner as usize))
        .map_or(0, |row| row.tie)
}

/// The nearest of what has the letters of `word`, scored; `text` says what it is.
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

/// How many letters of `name` the first stretch takes in which the letters of a word stand in order: from where it
/// ends, the latest beginning.
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
    use crate::search::{Findable, Kind};
    use crate::text::SafeText;

    fn found(names: &[&str], word: &str) -> Vec<u32> {
        let index: Index = names
            .iter()
            .map(|name| Findable::new(Kind::Term, name, &SafeText::new(name)))
            .collect();
        lettered(&index, word)
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
