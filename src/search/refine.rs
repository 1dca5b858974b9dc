//! The last look at the few that can reach the screen: whether the words stand in a row, in order, at the beginning,
//! close together. Too slow to do for everything.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::expand::Wanted;
use super::index::Index;
use super::synonyms::IGNORED_WEIGHT;
use super::vocabulary::Quick;
use crate::text::for_each_token;
use crate::text::{folded, is_stop_word};

/// The name is what was typed, and nothing else.
const WHOLE: f32 = 0.14;
/// So it is but for an ending or a slip.
const SAME: f32 = 0.08;
/// It begins with it.
const BEGINNING: f32 = 0.05;
/// It has the words in a row, or in order.
const IN_A_ROW: f32 = 0.03;
const IN_ORDER: f32 = 0.015;

/// The words of a query, ready to be looked for in a text.
pub(super) struct Lens<'a> {
    wanted: &'a [Wanted],
    /// For words of the course the word of the query each stands for best. By their letters: a text that is looked at
    /// is a text again, and to find a word in the alphabet takes ten times as long.
    stands_for: HashMap<&'a str, (usize, f32), BuildHasherDefault<Quick>>,
}

impl<'a> Lens<'a> {
    pub(super) fn new(index: &'a Index, wanted: &'a [Wanted]) -> Self {
        let mut stands_for: HashMap<_, (usize, f32), _> = HashMap::default();
        for (at, wanted) in wanted.iter().enumerate() {
            for &(word, fit) in &wanted.found {
                let word = index.vocabulary.text(word);
                let best = stands_for.entry(word).or_insert((at, fit));
                if fit > best.1 {
                    *best = (at, fit);
                }
            }
        }
        Self { wanted, stands_for }
    }

    /// Which word of the query a folded word stands for, and how well.
    pub(super) fn looks_up(&self, word: &str) -> Option<(usize, f32)> {
        self.stands_for.get(word).copied()
    }

    /// The word of the query with this number.
    pub(super) fn wanted(&self, at: usize) -> Option<&Wanted> {
        self.wanted.get(at)
    }

    /// How much of the words of the query a name has: 1 for each that it has as typed.
    pub(super) fn found_in(&self, name: &str) -> f32 {
        let mut best = vec![0.0_f32; self.wanted.len()];
        for_each_token(&folded(name), |word, _| {
            if let Some((at, fit)) = self.looks_up(word)
                && let Some(own) = best.get_mut(at)
            {
                *own = own.max(fit);
            }
        });
        best.iter().sum()
    }

    /// What a name deserves besides.
    pub(super) fn name_bonus(&self, name: &str) -> f32 {
        let mut own = Vec::new();
        let mut exact = true;
        for_each_token(&folded(name), |word, _| {
            let found = self.looks_up(word);
            if found.is_some() || !is_stop_word(word) {
                exact &= found.is_some_and(|(at, _)| {
                    self.wanted
                        .get(at)
                        .is_some_and(|wanted| wanted.word == word)
                });
                own.push(found.map(|(at, _)| at));
            }
        });
        let telling: Vec<usize> = self
            .wanted
            .iter()
            .enumerate()
            .filter(|(at, wanted)| wanted.worth > IGNORED_WEIGHT || own.contains(&Some(*at)))
            .map(|(at, _)| at)
            .collect();
        if telling.is_empty() || own.is_empty() {
            return 0.0;
        }
        let row: Vec<usize> = own.iter().flatten().copied().collect();
        let begins = own.len() >= telling.len()
            && own.iter().zip(&telling).all(|(own, at)| *own == Some(*at));
        if begins && own.len() == telling.len() {
            return if exact { WHOLE } else { SAME };
        }
        if begins {
            return BEGINNING;
        }
        let in_a_row = own
            .windows(telling.len())
            .any(|some| some.iter().zip(&telling).all(|(own, at)| *own == Some(*at)));
        if in_a_row {
            IN_A_ROW
        } else if row.is_sorted() && row.len() > 1 {
            IN_ORDER
        } else {
            0.0
        }
    }

    /// How close together the words of the query stand in a text, 0 to 1: the share of them in the best stretch of
    /// three times as many words.
    #[expect(clippy::cast_precision_loss, reason = "counts of words")]
    pub(super) fn closeness(&self, text: &str) -> f32 {
        let telling = self
            .wanted
            .iter()
            .filter(|wanted| wanted.worth > IGNORED_WEIGHT)
            .count();
        if telling < 2 {
            return 0.0;
        }
        let mut places: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        for_each_token(&folded(text), |word, _| {
            at += 1;
            let found = self.looks_up(word).filter(|(which, fit)| {
                *fit > 0.6
                    && self
                        .wanted
                        .get(*which)
                        .is_some_and(|wanted| wanted.worth > IGNORED_WEIGHT)
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
                .take_while(|(at, _)| *at < start + 3 * telling);
            let mut seen: Vec<usize> = stretch.map(|(_, which)| *which).collect();
            seen.sort_unstable();
            seen.dedup();
            best = best.max(seen.len());
        }
        best as f32 / telling as f32
    }
}
