//! Hard constraints of a query: exact words, phrases, the beginning of a name, excluded words. A document that fails one
//! of them is no hit.

use std::collections::HashSet;
use std::ops::Range;

use super::accumulator::DocScore;
use super::expand::ExpandedTerm;
use super::index::{DocEntry, Index, NameOrigin};
use super::query::{PhraseFilter, Query, join_tokens};

/// The constraints of one query.
pub(super) struct Filters<'a> {
    /// One bit for each exact word.
    exact: u32,
    start: Option<&'a str>,
    /// Phrases, each with the documents that contain its rarest word: only these are searched.
    phrases: Vec<(&'a PhraseFilter, HashSet<u32>)>,
    left_out: HashSet<u32>,
}

impl<'a> Filters<'a> {
    pub(super) fn new(index: &Index, query: &'a Query, terms: &[ExpandedTerm]) -> Self {
        let bits = terms.iter().enumerate().filter(|(_, term)| term.is_exact);
        let mut left_out = HashSet::new();
        for words in &query.not {
            leave_out(index, words, &mut left_out);
        }
        Self {
            exact: bits.fold(0, |all, (at, _)| all | 1 << at.min(31)),
            start: query.start.as_deref(),
            phrases: query
                .phrases
                .iter()
                .map(|phrase| (phrase, with_rarest(index, phrase)))
                .collect(),
            left_out,
        }
    }

    /// Whether document number `at` satisfies all constraints.
    pub(super) fn accepts(
        &self,
        index: &Index,
        (at, row): (u32, &DocEntry),
        doc_score: &DocScore,
    ) -> bool {
        self.exact & !doc_score.bits == 0
            && (self.left_out.is_empty() || !self.left_out.contains(&at))
            && self.start.is_none_or(|start| {
                let mut names = index.names_of(at as usize).iter();
                names.any(|name| join_tokens(index.name(name)).starts_with(start))
            })
            && self.phrases.iter().all(|(phrase, with_rarest)| {
                if !with_rarest.contains(&at) {
                    return false;
                }
                if !phrase.words.contains(' ') {
                    return true;
                }
                let names = index.names_of(at as usize).iter();
                names
                    .map(|name| index.name(name))
                    .chain([index.text(row)])
                    .any(|text| phrase.stands_in(&join_tokens(text)))
            })
    }
}

/// Adds the documents that contain `words` in their title, or in their text if they have no title of their own.
fn leave_out(index: &Index, words: &str, all: &mut HashSet<u32>) {
    let inverted_index = &index.inverted_index;
    let first = words.split(' ').next().unwrap_or(words);
    let is_single = first == words;
    for word in inverted_index.by_prefix(first) {
        for name in inverted_index.names(word) {
            let Some(name) = index.names.get(*name as usize) else {
                continue;
            };
            if name.origin == NameOrigin::Title && (is_single || begins(index.name(name), words)) {
                all.insert(name.owner);
            }
        }
        for (text, _) in inverted_index.texts(word) {
            let Some(row) = index.docs.get(text as usize) else {
                continue;
            };
            if row.kind.is_nameless() && (is_single || begins(index.text(row), words)) {
                all.insert(text);
            }
        }
    }
}

/// Whether `text` contains `words` in a row; the last may be a prefix.
fn begins(text: &str, words: &str) -> bool {
    format!(" {}", join_tokens(text)).contains(&format!(" {words}"))
}

/// The documents that contain the rarest word of a phrase.
fn with_rarest(index: &Index, phrase: &PhraseFilter) -> HashSet<u32> {
    let inverted_index = &index.inverted_index;
    let words: Vec<&str> = phrase.words.split(' ').collect();
    let forms = words.iter().enumerate().map(|(at, word)| {
        if phrase.is_open && at + 1 == words.len() {
            inverted_index.by_prefix(word)
        } else {
            inverted_index
                .exact(word)
                .map_or(0..0, |word| word..word + 1)
        }
    });
    let count = |words: &Range<u32>| -> usize {
        let words = words.clone();
        words.map(|word| inverted_index.frequency(word)).sum()
    };
    let mut all = HashSet::new();
    for word in forms.min_by_key(count).unwrap_or(0..0) {
        let names = inverted_index.names(word).iter();
        let names = names.filter_map(|name| index.names.get(*name as usize));
        all.extend(names.map(|name| name.owner));
        all.extend(inverted_index.texts(word).map(|(text, _)| text));
    }
    all
}
