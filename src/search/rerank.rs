//! Reranks the best documents by word order and proximity. Too slow for all documents.

use rustc_hash::FxHashMap;

use super::expand::ExpandedTerm;
use super::index::Index;
use super::synonyms::IGNORED_WEIGHT;
use crate::text::for_each_token;
use crate::text::{folded, is_stop_word};

/// Bonus for a name that equals the query.
const WHOLE: f32 = 0.14;
/// The same, with another form or a typo.
const SAME: f32 = 0.08;
/// The name begins with the query.
const BEGINNING: f32 = 0.05;
/// The name contains the words in a row, or in order.
const IN_A_ROW: f32 = 0.03;
const IN_ORDER: f32 = 0.015;

/// Matches the terms of a query in texts.
pub(super) struct Reranker<'a> {
    terms: &'a [ExpandedTerm],
    /// For each word of the course its best term, with the similarity. A hash map, because a binary search in the
    /// dictionary takes ten times as long.
    stands_for: FxHashMap<&'a str, (usize, f32)>,
}

impl<'a> Reranker<'a> {
    pub(super) fn new(index: &'a Index, terms: &'a [ExpandedTerm]) -> Self {
        let mut stands_for: FxHashMap<_, (usize, f32)> = FxHashMap::default();
        for (at, term) in terms.iter().enumerate() {
            for &(word, fit) in &term.candidates {
                let word = index.inverted_index.text(word);
                let best = stands_for.entry(word).or_insert((at, fit));
                if fit > best.1 {
                    *best = (at, fit);
                }
            }
        }
        Self { terms, stands_for }
    }

    /// The number of the term that a folded word matches, and the similarity.
    pub(super) fn lookup(&self, word: &str) -> Option<(usize, f32)> {
        self.stands_for.get(word).copied()
    }

    /// The term with this number.
    pub(super) fn term(&self, at: usize) -> Option<&ExpandedTerm> {
        self.terms.get(at)
    }

    /// The sum of the similarities of the terms in a name: 1 for each that it contains as typed.
    pub(super) fn matched_share(&self, name: &str) -> f32 {
        let mut best = vec![0.0_f32; self.terms.len()];
        for_each_token(&folded(name), |word, _| {
            if let Some((at, fit)) = self.lookup(word)
                && let Some(own) = best.get_mut(at)
            {
                *own = own.max(fit);
            }
        });
        best.iter().sum()
    }

    /// The bonus of a name for word order.
    pub(super) fn name_bonus(&self, name: &str) -> f32 {
        let mut own = Vec::new();
        let mut exact = true;
        for_each_token(&folded(name), |word, _| {
            let found = self.lookup(word);
            if found.is_some() || !is_stop_word(word) {
                exact &= found.is_some_and(|(at, _)| {
                    self.terms.get(at).is_some_and(|term| term.word == word)
                });
                own.push(found.map(|(at, _)| at));
            }
        });
        let content_words: Vec<usize> = self
            .terms
            .iter()
            .enumerate()
            .filter(|(at, term)| term.worth > IGNORED_WEIGHT || own.contains(&Some(*at)))
            .map(|(at, _)| at)
            .collect();
        if content_words.is_empty() || own.is_empty() {
            return 0.0;
        }
        let row: Vec<usize> = own.iter().flatten().copied().collect();
        let begins = own.len() >= content_words.len()
            && own
                .iter()
                .zip(&content_words)
                .all(|(own, at)| *own == Some(*at));
        if begins && own.len() == content_words.len() {
            return if exact { WHOLE } else { SAME };
        }
        if begins {
            return BEGINNING;
        }
        let in_a_row = own.windows(content_words.len()).any(|some| {
            some.iter()
                .zip(&content_words)
                .all(|(own, at)| *own == Some(*at))
        });
        if in_a_row {
            IN_A_ROW
        } else if row.is_sorted() && row.len() > 1 {
            IN_ORDER
        } else {
            0.0
        }
    }

    /// The proximity of the terms in a text, 0 to 1: the largest share of them in a window of three words for each term.
    #[expect(clippy::cast_precision_loss, reason = "counts of words")]
    pub(super) fn proximity(&self, text: &str) -> f32 {
        let content_words = self
            .terms
            .iter()
            .filter(|term| term.worth > IGNORED_WEIGHT)
            .count();
        if content_words < 2 {
            return 0.0;
        }
        let mut places: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        for_each_token(&folded(text), |word, _| {
            at += 1;
            let found = self.lookup(word).filter(|(which, fit)| {
                *fit > 0.6
                    && self
                        .terms
                        .get(*which)
                        .is_some_and(|term| term.worth > IGNORED_WEIGHT)
            });
            if let Some((which, _)) = found {
                places.push((at, which));
            }
        });
        let mut best = 0;
        for (from, &(start, _)) in places.iter().enumerate() {
            let stretch = places
                .iter()
                .skip(from)
                .take_while(|(at, _)| *at < start + 3 * content_words);
            let mut seen: Vec<usize> = stretch.map(|(_, which)| *which).collect();
            seen.sort_unstable();
            seen.dedup();
            best = best.max(seen.len());
        }
        best as f32 / content_words as f32
    }
}
