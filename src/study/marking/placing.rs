//! Judging what was put where: right-hand sides beside left-hand ones, members into categories, and ideas into a text.
//! The score is the share of right placements, of an open answer the share of its ideas that were
//! ticked. Whoever names a place that the item does not have has placed nothing.

use super::super::{Mark, PartMark, Response};
use super::{by_share, part};
use crate::course::{Category, Pair};

/// Match: one part a pair. What the author says to a pair is said of one that was not found.
pub(super) fn pairs(pairs: &[Pair], response: &Response) -> Mark {
    let placed: &[Option<usize>] = if let Response::Pairs(placed) = response {
        placed
    } else {
        &[]
    };
    let judge = |(at, pair): (usize, &Pair)| {
        let right = placed.get(at) == Some(&Some(at));
        PartMark {
            feedback: (!right && !pair.feedback.is_empty()).then(|| pair.feedback.to_string()),
            ..part(right)
        }
    };
    by_share(pairs.iter().enumerate().map(judge).collect())
}

/// Sort: one part a member, category by category.
pub(super) fn categories(categories: &[Category], response: &Response) -> Mark {
    let placed: &[Option<usize>] = if let Response::Categories(placed) = response {
        placed
    } else {
        &[]
    };
    let own = categories
        .iter()
        .enumerate()
        .flat_map(|(index, category)| category.members.iter().map(move |_| index));
    let judge = |(at, index)| part(placed.get(at) == Some(&Some(index)));
    by_share(own.enumerate().map(judge).collect())
}

/// Write: one part an idea, right if its writer ticked it. A text in which nothing was written has no ideas.
pub(super) fn ideas(count: usize, response: &Response) -> Mark {
    let ticked: &[usize] = match response {
        Response::Open { text, ideas } if !text.trim().is_empty() => ideas,
        _ => &[],
    };
    by_share((0..count).map(|at| part(ticked.contains(&at))).collect())
}
