//! The outline beside a lesson: as much of the table of contents as there is room for.

use std::ops::Range;

use ratatui::layout::Rect;

use super::contents::draw_row;
use super::paint::Paint;
use crate::tui::contents::rows;
use crate::tui::model::{Model, Reader};
use crate::tui::theme::{Look, Sign};
use crate::tui::today::stop_of;

/// The lines of the table of contents that are shown. The lesson stands a third of the way down for as long as it is
/// read, so that nothing moves beside the text; the section that is read is in sight.
fn window(model: &Model, (reader, section): (&Reader, usize), area: Rect) -> Option<Range<usize>> {
    let course = &model.library.as_ref()?.course;
    let height = usize::from(area.height.saturating_sub(1));
    let count = reader.sections.len();
    let (lesson, others) = stop_of(course, reader.address);
    let here = match count {
        0 => lesson,
        _ => lesson + 1 + section.min(count - 1),
    };
    let first = lesson
        .saturating_sub(height / 3)
        .min((others + count).saturating_sub(height))
        .max((here + 1).saturating_sub(height));
    Some(first..first + height)
}

/// Draws the outline.
pub(super) fn draw(model: &Model, reader: &Reader, area: Rect, paint: &mut Paint<'_>) {
    let place = (reader, reader.section(model.size));
    let Some(shown) = window(model, place, area) else {
        return;
    };
    let right = area.right().saturating_sub(1);
    let mut rows = rows(model).into_iter().skip(shown.start).fuse();
    paint.sign(right, area.y, Sign::Pole, Look::Quiet);
    for y in area.y + 1..area.bottom() {
        if let Some(row) = rows.next() {
            draw_row(paint, &row, (area.x + 1, y), right.saturating_sub(1));
        }
        paint.sign(right, y, Sign::Pole, Look::Quiet);
    }
}

/// The line of the table of contents in row `y` of the screen.
pub(super) fn line_at(model: &Model, reader: &Reader, area: Rect, y: u16) -> Option<usize> {
    let place = (reader, reader.section(model.size));
    let shown = window(model, place, area)?;
    let line = usize::from(y.checked_sub(area.y + 1)?) + shown.start;
    (line < rows(model).len()).then_some(line)
}
