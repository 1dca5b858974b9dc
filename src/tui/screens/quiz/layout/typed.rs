//! Typed answers with the verdict: what was said, the key, the spelling letter by letter, what the author says to it.

use super::page::{Page, prose_of};
use crate::course::{Blank, Item, Task};
use crate::study::session::MarkedResponse;
use crate::study::{Credit, PartMark, Response};
use crate::text::{Emphasis, Para, Prose, SafeText, TextRun};
use crate::tui::answer_diff::{DiffOp, compare};
use crate::tui::document::plain;

use crate::tui::theme::Role;

/// One line that was typed.
pub(super) fn judge_line(page: &mut Page, accepted: &[SafeText], given: &MarkedResponse) {
    let typed = said(page, given);
    let key: Vec<&str> = accepted.iter().map(SafeText::as_str).collect();
    page.labelled("Key", Role::Bold, &prose_of(&key.join(" · ")));
    if let Some(part) = given.mark.parts.first() {
        spelling(page, &typed, accepted, part);
        notes(page, part);
    }
}

/// A number.
pub(super) fn judge_number(page: &mut Page, item: &Item, given: &MarkedResponse) {
    let Task::Numeric {
        key,
        tolerance,
        unit,
    } = &item.task
    else {
        return;
    };
    said(page, given);
    let unit = unit
        .as_ref()
        .map_or(String::new(), |unit| format!(" {unit}"));
    let range = if *tolerance > 0.0 {
        format!(" ({} to {} counts)", key - tolerance, key + tolerance)
    } else {
        String::new()
    };
    page.labelled("Key", Role::Bold, &prose_of(&format!("{key}{unit}{range}")));
}

/// Shows and returns what was typed.
fn said(page: &mut Page, given: &MarkedResponse) -> String {
    let Response::Text(text) = &given.response else {
        return String::new();
    };
    let role = if given.mark.is_full() {
        Role::Right
    } else {
        Role::Wrong
    };
    page.labelled("You said", role, &prose_of(&SafeText::new(text)));
    text.clone()
}

/// A text with its blanks: the text as it should be, then each blank that was not filled in so.
pub(super) fn judge_blanks(
    page: &mut Page,
    (blanks, after): (&[Blank], &str),
    given: &MarkedResponse,
) {
    let parts = &given.mark.parts;
    let mut runs = Vec::new();
    for blank in blanks {
        runs.extend(plain(&blank.before));
        runs.push(strong(first(&blank.accepted)));
    }
    runs.extend(plain(after));
    page.labelled("Key", Role::Bold, &Prose(vec![Para::Text(runs)]));
    let typed: &[String] = if let Response::Blanks(typed) = &given.response {
        typed
    } else {
        &[]
    };
    for (at, (part, typed)) in parts.iter().zip(typed).enumerate() {
        let accepted = blanks.get(at).map_or(&[][..], |blank| &blank.accepted);
        if part.right && part.credit == Credit::Exact {
            continue;
        }
        page.blank();
        let (glyph, role) = if part.right {
            ("✓", Role::Right)
        } else {
            ("✗", Role::Wrong)
        };
        let typed = SafeText::new(typed);
        let shown = if typed.is_empty() {
            "left empty"
        } else {
            typed.as_str()
        };
        let words = format!("{shown} → {}", first(accepted));
        page.led(
            0,
            (&format!("{glyph} {} ", at + 1), role),
            (&words, Role::Body),
            None,
        );
        spelling(page, &typed, accepted, part);
        notes(page, part);
    }
}

fn first(accepted: &[SafeText]) -> &str {
    accepted.first().map_or("", SafeText::as_str)
}

fn strong(text: &str) -> TextRun {
    TextRun {
        text: SafeText::new(text),
        emphasis: Emphasis {
            bold: true,
            ..Emphasis::default()
        },
        link: None,
    }
}

/// What is too much and what is missing, letter by letter, where that helps.
fn spelling(page: &mut Page, typed: &str, accepted: &[SafeText], part: &PartMark) {
    let key = match &part.credit {
        Credit::Typo { spelt } => Some(spelt.as_str()),
        Credit::None => nearest(typed, accepted),
        Credit::Exact | Credit::OtherName { .. } => None,
    };
    let Some(pieces) = key.and_then(|key| compare(&SafeText::new(typed), key)) else {
        return;
    };
    let has = |wanted: DiffOp| pieces.iter().any(|(piece, _)| *piece == wanted);
    let legend = match (has(DiffOp::Missing), has(DiffOp::Extra)) {
        (true, true) => "(missing) [too much]",
        (true, false) => "(missing)",
        _ => "[too much]",
    };
    let shown: Vec<(String, Role)> = pieces
        .into_iter()
        .map(|(piece, text)| match piece {
            DiffOp::Right => (text, Role::Body),
            DiffOp::Missing => (format!("({text})"), Role::Right),
            DiffOp::Extra => (format!("[{text}]"), Role::Wrong),
        })
        .collect();
    page.beside("Spelling", Role::Bold, |page, x| {
        page.parts(x, &shown);
        page.words(x, legend, Role::Quiet);
    });
}

/// The accepted answer that `typed` is nearest to.
fn nearest<'a>(typed: &str, accepted: &'a [SafeText]) -> Option<&'a str> {
    let agree = |key: &&str| {
        compare(typed, key).map_or(0, |pieces| {
            let right = pieces.iter().filter(|(piece, _)| *piece == DiffOp::Right);
            right.map(|(_, text)| text.len()).sum::<usize>()
        })
    };
    accepted.iter().map(SafeText::as_str).max_by_key(agree)
}

/// What is said to a typed answer: other names, and what the author says to an error that was foreseen.
fn notes(page: &mut Page, part: &PartMark) {
    if let Credit::OtherName { key } = &part.credit {
        let both = format!("both names count; the text writes {key}");
        page.labelled("Names", Role::Bold, &prose_of(&both));
    }
    if let (false, Some(feedback)) = (part.right, &part.feedback) {
        page.labelled("Why not", Role::Bold, &prose_of(feedback));
    }
}
