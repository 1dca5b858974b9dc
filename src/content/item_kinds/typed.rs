//! Kinds whose learner types words or a number: short, cloze, numeric.

use super::{ItemKind, unique};
use crate::content::code::Code;
use crate::content::diagnostic::{Finding, quote};
use crate::content::schema::FieldType;
use crate::content::schema::format::{ItemYaml, WrongYaml};
use crate::content::symbols::{ConvertContext, line, maybe_line};
use crate::content::yaml::NodeRef;
use crate::course::{AnticipatedError, Blank, Task, TaskKind};
use crate::text::{SafeText, parse_markdown};

pub(super) static SHORT: ItemKind = ItemKind {
    kind: TaskKind::Short,
    required: &["key"],
    optional: &["wrong", "match"],
    key: Some(FieldType::List(&FieldType::Line, 1, 50)),
    convert: short,
};

pub(super) static CLOZE: ItemKind = ItemKind {
    kind: TaskKind::Cloze,
    required: &[],
    optional: &["wrong", "match"],
    key: None,
    convert: cloze,
};

pub(super) static NUMERIC: ItemKind = ItemKind {
    kind: TaskKind::Numeric,
    required: &["key", "tolerance", "unit"],
    optional: &[],
    key: Some(FieldType::Number),
    convert: numeric,
};

fn short(raw: &ItemYaml, at: NodeRef<'_>, context: &mut ConvertContext<'_>) -> Task {
    Task::Short {
        accepted: unique(&raw.key.0, at.field("key"), "accepted answer", context),
        wrong: wrong(&raw.wrong),
    }
}

/// Splits the stem at its blanks: `{{form|other form}}`.
fn cloze(raw: &ItemYaml, at: NodeRef<'_>, context: &mut ConvertContext<'_>) -> Task {
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
        context.add(Finding::new(Code::Blanks, stem.span(), message).help(help));
    }
    Task::Cloze {
        blanks,
        after: SafeText::new(&rest),
        wrong: wrong(&raw.wrong),
    }
}

fn numeric(raw: &ItemYaml, at: NodeRef<'_>, context: &mut ConvertContext<'_>) -> Task {
    let written = raw.tolerance.0.first().map_or("", String::as_str);
    let key = raw.key.0.first().and_then(|word| word.parse().ok());
    let key: f64 = key.unwrap_or_default();
    let tolerance: f64 = match written.strip_suffix('%') {
        Some(percent) => percent.trim().parse().unwrap_or(0.0) / 100.0 * key.abs(),
        None => written.parse().unwrap_or_default(),
    };
    if tolerance < 0.0 {
        let span = at.field("tolerance").span();
        context.add(Finding::new(
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

fn wrong(raw: &[WrongYaml]) -> Vec<AnticipatedError> {
    let convert = |wrong: &WrongYaml| AnticipatedError {
        text: line(&wrong.text),
        feedback: line(&wrong.feedback),
    };
    raw.iter().map(convert).collect()
}
