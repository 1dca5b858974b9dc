//! An item to a task with its key. Each kind has its own rules for what makes a key a key.

use super::{bad_word, claim, match_mode};
use crate::content::code::Code;
use crate::content::diagnostic::{Finding, count, quote};
use crate::content::ledger::{Clerk, Want, What, line, lines, maybe_line};
use crate::content::raw;
use crate::content::tree::At;
use crate::course::{
    AnticipatedError, Blank, Category, Choice, Item, ItemId, ObjectiveId, Pair, Task, TaskKind,
};
use crate::text::{Prose, SafeText, parse_markdown};

pub(super) fn item(raw: &raw::Item, at: At<'_>, clerk: &mut Clerk<'_>) -> Item {
    clerk.give(What::Item, &raw.id, &raw.was, at);
    clerk.want(Want::Objective, &raw.objective, at.field("objective"));
    let part = if raw.source.contains('#') {
        raw.source.clone()
    } else {
        format!("{}#{}", clerk.lesson, raw.source)
    };
    clerk.want(Want::Part, &part, at.field("source"));
    let kind = TaskKind::ALL
        .into_iter()
        .find(|kind| kind.key() == raw.kind);
    if kind.is_none() {
        bad_word(&raw.kind, at.field("kind"), clerk);
    }
    let task = task(kind.unwrap_or(TaskKind::Open), raw, at, clerk);
    let stem = match task {
        Task::Cloze { .. } => Prose::default(),
        _ => clerk.prose(&raw.stem, at.field("stem")),
    };
    Item {
        id: ItemId::new(&raw.id),
        was: raw.was.iter().map(|id| ItemId::new(id)).collect(),
        stem,
        task,
        match_mode: match_mode(raw.r#match.as_deref(), at, clerk).or(clerk.match_mode),
        shuffle: raw.shuffle.unwrap_or(true),
        rationale: clerk.prose(&raw.rationale, at.field("rationale")),
        hints: lines(&raw.hints),
        objective: ObjectiveId::new(&raw.objective),
        source: line(&raw.source),
        claim: claim(raw.claim.as_deref(), at, clerk),
        as_of: maybe_line(raw.as_of.as_deref()),
    }
}

fn task(kind: TaskKind, raw: &raw::Item, at: At<'_>, clerk: &mut Clerk<'_>) -> Task {
    match kind {
        TaskKind::Single => Task::Single(single(raw, at, clerk)),
        TaskKind::Multiple => Task::Multiple(multiple(raw, at, clerk)),
        TaskKind::TrueFalse => true_false(raw, at, clerk),
        TaskKind::Short => Task::Short {
            accepted: unique(&raw.key.0, at.field("key"), "accepted answer", clerk),
            wrong: wrong(&raw.wrong),
        },
        TaskKind::Cloze => cloze(raw, at, clerk),
        TaskKind::Numeric => numeric(raw, at, clerk),
        TaskKind::Ordering => {
            let all: Vec<usize> = (1..=raw.choices.len()).collect();
            Task::Ordering(choices(raw, at, &all, clerk, (3, 7)))
        }
        TaskKind::Matching => matching(raw, at, clerk),
        TaskKind::Categorise => Task::Categorise(categorise(raw, at, clerk)),
        TaskKind::Open => open(raw, at, clerk),
    }
}

/// The choices, those counted by `keys` being right. There must be so many of them.
fn choices(
    raw: &raw::Item,
    at: At<'_>,
    keys: &[usize],
    clerk: &mut Clerk<'_>,
    (least, most): (usize, usize),
) -> Vec<Choice> {
    let list = at.field("choices");
    let held = raw.choices.len();
    if held < least || held > most {
        let wanted = if most > 20 {
            format!("at least {least}")
        } else {
            format!("{least} to {most}")
        };
        let message = format!(
            "{} has {}; it needs {wanted}",
            quote(&raw.kind),
            count(held, "choice")
        );
        clerk.add(Finding::new(Code::WrongCount, list.span(), message));
    }
    let mut texts: Vec<&str> = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    let mut out = Vec::with_capacity(held);
    for (index, (choice, at)) in list.each(&raw.choices).enumerate() {
        twice(
            &mut texts,
            choice.text.trim(),
            at.field("text"),
            "choice",
            clerk,
        );
        let id = choice.id.clone().unwrap_or_else(|| letter(index));
        if ids.contains(&id) {
            let message = format!("the id {} is that of another choice", quote(&id));
            clerk.add(Finding::new(Code::Twice, at.field("id").span(), message));
        }
        out.push(Choice {
            id: SafeText::new(&id),
            text: line(&choice.text),
            key: keys.contains(&(index + 1)),
            feedback: line(&choice.feedback),
        });
        ids.push(id);
    }
    out
}

/// `a` for 0, `b` for 1, …
fn letter(index: usize) -> String {
    let letter = u8::try_from(index)
        .ok()
        .and_then(|index| b'a'.checked_add(index));
    letter.map_or_else(
        || index.to_string(),
        |letter| char::from(letter).to_string(),
    )
}

/// A finding if `text` has been there before; else it is kept.
fn twice<'a>(
    seen: &mut Vec<&'a str>,
    text: &'a str,
    at: At<'_>,
    what: &str,
    clerk: &mut Clerk<'_>,
) {
    if seen.contains(&text) {
        let message = format!("the {what} {} is there twice", quote(text));
        clerk.add(Finding::new(Code::Twice, at.span(), message));
    }
    seen.push(text);
}

fn unique(texts: &[String], at: At<'_>, what: &str, clerk: &mut Clerk<'_>) -> Vec<SafeText> {
    let mut seen: Vec<&str> = Vec::new();
    for (text, at) in at.each(texts) {
        twice(&mut seen, text.trim(), at, what, clerk);
    }
    lines(texts)
}

/// The numbers of the right choices. Each must be one that is there.
fn keys(raw: &raw::Item, at: At<'_>, clerk: &mut Clerk<'_>) -> Vec<usize> {
    let mut keys = Vec::new();
    for (word, at) in at.field("key").each(&raw.key.0) {
        let number = word.parse().unwrap_or(0);
        let held = raw.choices.len();
        if number < 1 || number > held {
            let message = format!(
                "the key is {}, but there are {}",
                quote(word),
                count(held, "choice")
            );
            clerk.add(
                Finding::new(Code::KeyRange, at.span(), message)
                    .label("no such choice")
                    .help("choices are counted from 1"),
            );
        } else if keys.contains(&number) {
            let message = format!("choice {number} is in the key twice");
            clerk.add(Finding::new(Code::KeyRange, at.span(), message));
        }
        keys.push(number);
    }
    keys
}

fn single(raw: &raw::Item, at: At<'_>, clerk: &mut Clerk<'_>) -> Vec<Choice> {
    let keys = keys(raw, at, clerk);
    choices(raw, at, &keys, clerk, (3, 26))
}

fn multiple(raw: &raw::Item, at: At<'_>, clerk: &mut Clerk<'_>) -> Vec<Choice> {
    let keys = keys(raw, at, clerk);
    let span = at.field("key").span();
    if keys.len() < 2 {
        let message = format!(
            "`multiple` has {}; it needs 2 or more",
            count(keys.len(), "key")
        );
        clerk.add(Finding::new(Code::KeyCount, span, message).help("use `kind: single` for one"));
    } else if keys.len() >= raw.choices.len() {
        let message = "every choice is right, so there is nothing to choose";
        clerk.add(Finding::new(Code::KeyCount, span, message));
    }
    choices(raw, at, &keys, clerk, (4, 26))
}

fn true_false(raw: &raw::Item, at: At<'_>, clerk: &mut Clerk<'_>) -> Task {
    let key = raw.key.0.first().is_some_and(|word| word == "true");
    if !key && raw.correction.is_none() {
        clerk.add(
            Finding::new(
                Code::Correction,
                at.field("key").span(),
                "the statement is false, but nothing says what is true",
            )
            .help("add `correction`: what would be true"),
        );
    }
    Task::TrueFalse {
        key,
        correction: maybe_line(raw.correction.as_deref()),
        feedback: maybe_line(raw.feedback.as_deref()),
    }
}

fn wrong(raw: &[raw::Wrong]) -> Vec<AnticipatedError> {
    let convert = |wrong: &raw::Wrong| AnticipatedError {
        text: line(&wrong.text),
        feedback: line(&wrong.feedback),
    };
    raw.iter().map(convert).collect()
}

/// Splits the stem at its blanks: `{{form|other form}}`.
fn cloze(raw: &raw::Item, at: At<'_>, clerk: &mut Clerk<'_>) -> Task {
    let stem = at.field("stem");
    let (mut blanks, mut rest) = (Vec::new(), parse_markdown(&raw.stem).plain());
    let mut complaint = None;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((forms, after)) = after.split_once("}}") else {
            complaint = Some("a blank is not closed with `}}`".to_owned());
            break;
        };
        let accepted: Vec<SafeText> = forms.split('|').map(line).collect();
        if accepted.iter().any(|form| form.is_empty()) || forms.contains(['{', '}']) {
            complaint = Some(format!(
                "the blank {} has an empty form or a brace too many",
                quote(forms)
            ));
        }
        if before.contains("}}") {
            complaint = Some("`}}` closes no blank".to_owned());
        }
        blanks.push(Blank {
            before: SafeText::new(before),
            accepted,
        });
        rest = after.to_owned();
    }
    if blanks.is_empty() && complaint.is_none() {
        complaint = Some("a cloze needs a blank".to_owned());
    } else if rest.contains("}}") && complaint.is_none() {
        complaint = Some("`}}` closes no blank".to_owned());
    }
    if let Some(message) = complaint {
        let help = "a blank is `{{answer}}` or `{{answer|other form}}`";
        clerk.add(Finding::new(Code::Blanks, stem.span(), message).help(help));
    }
    Task::Cloze {
        blanks,
        after: SafeText::new(&rest),
        wrong: wrong(&raw.wrong),
    }
}

fn numeric(raw: &raw::Item, at: At<'_>, clerk: &mut Clerk<'_>) -> Task {
    let written = raw.tolerance.0.first().map_or("", String::as_str);
    let key = raw.key.0.first().and_then(|word| word.parse().ok());
    let key: f64 = key.unwrap_or_default();
    let tolerance: f64 = match written.strip_suffix('%') {
        Some(percent) => percent.trim().parse().unwrap_or(0.0) / 100.0 * key.abs(),
        None => written.parse().unwrap_or_default(),
    };
    if tolerance < 0.0 {
        let span = at.field("tolerance").span();
        clerk.add(Finding::new(
            Code::Range,
            span,
            "`tolerance` cannot be less than 0",
        ));
    }
    Task::Numeric {
        key,
        tolerance,
        unit: maybe_line(raw.unit.as_deref()).filter(|unit| unit.as_str() != "none"),
    }
}

fn matching(raw: &raw::Item, at: At<'_>, clerk: &mut Clerk<'_>) -> Task {
    let (mut lefts, mut rights) = (Vec::new(), Vec::new());
    for (pair, at) in at.field("pairs").each(&raw.pairs) {
        twice(
            &mut lefts,
            pair.left.trim(),
            at.field("left"),
            "premise",
            clerk,
        );
        twice(
            &mut rights,
            pair.right.trim(),
            at.field("right"),
            "right-hand side",
            clerk,
        );
    }
    for (extra, at) in at.field("extra").each(&raw.extra) {
        twice(&mut rights, extra.trim(), at, "right-hand side", clerk);
    }
    let convert = |pair: &raw::Pair| Pair {
        left: line(&pair.left),
        right: line(&pair.right),
        feedback: maybe_line(pair.feedback.as_deref()).unwrap_or_default(),
    };
    Task::Matching {
        pairs: raw.pairs.iter().map(convert).collect(),
        extra: lines(&raw.extra),
    }
}

fn categorise(raw: &raw::Item, at: At<'_>, clerk: &mut Clerk<'_>) -> Vec<Category> {
    let (mut names, mut members) = (Vec::new(), Vec::new());
    for (category, at) in at.field("categories").each(&raw.categories) {
        twice(
            &mut names,
            category.name.trim(),
            at.field("name"),
            "category",
            clerk,
        );
        for (member, at) in at.field("members").each(&category.members) {
            twice(&mut members, member.trim(), at, "member", clerk);
        }
    }
    let convert = |category: &raw::Category| Category {
        name: line(&category.name),
        members: lines(&category.members),
    };
    raw.categories.iter().map(convert).collect()
}

fn open(raw: &raw::Item, at: At<'_>, clerk: &mut Clerk<'_>) -> Task {
    let words = match raw.words.as_slice() {
        [fewest, most] => (*fewest, *most),
        _ => (0, 0),
    };
    if words.0 > words.1 {
        let message = format!("fewest ({}) is more than most ({})", words.0, words.1);
        let span = at.field("words").span();
        clerk.add(Finding::new(Code::Range, span, message).help("write `words: [fewest, most]`"));
    }
    let model = raw.model.as_deref().unwrap_or_default();
    Task::Open {
        model: clerk.prose(model, at.field("model")),
        ideas: unique(&raw.ideas, at.field("ideas"), "idea", clerk),
        words,
    }
}
