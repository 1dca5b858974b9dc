//! The rules of items that offer choices (MC01 to MC21), and of stems and rationales of every kind. Only the table.

mod clues;
mod grammar;
mod length;
mod likeness;
mod negation;
mod opinion;
mod position;
mod reasons;
mod stem;
mod verbatim;
mod wording;

pub(super) use negation::negations;
pub(super) use opinion::claim_of;

use super::rule::Rule;

/// The rules of this group, by file.
pub(super) static FILES: &[&[Rule]] = &[
    clues::RULES,
    grammar::RULES,
    length::RULES,
    likeness::RULES,
    negation::RULES,
    opinion::RULES,
    position::RULES,
    reasons::RULES,
    stem::RULES,
    verbatim::RULES,
    wording::RULES,
];
