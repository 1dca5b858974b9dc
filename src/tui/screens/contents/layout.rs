//! Where the rows of the table of contents are.

use ratatui::layout::Rect;

use super::rows::rows;
use crate::tui::keymap::layer::Layer;
use crate::tui::layout;
use crate::tui::list::ListView;
use crate::tui::model::Model;

/// The box, for this many rows.
pub(crate) fn area(model: &Model, rows: usize) -> Rect {
    layout::overlay(model.size, 64, rows + 2)
}

/// The list of rows.
pub(crate) fn list(model: &Model, cursor: usize) -> ListView {
    let count = rows(model).len();
    let area = layout::inside(area(model, count));
    ListView::new(model, Layer::Contents, area, (cursor, count))
}
