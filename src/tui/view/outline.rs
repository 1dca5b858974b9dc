//! The outline beside a lesson: as much of the table of contents as there is room for. While the lesson is read only the
//! lines of its sections change.

use std::ops::Range;

use ratatui::layout::Rect;

use super::contents::draw_row;
use super::paint::Paint;
use crate::tui::contents::{ContentsRow, rows, sections};
use crate::tui::layout;
use crate::tui::model::{Model, Reader};
use crate::tui::theme::{Look, Sign};
use crate::tui::today::stop_of;

/// Which of its lines are shown: counted from the first of the table of contents.
struct Window {
    /// Those that there is room for.
    shown: Range<usize>,
    /// Those of them that are sections of the lesson.
    sections: Range<usize>,
    /// How many of its sections stand above them, out of sight.
    above: usize,
}

/// The lesson stands a third of the way down for as long as it is read, so that nothing moves beside the text; what is
/// read is in sight.
fn window(model: &Model, (reader, section): (&Reader, usize), area: Rect) -> Option<Window> {
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
    let shown = first..first + height;
    let seen = |line: usize| line.clamp(shown.start, shown.end);
    let start = seen(lesson + 1);
    Some(Window {
        sections: start..seen(lesson + 1 + count),
        above: start.saturating_sub(lesson + 1),
        shown,
    })
}

/// The first line of the outline that is shown while a section is read, where there is an outline.
pub(in crate::tui) fn outline_top(model: &Model, reader: &Reader, section: usize) -> Option<usize> {
    let area = layout::reader(model.size).outline?;
    Some(window(model, (reader, section), area)?.shown.start)
}

/// Draws the outline; if it `stands` there already, the sections alone.
pub(super) fn draw(
    model: &Model,
    reader: &Reader,
    area: Rect,
    stands: bool,
    paint: &mut Paint<'_>,
) {
    let place = (reader, reader.section(model.size));
    let Some(window) = window(model, place, area) else {
        return;
    };
    let Window {
        shown,
        sections,
        above,
    } = window;
    let row = |line: usize| area.y + 1 + u16::try_from(line - shown.start).unwrap_or(u16::MAX);
    if stands {
        let [top, bottom] = [row(sections.start), row(sections.end)];
        let between = |from: u16, to: u16| Rect::new(area.x, from, area.width, to - from);
        paint.stands(between(area.y, top));
        paint.stands(between(bottom, area.bottom()));
        let own = self::sections(model, reader).skip(above);
        lines(own, area, top..bottom, paint);
    } else {
        let all = rows(model).into_iter().skip(shown.start);
        lines(all, area, area.y + 1..area.bottom(), paint);
        paint.sign(right(area), area.y, Sign::Pole, Look::Quiet);
    }
}

/// The column of the line beside the text.
fn right(area: Rect) -> u16 {
    area.right().saturating_sub(1)
}

fn lines<'a>(
    rows: impl Iterator<Item = ContentsRow<'a>>,
    area: Rect,
    on: Range<u16>,
    paint: &mut Paint<'_>,
) {
    let right = right(area);
    let mut rows = rows.fuse();
    for y in on {
        if let Some(row) = rows.next() {
            draw_row(paint, &row, (area.x + 1, y), right.saturating_sub(1));
        }
        paint.sign(right, y, Sign::Pole, Look::Quiet);
    }
}

/// The line of the table of contents in row `y` of the screen.
pub(super) fn line_at(model: &Model, reader: &Reader, area: Rect, y: u16) -> Option<usize> {
    let place = (reader, reader.section(model.size));
    let shown = window(model, place, area)?.shown;
    let line = usize::from(y.checked_sub(area.y + 1)?) + shown.start;
    (line < rows(model).len()).then_some(line)
}
