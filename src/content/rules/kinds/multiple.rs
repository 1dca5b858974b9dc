//! Several right choices: how many, and whether the stem says so.

use crate::content::diagnostic::count;
use crate::content::rule_info::Severity;
use crate::content::rules::numbers;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, Scope};
use crate::content::rules::words::{plain_words, position};
use crate::course::Task;

/// Choices of an item with several keys.
const MOST: usize = 7;

rules! {
    MR01 "too many choices, too few keys" [Error] Item(many) {
        summary: "An item of kind `multiple` has 4 to 7 choices, at least two of them right and at least one wrong.",
        why: "each choice is judged by itself, and more than seven are a list [S23]",
        test: "more than 7 choices; fewer than 4 are E210, fewer than 2 keys or no wrong choice E302",
        example: "eight choices break it",
    }
    MR02 "the stem does not say how many" [Error] Item(says) {
        summary: "The stem says \"Select all that apply\", or how many are to be selected, and the key agrees.",
        why: "a learner who does not know how many are meant is tested on guessing that [S23]",
        test: "the stem has neither \"Select all that apply\" nor \"Select\" and a number; or the number is not that of the keys",
        example: "\"Which towns were taken?\" breaks it; \"Which towns were taken? Select two.\" keeps it",
    }
}

fn many(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let held = item_case.options.len();
    if matches!(item_case.item.task, Task::Multiple(_)) && held > MOST {
        sink.add(
            Severity::Error,
            item_case.at.field("choices").span(),
            format!("there are {held} choices; {MOST} are the most"),
            "leave some out, or make two items",
        );
    }
}

fn says(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    if !matches!(item_case.item.task, Task::Multiple(_)) {
        return;
    }
    let words = plain_words(&item_case.stem);
    let all: Vec<String> = ["select", "all", "that", "apply"]
        .map(str::to_owned)
        .to_vec();
    if position(&words, &all).is_some() {
        return;
    }
    let keys = item_case.offered(true).count();
    let said = words
        .windows(3)
        .chain(words.windows(2))
        .find_map(|window| match window {
            [select, number, ..] if select == "select" && number != "the" => numbers::whole(number),
            [select, the, number] if select == "select" && the == "the" => numbers::whole(number),
            _ => None,
        });
    let span = item_case.stem_at().span();
    match said {
        None => sink.add(
            Severity::Error,
            span,
            "the stem does not say how many choices are right",
            format!("add \"Select all that apply.\", or \"Select {keys}.\""),
        ),
        Some(said) if said != keys => sink.add(
            Severity::Error,
            span,
            format!(
                "the stem asks for {said}, but the key has {}",
                count(keys, "choice")
            ),
            "bring the two together",
        ),
        Some(_) => {}
    }
}
