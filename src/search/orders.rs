//! What a query insists on: letters that stand there as typed, words in a row, a beginning, words that must not be
//! there. Whoever does not obey is no hit, however well the rest fits.

use std::collections::HashSet;
use std::ops::Range;

use super::expand::Wanted;
use super::gauge::Gauge;
use super::index::{Index, Origin, Row};
use super::query::{Phrase, Query, joined};

/// The orders of one query.
pub(super) struct Orders<'a> {
    /// One bit for each word that has to be there as typed.
    exact: u32,
    start: Option<&'a str>,
    /// Phrases, each with the things that have its rarest word: the others need not be looked at.
    rows: Vec<(&'a Phrase, HashSet<u32>)>,
    left_out: HashSet<u32>,
}

impl<'a> Orders<'a> {
    pub(super) fn of(index: &Index, query: &'a Query, wanted: &[Wanted]) -> Self {
        let bits = wanted
            .iter()
            .enumerate()
            .filter(|(_, wanted)| wanted.is_exact);
        let mut left_out = HashSet::new();
        for words in &query.not {
            leave_out(index, words, &mut left_out);
        }
        Self {
            exact: bits.fold(0, |all, (at, _)| all | 1 << at.min(31)),
            start: query.start.as_deref(),
            rows: query
                .rows
                .iter()
                .map(|phrase| (phrase, with_rarest(index, phrase)))
                .collect(),
            left_out,
        }
    }

    /// Whether row number `at` obeys.
    pub(super) fn hold(&self, index: &Index, (at, row): (u32, &Row), gauge: &Gauge) -> bool {
        self.exact & !gauge.bits == 0
            && (self.left_out.is_empty() || !self.left_out.contains(&at))
            && self.start.is_none_or(|start| {
                let mut names = index.names_of(at as usize).iter();
                names.any(|name| joined(index.name(name)).starts_with(start))
            })
            && self.rows.iter().all(|(phrase, with_rarest)| {
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
                    .any(|text| phrase.stands_in(&joined(text)))
            })
    }
}

/// What has a name of its own is left out for its title alone, not for what else it is called or its text mentions.
fn leave_out(index: &Index, words: &str, all: &mut HashSet<u32>) {
    let vocabulary = &index.vocabulary;
    let first = words.split(' ').next().unwrap_or(words);
    let is_single = first == words;
    for word in vocabulary.beginning(first) {
        for name in vocabulary.names(word) {
            let Some(name) = index.names.get(*name as usize) else {
                continue;
            };
            if name.origin == Origin::Title && (is_single || begins(index.name(name), words)) {
                all.insert(name.owner);
            }
        }
        for (text, _) in vocabulary.texts(word) {
            let Some(row) = index.rows.get(text as usize) else {
                continue;
            };
            if row.kind.is_nameless() && (is_single || begins(index.text(row), words)) {
                all.insert(text);
            }
        }
    }
}

/// Whether `words` stand in `text` in a row, the last of them perhaps only begun.
fn begins(text: &str, words: &str) -> bool {
    format!(" {}", joined(text)).contains(&format!(" {words}"))
}

/// The things in whose names or text the word of a phrase stands that fewest have.
fn with_rarest(index: &Index, phrase: &Phrase) -> HashSet<u32> {
    let vocabulary = &index.vocabulary;
    let words: Vec<&str> = phrase.words.split(' ').collect();
    let forms = words.iter().enumerate().map(|(at, word)| {
        if phrase.is_open && at + 1 == words.len() {
            vocabulary.beginning(word)
        } else {
            vocabulary.exact(word).map_or(0..0, |word| word..word + 1)
        }
    });
    let count = |words: &Range<u32>| -> usize {
        let words = words.clone();
        words.map(|word| vocabulary.frequency(word)).sum()
    };
    let mut all = HashSet::new();
    for word in forms.min_by_key(count).unwrap_or(0..0) {
        let names = vocabulary.names(word).iter();
        let names = names.filter_map(|name| index.names.get(*name as usize));
        all.extend(names.map(|name| name.owner));
        all.extend(vocabulary.texts(word).map(|(text, _)| text));
    }
    all
}
