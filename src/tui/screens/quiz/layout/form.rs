//! An item as it is asked: its stem, what is to be filled in, how sure one is, hints.

use super::choices::{choice_letter, choice_text};
use super::judged::judge;
use super::page::{Page, PageLine, prose_of};
use super::{BLANK, LINE, NUMBER, ordered, placed, written};
use crate::course::{Blank, Item, Task};
use crate::study::Confidence;
use crate::study::session::Question;
use crate::text::{width, wrap};
use crate::tui::action::{Action, QuizAction};
use crate::tui::document::plain;
use crate::tui::keymap::key_for;
use crate::tui::keymap::layer::Layer;
use crate::tui::model::{AnswerInput, FormField, ItemForm};
use crate::tui::theme::Role;

/// The page of an item: as it is asked, or with the verdict. `rows` is how many the screen shows: where it cannot show
/// everything, what a place can be stands under the row that is to be given one.
pub(super) fn page(question: &Question, form: &ItemForm, (columns, rows): (usize, usize)) -> Page {
    let whole = lay(question, form, columns, false);
    let is_placed = matches!(form.input, AnswerInput::Places(_)) && question.answer.is_none();
    if is_placed && whole.lines.len() > rows {
        return lay(question, form, columns, true);
    }
    whole
}

fn lay(question: &Question, form: &ItemForm, columns: usize, folded: bool) -> Page {
    let mut page = Page::new(columns);
    // What kind of statement it is may be the very question: it is said with the verdict.
    let claim = question.item.claim.filter(|_| question.answer.is_some());
    let as_of = question
        .item
        .as_of
        .as_ref()
        .map_or_else(String::new, |as_of| format!(", {as_of}"));
    let claim = claim.map_or_else(String::new, |claim| format!(" · {}{as_of}", claim.label()));
    let flag = if question.is_flagged {
        " · ◆ flagged"
    } else {
        ""
    };
    let kind = question.item.kind().label();
    page.words(0, &format!("{kind}{claim}{flag}"), Role::Quiet);
    page.blank();
    match &question.answer {
        None => ask(&mut page, question, form, folded),
        Some(given) => judge(&mut page, question, given),
    }
    page
}

fn ask(page: &mut Page, question: &Question, form: &ItemForm, folded: bool) {
    page.prose(0, &question.item.stem, Role::Body);
    if let Task::Cloze { blanks, after, .. } = &question.item.task {
        page.blank();
        cloze(page, (blanks, after), form);
    }
    page.blank();
    if form.is_compared() {
        written::compared(page, question, form);
        return;
    }
    let here = form.field(question);
    for row in form.fields(question) {
        match row {
            FormField::Choice(index) => choice_row(page, question, form, index),
            FormField::Line(index) => {
                if !matches!(question.item.task, Task::Cloze { .. }) {
                    input_row(page, question, form, index);
                }
            }
            FormField::Element(at) => ordered::element_row(page, question, form, at),
            FormField::Slot(slot) => {
                placed::slot_row(page, question, form, slot);
                if folded && here == Some(row) {
                    placed::target_rows(page, question, form);
                }
            }
            FormField::Text => written::text_rows(page, question, form),
            FormField::Idea(_) => {}
            FormField::Submit => {
                if matches!(form.input, AnswerInput::Places(_)) && !folded {
                    page.blank();
                    placed::target_rows(page, question, form);
                }
                page.form_row(row, submit_words(&question.item), true);
            }
            FormField::Sure => confidence_row(page, question),
            FormField::Hint => {
                let left = format!(
                    "Hint ({} of {})",
                    question.hints + 1,
                    question.item.hints.len()
                );
                page.form_row(row, &left, false);
            }
            FormField::DontKnow => page.form_row(row, "I don't know", false),
        }
    }
    for (index, hint) in question.item.hints.iter().take(question.hints).enumerate() {
        page.labelled(&format!("Hint {}", index + 1), Role::Due, &prose_of(hint));
    }
}

/// What the row is called that answers.
fn submit_words(item: &Item) -> &'static str {
    match item.task {
        Task::Ordering(_) => "Answer with this order",
        Task::Open { .. } => "Compare with the model answer",
        _ => "Answer with these",
    }
}

/// How sure one is: asked, and never insisted on.
fn confidence_row(page: &mut Page, question: &Question) {
    page.blank();
    let wide = page.columns >= 50;
    let words = Confidence::ALL.map(|one| {
        let glyph = if question.confidence == Some(one) {
            'x'
        } else {
            ' '
        };
        format!("({glyph}) {}", one.key())
    });
    let (before, after) = if wide {
        let key = key_for(Layer::Answering, |action| {
            matches!(action, Action::Quiz(QuizAction::CycleConfidence))
        });
        ("How sure?", format!("   {key}"))
    } else {
        ("Sure?", String::new())
    };
    let text = format!("{before} {}{after}", words.join(" "));
    page.led(
        0,
        ("  ", Role::Body),
        (&text, Role::Quiet),
        Some(FormField::Sure),
    );
}

/// A line to type in, with the unit of the number beside it.
fn input_row(page: &mut Page, question: &Question, form: &ItemForm, index: usize) {
    let unit = match &question.item.task {
        Task::Numeric { unit, .. } => unit.as_ref().map_or("", |unit| unit.as_str()),
        _ => "",
    };
    let room = page.columns.saturating_sub(width(unit) + 4);
    let beside = room >= NUMBER;
    let room = if beside { room.min(LINE) } else { LINE };
    let mut parts = vec![
        ("  ".into(), Role::Body),
        (dots(form, index, room), Role::Quiet),
    ];
    if beside {
        parts.push((format!(" {unit}"), Role::Body));
    }
    page.lines.push(PageLine {
        parts,
        row: Some(FormField::Line(index)),
        inputs: vec![(1, index)],
        ..PageLine::default()
    });
    if !beside {
        page.words_if(2, unit, Role::Body);
    }
}

/// The room of line `index`: dots, as many as `least` or as what is typed needs.
fn dots(form: &ItemForm, index: usize, least: usize) -> String {
    let typed = match &form.input {
        AnswerInput::Lines(lines) => lines.get(index).map_or(0, |line| width(line.value()) + 1),
        _ => 0,
    };
    "·".repeat(typed.max(least))
}

/// The text with its blanks, wrapped as one: blanks are runs of dots.
fn cloze(page: &mut Page, (blanks, after): (&[Blank], &str), form: &ItemForm) {
    let mut runs = Vec::new();
    for (index, blank) in blanks.iter().enumerate() {
        runs.extend(plain(&blank.before));
        runs.extend(plain(&dots(form, index, BLANK)));
    }
    runs.extend(plain(after));
    for row in wrap(&runs, page.columns.saturating_sub(2).max(1)) {
        let mut line = PageLine {
            x: 2,
            ..PageLine::default()
        };
        for piece in &row.slices {
            // Runs alternate: words, blank, words, blank, …, words.
            let blank = (piece.run % 2 == 1).then_some(piece.run / 2);
            let role = if blank.is_some() {
                Role::Quiet
            } else {
                Role::Body
            };
            if let Some(index) = blank {
                line.inputs.push((line.parts.len(), index));
                line.row.get_or_insert(FormField::Line(index));
            }
            line.parts.push((piece.text(&runs).to_owned(), role));
        }
        page.lines.push(line);
    }
}

fn choice_row(page: &mut Page, question: &Question, form: &ItemForm, index: usize) {
    let chosen = matches!(&form.input, AnswerInput::Choices(all) if all.get(index).copied().unwrap_or(false));
    let glyph = match (matches!(question.item.task, Task::Multiple(_)), chosen) {
        (true, true) => "[x]",
        (true, false) => "[ ]",
        (false, true) => "(x)",
        (false, false) => "( )",
    };
    let lead = format!("  {} {glyph} ", choice_letter(question, index));
    let role = if chosen { Role::Bold } else { Role::Body };
    page.led(
        0,
        (&lead, role),
        (choice_text(&question.item, index), Role::Body),
        Some(FormField::Choice(index)),
    );
}
