//! Where an entry of the reference and its links are.

use ratatui::layout::Rect;

use super::state::EntryScreen;
use crate::tui::document::Document;
use crate::tui::layout;

/// Columns of the box, where there is room.
const WIDTH: u16 = 72;

/// Columns and rows of the text of an entry on a screen of `size`.
pub(crate) fn page(size: (u16, u16), document: &Document) -> (usize, usize) {
    let columns = usize::from(layout::inside(layout::overlay(size, WIDTH, 3)).width).max(1);
    let paras = document.paras.iter();
    let rows: usize = paras
        .map(|para| para.layout(columns).len() + para.gap)
        .sum();
    let most = usize::from(layout::body(size).height.saturating_sub(2)).max(1);
    (columns, rows.clamp(1, most))
}

/// The box, for this many rows of text.
pub(crate) fn area(size: (u16, u16), rows: usize) -> Rect {
    layout::overlay(size, WIDTH, rows + 2)
}

/// The link on a cell: an index into the document's links.
pub(crate) fn link_at(size: (u16, u16), entry: &EntryScreen, at: (u16, u16)) -> Option<usize> {
    let page = page(size, &entry.document);
    let inner = layout::inside(area(size, page.1));
    if !inner.contains(at.into()) {
        return None;
    }
    let place = ((at.0 - inner.x).into(), (at.1 - inner.y).into());
    entry.document.link_at(entry.top, page, place)
}
