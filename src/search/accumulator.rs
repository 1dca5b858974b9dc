//! Accumulates scores term at a time: how much of the query each name and each document matches. One pass over the
//! posting lists without sorting.

use super::corpus::KeywordField;
use super::expand::ExpandedTerm;
use super::index::{Index, NameOrigin, STOP_WORD_SHARE};
use crate::text::is_stop_word;

/// Weight of a match in text, relative to one in a name.
const IN_TEXT: f32 = 0.8;
/// Most names added for one term, best candidates first. It limits the work for a single letter in a large library.
const MOST: usize = 50_000;
/// Most postings read for one term.
const PLACES: usize = 250_000;

/// The match of one name.
#[derive(Debug, Clone, Copy, Default)]
struct NameHit {
    /// Total weight of the terms that it contains; the same times their similarity.
    asked: f32,
    query: f32,
    /// Total weight of its own words that are in the query.
    own: f32,
    /// Number of its last matched word, plus 1.
    word: u32,
    /// Number of the last matched term, from 1.
    last: u8,
}

/// The match of one document.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct DocScore {
    /// The score of its best name, 0 to 1.
    pub(super) name: f32,
    /// The number of that name.
    pub(super) best: u32,
    /// The share of the query that this name contains, regardless of similarity.
    pub(super) share: f32,
    /// Total weight of the terms in its names or text.
    pub(super) covered: f32,
    /// The score of its text.
    pub(super) said: f32,
    /// One bit for each term that it contains.
    pub(super) bits: u32,
    fit: f32,
    told: f32,
    last: u8,
}

/// The number of a term, and the names that contain its letters in order, with their similarity.
pub(super) type SubsequenceHits = (usize, Vec<(u32, f32)>);

/// The matches of all documents. Reused for one query after the other, because a million entries take long to allocate.
#[derive(Debug, Default)]
pub(super) struct Scores {
    pub(super) docs: Vec<DocScore>,
    /// Documents with a match.
    touched: Vec<u32>,
    named: Vec<NameHit>,
    touched_names: Vec<u32>,
    /// Total weight of all terms.
    pub(super) total: f32,
}

impl Scores {
    /// Resets all matches and resizes the tables for `index`.
    pub(super) fn clear(&mut self, index: &Index, terms: &[ExpandedTerm]) {
        for &row in &self.touched {
            if let Some(score) = self.docs.get_mut(row as usize) {
                *score = DocScore::default();
            }
        }
        for &name in &self.touched_names {
            if let Some(named) = self.named.get_mut(name as usize) {
                *named = NameHit::default();
            }
        }
        self.touched.clear();
        self.touched_names.clear();
        self.docs.resize(index.docs.len(), DocScore::default());
        self.named.resize(index.names.len(), NameHit::default());
        let total: f32 = terms.iter().map(|term| term.weight).sum();
        self.total = total.max(0.001);
    }

    /// Scores names; `letters` are subsequence matches. The rarest term comes first, so that the limits cut only names
    /// that match frequent terms alone.
    pub(super) fn score_names(
        &mut self,
        index: &Index,
        terms: &[ExpandedTerm],
        letters: &[SubsequenceHits],
    ) {
        let mut order: Vec<(usize, &ExpandedTerm)> = terms.iter().enumerate().collect();
        order.sort_by(|(_, one), (_, other)| other.weight.total_cmp(&one.weight));
        for (nth, (at, term)) in order.into_iter().enumerate() {
            let term_number = u8::try_from(at + 1).unwrap_or(u8::MAX);
            let mut room = MOST;
            let mut places = PLACES;
            for &(word, fit) in &term.candidates {
                // All names with a word are added or none, so that their order makes no difference.
                let has_room = room > 0;
                if places == 0 || !has_room && nth == 0 {
                    break;
                }
                let own = if !is_stop_word(index.inverted_index.text(word)) {
                    1.0
                } else {
                    STOP_WORD_SHARE
                };
                let names = index.inverted_index.names(word);
                places = places.saturating_sub(names.len());
                for &name in names {
                    if has_room || self.is_touched(name) {
                        let parts = (term.weight, fit, own);
                        let is_first =
                            self.add_name_match(index, (name, word + 1), term_number, parts);
                        room = room.saturating_sub(usize::from(is_first));
                    }
                }
            }
            for (_, names) in letters.iter().filter(|(own, _)| *own == at) {
                for &(name, fit) in names {
                    self.add_name_match(index, (name, 0), term_number, (term.weight, fit, 1.0));
                }
            }
        }
        self.finish_names(index);
    }

    fn is_touched(&self, name: u32) -> bool {
        self.named
            .get(name as usize)
            .is_some_and(|named| named.last > 0)
    }

    /// The documents with a score.
    pub(super) fn touched_docs(&self) -> impl Iterator<Item = (u32, &DocScore)> {
        let touched = self.touched.iter();
        touched.filter_map(|&at| Some((at, self.docs.get(at as usize)?)))
    }

    /// Scores texts; names must have been scored.
    pub(super) fn score_texts(&mut self, index: &Index, terms: &[ExpandedTerm]) {
        for (at, term) in terms.iter().enumerate() {
            let term_number = u8::try_from(at + 1).unwrap_or(u8::MAX);
            let bit = 1_u32.wrapping_shl(u32::from(term_number) - 1);
            let mut room = PLACES;
            for &(word, fit) in &term.candidates {
                if room == 0 {
                    break;
                }
                for (text, times) in index.inverted_index.texts(word) {
                    room = room.saturating_sub(1);
                    let times = f32::from(times);
                    let length = index.inverted_index.length(text);
                    let told = fit * times / (times + 0.4 + 0.6 * length);
                    self.add_text_match(
                        text,
                        (term_number, bit),
                        (term.weight, fit * IN_TEXT, told),
                    );
                }
            }
        }
    }

    /// Adds a match in a name; returns whether it is the first in that name.
    fn add_name_match(
        &mut self,
        index: &Index,
        (name, word): (u32, u32),
        term_number: u8,
        (weight, fit, own): (f32, f32, f32),
    ) -> bool {
        let (Some(named), Some(row)) = (
            self.named.get_mut(name as usize),
            index.names.get(name as usize),
        ) else {
            return false;
        };
        if named.last == term_number {
            return false;
        }
        let is_first = named.last == 0;
        if is_first {
            self.touched_names.push(name);
        }
        named.last = term_number;
        named.asked += weight;
        named.query += weight * fit;
        // Two terms that are written as one word in the name count as one of its words.
        if word == 0 || named.word != word {
            named.own += own * fit;
        }
        named.word = word;
        let Some(score) = self.docs.get_mut(row.owner as usize) else {
            return is_first;
        };
        if score.last != term_number {
            if score.last == 0 {
                self.touched.push(row.owner);
            }
            score.last = term_number;
            score.fit = 0.0;
            score.bits |= 1_u32.wrapping_shl(u32::from(term_number) - 1);
        }
        if fit > score.fit {
            score.covered += weight * (fit - score.fit);
            score.fit = fit;
        }
        is_first
    }

    /// Adds a match in a text. A term that a name covers does not add to the coverage again.
    fn add_text_match(
        &mut self,
        text: u32,
        (term_number, bit): (u8, u32),
        (weight, fit, told): (f32, f32, f32),
    ) {
        let Some(score) = self.docs.get_mut(text as usize) else {
            return;
        };
        // The high bit distinguishes term numbers of texts from those of names.
        let term_number = term_number | 0x80;
        if score.last != term_number {
            if score.last == 0 {
                self.touched.push(text);
            }
            score.last = term_number;
            score.told = 0.0;
            score.fit = if score.bits & bit == 0 { 0.0 } else { 1.0 };
            score.bits |= bit;
        }
        if fit > score.fit {
            score.covered += weight * (fit - score.fit);
            score.fit = fit;
        }
        if told > score.told {
            // Only the best form of a term counts.
            score.said += weight * (told - score.told);
            score.told = told;
        }
    }

    fn finish_names(&mut self, index: &Index) {
        for &name in &self.touched_names {
            let (Some(named), Some(row)) = (
                self.named.get(name as usize),
                index.names.get(name as usize),
            ) else {
                continue;
            };
            let Some(doc) = self.docs.get_mut(row.owner as usize) else {
                continue;
            };
            let asked = (named.query / self.total).min(1.0);
            let own = (named.own / row.weight().max(STOP_WORD_SHARE)).min(1.0);
            let origin = match row.origin {
                NameOrigin::Title => 1.0,
                NameOrigin::Other => 0.97,
                NameOrigin::KeywordField(KeywordField::Start) => 0.95,
                NameOrigin::KeywordField(KeywordField::Role) => 0.9,
                NameOrigin::KeywordField(KeywordField::Later) => 0.82,
                NameOrigin::KeywordField(KeywordField::Id) => 0.88,
            };
            // An entity that is named in full answers a longer question; a heading does not.
            let is_thing = index
                .docs
                .get(row.owner as usize)
                .is_some_and(|row| row.kind.is_thing());
            let in_full = if is_thing { 0.6 * own } else { 0.0 };
            let score = origin * asked * (asked + in_full * (1.0 - asked)) * (0.55 + 0.45 * own);
            if score > doc.name {
                doc.share = (named.asked / self.total).min(1.0);
                doc.name = score;
                doc.best = name;
            }
        }
    }
}
