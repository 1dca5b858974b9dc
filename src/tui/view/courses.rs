//! The choice of a course, in front of the screen.

use ratatui::layout::{Position, Rect};

use super::paint::Paint;
use crate::tui::keymap::Layer;
use crate::tui::layout::{self, Listed};
use crate::tui::model::Model;
use crate::tui::theme::Look;

/// The box.
fn area(model: &Model) -> Rect {
    let height = u16::try_from(model.opening.courses.len() + 2).unwrap_or(u16::MAX);
    layout::front(model.size, 60, height)
}

/// The courses on the screen, the one under the cursor among them.
pub(super) fn list(model: &Model, cursor: usize) -> Listed {
    let (area, count) = (layout::inside(area(model)), model.opening.courses.len());
    let room = (usize::from(area.height), count);
    Listed {
        area,
        each: 1,
        first: model.first_row(Layer::Courses, (cursor, cursor + 1), room),
        count,
    }
}

/// Draws the courses, one a row.
pub(super) fn draw(model: &Model, cursor: usize, paint: &mut Paint<'_>) {
    let courses = &model.opening.courses;
    let inner = paint.frame(area(model), "Which course?");
    let first = list(model, cursor).first;
    let rows = courses.iter().enumerate().skip(first);
    for (y, (index, (id, title))) in (inner.y..inner.bottom()).zip(rows) {
        let is_open = *id == model.opening.course;
        let look = if is_open { Look::Bold } else { Look::Body };
        paint.cut((inner.x, y), inner.right(), title, look);
        if index == cursor {
            paint.highlight(inner.x, y, inner.right());
            paint.cursor = Some(Position::new(inner.x, y));
        }
    }
}
