//! An item as it is asked: choices, lines to type in, blanks in a text, hints.

use super::judged::judge;
use super::page::{Line, Page, prose_of};
use super::{BLANK, LINE};
use crate::course::{Blank, Item, Task};
use crate::text::{width, wrap};
use crate::tui::document::plain;
use crate::tui::model::{Draft, Quiz, Row, Sheet};
use crate::tui::theme::Look;

/// The page of an item: as it is asked, or with the verdict.
pub(super) fn page(item: &Item, sheet: &Sheet, columns: usize) -> Page {
    let mut page = Page::new(columns);
    // What kind of statement it is may be the very question: it is said with the verdict.
    let claim = item.claim.filter(|_| sheet.marked.is_some());
    let as_of = item
        .as_of
        .as_ref()
        .map_or_else(String::new, |as_of| format!(", {as_of}"));
    let claim = claim.map_or_else(String::new, |claim| format!(" · {}{as_of}", claim.label()));
    page.words(0, &format!("{}{claim}", item.kind().label()), Look::Quiet);
    page.blank();
    match &sheet.marked {
        None => ask(&mut page, item, sheet),
        Some((response, mark)) => judge(&mut page, item, sheet, (response, mark)),
    }
    page
}

pub(super) fn ask(page: &mut Page, item: &Item, sheet: &Sheet) {
    page.prose(0, &item.stem, Look::Body);
    if let Task::Cloze { blanks, after, .. } = &item.task {
        page.blank();
        cloze(page, (blanks, after), sheet);
    }
    page.blank();
    let letters = choice_texts(item);
    for row in Quiz::rows(item, sheet) {
        match row {
            Row::Choice(index) => choice_row(
                page,
                item,
                sheet,
                index,
                letters.get(index).map_or("", String::as_str),
            ),
            Row::Line(index) if !matches!(item.task, Task::Cloze { .. }) => {
                let line = Line {
                    x: 0,
                    parts: vec![
                        ("  ".into(), Look::Body),
                        (dots(sheet, index, LINE), Look::Quiet),
                    ],
                    row: Some(Row::Line(index)),
                    inputs: vec![(1, index)],
                };
                page.lines.push(line);
            }
            Row::Line(_) => {}
            Row::Submit => form_row(page, row, "Answer with these", true),
            Row::Hint => {
                let left = format!("Hint ({} of {})", sheet.hints + 1, item.hints.len());
                form_row(page, row, &left, !matches!(item.task, Task::Multiple(_)));
            }
            Row::DontKnow => form_row(page, row, "I don't know", item.hints.len() == sheet.hints),
        }
    }
    for (index, hint) in item.hints.iter().take(sheet.hints).enumerate() {
        page.labelled(&format!("Hint {}", index + 1), Look::Due, &prose_of(hint));
    }
}

pub(super) fn form_row(page: &mut Page, row: Row, text: &str, apart: bool) {
    if apart {
        page.blank();
    }
    page.lines.push(Line {
        x: 0,
        parts: vec![(format!("  {text}"), Look::Body)],
        row: Some(row),
        inputs: Vec::new(),
    });
}

/// The room of line `index`: dots, as many as `least` or as what is typed needs.
pub(super) fn dots(sheet: &Sheet, index: usize, least: usize) -> String {
    let typed = match &sheet.draft {
        Draft::Lines(lines) => lines.get(index).map_or(0, |line| width(line.value()) + 1),
        Draft::Choices(_) => 0,
    };
    "·".repeat(typed.max(least))
}

/// The text with its blanks, wrapped as one: blanks are runs of dots, each under its number.
pub(super) fn cloze(page: &mut Page, (blanks, after): (&[Blank], &str), sheet: &Sheet) {
    let mut runs = Vec::new();
    for (index, blank) in blanks.iter().enumerate() {
        runs.extend(plain(&blank.before));
        runs.extend(plain(&dots(sheet, index, BLANK)));
    }
    runs.extend(plain(after));
    for row in wrap(&runs, page.columns.saturating_sub(2).max(1)) {
        let mut line = Line {
            x: 2,
            ..Line::default()
        };
        for piece in &row.pieces {
            // Runs alternate: words, blank, words, blank, …, words.
            let blank = (piece.run % 2 == 1).then_some(piece.run / 2);
            let look = if blank.is_some() {
                Look::Quiet
            } else {
                Look::Body
            };
            if let Some(index) = blank {
                line.inputs.push((line.parts.len(), index));
                line.row.get_or_insert(Row::Line(index));
            }
            line.parts.push((piece.text(&runs).to_owned(), look));
        }
        page.lines.push(line);
    }
}

pub(super) fn choice_texts(item: &Item) -> Vec<String> {
    match &item.task {
        Task::Single(choices) | Task::Multiple(choices) => choices
            .iter()
            .map(|choice| choice.text.to_string())
            .collect(),
        Task::TrueFalse { .. } => vec!["True".into(), "False".into()],
        _ => Vec::new(),
    }
}

pub(super) fn letter(item: &Item, index: usize) -> char {
    match item.task {
        Task::TrueFalse { .. } => {
            if index == 0 {
                't'
            } else {
                'f'
            }
        }
        _ => u8::try_from(index).map_or('?', |index| char::from(b'a' + index.min(25))),
    }
}

pub(super) fn choice_row(page: &mut Page, item: &Item, sheet: &Sheet, index: usize, text: &str) {
    let chosen = matches!(&sheet.draft, Draft::Choices(chosen) if chosen.get(index).copied().unwrap_or(false));
    let several = matches!(item.task, Task::Multiple(_));
    let box_sign = match (several, chosen) {
        (true, true) => "[x] ",
        (true, false) => "[ ] ",
        (false, _) => "",
    };
    let lead = format!("  {}  {box_sign}", letter(item, index));
    let first = page.lines.len();
    page.runs(
        width(&lead),
        &plain(text),
        Look::Body,
        Some(Row::Choice(index)),
    );
    if let Some(line) = page.lines.get_mut(first) {
        line.x = 0;
        line.parts.insert(
            0,
            (
                lead,
                if chosen && !several {
                    Look::Bold
                } else {
                    Look::Body
                },
            ),
        );
    }
}
