//! In which order the parts of an item are shown: choices, lines, right-hand sides, members. It follows from the seed of
//! the session and is the same on the screen and by lines.

use crate::course::{Category, Choice, Item, Task};
use crate::study::{nonidentity_permutation, permutation};
use crate::text::SafeText;

/// The parts in the order they are shown: their numbers in the item. Empty where there is nothing to choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DisplayOrder(pub Vec<usize>);

impl DisplayOrder {
    /// The order of the parts of `item` in a session with this seed. Lines to be put in order are never shown in the right
    /// one.
    pub fn new(item: &Item, seed: u64) -> Self {
        let shuffled = |count| {
            if item.shuffle {
                permutation(seed, item.id.as_str(), count)
            } else {
                (0..count).collect()
            }
        };
        Self(match &item.task {
            Task::Single(choices) | Task::Multiple(choices) => shuffled(choices.len()),
            Task::TrueFalse { .. } => vec![0, 1],
            Task::Ordering(lines) => nonidentity_permutation(seed, item.id.as_str(), lines.len()),
            Task::Matching { .. } => shuffled(targets(item).len()),
            Task::Categorise(_) => shuffled(slots(item).len()),
            Task::Short { .. } | Task::Cloze { .. } | Task::Numeric { .. } | Task::Open { .. } => {
                Vec::new()
            }
        })
    }

    /// The number in the item of what is shown at `position`, counted from 1.
    pub fn at(&self, position: usize) -> Option<usize> {
        self.0.get(position.checked_sub(1)?).copied()
    }

    /// The position, counted from 1, of the part with this number in the item; 0 if it is not shown.
    pub fn position(&self, number: usize) -> usize {
        let position = self.0.iter().position(|own| *own == number);
        position.map_or(0, |position| position + 1)
    }

    /// The choices as they are shown.
    pub fn choices<'a>(&self, choices: &'a [Choice]) -> impl Iterator<Item = &'a Choice> {
        self.0.iter().filter_map(|number| choices.get(*number))
    }
}

/// What is sorted: the left-hand sides of a matching, or the members, category by category.
pub fn slots(item: &Item) -> Vec<&SafeText> {
    match &item.task {
        Task::Matching { pairs, .. } => pairs.iter().map(|pair| &pair.left).collect(),
        Task::Categorise(categories) => categories.iter().flat_map(|one| &one.members).collect(),
        _ => Vec::new(),
    }
}

/// Where a slot can go: the right-hand sides, those of the pairs first, or the categories.
pub fn targets(item: &Item) -> Vec<&SafeText> {
    match &item.task {
        Task::Matching { pairs, extra } => {
            let rights = pairs.iter().map(|pair| &pair.right);
            rights.chain(extra).collect()
        }
        Task::Categorise(categories) => categories.iter().map(|one| &one.name).collect(),
        _ => Vec::new(),
    }
}

/// The right target of each slot.
pub fn right_targets(item: &Item) -> Vec<usize> {
    match &item.task {
        Task::Matching { pairs, .. } => (0..pairs.len()).collect(),
        Task::Categorise(categories) => {
            let own = |(at, one): (usize, &Category)| vec![at; one.members.len()];
            categories.iter().enumerate().flat_map(own).collect()
        }
        _ => Vec::new(),
    }
}
