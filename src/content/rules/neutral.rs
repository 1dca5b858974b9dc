//! The rules of fairness for a contested subject (NEU01 to NEU07), and of the glossary (GL01, GL02). Only the table,
//! and the rules that need no machinery of their own.

mod groups;
mod loaded;
mod places;
mod shares;
mod tense;

pub(super) use loaded::loaded_words;
pub(super) use places::mention;

use super::rule::{Rule, Sink};
use super::scope::Scope;
use crate::content::diagnostic::quote;
use crate::content::rule_info::Severity;

rules! {
    GL02 "a term without a source" [Warning] Course(sources) {
        summary: "Every term says in `source` what its definition rests on.",
        why: "words are contested before facts are; a reader must be able to look them up (manual, Neutrality; studyhall's own)",
        test: "an entry of `terms.yaml` has no `source`",
        example: "a term with `definition` alone breaks it",
    }
}

fn sources(scope: &Scope<'_>, sink: &mut Sink) {
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
            sink.in_file(file).add(
                Severity::Warning,
                at.field("id").span(),
                format!("the term {} has no source", quote(&term.term)),
                "add `source`: a section code (`A1`) or a source's id",
            );
        }
    }
}

/// The rules of this group, by file.
pub(super) static FILES: &[&[Rule]] = &[
    groups::RULES,
    loaded::RULES,
    places::RULES,
    shares::RULES,
    tense::RULES,
    RULES,
];
