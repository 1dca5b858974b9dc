//! The table of contents in front of the screen, and its lines, which the outline shows too.

use ratatui::layout::Position;

use super::paint::Paint;
use super::today::state_sign;
use crate::tui::contents::{ContentsRow, Number, rows};
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::theme::{Look, Sign};
use crate::tui::today::State;

/// Draws the table of contents.
pub(super) fn draw(model: &Model, cursor: usize, paint: &mut Paint<'_>) {
    let rows = rows(model);
    let height = u16::try_from(rows.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let inner = paint.frame(layout::front(model.size, 64, height), "Contents");
    let visible = usize::from(inner.height);
    let first = (cursor + 1).saturating_sub(visible);
    for (y, (index, row)) in (inner.y..inner.bottom()).zip(rows.iter().enumerate().skip(first)) {
        draw_row(paint, row, (inner.x, y), inner.right());
        if index == cursor {
            paint.highlight(inner.x, y, inner.right());
            paint.cursor = Some(Position::new(inner.x, y));
        }
    }
}

/// Draws one line of the table of contents.
pub(super) fn draw_row(
    paint: &mut Paint<'_>,
    row: &ContentsRow<'_>,
    (x, y): (u16, u16),
    right: u16,
) {
    let indent = u16::from(row.depth) * 2;
    let look = match (row.depth, row.state) {
        (0, _) => Look::Heading,
        (_, Some(State::Broken)) => Look::Unavailable,
        _ if row.here => Look::Bold,
        (2, _) => Look::Quiet,
        _ => Look::Body,
    };
    if let Some(state) = row.state {
        let (sign, sign_look) = if row.here {
            (Sign::Here, Look::Due)
        } else {
            state_sign(state)
        };
        paint.sign(x + indent - 2, y, sign, sign_look);
    } else if row.here {
        paint.sign(x + indent - 2, y, Sign::Here, Look::Quiet);
    }
    let after = |end: u16| end.saturating_add(1);
    let x = match row.number {
        Number::None => x + indent,
        Number::Module(number) => {
            after(paint.text((x + indent, y), right, &number.to_string(), look))
        }
        Number::Lesson(number) => after(paint.cut((x + indent, y), right, number, look)),
    };
    paint.cut((x, y), right, row.title, look);
}
