//! Random responses, marked many times over. The mean score checks the formulas of `chance` by experiment.

use super::SITTINGS;
use crate::course::{Choice, Item, Task};
use crate::study::shuffle::SplitMix64;
use crate::study::{NameLexicon, Response, mark};

/// The mean score of random responses to `item`.
pub(super) fn mean_score(item: &Item, lexicon: &NameLexicon, dice: &mut SplitMix64) -> f64 {
    let mut score = 0.0;
    for _ in 0..SITTINGS {
        let Some(response) = draw(item, dice) else {
            return 0.0;
        };
        score += mark(item, &response, lexicon).score;
    }
    score / f64::from(SITTINGS)
}

/// A random response; none for items that need a typed answer.
fn draw(item: &Item, dice: &mut SplitMix64) -> Option<Response> {
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
