//! Where the courses are.

use ratatui::layout::Rect;

use crate::tui::keymap::layer::Layer;
use crate::tui::layout;
use crate::tui::list::ListView;
use crate::tui::model::Model;

/// The box.
pub(crate) fn area(model: &Model) -> Rect {
    layout::overlay(model.size, 60, model.opening.courses.len() + 2)
}

/// The list of courses.
pub(crate) fn list(model: &Model, cursor: usize) -> ListView {
    let count = model.opening.courses.len();
    ListView::new(
        model,
        Layer::Courses,
        layout::inside(area(model)),
        (cursor, count),
    )
}
