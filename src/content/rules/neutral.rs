//! The rules of fairness for a contested subject (NEU01 to NEU07), and of the glossary (GL01, GL02). Only the table,
//! and the rules that need no machinery of their own.

mod groups;
mod loaded;
mod places;
mod shares;
mod tense;

pub(super) use loaded::loaded_words;
pub(super) use places::mention;

use super::rule::{Look, Out, Rule};
use super::scope::Scope;
use crate::content::code::{Code, Severity};
use crate::content::diagnostic::quote;

static NEU04: Rule = Rule {
    id: "NEU04",
    title: "an opinion is keyed",
    severities: &[Severity::Error],
    wants: "No opinion is keyed right or wrong: an item asks whose it is, or what follows from it.",
    why: "graded items test whether the argument was understood, not whether the learner agrees (manual, Neutrality; \
          studyhall's own)",
    test: "as MC19, and for true or false as TF04",
    example: "\"The war was a liberation: true or false?\" breaks it",
    looks: &[Look::Others(&["MC19", "TF04"])],
};

static GL01: Rule = Rule {
    id: "GL01",
    title: "a long definition",
    severities: &[Severity::Warning],
    wants: "A definition has one or two sentences: 60 words at most.",
    why: "it is read beside the text (manual, Neutrality; studyhall's own)",
    test: "the `definition` of a term has more than 60 words, which loading reports as W601",
    example: "a paragraph of 80 words breaks it",
    looks: &[Look::Loader(&[Code::LongDefinition])],
};

static GL02: Rule = Rule {
    id: "GL02",
    title: "a term without a source",
    severities: &[Severity::Warning],
    wants: "Every term says in `source` what its definition rests on.",
    why: "words are contested before facts are; a reader must be able to look them up (manual, Neutrality; studyhall's own)",
    test: "an entry of `terms.yaml` has no `source`",
    example: "a term with `definition` alone breaks it",
    looks: &[Look::Course(sources)],
};

/// The rules of this part of the table.
pub(super) static RULES: &[&Rule] = &[
    &loaded::NEU01,
    &places::NEU02,
    &tense::NEU03,
    &NEU04,
    &groups::NEU05,
    &shares::NEU06,
    &shares::NEU07,
    &GL01,
    &GL02,
];

fn sources(scope: &Scope<'_>, out: &mut Out) {
    let Some((file, list)) = scope.file("terms.yaml") else {
        return;
    };
    for term in scope
        .course
        .terms
        .iter()
        .filter(|term| term.sources.is_empty())
    {
        let own = list
            .children()
            .find(|at| at.field("id").text() == term.id.as_str());
        if let Some(at) = own {
            out.turn_to(file).add(
                Severity::Warning,
                at.field("id").span(),
                format!("the term {} has no source", quote(&term.term)),
                "add `source`: a section code (`A1`) or a source's id",
            );
        }
    }
}
