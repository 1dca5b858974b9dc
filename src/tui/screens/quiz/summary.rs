//! How the overview of a quiz looks: what it came to, what can be done, every item with a way back to it.

use ratatui::layout::{Position, Rect};

use super::layout::summary::{head, list};
use super::layout::{area_of, review};
use crate::study::session::Question;
use crate::study::stem_text;
use crate::tui::messages::Message;
use crate::tui::model::{Model, Quiz, SummaryEntry};
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::canvas::Canvas;

/// Draws the overview.
pub(crate) fn summary(model: &Model, quiz: &Quiz, canvas: &mut Canvas<'_>) {
    let area = area_of(quiz, model.size);
    for (y, (text, role)) in (area.y..).zip(head(model, quiz)) {
        canvas.text((area.x, y), area.right(), &text, role);
    }
    let list = list(model, quiz);
    let entries = quiz.summary_entries();
    let rows = entries.iter().enumerate().skip(list.offset);
    for (y, (row, entry)) in (list.area.y..list.area.bottom()).zip(rows) {
        let is_current = row == quiz.summary_cursor;
        if is_current {
            canvas.glyph(list.area.x, y, Glyph::Here, Role::Due);
            if !model.is_covered() {
                canvas.cursor = Some(Position::new(list.area.x, y));
            }
        }
        let role = if is_current { Role::Bold } else { Role::Body };
        entry_row((model, quiz), *entry, (list.area, y), role, canvas);
    }
}

fn entry_row(
    (model, quiz): (&Model, &Quiz),
    entry: SummaryEntry,
    (list, y): (Rect, u16),
    role: Role,
    canvas: &mut Canvas<'_>,
) {
    let text = match entry {
        SummaryEntry::Leave => review::leave_word(model, quiz),
        SummaryEntry::RetryMissed => {
            let count = quiz.session.missed().len();
            format!("Ask again what was missed: {count}")
        }
        SummaryEntry::AskBuried => Message::AskBuried.with(&[&quiz.buried]),
        SummaryEntry::Question(index) => {
            if let Some(question) = quiz.session.questions.get(index) {
                let (glyph, glyph_role) = question_glyph(question);
                canvas.glyph(list.x + 2, y, glyph, glyph_role);
                let mut x = list.x + 4;
                if question.is_flagged {
                    x = canvas.glyph(x, y, Glyph::Flag, Role::Due) + 1;
                }
                let suspended = if question.is_suspended {
                    "(put aside) "
                } else {
                    ""
                };
                let stem = stem_text(&question.item);
                let line = format!("{}. {suspended}{stem}", index + 1);
                canvas.cut((x, y), list.right(), &line, role);
            }
            return;
        }
    };
    canvas.text((list.x + 2, y), list.right(), &text, role);
}

/// The glyph of a question: open, right, not yet right. An open answer is never called wrong.
fn question_glyph(question: &Question) -> (Glyph, Role) {
    match &question.answer {
        None => (Glyph::Open, Role::Quiet),
        Some(_) if question.is_self_scored() => (Glyph::Due, Role::Due),
        Some(answer) if answer.is_right() => (Glyph::Done, Role::Right),
        Some(_) => (Glyph::Wrong, Role::Wrong),
    }
}
