//! The robot that answers by lot: real responses, drawn and marked, many times over. What it scores is what luck makes
//! of a quiz, and checks the formulas for chance by experiment.

use super::SITTINGS;
use crate::course::{Choice, Item, Task};
use crate::study::{Lexicon, Response, mark};

/// Numbers that look drawn and are the same for the same seed: `SplitMix64`.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 if there is none.
    fn below(&mut self, end: usize) -> usize {
        let wide = u128::from(self.next()) * end as u128;
        usize::try_from(wide >> 64).unwrap_or_default()
    }

    /// The numbers below `end` in an order drawn by lot (Fisher and Yates).
    fn shuffled(&mut self, end: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..end).collect();
        for at in (1..end).rev() {
            all.swap(at, self.below(at + 1));
        }
        all
    }
}

/// The mean of what drawn answers to `item` score.
pub(super) fn mean(item: &Item, lexicon: &Lexicon, dice: &mut Dice) -> f64 {
    let mut score = 0.0;
    for _ in 0..SITTINGS {
        let Some(response) = draw(item, dice) else {
            return 0.0;
        };
        score += mark(item, &response, lexicon).score;
    }
    score / f64::from(SITTINGS)
}

/// An answer drawn by lot; none where one would have to be written.
fn draw(item: &Item, dice: &mut Dice) -> Option<Response> {
    let ids = |choices: &[Choice], order: Vec<usize>| {
        let ids = order.into_iter().filter_map(|at| choices.get(at));
        Response::Choices(ids.map(|choice| choice.id.to_string()).collect())
    };
    Some(match &item.task {
        Task::Single(choices) => ids(choices, vec![dice.below(choices.len())]),
        Task::Multiple(choices) => {
            let mut chosen = Vec::new();
            while chosen.is_empty() && !choices.is_empty() {
                chosen = (0..choices.len()).filter(|_| dice.below(2) == 1).collect();
            }
            ids(choices, chosen)
        }
        Task::TrueFalse { .. } => Response::Truth(dice.below(2) == 1),
        Task::Ordering(choices) => ids(choices, dice.shuffled(choices.len())),
        Task::Matching { pairs, extra } => {
            let mut rights = dice.shuffled(pairs.len() + extra.len());
            rights.truncate(pairs.len());
            Response::Pairs(rights.into_iter().map(Some).collect())
        }
        Task::Categorise(categories) => {
            let members = categories.iter().flat_map(|category| &category.members);
            let draw = |_| Some(dice.below(categories.len()));
            Response::Categories(members.map(draw).collect())
        }
        Task::Short { .. } | Task::Cloze { .. } | Task::Numeric { .. } | Task::Open { .. } => {
            return None;
        }
    })
}
