//! From the words of a query to the words of a course: the word itself, its other forms, words that begin with it,
//! words that mean the same, and, where none of these is there, words that were probably meant.

use super::index::Index;
use super::letters::lettered_words;
use super::query::{Query, Term};
use super::synonyms::{IGNORED_WEIGHT, synonyms};
use super::vocabulary::{Vocabulary, WordId};
use crate::course::SearchWords;

/// How good it is to find …
const ITSELF: f32 = 1.0;
/// … two typed words that are written as one,
const JOINED: f32 = 0.96;
/// … the word in another number or tense,
const INFLECTED: f32 = 0.95;
/// … a word of the same root, at least; more, the more letters it shares,
const RELATED: f32 = 0.7;
const SHARED: f32 = 0.22;
/// … a word that means nearly the same,
const KIN: f32 = 0.62;
/// … a word that begins with it, at least; more, the less is missing,
const BEGUN: f32 = 0.5;
const TYPED_OUT: f32 = 0.42;
/// … one with the letters within,
const WITHIN: f32 = 0.5;
/// … one that is a slip away; less for each quarter of a letter.
const SLIP: f32 = 0.85;
const QUARTER: f32 = 0.05;
/// Names that are enough for a word nobody uses.
pub(super) const PLENTY: usize = 40;
/// Words that a mistyped one may have meant.
const MEANT: usize = 8;

/// A word of the query, and what stands for it in the course.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    /// As typed.
    pub(super) word: String,
    /// How much it counts: its worth times how rare it is.
    pub(super) weight: f32,
    /// Whether nothing but its letters will do.
    pub(super) is_exact: bool,
    /// How much it tells, whatever its rarity.
    pub(super) worth: f32,
    /// What stands for it, best first.
    pub(super) found: Vec<(WordId, f32)>,
    /// Whether it was typed as it is written somewhere.
    pub(super) is_known: bool,
}

/// What stands for each word of `query`. With `is_mending`, words that exist may be mistyped as well.
pub(super) fn expand(index: &Index, query: &Query, is_mending: bool) -> Vec<Wanted> {
    let vocabulary = &index.vocabulary;
    let terms = split(vocabulary, &query.terms);
    let mut all: Vec<Wanted> = terms
        .iter()
        .map(|term| wanted((vocabulary, &index.search_words), term, is_mending))
        .collect();
    for (at, pair) in terms.windows(2).enumerate() {
        let [one, other] = pair else { continue };
        if one.is_exact || other.is_exact {
            continue;
        }
        let both = format!("{}{}", one.word, other.word);
        let words: Vec<WordId> = match vocabulary.exact(&both) {
            Some(word) => vec![word],
            None => Vec::new(),
        };
        for wanted in all.get_mut(at..at + 2).unwrap_or_default() {
            wanted.is_known |= !words.is_empty();
            wanted
                .found
                .extend(words.iter().map(|&word| (word, JOINED)));
        }
    }
    let total = index.len().max(1);
    for (wanted, term) in all.iter_mut().zip(&terms) {
        best_first(&mut wanted.found);
        wanted.weight = term.worth * rarity(vocabulary, &wanted.found, total);
    }
    all
}

/// A word that nobody uses but that is two words written as one becomes the two.
fn split(vocabulary: &Vocabulary, terms: &[Term]) -> Vec<Term> {
    let mut out = Vec::new();
    for term in terms {
        let is_known = term.is_exact || !vocabulary.beginning(&term.word).is_empty();
        let halves = if is_known {
            None
        } else {
            halves(vocabulary, &term.word)
        };
        match halves {
            Some((one, other)) => out.extend([one, other].map(|word| Term {
                word: word.to_owned(),
                ..term.clone()
            })),
            None => out.push(term.clone()),
        }
    }
    out
}

fn halves<'a>(vocabulary: &Vocabulary, word: &'a str) -> Option<(&'a str, &'a str)> {
    let named = |half: &str| {
        let word = vocabulary.exact(half)?;
        (!vocabulary.names(word).is_empty()).then_some(word)
    };
    let least = if word.len() < 5 { 1 } else { 3 };
    word.char_indices().skip(1).find_map(|(at, _)| {
        let (one, other) = (word.get(..at)?, word.get(at..)?);
        let is_long = one.chars().count() >= least && other.chars().count() >= least;
        let (first, second) = (named(one)?, named(other)?);
        let shared = vocabulary
            .names(first)
            .iter()
            .any(|name| vocabulary.names(second).binary_search(name).is_ok());
        (is_long && shared).then_some((one, other))
    })
}

fn wanted(
    (vocabulary, search_words): (&Vocabulary, &SearchWords),
    term: &Term,
    is_mending: bool,
) -> Wanted {
    let word = term.word.as_str();
    let letters = word.chars().count();
    let mut found: Vec<(WordId, f32)> = Vec::new();
    if term.is_exact {
        found.extend(vocabulary.containing(word).into_iter().map(|own| {
            let text = vocabulary.text(own);
            (
                own,
                if text == word {
                    ITSELF
                } else {
                    begun(letters, text)
                },
            )
        }));
    } else {
        found.extend(vocabulary.exact(word).map(|own| (own, ITSELF)));
        if term.worth > IGNORED_WEIGHT {
            let words = vocabulary.inflected(word).into_iter();
            found.extend(words.map(|own| (own, INFLECTED)));
            let words = vocabulary.related(word).into_iter();
            found.extend(words.map(|own| (own, related(word, vocabulary.text(own)))));
            let words = vocabulary.beginning(word);
            found.extend(words.map(|own| (own, begun(letters, vocabulary.text(own)))));
        }
    }
    let is_known = !found.is_empty();
    // Nobody means another word by `did`.
    let may_mean_another = !is_known && term.worth > IGNORED_WEIGHT;
    if !term.is_exact {
        let same = synonyms(word, search_words).filter_map(|other| vocabulary.exact(other));
        found.extend(same.map(|own| (own, KIN)));
        if may_mean_another || is_mending && term.worth > 0.5 {
            let near = vocabulary.near(word, MEANT).into_iter();
            found.extend(near.map(|(far, own)| (own, SLIP - QUARTER * f32::from(far))));
        }
        let names = |(word, _): &(WordId, f32)| vocabulary.names(*word).len();
        if may_mean_another && found.iter().map(names).sum::<usize>() < PLENTY {
            found.extend(lettered_words(vocabulary, word));
        }
        if may_mean_another && letters > 2 {
            let words = vocabulary.containing(word).into_iter();
            found.extend(words.map(|own| (own, WITHIN)));
        }
    }
    Wanted {
        word: term.word.clone(),
        weight: 0.0,
        is_exact: term.is_exact,
        worth: term.worth,
        found,
        is_known,
    }
}

#[expect(clippy::cast_precision_loss, reason = "letters of a word")]
fn related(typed: &str, word: &str) -> f32 {
    let shared = typed
        .chars()
        .zip(word.chars())
        .take_while(|(one, other)| one == other);
    let longer = typed.chars().count().max(word.chars().count()).max(1);
    RELATED + SHARED * shared.count() as f32 / longer as f32
}

#[expect(clippy::cast_precision_loss, reason = "letters of a word")]
fn begun(letters: usize, word: &str) -> f32 {
    BEGUN + TYPED_OUT * letters as f32 / word.chars().count().max(1) as f32
}

/// Each word once, the best first; among equals the first in the alphabet.
fn best_first(found: &mut Vec<(WordId, f32)>) {
    found.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
    found.dedup_by_key(|(word, _)| *word);
    found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
}

/// How telling a word is, 0 to 1: that of the rarest thing it stands for.
#[expect(clippy::cast_precision_loss, reason = "counts of texts")]
fn rarity(vocabulary: &Vocabulary, found: &[(WordId, f32)], total: usize) -> f32 {
    let Some(best) = found.first().map(|(_, fit)| *fit) else {
        return 0.9;
    };
    let same = found.iter().take_while(|(_, fit)| *fit >= best - 0.05);
    let having: usize = same.map(|(word, _)| vocabulary.frequency(*word)).sum();
    let total = total as f32;
    let rarity = (1.0 + total / (1.0 + having as f32)).ln() / (1.0 + total).ln();
    rarity.clamp(0.15, 1.0)
}
