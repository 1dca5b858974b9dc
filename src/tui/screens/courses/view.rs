//! How the choice of a course looks.

use super::layout::{area, list};
use crate::tui::messages::Message;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widgets::canvas::Canvas;

/// Draws the courses, one a row.
pub(crate) fn draw(model: &Model, cursor: usize, canvas: &mut Canvas<'_>) {
    let inner = canvas.frame(area(model), Message::WhichCourse.text());
    let offset = list(model, cursor).offset;
    let courses = model.opening.courses.iter().enumerate().skip(offset);
    for (y, (index, (id, title))) in (inner.y..inner.bottom()).zip(courses) {
        let is_open = *id == model.opening.course;
        let role = if is_open { Role::Bold } else { Role::Body };
        canvas.cut((inner.x, y), inner.right(), title, role);
        if index == cursor {
            canvas.cursor_row(inner, y);
        }
    }
}
