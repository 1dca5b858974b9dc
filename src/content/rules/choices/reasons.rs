//! What comes with an item: why the key is right, why the others are not, what it tests, where the text says so. Most
//! of it is required by the format, so that loading finds what is missing.

use crate::content::rule_info::Severity;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, Scope, length};
use crate::course::Task;
use crate::text::{SafeText, normalise};

/// Characters of a rationale.
const FEWEST: usize = 40;

rules! {
    MC10 "a rationale that explains nothing" [Error, Warning] Item(thin) {
        summary: "`rationale` says why the key is right, in words of its own.",
        why: "elaborated feedback teaches (effect .49), the right answer alone a little (.32), right or wrong nothing (.05) [S9]",
        test: "E: there is none (E202, E204). W: it has fewer than 40 characters, or it is the key again",
        example: "\"See the text.\" breaks it",
    }
}

fn thin(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let rationale = item_case.item.rationale.plain();
    let span = item_case.at.field("rationale").span();
    let held = length(rationale.trim());
    let is_key = keys(item_case)
        .iter()
        .any(|key| normalise(key) == normalise(&rationale));
    if is_key {
        let message = "the rationale only says the key again";
        sink.add(Severity::Warning, span, message, "say why it is right");
    } else if held < FEWEST {
        sink.add(
            Severity::Warning,
            span,
            format!("the rationale has {held} characters; an explanation needs {FEWEST} at least"),
            "say why the key is right: what in the text makes it so",
        );
    }
}

fn keys<'a>(item_case: &'a ItemCase<'_>) -> Vec<&'a str> {
    match &item_case.item.task {
        Task::Single(_) | Task::Multiple(_) => {
            item_case.offered(true).map(|one| one.text).collect()
        }
        Task::Short { accepted, .. } => accepted.iter().map(SafeText::as_str).collect(),
        Task::TrueFalse { correction, .. } => correction.iter().map(SafeText::as_str).collect(),
        _ => Vec::new(),
    }
}
