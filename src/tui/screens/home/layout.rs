//! Where the rows of the home screen are.

use super::entries::{HomeRow, home_rows};
use crate::tui::keymap::layer::Layer;
use crate::tui::layout;
use crate::tui::list::{ListView, scroll_offset};
use crate::tui::model::Model;

/// Columns of the home screen, where there is room.
const MEASURE: u16 = 84;

/// The rows of the home screen, and where they are.
pub(crate) struct HomePage<'a> {
    /// All rows.
    pub(crate) rows: Vec<HomeRow<'a>>,
    /// Their place.
    pub(crate) list: ListView,
    /// The row under the cursor.
    pub(crate) current: Option<usize>,
}

/// The page with the cursor on this entry.
pub(crate) fn page(model: &Model, cursor: usize) -> HomePage<'_> {
    let area = layout::column(layout::body(model.size), MEASURE);
    let rows = home_rows(model);
    let entries = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.entry.is_some());
    let current = entries.map(|(index, _)| index).nth(cursor);
    let row = current.unwrap_or(0);
    // With a heading and a blank row above it, and two more rows below it.
    let needed = row.saturating_sub(2)..row + 3;
    let list = ListView {
        area,
        entry_height: 1,
        offset: scroll_offset(model, Layer::Home, needed, (area.height, rows.len())),
        count: rows.len(),
    };
    HomePage {
        rows,
        list,
        current,
    }
}

/// The entry on a cell, as the cursor counts them.
pub(crate) fn entry_at(model: &Model, cursor: usize, at: (u16, u16)) -> Option<usize> {
    let page = page(model, cursor);
    let row = page.list.entry_at(at)?;
    page.rows.get(row)?.entry.as_ref()?;
    let above = page.rows.iter().take(row);
    Some(above.filter(|row| row.entry.is_some()).count())
}
