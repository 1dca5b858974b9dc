//! Items that copy the essays word for word. Only where the essays are given (`check --against`): they are not part of
//! a course.

use std::ops::Range;

use crate::content::code::Severity;
use crate::content::diagnostic::quote;
use crate::content::rules::essays::COPIED;
use crate::content::rules::place::find;
use crate::content::rules::rule::{Look, Out, Rule};
use crate::content::rules::scope::{Asked, Scope};
use crate::content::rules::words::{Word, words};
use crate::course::Task;
use crate::text::Clean;

pub(in crate::content::rules) static MC16: Rule = Rule {
    id: "MC16",
    title: "words copied from an essay",
    severities: &[Severity::Warning],
    wants: "Stem and key are in words of their own; what is quoted stands in quotation marks.",
    why: "a copied sentence is recognised, not understood; and it is somebody's text [S19 rule 14]",
    test: "8 or more words in a row of stem and key stand in a text given with `--against`, case, accents and punctuation \
           aside; what stands in quotation marks does not count. Without `--against` the rule is silent",
    example: "a stem that is a sentence of the essay with one word left out breaks it",
    looks: &[Look::Item(look)],
};

fn look(asked: &Asked<'_>, scope: &Scope<'_>, out: &mut Out) {
    if scope.essays.is_empty() {
        return;
    }
    let text = format!("{} {}", filled(asked), key(asked));
    let all = words(&text);
    for run in all.split(|word| word.quoted) {
        for window in run.windows(COPIED) {
            let plain: Vec<String> = window.iter().map(Word::plain).collect();
            let Some(name) = scope.essays.has(&plain) else {
                continue;
            };
            let (Some(first), Some(last)) = (window.first(), window.last()) else {
                continue;
            };
            let copied = text.get(first.start..last.range().end).unwrap_or_default();
            out.add(
                Severity::Warning,
                place(asked, copied),
                format!(
                    "{COPIED} words in a row stand in {} as well: {}",
                    quote(name),
                    quote(copied)
                ),
                "say it in words of your own, or quote a few words in “ ”",
            );
            return;
        }
    }
}

/// Where these words stand: in a choice, or in the stem.
fn place(asked: &Asked<'_>, copied: &str) -> Range<usize> {
    let choice = asked.options.iter().find(|one| one.text.contains(copied));
    find(
        asked.text,
        choice.map_or(asked.stem_at(), |one| one.at),
        copied,
    )
}

/// The stem; that of a cloze with its blanks filled.
fn filled(asked: &Asked<'_>) -> String {
    let Task::Cloze { blanks, after, .. } = &asked.item.task else {
        return asked.stem.clone();
    };
    let mut text = String::new();
    for blank in blanks {
        text.push_str(&blank.before);
        text.push_str(blank.accepted.first().map_or("", |form| form.as_str()));
    }
    text + after
}

fn key(asked: &Asked<'_>) -> String {
    let texts: Vec<&str> = match &asked.item.task {
        Task::Single(_) | Task::Multiple(_) => asked.offered(true).map(|one| one.text).collect(),
        Task::Ordering(_) => asked.options.iter().map(|one| one.text).collect(),
        Task::Short { accepted, .. } => accepted.iter().take(1).map(Clean::as_str).collect(),
        Task::Open { .. } | Task::TrueFalse { .. } | Task::Cloze { .. } | Task::Numeric { .. } => {
            Vec::new()
        }
        Task::Matching { pairs, .. } => pairs
            .iter()
            .flat_map(|pair| [pair.left.as_str(), pair.right.as_str()])
            .collect(),
        Task::Categorise(categories) => categories
            .iter()
            .flat_map(|category| &category.members)
            .map(Clean::as_str)
            .collect(),
    };
    texts.join(" ")
}
