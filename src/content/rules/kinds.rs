//! The rules of the other kinds of items: several choices, blanks, typed answers, numbers, things to order, match and sort, and
//! open answers. Only the table.

mod cloze;
mod multiple;
mod sorted;
mod typed;

use super::rule::Rule;

/// The rules of this group, by file.
pub(super) static FILES: &[&[Rule]] = &[cloze::RULES, multiple::RULES, sorted::RULES, typed::RULES];
