//! Judging what was chosen among choices, and the order they were put in. A choice is known by its id alone; ids that
//! the item does not have are passed over, and a choice counts once however often it is named.

use super::super::{Credit, Mark, PartMark};
use super::share;
use crate::course::Choice;

/// Choose one: 1 for the key alone, else 0.
pub(super) fn single(choices: &[Choice], chosen: &[String]) -> Mark {
    let parts = parts(choices, chosen);
    let mut picked = choices.iter().filter(|choice| is_in(choice, chosen));
    let right = picked.next().is_some_and(|choice| choice.key) && picked.next().is_none();
    Mark {
        score: if right { 1.0 } else { 0.0 },
        parts,
    }
}

/// Choose all that apply, by plus and minus: max(0, TP/C − FP/W) for TP of C right and FP of W wrong ones chosen
/// (plus/minus scoring, Betts et al. 2022).
pub(super) fn multiple(choices: &[Choice], chosen: &[String]) -> Mark {
    let count = |key: bool, among: &[String]| {
        choices
            .iter()
            .filter(|choice| choice.key == key && is_in(choice, among))
            .count()
    };
    let all = |key: bool| choices.iter().filter(|choice| choice.key == key).count();
    let score = share(count(true, chosen), all(true)) - share(count(false, chosen), all(false));
    Mark {
        score: score.max(0.0),
        parts: parts(choices, chosen),
    }
}

/// Put in order: the share of the pairs that stand in the right order (Kendall 1938). Elements that were left
/// out are in order with none. A part is right if it stands in its own place.
pub(super) fn ordering(choices: &[Choice], order: &[String]) -> Mark {
    let place = |choice: &Choice| order.iter().position(|id| *id == *choice.id);
    let places: Vec<Option<usize>> = choices.iter().map(place).collect();
    let mut pairs = 0;
    let mut kept = 0;
    for (at, first) in places.iter().enumerate() {
        for second in places.iter().skip(at + 1) {
            pairs += 1;
            kept += usize::from(matches!((first, second), (Some(a), Some(b)) if a < b));
        }
    }
    let parts = choices.iter().zip(&places).enumerate();
    Mark {
        score: share(kept, pairs),
        parts: parts
            .map(|(at, (choice, place))| judged(choice, *place == Some(at), false))
            .collect(),
    }
}

fn is_in(choice: &Choice, chosen: &[String]) -> bool {
    chosen.iter().any(|id| *id == *choice.id)
}

/// One part a choice: was it rightly chosen or rightly left?
fn parts(choices: &[Choice], chosen: &[String]) -> Vec<PartMark> {
    let judge = |choice: &Choice| {
        let taken = is_in(choice, chosen);
        judged(choice, taken == choice.key, taken)
    };
    choices.iter().map(judge).collect()
}

/// What the author says is said of a choice that was taken.
fn judged(choice: &Choice, right: bool, taken: bool) -> PartMark {
    PartMark {
        right,
        credit: if right { Credit::Exact } else { Credit::None },
        feedback: (taken && !choice.feedback.is_empty()).then(|| choice.feedback.to_string()),
    }
}
