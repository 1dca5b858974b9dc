//! How the overview of a quiz looks: what it came to, what can be done, every item with a way back to it.

use ratatui::layout::{Position, Rect};

use super::layout::summary::{head, list};
use super::layout::{area_of, review};
use crate::course::Item;
use crate::study::stem_text;
use crate::tui::model::{End, Model, Quiz, Sheet, is_self_scored};
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::canvas::Canvas;

/// Draws the overview.
pub(crate) fn summary(model: &Model, quiz: &Quiz, canvas: &mut Canvas<'_>) {
    let area = area_of(quiz, model.size);
    for (y, (text, role)) in (area.y..).zip(head(model, quiz)) {
        canvas.text((area.x, y), area.right(), &text, role);
    }
    let list = list(model, quiz);
    let ends = quiz.ends();
    let rows = ends.iter().enumerate().skip(list.offset);
    for (y, (row, end)) in (list.area.y..list.area.bottom()).zip(rows) {
        let is_current = row == quiz.summary_cursor;
        if is_current {
            canvas.glyph(list.area.x, y, Glyph::Here, Role::Due);
            if !model.is_covered() {
                canvas.cursor = Some(Position::new(list.area.x, y));
            }
        }
        let role = if is_current { Role::Bold } else { Role::Body };
        end_row((model, quiz), *end, (list.area, y), role, canvas);
    }
}

fn end_row(
    (model, quiz): (&Model, &Quiz),
    end: End,
    (list, y): (Rect, u16),
    role: Role,
    canvas: &mut Canvas<'_>,
) {
    let own = match end {
        End::Leave => review::leave_word(model, quiz),
        End::Again => format!("Ask again what was missed: {}", quiz.to_repeat()),
        End::Item(index) => {
            if let (Some(item), Some(sheet)) = (quiz.items.get(index), quiz.sheets.get(index)) {
                let (glyph, glyph_role) = item_glyph(item, sheet);
                canvas.glyph(list.x + 2, y, glyph, glyph_role);
                let mut x = list.x + 4;
                if sheet.flagged {
                    x = canvas.glyph(x, y, Glyph::Flag, Role::Due) + 1;
                }
                let aside = if quiz.is_aside(index) {
                    "(put aside) "
                } else {
                    ""
                };
                let line = format!("{}. {aside}{}", index + 1, stem_text(item));
                canvas.cut((x, y), list.right(), &line, role);
            }
            return;
        }
    };
    canvas.text((list.x + 2, y), list.right(), &own, role);
}

/// The glyph of an item: answered, right, not yet right. An open answer is never called wrong.
fn item_glyph(item: &Item, sheet: &Sheet) -> (Glyph, Role) {
    match &sheet.given {
        None => (Glyph::Open, Role::Quiet),
        Some(_) if is_self_scored(item) => (Glyph::Due, Role::Due),
        Some(given) if given.is_right() => (Glyph::Done, Role::Right),
        Some(_) => (Glyph::Wrong, Role::Wrong),
    }
}
