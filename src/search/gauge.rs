//! How much each thing has of what is wanted: in one of its names, in all of them, in its text. One pass over the lists
//! of the words, nothing sorted; the numbers depend on nothing but the query.

use super::expand::Wanted;
use super::gather::Cue;
use super::index::{EMPTY_WORD, Index, Origin};
use crate::text::is_stop_word;

/// A text that has a word is worth so much of a name that has it.
const IN_TEXT: f32 = 0.8;
/// Names, and texts, that are looked at for the sake of one word of the query, best forms of it first: whoever types
/// one letter in front of a million titles cannot want them all.
const MOST: usize = 50_000;
/// Places that are looked up for it at most, what is weighed already included.
const PLACES: usize = 250_000;

/// What one name has.
#[derive(Debug, Clone, Copy, Default)]
struct Named {
    /// Weights of the words of the query it has; as well as it has them.
    asked: f32,
    query: f32,
    /// Weights of its own words that the query has.
    own: f32,
    /// The last of its own words that was found, and one more.
    word: u32,
    /// The last word of the query that was found in it, from 1.
    last: u8,
}

/// What one thing has.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gauge {
    /// How good its best name is, 0 to 1.
    pub(super) name: f32,
    /// Which that is.
    pub(super) best: u32,
    /// How much of the query that name has, whether or not it is spelled so.
    pub(super) share: f32,
    /// Weights of the words of the query it has in names or text.
    pub(super) covered: f32,
    /// How much its text is about the query.
    pub(super) said: f32,
    /// One bit for each word of the query it has.
    pub(super) bits: u32,
    fit: f32,
    told: f32,
    last: u8,
}

/// Names that have the letters of a word of the query, and how closely; and the number of that word.
pub(super) type Lettered = (usize, Vec<(u32, f32)>);

/// What all things have. Made once and used for one query after the other: a million of them take their time to make.
#[derive(Debug, Default)]
pub(super) struct Gauges {
    pub(super) rows: Vec<Gauge>,
    /// Those that have something.
    pub(super) touched: Vec<u32>,
    named: Vec<Named>,
    touched_names: Vec<u32>,
    /// Weights of all words of the query.
    pub(super) total: f32,
}

impl Gauges {
    /// Empties the scales, and has one for each thing in `index`.
    pub(super) fn clear(&mut self, index: &Index, all: &[Wanted]) {
        for &row in &self.touched {
            if let Some(gauge) = self.rows.get_mut(row as usize) {
                *gauge = Gauge::default();
            }
        }
        for &name in &self.touched_names {
            if let Some(named) = self.named.get_mut(name as usize) {
                *named = Named::default();
            }
        }
        self.touched.clear();
        self.touched_names.clear();
        self.rows.resize(index.rows.len(), Gauge::default());
        self.named.resize(index.names.len(), Named::default());
        let total: f32 = all.iter().map(|wanted| wanted.weight).sum();
        self.total = total.max(0.001);
    }

    /// Weighs names; `letters` are those that have the letters of a word. The most telling word comes first; what only
    /// a word has that stands nearly everywhere need not be known to the last one.
    pub(super) fn weigh_names(&mut self, index: &Index, all: &[Wanted], letters: &[Lettered]) {
        let mut order: Vec<(usize, &Wanted)> = all.iter().enumerate().collect();
        order.sort_by(|(_, one), (_, other)| other.weight.total_cmp(&one.weight));
        for (nth, (at, wanted)) in order.into_iter().enumerate() {
            let turn = u8::try_from(at + 1).unwrap_or(u8::MAX);
            let mut room = MOST;
            let mut places = PLACES;
            for &(word, fit) in &wanted.found {
                // Either all names with a word are looked at, or none: in which order they came makes no difference.
                let has_room = room > 0;
                if places == 0 || !has_room && nth == 0 {
                    break;
                }
                let own = if !is_stop_word(index.vocabulary.text(word)) {
                    1.0
                } else {
                    EMPTY_WORD
                };
                let names = index.vocabulary.names(word);
                places = places.saturating_sub(names.len());
                for &name in names {
                    if has_room || self.is_touched(name) {
                        let parts = (wanted.weight, fit, own);
                        let is_first = self.in_name(index, (name, word + 1), turn, parts);
                        room = room.saturating_sub(usize::from(is_first));
                    }
                }
            }
            for (_, names) in letters.iter().filter(|(own, _)| *own == at) {
                for &(name, fit) in names {
                    self.in_name(index, (name, 0), turn, (wanted.weight, fit, 1.0));
                }
            }
        }
        self.best_names(index);
    }

    fn is_touched(&self, name: u32) -> bool {
        self.named
            .get(name as usize)
            .is_some_and(|named| named.last > 0)
    }

    /// Weighs texts, where names have been weighed.
    pub(super) fn weigh_texts(&mut self, index: &Index, all: &[Wanted]) {
        for (at, wanted) in all.iter().enumerate() {
            let turn = u8::try_from(at + 1).unwrap_or(u8::MAX);
            let bit = 1_u32.wrapping_shl(u32::from(turn) - 1);
            let mut room = PLACES;
            for &(word, fit) in &wanted.found {
                if room == 0 {
                    break;
                }
                for (text, times) in index.vocabulary.texts(word) {
                    room = room.saturating_sub(1);
                    let times = f32::from(times);
                    let length = index.vocabulary.length(text);
                    let told = fit * times / (times + 0.4 + 0.6 * length);
                    self.in_text(text, (turn, bit), (wanted.weight, fit * IN_TEXT, told));
                }
            }
        }
    }

    /// A word in a name; whether that is the first that was found in it.
    fn in_name(
        &mut self,
        index: &Index,
        (name, word): (u32, u32),
        turn: u8,
        (weight, fit, own): (f32, f32, f32),
    ) -> bool {
        let (Some(named), Some(row)) = (
            self.named.get_mut(name as usize),
            index.names.get(name as usize),
        ) else {
            return false;
        };
        if named.last == turn {
            return false;
        }
        let is_first = named.last == 0;
        if is_first {
            self.touched_names.push(name);
        }
        named.last = turn;
        named.asked += weight;
        named.query += weight * fit;
        // Two words of the query that are written as one there are one of its words.
        if word == 0 || named.word != word {
            named.own += own * fit;
        }
        named.word = word;
        let Some(gauge) = self.rows.get_mut(row.owner as usize) else {
            return is_first;
        };
        if gauge.last != turn {
            if gauge.last == 0 {
                self.touched.push(row.owner);
            }
            gauge.last = turn;
            gauge.fit = 0.0;
            gauge.bits |= 1_u32.wrapping_shl(u32::from(turn) - 1);
        }
        if fit > gauge.fit {
            gauge.covered += weight * (fit - gauge.fit);
            gauge.fit = fit;
        }
        is_first
    }

    /// A word in a text. What a name has covered already, the text does not cover again.
    fn in_text(&mut self, text: u32, (turn, bit): (u8, u32), (weight, fit, told): (f32, f32, f32)) {
        let Some(gauge) = self.rows.get_mut(text as usize) else {
            return;
        };
        // Turns of texts are told from those of names by their upper half.
        let turn = turn | 0x80;
        if gauge.last != turn {
            if gauge.last == 0 {
                self.touched.push(text);
            }
            gauge.last = turn;
            gauge.told = 0.0;
            gauge.fit = if gauge.bits & bit == 0 { 0.0 } else { 1.0 };
            gauge.bits |= bit;
        }
        if fit > gauge.fit {
            gauge.covered += weight * (fit - gauge.fit);
            gauge.fit = fit;
        }
        if told > gauge.told {
            // Further forms of a word add little to the one that is there most.
            gauge.said += weight * (told - gauge.told);
            gauge.told = told;
        }
    }

    fn best_names(&mut self, index: &Index) {
        for &name in &self.touched_names {
            let (Some(named), Some(row)) = (
                self.named.get(name as usize),
                index.names.get(name as usize),
            ) else {
                continue;
            };
            let Some(gauge) = self.rows.get_mut(row.owner as usize) else {
                continue;
            };
            let asked = (named.query / self.total).min(1.0);
            let own = (named.own / row.weight().max(EMPTY_WORD)).min(1.0);
            let origin = match row.origin {
                Origin::Title => 1.0,
                Origin::Other => 0.97,
                Origin::Cue(Cue::Start) => 0.95,
                Origin::Cue(Cue::Role) => 0.9,
                Origin::Cue(Cue::Later) => 0.82,
                Origin::Cue(Cue::Id) => 0.88,
            };
            // A thing that is named in full answers a longer question; a heading does not.
            let is_thing = index
                .rows
                .get(row.owner as usize)
                .is_some_and(|row| row.kind.is_thing());
            let in_full = if is_thing { 0.6 * own } else { 0.0 };
            let score = origin * asked * (asked + in_full * (1.0 - asked)) * (0.55 + 0.45 * own);
            if score > gauge.name {
                gauge.share = (named.asked / self.total).min(1.0);
                gauge.name = score;
                gauge.best = name;
            }
        }
    }
}
