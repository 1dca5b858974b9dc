//! Several right choices: how many, and whether the stem says so.

use crate::content::code::{Code, Severity};
use crate::content::diagnostic::count;
use crate::content::rules::numbers;
use crate::content::rules::rule::{Look, Out, Rule};
use crate::content::rules::scope::{Asked, Scope};
use crate::content::rules::words::{plain_words, position};
use crate::course::Task;

/// Choices of an item with several keys.
const MOST: usize = 7;

pub(in crate::content::rules) static MR01: Rule = Rule {
    id: "MR01",
    title: "too many choices, too few keys",
    severities: &[Severity::Error],
    wants: "An item of kind `multiple` has 4 to 7 choices, at least two of them right and at least one wrong.",
    why: "each choice is judged by itself, and more than seven are a list [S23]",
    test: "more than 7 choices; fewer than 4 are E210, fewer than 2 keys or no wrong choice E302",
    example: "eight choices break it",
    looks: &[
        Look::Item(many),
        Look::Loader(&[Code::WrongCount, Code::KeyCount]),
    ],
};

pub(in crate::content::rules) static MR02: Rule = Rule {
    id: "MR02",
    title: "the stem does not say how many",
    severities: &[Severity::Error],
    wants: "The stem says \"Select all that apply\", or how many are to be selected, and the key agrees.",
    why: "a learner who does not know how many are meant is tested on guessing that [S23]",
    test: "the stem has neither \"Select all that apply\" nor \"Select\" and a number; or the number is not that of the keys",
    example: "\"Which towns were taken?\" breaks it; \"Which towns were taken? Select two.\" keeps it",
    looks: &[Look::Item(says)],
};

pub(in crate::content::rules) static MR03: Rule = Rule {
    id: "MR03",
    title: "the rules of single choices hold for several",
    severities: &[Severity::Error, Severity::Warning],
    wants: "What holds for the choices of a single item holds for those of a multiple one.",
    why: "the same clues give them away [S23]",
    test: "MC02 to MC04, MC06 to MC11 and MC15 look at both kinds",
    example: "\"All of the above\" among five choices breaks MC03",
    looks: &[Look::Others(&[
        "MC02", "MC03", "MC04", "MC06", "MC07", "MC08", "MC09", "MC10", "MC11", "MC15",
    ])],
};

fn many(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    let held = asked.options.len();
    if matches!(asked.item.task, Task::Multiple(_)) && held > MOST {
        out.add(
            Severity::Error,
            asked.at.field("choices").span(),
            format!("there are {held} choices; {MOST} are the most"),
            "leave some out, or make two items",
        );
    }
}

fn says(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    if !matches!(asked.item.task, Task::Multiple(_)) {
        return;
    }
    let words = plain_words(&asked.stem);
    let all: Vec<String> = ["select", "all", "that", "apply"]
        .map(str::to_owned)
        .to_vec();
    if position(&words, &all).is_some() {
        return;
    }
    let keys = asked.offered(true).count();
    let said = words
        .windows(3)
        .chain(words.windows(2))
        .find_map(|window| match window {
            [select, number, ..] if select == "select" && number != "the" => numbers::whole(number),
            [select, the, number] if select == "select" && the == "the" => numbers::whole(number),
            _ => None,
        });
    let span = asked.stem_at().span();
    match said {
        None => out.add(
            Severity::Error,
            span,
            "the stem does not say how many choices are right",
            format!("add \"Select all that apply.\", or \"Select {keys}.\""),
        ),
        Some(said) if said != keys => out.add(
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
