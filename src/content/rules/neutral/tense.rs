//! The present of a text is the year it was written in: what speaks of it says so.

use std::sync::LazyLock;

use crate::content::code::{Code, Severity};
use crate::content::diagnostic::quote;
use crate::content::rules::place::find_part;
use crate::content::rules::rule::{Look, Out, Rule};
use crate::content::rules::scope::{Asked, LessonCase, Scope};
use crate::content::rules::words::{List, list, words as cut};
use crate::course::Claim;

/// Words of the present.
static PRESENT: List =
    LazyLock::new(|| list("are currently has have is now nowadays remain remains today"));
/// Words that point at the time of reading, whatever the kind of statement.
static POINTING: List = LazyLock::new(|| list("currently nowadays today"));

pub(in crate::content::rules) static NEU03: Rule = Rule {
    id: "NEU03",
    title: "a present without a date",
    severities: &[Severity::Error],
    wants: "What speaks of the present, or of the future, says in `as_of` of which.",
    why: "the reader's present is not the author's (manual, Neutrality; studyhall's own)",
    test: "a `view` or `perception` without `as_of` has is, are, has, have, remain(s), now, today, currently or nowadays outside \
           quotation marks; a `fact` without `as_of` has today, currently or nowadays; an item with `claim: forecast` has no \
           `as_of`. A `forecast` or `since` block without it is E402",
    example: "\"Broers argues that the group is the only frame.\" without `as_of` breaks it",
    looks: &[
        Look::Lesson(told),
        Look::Item(asked),
        Look::Loader(&[Code::NoDate]),
    ],
};

fn told(lesson: &LessonCase<'_>, _: &Scope<'_>, out: &mut Out) {
    for told in lesson
        .blocks
        .iter()
        .filter(|told| told.block.as_of.is_none())
    {
        let words: &List = match told.block.claim {
            Some(Claim::View | Claim::Perception) => &PRESENT,
            Some(Claim::Fact) => &POINTING,
            _ => continue,
        };
        let text = told.prose.plain();
        let all = cut(&text);
        let present = all
            .iter()
            .find(|word| !word.is_quoted && words.contains(word.normalised().as_str()));
        if let Some(word) = present {
            out.add(
                Severity::Error,
                find_part(lesson.text, told.at, &text, word.range()),
                format!(
                    "{} speaks of the present, but the block has no `as_of`",
                    quote(word.text)
                ),
                "add `as_of`: the year of the source",
            );
        }
    }
}

fn asked(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    if asked.item.claim == Some(Claim::Forecast) && asked.item.as_of.is_none() {
        let span = asked.at.field("claim").span();
        let message = "this item is about a `forecast`, but has no `as_of`";
        out.add(
            Severity::Error,
            span,
            message,
            "add `as_of`: when it was expected",
        );
    }
}
