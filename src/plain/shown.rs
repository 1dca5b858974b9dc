//! An item as it is shown by lines: in which order its choices stand, and what can be typed for each. The order follows
//! from the seed as on the screen.

use crate::course::{Category, Choice, Item, Pair, Task};
use crate::study::{nonidentity_permutation, permutation};

/// The order in which what can be chosen is shown: numbers in the item, in the order of the lines. Empty where there is
/// nothing to choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shown(pub(super) Vec<usize>);

impl Shown {
    /// That of `item` in a sitting with this seed.
    pub(super) fn of(item: &Item, seed: u64) -> Self {
        let name = item.id.as_str();
        let mixed = |count| {
            if item.shuffle {
                permutation(seed, name, count)
            } else {
                (0..count).collect()
            }
        };
        Self(match &item.task {
            Task::Single(choices) | Task::Multiple(choices) => mixed(choices.len()),
            Task::Ordering(lines) => nonidentity_permutation(seed, name, lines.len()),
            Task::Matching { pairs, extra } => permutation(seed, name, pairs.len() + extra.len()),
            Task::Categorise(categories) => permutation(seed, name, members(categories).count()),
            _ => Vec::new(),
        })
    }

    /// What stands on the line `number`, counted from 1: its number in the item, from 0.
    pub(super) fn at(&self, number: usize) -> Option<usize> {
        self.0.get(number.checked_sub(1)?).copied()
    }

    /// The line, counted from 1, on which the part with this number in the item stands; 0 if on none.
    pub(super) fn line(&self, own: usize) -> usize {
        self.0
            .iter()
            .position(|at| *at == own)
            .map_or(0, |at| at + 1)
    }

    /// The choices in the order of the lines.
    pub(super) fn choices<'a>(&self, choices: &'a [Choice]) -> impl Iterator<Item = &'a Choice> {
        self.0.iter().filter_map(|at| choices.get(*at))
    }
}

/// The members of the categories, category by category.
pub(super) fn members(categories: &[Category]) -> impl Iterator<Item = &str> {
    categories
        .iter()
        .flat_map(|category| &category.members)
        .map(|member| &**member)
}

/// The right-hand side with this number in the item: the pairs' own, then the extra ones.
pub(super) fn right_side<'a>(
    pairs: &'a [Pair],
    extra: &'a [crate::text::SafeText],
    at: usize,
) -> &'a str {
    let own = pairs.get(at).map(|pair| &*pair.right);
    own.or_else(|| extra.get(at.checked_sub(pairs.len())?).map(|one| &**one))
        .unwrap_or_default()
}

/// The letter of a line, counted from 1: `a`, `b`, … There are never as many as 26.
pub(super) fn letter(line: usize) -> char {
    u8::try_from(line)
        .ok()
        .and_then(|line| line.checked_sub(1))
        .map_or('?', |at| char::from(b'a' + at.min(25)))
}

/// The line, counted from 1, of a letter.
pub(super) fn line_of(letter: char) -> Option<usize> {
    let lower = u8::try_from(letter.to_ascii_lowercase()).ok()?;
    lower
        .is_ascii_lowercase()
        .then(|| usize::from(lower - b'a') + 1)
}
