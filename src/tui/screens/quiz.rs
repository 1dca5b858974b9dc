//! A self-check, a quiz or a review: the item, the verdict, the overview.

pub(crate) mod bindings;
pub(crate) mod layout;
pub(crate) mod summary;
pub(crate) mod update;
pub(crate) mod view;

/// The number that the letter `t` picks: true. False is `f`, the sixth letter.
pub(crate) const PICK_TRUE: usize = 20;

/// The letters of choices, in the order in which they are numbered. `j` and `k` move the cursor.
const LETTERS: &str = "abcdefghilmno";

/// The letter of choice number `index`; a dot beyond the last.
pub(crate) fn letter(index: usize) -> char {
    LETTERS.chars().nth(index).unwrap_or('·')
}
