//! What is where in a lesson: links in the text, rows of the outline.

use std::ops::Range;

use ratatui::layout::Rect;

use super::state::ReaderScreen;
use crate::tui::hit_target::HitTarget;
use crate::tui::layout::reader_areas;
use crate::tui::model::Model;
use crate::tui::screens::contents::rows::rows;
use crate::tui::screens::home::entries::path_index;

/// The rows of the table of contents in the outline. The lesson stays a third of the way down while it is read, so that
/// nothing moves beside the text; the section that is read is on the screen.
pub(crate) fn outline_rows(
    model: &Model,
    reader: &ReaderScreen,
    area: Rect,
) -> Option<Range<usize>> {
    let course = &model.library.as_ref()?.course;
    let height = usize::from(area.height.saturating_sub(1));
    let count = reader.sections.len();
    let (lesson, others) = path_index(course, reader.address);
    let current = match count {
        0 => lesson,
        _ => lesson + 1 + reader.section(model.size).min(count - 1),
    };
    let first = lesson
        .saturating_sub(height / 3)
        .min((others + count).saturating_sub(height))
        .max((current + 1).saturating_sub(height));
    Some(first..first + height)
}

/// What a click on a cell of a lesson hits.
pub(crate) fn hit_test(model: &Model, reader: &ReaderScreen, at: (u16, u16)) -> Option<HitTarget> {
    let areas = reader_areas(model.size);
    if areas.text.contains(at.into()) {
        let place = (
            usize::from(at.0 - areas.text.x),
            usize::from(at.1 - areas.text.y),
        );
        let page = ReaderScreen::page(model.size);
        let link = reader.document.link_at(reader.top, page, place);
        return link.map(HitTarget::Link);
    }
    let area = areas.outline.filter(|area| area.contains(at.into()))?;
    let shown = outline_rows(model, reader, area)?;
    let row = usize::from(at.1.checked_sub(area.y + 1)?) + shown.start;
    (row < rows(model).len()).then_some(HitTarget::Outline(row))
}
