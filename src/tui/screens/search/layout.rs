//! Where the results of the search and the commands of the palette are.

use std::ops::Range;

use ratatui::layout::Rect;

use super::state::{PaletteScreen, SearchScreen};
use crate::tui::keymap::layer::Layer;
use crate::tui::layout;
use crate::tui::list::{ListView, scroll_offset};
use crate::tui::model::{Model, Overlay};

/// From this width on a result's context stands beside its title, not below it.
const BESIDE: u16 = 90;

/// The box of the search.
pub(crate) fn search_area(model: &Model) -> Rect {
    layout::overlay(model.size, 120, layout::body(model.size).height.into())
}

/// Whether a result's context stands beside its title.
pub(crate) fn is_beside(inner: Rect) -> bool {
    inner.width >= BESIDE
}

/// The room below the text field.
pub(crate) fn below_input(inner: Rect) -> Rect {
    Rect {
        y: inner.y + 2,
        height: inner.height.saturating_sub(2),
        ..inner
    }
}

/// The list of results, whole ones only.
pub(crate) fn results(model: &Model, search: &SearchScreen) -> ListView {
    let inner = layout::inside(search_area(model));
    let area = below_input(inner);
    let entry_height = if is_beside(inner) { 1 } else { 2 };
    let shown = (area.height / entry_height).max(1);
    let (at, count) = (search.cursor, search.answer.hits.len());
    ListView {
        area: Rect {
            height: shown * entry_height,
            ..area
        },
        entry_height,
        offset: scroll_offset(model, Layer::Search, at..at + 1, (shown, count)),
        count,
    }
}

/// The box of the palette.
pub(crate) fn palette_area(model: &Model) -> Rect {
    let height = layout::body(model.size).height.min(20);
    layout::overlay(model.size, 72, height.into())
}

/// The list of commands.
pub(crate) fn commands(model: &Model, palette: &PaletteScreen) -> ListView {
    let area = below_input(layout::inside(palette_area(model)));
    let entries = (palette.cursor, palette.commands.len());
    ListView::new(model, Layer::Palette, area, entries)
}

/// The columns of the text field of the search or of the palette.
fn prompt(model: &Model) -> Option<(Range<u16>, u16)> {
    let area = match model.overlays.last()? {
        Overlay::Search(_) => search_area(model),
        Overlay::Palette(_) => palette_area(model),
        _ => return None,
    };
    let inner = layout::inside(area);
    Some((layout::prompt_columns(inner.x, inner.right()), inner.y))
}

/// Columns of the text field of the search or of the palette.
pub(crate) fn prompt_room(model: &Model) -> usize {
    prompt(model).map_or(1, |(columns, _)| columns.len())
}

/// The column of the text field that is on a cell of the screen.
pub(crate) fn prompt_column(model: &Model, at: (u16, u16)) -> Option<usize> {
    let (columns, y) = prompt(model)?;
    let is_here = y == at.1 && columns.contains(&at.0);
    is_here.then(|| usize::from(at.0 - columns.start))
}
