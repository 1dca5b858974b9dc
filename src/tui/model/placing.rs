//! What is given a place in an item, and what a place can be: left-hand sides and right-hand ones, members and
//! categories, so that both kinds are filled in and shown in one way.

use crate::course::{Category, Item, Task};
use crate::text::SafeText;

/// The left-hand sides, or the members category by category: what is given a place.
pub(in crate::tui) fn slots(item: &Item) -> Vec<&SafeText> {
    match &item.task {
        Task::Matching { pairs, .. } => pairs.iter().map(|pair| &pair.left).collect(),
        Task::Categorise(categories) => categories.iter().flat_map(|one| &one.members).collect(),
        _ => Vec::new(),
    }
}

/// The right-hand sides, those of the pairs first, or the categories: what a place can be.
pub(in crate::tui) fn targets(item: &Item) -> Vec<&SafeText> {
    match &item.task {
        Task::Matching { pairs, extra } => {
            let rights = pairs.iter().map(|pair| &pair.right);
            rights.chain(extra).collect()
        }
        Task::Categorise(categories) => categories.iter().map(|one| &one.name).collect(),
        _ => Vec::new(),
    }
}

/// The place that is right for each slot.
pub(in crate::tui) fn right_places(item: &Item) -> Vec<usize> {
    match &item.task {
        Task::Matching { pairs, .. } => (0..pairs.len()).collect(),
        Task::Categorise(categories) => {
            let of = |(at, one): (usize, &Category)| {
                one.members.iter().map(move |_| at).collect::<Vec<_>>()
            };
            categories.iter().enumerate().flat_map(of).collect()
        }
        _ => Vec::new(),
    }
}
