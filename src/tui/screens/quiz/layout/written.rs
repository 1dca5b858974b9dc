//! An open answer: as it is written, beside the model answer with the ideas to tick, and afterwards. The program passes
//! no judgement on it.

use super::page::{Page, PageLine, prose_of};
use crate::course::{Item, Task};
use crate::study::Response;
use crate::study::session::{MarkedResponse, Question};
use crate::text::{Para, Prose};
use crate::tui::document::{count, plain};
use crate::tui::model::{AnswerInput, FormField, ItemForm};
use crate::tui::theme::Role;

/// Rows of the room to write in, at least.
const ROOM: usize = 4;
/// Columns left of what is written.
pub(super) const MARGIN: usize = 4;

/// The text that is being written, with a rule beside it, and how long it is.
pub(super) fn text_rows(page: &mut Page, question: &Question, form: &ItemForm) {
    let (Task::Open { words, .. }, AnswerInput::Text { writing, .. }) =
        (&question.item.task, &form.input)
    else {
        return;
    };
    let columns = page.columns.saturating_sub(MARGIN).max(1);
    let rows = writing.rows(columns);
    let (at, column) = writing.place(columns);
    for row in 0..rows.len().max(ROOM) {
        let text = rows
            .get(row)
            .and_then(|row| writing.text().get(row.clone()));
        page.lines.push(PageLine {
            x: 2,
            parts: vec![
                ("│ ".to_owned(), Role::Quiet),
                (text.unwrap_or_default().to_owned(), Role::Body),
            ],
            row: Some(FormField::Text),
            caret: (row == at).then_some(column.min(columns) + 2),
            ..PageLine::default()
        });
    }
    page.words(2, &length(writing.words(), *words), Role::Quiet);
}

/// How long a text is, and how long it should be.
fn length(written: usize, (least, most): (u16, u16)) -> String {
    let within = (usize::from(least)..=usize::from(most)).contains(&written);
    let written = count(written, "word");
    if within {
        format!("{written}, within the {least} to {most} asked for")
    } else {
        format!("{written}; {least} to {most} asked for")
    }
}

/// A text of the learner's, line by line.
fn own(text: &str) -> Prose {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    Prose(lines.map(|line| Para::Text(plain(line))).collect())
}

/// The model answer beside the learner's, and the ideas to tick.
pub(super) fn compared(page: &mut Page, question: &Question, form: &ItemForm) {
    let (
        Task::Open { model, ideas, .. },
        AnswerInput::Text {
            writing,
            ticks: Some(ticks),
        },
    ) = (&question.item.task, &form.input)
    else {
        return;
    };
    page.pair([("Yours", &own(writing.text())), ("Model", model)]);
    page.blank();
    page.words(0, "Which of these ideas does yours have?", Role::Bold);
    page.blank();
    for (index, (idea, ticked)) in ideas.iter().zip(ticks).enumerate() {
        let lead = format!("  {} [{}] ", index + 1, if *ticked { 'x' } else { ' ' });
        let role = if *ticked { Role::Bold } else { Role::Body };
        page.led(
            0,
            (&lead, role),
            (idea, Role::Body),
            Some(FormField::Idea(index)),
        );
    }
    let ticked = ticks.iter().filter(|tick| **tick).count();
    let done = format!("Done: {ticked} of {}", count(ticks.len(), "idea"));
    page.form_row(FormField::Submit, &done, true);
}

/// What was written, the model answer, and the ideas as they were ticked.
pub(super) fn judge(page: &mut Page, item: &Item, given: &MarkedResponse) {
    let Task::Open { model, ideas, .. } = &item.task else {
        return;
    };
    match &given.response {
        Response::Open { text, .. } => page.pair([("Yours", &own(text)), ("Model", model)]),
        _ => page.labelled("Model", Role::Bold, model),
    }
    page.blank();
    for (idea, part) in ideas.iter().zip(&given.mark.parts) {
        let lead = if part.right { "[x] " } else { "[ ] " };
        page.led(0, (lead, Role::Body), (idea, Role::Body), None);
    }
    if ideas.is_empty() {
        page.labelled("Ideas", Role::Bold, &prose_of("none are listed"));
    }
}
