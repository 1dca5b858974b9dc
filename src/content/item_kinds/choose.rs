//! Kinds whose learner chooses: single, multiple, true or false.

use super::{ItemKind, twice};
use crate::content::code::Code;
use crate::content::diagnostic::{Finding, count, quote};
use crate::content::schema::FieldType;
use crate::content::schema::format::ItemYaml;
use crate::content::symbols::{ConvertContext, line, maybe_line};
use crate::content::yaml::NodeRef;
use crate::course::{Choice, Task, TaskKind};
use crate::text::SafeText;

pub(super) static SINGLE: ItemKind = ItemKind {
    kind: TaskKind::Single,
    required: &["choices", "key"],
    optional: &["shuffle"],
    key: Some(FieldType::Whole(1, 26)),
    convert: single,
};

pub(super) static MULTIPLE: ItemKind = ItemKind {
    kind: TaskKind::Multiple,
    required: &["choices", "key"],
    optional: &["shuffle"],
    key: Some(FieldType::List(&FieldType::Whole(1, 26), 1, 26)),
    convert: multiple,
};

pub(super) static TRUE_FALSE: ItemKind = ItemKind {
    kind: TaskKind::TrueFalse,
    required: &["key"],
    optional: &["correction", "feedback"],
    key: Some(FieldType::Bool),
    convert: true_false,
};

fn single(raw: &ItemYaml, at: NodeRef<'_>, context: &mut ConvertContext<'_>) -> Task {
    let keys = keys(raw, at, context);
    Task::Single(choices(raw, at, &keys, context, (3, 26)))
}

fn multiple(raw: &ItemYaml, at: NodeRef<'_>, context: &mut ConvertContext<'_>) -> Task {
    let keys = keys(raw, at, context);
    let span = at.field("key").span();
    if keys.len() < 2 {
        let message = format!(
            "`multiple` has {}; it needs 2 or more",
            count(keys.len(), "key")
        );
        context.add(Finding::new(Code::KeyCount, span, message).help("use `kind: single` for one"));
    } else if keys.len() >= raw.choices.len() {
        let message = "every choice is right, so there is nothing to choose";
        context.add(Finding::new(Code::KeyCount, span, message));
    }
    Task::Multiple(choices(raw, at, &keys, context, (4, 26)))
}

fn true_false(raw: &ItemYaml, at: NodeRef<'_>, context: &mut ConvertContext<'_>) -> Task {
    let key = raw.key.0.first().is_some_and(|word| word == "true");
    if !key && raw.correction.is_none() {
        context.add(
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

/// The numbers of the right choices. Each must be one that is there.
fn keys(raw: &ItemYaml, at: NodeRef<'_>, context: &mut ConvertContext<'_>) -> Vec<usize> {
    let mut keys = Vec::new();
    for (word, at) in at.field("key").zip_children(&raw.key.0) {
        let number = word.parse().unwrap_or(0);
        let held = raw.choices.len();
        if number < 1 || number > held {
            let message = format!(
                "the key is {}, but there are {}",
                quote(word),
                count(held, "choice")
            );
            context.add(
                Finding::new(Code::KeyRange, at.span(), message)
                    .label("no such choice")
                    .help("choices are counted from 1"),
            );
        } else if keys.contains(&number) {
            let message = format!("choice {number} is in the key twice");
            context.add(Finding::new(Code::KeyRange, at.span(), message));
        }
        keys.push(number);
    }
    keys
}

/// The choices, those counted by `keys` being right. There must be so many of them.
pub(super) fn choices(
    raw: &ItemYaml,
    at: NodeRef<'_>,
    keys: &[usize],
    context: &mut ConvertContext<'_>,
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
        context.add(Finding::new(Code::WrongCount, list.span(), message));
    }
    let mut texts: Vec<&str> = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    let mut out = Vec::with_capacity(held);
    for (index, (choice, at)) in list.zip_children(&raw.choices).enumerate() {
        twice(
            &mut texts,
            choice.text.trim(),
            at.field("text"),
            "choice",
            context,
        );
        let id = choice.id.clone().unwrap_or_else(|| letter(index));
        if ids.contains(&id) {
            let message = format!("the id {} is that of another choice", quote(&id));
            context.add(Finding::new(Code::Twice, at.field("id").span(), message));
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
