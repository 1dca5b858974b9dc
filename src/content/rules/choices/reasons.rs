//! What comes with an item: why the key is right, why the others are not, what it tests, where the text says so. Most
//! of it is required by the format, so that loading finds what is missing.

use crate::content::code::{Code, Severity};
use crate::content::rules::rule::{Look, Out, Rule};
use crate::content::rules::scope::{Asked, Scope, length};
use crate::course::Task;
use crate::text::{SafeText, normalise};

/// Characters of a rationale.
const FEWEST: usize = 40;

pub(in crate::content::rules) static MC10: Rule = Rule {
    id: "MC10",
    title: "a rationale that explains nothing",
    severities: &[Severity::Error, Severity::Warning],
    wants: "`rationale` says why the key is right, in words of its own.",
    why: "elaborated feedback teaches (effect .49), the right answer alone a little (.32), right or wrong nothing (.05) [S9]",
    test: "E: there is none (E202, E204). W: it has fewer than 40 characters, or it is the key again",
    example: "\"See the text.\" breaks it",
    looks: &[
        Look::Item(thin),
        Look::Loader(&[Code::MissingField, Code::Empty]),
    ],
};

pub(in crate::content::rules) static MC11: Rule = Rule {
    id: "MC11",
    title: "a wrong choice without its reason",
    severities: &[Severity::Error],
    wants: "Each choice has `feedback`: which mistake it catches, and why it fails.",
    why: "a learner who erred wants to know why their answer is wrong, not only which is right [S9]",
    test: "a choice, or a foreseen wrong answer, has no `feedback`",
    example: "`{text: In the north}` breaks it",
    looks: &[Look::Loader(&[Code::MissingField, Code::Empty])],
};

pub(in crate::content::rules) static MC18: Rule = Rule {
    id: "MC18",
    title: "an item without objective or source",
    severities: &[Severity::Error],
    wants: "Every item tests an objective of the course and rests on a part of a lesson.",
    why: "what rests on nothing taught tests luck [S19 rule 8]",
    test: "`objective` is missing (E202) or names no objective (E503); `source` is missing (E202) or names no section or \
           block (E505)",
    example: "`objective: no-such-objective` breaks it",
    looks: &[Look::Loader(&[
        Code::NoObjective,
        Code::NoPart,
        Code::MissingField,
    ])],
};

fn thin(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    let rationale = asked.item.rationale.plain();
    let span = asked.at.field("rationale").span();
    let held = length(rationale.trim());
    let is_key = keys(asked)
        .iter()
        .any(|key| normalise(key) == normalise(&rationale));
    if is_key {
        let message = "the rationale only says the key again";
        out.add(Severity::Warning, span, message, "say why it is right");
    } else if held < FEWEST {
        out.add(
            Severity::Warning,
            span,
            format!("the rationale has {held} characters; an explanation needs {FEWEST} at least"),
            "say why the key is right: what in the text makes it so",
        );
    }
}

fn keys<'a>(asked: &'a Asked<'_>) -> Vec<&'a str> {
    match &asked.item.task {
        Task::Single(_) | Task::Multiple(_) => asked.offered(true).map(|one| one.text).collect(),
        Task::Short { accepted, .. } => accepted.iter().map(SafeText::as_str).collect(),
        Task::TrueFalse { correction, .. } => correction.iter().map(SafeText::as_str).collect(),
        _ => Vec::new(),
    }
}
