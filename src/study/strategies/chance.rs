//! What blind guessing scores on average. For each kind:
//!
//! - `single`: 1/k with k choices; `truefalse`: 1/2.
//! - `multiple`: the mean of max(0, TP/C − FP/W) over all 2ⁿ−1 ways to choose at least one of n choices, C of them
//!   right and W wrong (plus/minus scoring, Betts et al. 2022).
//! - `ordering`: 1/2, since in a random order each pair stands right as often as wrong.
//! - `matching`: 1/m with m right-hand sides, since each left-hand side finds its own with that chance.
//! - `categorise`: 1/c with c categories, likewise.
//! - `short`, `cloze`, `numeric`, `open`: 0. Nobody hits on a word by accident.

use crate::course::{Choice, Item, Task};
use crate::study::marking::share;

/// What blind guessing scores on `item` on average, 0 to 1.
pub fn chance(item: &Item) -> f64 {
    match &item.task {
        Task::Single(choices) => ChoiceCounts::all(choices).expected(1),
        Task::Multiple(choices) => {
            let all = ChoiceCounts::all(choices);
            let n = choices.len();
            let ways: f64 = (1..=n).map(|take| binomial(n, take)).sum();
            let score = |take| binomial(n, take) * all.expected(take);
            if n == 0 {
                0.0
            } else {
                (1..=n).map(score).sum::<f64>() / ways
            }
        }
        Task::TrueFalse { .. } | Task::Ordering(_) => 0.5,
        Task::Matching { pairs, extra } => share(1, pairs.len() + extra.len()),
        Task::Categorise(categories) => share(1, categories.len()),
        Task::Short { .. } | Task::Cloze { .. } | Task::Numeric { .. } | Task::Open { .. } => 0.0,
    }
}

/// Choices of which some were taken, some are equally good, and the others are out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ChoiceCounts {
    /// Right and wrong ones of all.
    pub(super) all: (usize, usize),
    /// Right and wrong ones that were taken.
    pub(super) taken: (usize, usize),
    /// Right and wrong ones that are equally good.
    pub(super) tied: (usize, usize),
}

impl ChoiceCounts {
    /// Choices that are all equally good.
    fn all(choices: &[Choice]) -> Self {
        let right = choices.iter().filter(|choice| choice.key).count();
        let all = (right, choices.len() - right);
        Self {
            all,
            taken: (0, 0),
            tied: all,
        }
    }

    /// The mean of max(0, TP/C − FP/W) over all ways to take `more` of those that are equally good. With one right
    /// choice of all and one taken, that is the chance that the one taken is the right one.
    pub(super) fn expected(&self, more: usize) -> f64 {
        let ways = binomial(self.tied.0 + self.tied.1, more);
        let score = |tp: usize| {
            let fp = more - tp;
            let ways = binomial(self.tied.0, tp) * binomial(self.tied.1, fp);
            let right = share(self.taken.0 + tp, self.all.0);
            let wrong = share(self.taken.1 + fp, self.all.1);
            ways * (right - wrong).max(0.0)
        };
        if ways == 0.0 {
            0.0
        } else {
            (0..=more).map(score).sum::<f64>() / ways
        }
    }
}

/// In how many ways `k` of `n` can be taken.
fn binomial(n: usize, k: usize) -> f64 {
    if k > n {
        return 0.0;
    }
    (1..=k).fold(1.0, |ways, i| ways * share(n - k + i, i))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{choice, item};
    use crate::study::{NameLexicon, Response, mark};

    /// Choices `a`, `b`, …; capitals belong to the key.
    fn choices(letters: &str) -> Vec<Choice> {
        let one = |c: char| choice(&c.to_lowercase().to_string(), "text", c.is_uppercase());
        letters.chars().map(one).collect()
    }

    /// The mean mark over all ways to choose at least one.
    fn by_counting(letters: &str) -> f64 {
        let choices = choices(letters);
        let item = item("i", "?", Task::Multiple(choices.clone()));
        let scores = (1_u32..1 << choices.len()).map(|bits| {
            let chosen = choices.iter().enumerate();
            let chosen = chosen.filter(|(at, _)| bits >> at & 1 == 1);
            let ids = chosen.map(|(_, choice)| choice.id.to_string()).collect();
            mark(&item, &Response::Choices(ids), &NameLexicon::default()).score
        });
        scores.sum::<f64>() / f64::from((1_u32 << choices.len()) - 1)
    }

    #[test]
    fn the_formula_for_multiple_is_the_mean_over_all_ways_to_choose() {
        for letters in ["ABcde", "ABcd", "ABCd", "ABCDefg", "Abcd", "ABCD", "abcd"] {
            let task = Task::Multiple(choices(letters));
            let formula = chance(&item("i", "?", task));
            assert!(
                (formula - by_counting(letters)).abs() < 1e-12,
                "{letters}: {formula}"
            );
        }
        let task = Task::Multiple(choices("ABcde"));
        assert!((chance(&item("i", "?", task)) - 6.0 / 31.0).abs() < 1e-12);
    }

    #[test]
    fn one_of_k_is_a_kth() {
        for (letters, expected) in [("aBc", 1.0 / 3.0), ("abcD", 0.25), ("", 0.0)] {
            let chance = chance(&item("i", "?", Task::Single(choices(letters))));
            assert!((chance - expected).abs() < 1e-12, "{letters}: {chance}");
        }
    }
}
