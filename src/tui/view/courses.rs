//! The choice of a course, in front of the screen.

use ratatui::layout::Position;

use super::paint::Paint;
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::theme::Look;

/// Draws the courses, one a row, the one under the cursor in sight.
pub(super) fn draw(model: &Model, cursor: usize, paint: &mut Paint<'_>) {
    let courses = &model.opening.courses;
    let height = u16::try_from(courses.len() + 2).unwrap_or(u16::MAX);
    let inner = paint.frame(layout::front(model.size, 60, height), "Which course?");
    let first = (cursor + 1).saturating_sub(usize::from(inner.height));
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
