//! Lists on the screen: where their entries are, and how a cursor moves over them.

use ratatui::layout::Rect;

use super::action::{Action, CursorAction};
use super::keymap::layer::Layer;
use super::model::Model;

/// A list on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ListView {
    /// Its place.
    pub area: Rect,
    /// Rows that each entry takes.
    pub entry_height: u16,
    /// The first entry on the screen.
    pub offset: usize,
    /// Number of entries, on the screen or not.
    pub count: usize,
}

impl ListView {
    /// The list of `layer` in `area`: `count` entries of one row, scrolled as little as shows `cursor`.
    pub(super) fn new(
        model: &Model,
        layer: Layer,
        area: Rect,
        (cursor, count): (usize, usize),
    ) -> Self {
        Self {
            area,
            entry_height: 1,
            offset: scroll_offset(model, layer, cursor..cursor + 1, (area.height, count)),
            count,
        }
    }

    /// The entry on the cell in column and row `at`.
    pub(super) fn entry_at(&self, at: (u16, u16)) -> Option<usize> {
        if !self.area.contains(at.into()) {
            return None;
        }
        let row = (at.1 - self.area.y) / self.entry_height.max(1);
        let entry = self.offset + usize::from(row);
        (entry < self.count).then_some(entry)
    }
}

/// The first entry on the screen of a list where `height` of its `count` entries fit: the one of the last frame, or the
/// nearest to it that shows the entries `needed`.
pub(super) fn scroll_offset(
    model: &Model,
    list: Layer,
    needed: std::ops::Range<usize>,
    (height, count): (u16, usize),
) -> usize {
    let height = usize::from(height);
    let before = model
        .interaction
        .list_offset
        .filter(|(own, _)| *own == list);
    let before = before.map_or(0, |(_, offset)| offset);
    let offset = before
        .min(needed.start)
        .max(needed.end.saturating_sub(height));
    offset.min(count.saturating_sub(height))
}

/// Rows of a page of a list that leaves this many rows of the screen to other things.
pub(super) fn page_rows(model: &Model, others: u16) -> usize {
    usize::from(model.size.1.saturating_sub(others)).max(1)
}

/// A cursor over `count` entries after a movement.
pub(super) fn move_cursor(cursor: usize, action: &Action, page: usize, count: usize) -> usize {
    let last = count.saturating_sub(1);
    let Action::Cursor(movement) = action else {
        return cursor.min(last);
    };
    match movement {
        CursorAction::Down | CursorAction::NextLink => (cursor + 1).min(last),
        CursorAction::Up | CursorAction::PrevLink => cursor.saturating_sub(1),
        CursorAction::PageDown => (cursor + page).min(last),
        CursorAction::PageUp => cursor.saturating_sub(page),
        CursorAction::HalfPageDown => (cursor + page.div_ceil(2)).min(last),
        CursorAction::HalfPageUp => cursor.saturating_sub(page.div_ceil(2)),
        CursorAction::Top => 0,
        CursorAction::Bottom => last,
        CursorAction::Wheel(lines) => cursor.saturating_add_signed(*lines).min(last),
    }
}
