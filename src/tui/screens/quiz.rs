//! A self-check, a quiz or a review: the item, the verdict, the overview.

pub(in crate::tui) mod bindings;
pub(in crate::tui) mod layout;
pub(in crate::tui) mod summary;
pub(in crate::tui) mod update;
pub(in crate::tui) mod view;

/// The number that the letter `t` picks: true. False is `f`, the sixth letter.
pub(in crate::tui) const PICK_TRUE: usize = 20;

/// The letters of choices, in the order in which they are numbered. `j` and `k` move the cursor.
const LETTERS: &str = "abcdefghilmno";

/// The letter of choice number `index`; a dot beyond the last.
pub(in crate::tui) fn letter(index: usize) -> char {
    LETTERS.chars().nth(index).unwrap_or('·')
}
