//! The rules of the other kinds of items: several choices, blanks, typed answers, numbers, things to order, match and sort, and
//! open answers. Only the table.

mod cloze;
mod multiple;
mod sorted;
mod typed;

use super::rule::Rule;

/// The rules of this part of the table.
pub(super) static RULES: &[&Rule] = &[
    &multiple::MR01,
    &multiple::MR02,
    &multiple::MR03,
    &cloze::CL01,
    &cloze::CL02,
    &cloze::CL03,
    &cloze::CL04,
    &typed::SA01,
    &typed::SA02,
    &typed::SA03,
    &sorted::OR01,
    &sorted::OR02,
    &sorted::OR03,
    &sorted::MA01,
    &sorted::MA02,
    &sorted::MA03,
    &sorted::MA04,
    &sorted::CA01,
    &sorted::CA02,
    &sorted::CA03,
    &typed::NU01,
    &typed::NU02,
    &typed::OP01,
    &typed::OP02,
    &typed::OP03,
];
