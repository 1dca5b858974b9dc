//! How the outline beside a lesson looks: as much of the table of contents as fits.

use ratatui::layout::Rect;

use super::layout::outline_rows;
use super::state::ReaderScreen;
use crate::tui::model::Model;
use crate::tui::screens::contents::rows::rows;
use crate::tui::screens::contents::view::draw_row;
use crate::tui::widgets::canvas::Canvas;

/// Draws the outline.
pub(crate) fn draw(model: &Model, reader: &ReaderScreen, area: Rect, canvas: &mut Canvas<'_>) {
    let Some(shown) = outline_rows(model, reader, area) else {
        return;
    };
    let right = area.right().saturating_sub(1);
    canvas.vertical_rule(right, area);
    let rows = rows(model).into_iter().skip(shown.start);
    for (y, row) in (area.y + 1..area.bottom()).zip(rows) {
        draw_row(canvas, &row, (area.x + 1, y), right.saturating_sub(1));
    }
}
