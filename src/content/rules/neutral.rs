//! The rules of fairness for a contested subject (NEU01 to NEU05), and of the glossary. Only the table.

use super::rule::{Look, Rule};
use crate::content::code::Severity;

static NEU04: Rule = Rule {
    id: "NEU04",
    title: "an opinion is keyed",
    severities: &[Severity::Error],
    wants: "No opinion is keyed right or wrong: an item asks whose it is, or what follows from it.",
    why: "graded items test whether the argument was understood, not whether the learner agrees (assessment §7, rules 5 \
          and 7; studyhall's own)",
    test: "as MC19, and for true or false as TF04",
    example: "\"The war was a liberation: true or false?\" breaks it",
    looks: &[Look::Others(&["MC19", "TF04"])],
};

/// The rules of this part of the table.
pub(super) static RULES: &[&Rule] = &[&NEU04];
