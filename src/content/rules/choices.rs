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

use super::rule::Rule;

pub(super) use negation::negations;
pub(super) use opinion::claim_of;
pub(super) use verbatim::MC16;

/// The rules of this part of the table.
pub(super) static RULES: &[&Rule] = &[
    &length::MC01,
    &length::MC02,
    &wording::MC03,
    &negation::MC04,
    &position::MC05,
    &likeness::MC06,
    &wording::MC07,
    &clues::MC08,
    &grammar::MC09,
    &reasons::MC10,
    &reasons::MC11,
    &likeness::MC12,
    &position::MC13,
    &stem::MC14,
    &stem::MC15,
    &MC16,
    &clues::MC17,
    &reasons::MC18,
    &opinion::MC19,
    &clues::MC20,
    &likeness::MC21,
];
