//! The present of a text is the year it was written in: what speaks of it says so.

use std::sync::LazyLock;

use crate::content::diagnostic::quote;
use crate::content::rule_info::Severity;
use crate::content::rules::place::find_part;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, LessonCase, Scope};
use crate::content::rules::words::{WordList, list, words as cut};
use crate::course::Claim;

/// Words of the present.
static PRESENT: WordList =
    LazyLock::new(|| list("are currently has have is now nowadays remain remains today"));
/// Words that point at the time of reading, whatever the kind of statement.
static POINTING: WordList = LazyLock::new(|| list("currently nowadays today"));

rules! {
    NEU03 "a present without a date" [Error] Lesson(told), Item(item_case) {
        summary: "What speaks of the present, or of the future, says in `as_of` of which.",
        why: "the reader's present is not the author's (manual, Neutrality; studyhall's own)",
        test: "a `view` or `perception` without `as_of` has is, are, has, have, remain(s), now, today, currently or nowadays outside \
            quotation marks; a `fact` without `as_of` has today, currently or nowadays; an item with `claim: forecast` has no \
            `as_of`. A `forecast` or `since` block without it is E402",
        example: "\"Broers argues that the group is the only frame.\" without `as_of` breaks it",
    }
}

fn told(lesson: &LessonCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    for told in lesson
        .blocks
        .iter()
        .filter(|told| told.block.as_of.is_none())
    {
        let words: &WordList = match told.block.claim {
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
            sink.add(
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

fn item_case(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    if item_case.item.claim == Some(Claim::Forecast) && item_case.item.as_of.is_none() {
        let span = item_case.at.field("claim").span();
        let message = "this item is about a `forecast`, but has no `as_of`";
        sink.add(
            Severity::Error,
            span,
            message,
            "add `as_of`: when it was expected",
        );
    }
}
