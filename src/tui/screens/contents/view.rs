//! How the table of contents looks, and its rows, which the outline beside the text shows too.

use super::layout::{area, list};
use super::rows::{ContentsRow, RowNumber, rows};
use crate::tui::messages::Message;
use crate::tui::model::Model;
use crate::tui::screens::home::entries::LessonState;
use crate::tui::screens::home::view::lesson_glyph;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::canvas::Canvas;

/// Draws the table of contents.
pub(crate) fn draw(model: &Model, cursor: usize, canvas: &mut Canvas<'_>) {
    let rows = rows(model);
    let inner = canvas.frame(area(model, rows.len()), Message::Contents.text());
    let offset = list(model, cursor).offset;
    for (y, (index, row)) in (inner.y..inner.bottom()).zip(rows.iter().enumerate().skip(offset)) {
        draw_row(canvas, row, (inner.x, y), inner.right());
        if index == cursor {
            canvas.cursor_row(inner, y);
        }
    }
}

/// Draws one row of the table of contents.
pub(crate) fn draw_row(
    canvas: &mut Canvas<'_>,
    row: &ContentsRow<'_>,
    (x, y): (u16, u16),
    right: u16,
) {
    let x = x + u16::from(row.depth) * 2;
    let role = match (row.depth, row.state) {
        (0, _) => Role::Heading,
        (_, Some(LessonState::Broken)) => Role::Unavailable,
        _ if row.is_current => Role::Bold,
        (2, _) => Role::Quiet,
        _ => Role::Body,
    };
    let glyph = match row.state {
        Some(_) if row.is_current => Some((Glyph::Here, Role::Due)),
        Some(state) => Some(lesson_glyph(state)),
        None => row.is_current.then_some((Glyph::Here, Role::Quiet)),
    };
    if let Some((glyph, role)) = glyph {
        canvas.glyph(x - 2, y, glyph, role);
    }
    let end = match row.number {
        RowNumber::None => x,
        RowNumber::Module(number) => canvas.text((x, y), right, &number.to_string(), role) + 1,
        RowNumber::Lesson(number) => canvas.cut((x, y), right, number, role) + 1,
    };
    canvas.cut((end, y), right, row.title, role);
}
