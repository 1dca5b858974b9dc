//! Expands the terms of a query to words of the course: inflected and derived forms, completions, synonyms, and
//! corrections of unknown words.

use super::edit_distance::max_distance;
use super::index::Index;
use super::inverted_index::{InvertedIndex, WordId};
use super::query::{Query, QueryTerm};
use super::subsequence::match_subsequence_words;
use super::synonyms::{IGNORED_WEIGHT, synonyms};
use crate::course::SearchWords;
use crate::text::is_unspaced;

/// Similarity of the word itself,
const EXACT: f32 = 1.0;
/// of two typed words that are written as one,
const JOINED: f32 = 0.96;
/// of an inflected form,
const SAME_STEM: f32 = 0.95;
/// of a word with the same root, plus a part for the share of common letters,
const SAME_ROOT: f32 = 0.7;
const ROOT_SHARE: f32 = 0.22;
/// of a synonym,
const SYNONYM: f32 = 0.62;
/// of a completion, plus a part for the share of letters typed,
const PREFIX: f32 = 0.5;
const PREFIX_SHARE: f32 = 0.42;
/// of a word that contains it,
const SUBSTRING: f32 = 0.5;
/// of a correction, minus a step for each quarter of a letter.
const TYPO: f32 = 0.85;
const TYPO_STEP: f32 = 0.05;
/// With this many names an unknown word needs no subsequence match.
pub(super) const ENOUGH_TITLES: usize = 40;
/// Most corrections of a word.
const MAX_CORRECTIONS: usize = 8;

/// A term of the query with its candidates in the course.
#[derive(Debug, Clone)]
pub(super) struct ExpandedTerm {
    /// As typed.
    pub(super) word: String,
    /// `worth` times rarity.
    pub(super) weight: f32,
    /// Whether it must occur as typed.
    pub(super) is_exact: bool,
    /// The weight of the term in the query, 0 to 1.
    pub(super) worth: f32,
    /// Words of the course with their similarity, best first.
    pub(super) candidates: Vec<(WordId, f32)>,
    /// Whether the course contains it in some form.
    pub(super) is_known: bool,
}

/// Expands each term of `query`. With `allow_typos`, known words get corrections as well.
pub(super) fn expand(index: &Index, query: &Query, allow_typos: bool) -> Vec<ExpandedTerm> {
    let inverted_index = &index.terms;
    let terms = split(inverted_index, &query.terms);
    let mut all: Vec<ExpandedTerm> = terms
        .iter()
        .map(|term| expand_term((inverted_index, &index.search_words), term, allow_typos))
        .collect();
    for (at, pair) in terms.windows(2).enumerate() {
        let [one, other] = pair else { continue };
        if one.is_exact || other.is_exact {
            continue;
        }
        let both = format!("{}{}", one.word, other.word);
        let words: Vec<WordId> = match inverted_index.exact(&both) {
            Some(word) => vec![word],
            None => Vec::new(),
        };
        for expanded in all.get_mut(at..at + 2).unwrap_or_default() {
            expanded.is_known |= !words.is_empty();
            expanded
                .candidates
                .extend(words.iter().map(|&word| (word, JOINED)));
        }
    }
    let total = index.len().max(1);
    for (expanded, term) in all.iter_mut().zip(&terms) {
        best_first(&mut expanded.candidates);
        expanded.weight = term.worth * rarity(inverted_index, &expanded.candidates, total);
    }
    all
}

/// Splits an unknown word that consists of two known ones.
fn split(inverted_index: &InvertedIndex, terms: &[QueryTerm]) -> Vec<QueryTerm> {
    let mut out = Vec::new();
    for term in terms {
        let is_known = term.is_exact || !inverted_index.by_prefix(&term.word).is_empty();
        let halves = if is_known {
            None
        } else {
            halves(inverted_index, &term.word)
        };
        match halves {
            Some((one, other)) => out.extend([one, other].map(|word| QueryTerm {
                word: word.to_owned(),
                ..term.clone()
            })),
            None => out.push(term.clone()),
        }
    }
    out
}

fn halves<'a>(inverted_index: &InvertedIndex, word: &'a str) -> Option<(&'a str, &'a str)> {
    let named = |half: &str| {
        let word = inverted_index.exact(half)?;
        (!inverted_index.names(word).is_empty()).then_some(word)
    };
    let least = if word.len() < 5 { 1 } else { 3 };
    word.char_indices().skip(1).find_map(|(at, _)| {
        let (one, other) = (word.get(..at)?, word.get(at..)?);
        let is_long = one.chars().count() >= least && other.chars().count() >= least;
        let (first, second) = (named(one)?, named(other)?);
        let shared = inverted_index
            .names(first)
            .iter()
            .any(|name| inverted_index.names(second).binary_search(name).is_ok());
        (is_long && shared).then_some((one, other))
    })
}

fn expand_term(
    (inverted_index, search_words): (&InvertedIndex, &SearchWords),
    term: &QueryTerm,
    allow_typos: bool,
) -> ExpandedTerm {
    let word = term.word.as_str();
    let letters = word.chars().count();
    let mut candidates: Vec<(WordId, f32)> = Vec::new();
    if term.is_exact {
        candidates.extend(inverted_index.by_substring(word).into_iter().map(|id| {
            let text = inverted_index.text(id);
            (
                id,
                if text == word {
                    EXACT
                } else {
                    prefix_similarity(letters, text)
                },
            )
        }));
    } else {
        candidates.extend(inverted_index.exact(word).map(|id| (id, EXACT)));
        if term.worth > IGNORED_WEIGHT {
            let words = inverted_index.by_stem(word).into_iter();
            candidates.extend(words.map(|id| (id, SAME_STEM)));
            let words = inverted_index.by_root(word).into_iter();
            candidates.extend(words.map(|id| (id, root_similarity(word, inverted_index.text(id)))));
            let words = inverted_index.by_prefix(word);
            candidates
                .extend(words.map(|id| (id, prefix_similarity(letters, inverted_index.text(id)))));
        }
    }
    let is_known = !candidates.is_empty();
    // Stop words are not corrected.
    let may_mean_another = !is_known && term.worth > IGNORED_WEIGHT;
    if !term.is_exact {
        let same = synonyms(word, search_words).filter_map(|other| inverted_index.exact(other));
        candidates.extend(same.map(|id| (id, SYNONYM)));
        if may_mean_another || allow_typos && term.worth > 0.5 {
            let near = inverted_index
                .fuzzy(word, max_distance(letters), MAX_CORRECTIONS)
                .into_iter();
            candidates.extend(near.map(|(far, id)| (id, TYPO - TYPO_STEP * f32::from(far))));
        }
        let names = |(word, _): &(WordId, f32)| inverted_index.names(*word).len();
        if may_mean_another && candidates.iter().map(names).sum::<usize>() < ENOUGH_TITLES {
            candidates.extend(match_subsequence_words(inverted_index, word));
        }
        if may_mean_another && letters > 2 || word.starts_with(is_unspaced) && letters == 1 {
            let words = inverted_index.by_substring(word).into_iter();
            candidates.extend(words.map(|id| (id, SUBSTRING)));
        }
    }
    ExpandedTerm {
        word: term.word.clone(),
        weight: 0.0,
        is_exact: term.is_exact,
        worth: term.worth,
        candidates,
        is_known,
    }
}

#[expect(clippy::cast_precision_loss, reason = "letters of a word")]
fn root_similarity(typed: &str, word: &str) -> f32 {
    let shared = typed
        .chars()
        .zip(word.chars())
        .take_while(|(one, other)| one == other);
    let longer = typed.chars().count().max(word.chars().count()).max(1);
    SAME_ROOT + ROOT_SHARE * shared.count() as f32 / longer as f32
}

#[expect(clippy::cast_precision_loss, reason = "letters of a word")]
fn prefix_similarity(letters: usize, word: &str) -> f32 {
    PREFIX + PREFIX_SHARE * letters as f32 / word.chars().count().max(1) as f32
}

/// Sorts the best candidates first, without duplicates; ties in alphabetical order.
fn best_first(candidates: &mut Vec<(WordId, f32)>) {
    candidates.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
    candidates.dedup_by_key(|(word, _)| *word);
    candidates.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
}

/// The rarity of the best candidates, 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "counts of texts")]
fn rarity(inverted_index: &InvertedIndex, candidates: &[(WordId, f32)], total: usize) -> f32 {
    let Some(best) = candidates.first().map(|(_, fit)| *fit) else {
        return 0.9;
    };
    let same = candidates.iter().take_while(|(_, fit)| *fit >= best - 0.05);
    let having: usize = same.map(|(word, _)| inverted_index.frequency(*word)).sum();
    let total = total as f32;
    let rarity = (1.0 + total / (1.0 + having as f32)).ln() / (1.0 + total).ln();
    rarity.clamp(0.15, 1.0)
}
