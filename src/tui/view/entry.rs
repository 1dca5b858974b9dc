//! An entry of the reference in front of the screen.

use ratatui::layout::Rect;

use super::paint::Paint;
use crate::tui::document::Document;
use crate::tui::layout;
use crate::tui::model::{Entry, Model};
use crate::tui::theme::{Look, Sign};

/// Columns of the box, where there is room.
const WIDTH: u16 = 72;

/// The columns and rows for the text of an entry on a screen of `size`.
pub(in crate::tui) fn entry_page(size: (u16, u16), document: &Document) -> (usize, usize) {
    let columns = usize::from(layout::front(size, WIDTH, 3).width.saturating_sub(4)).max(1);
    let wanted: usize = document
        .paras
        .iter()
        .map(|para| para.set(columns).len() + para.gap)
        .sum();
    let most = usize::from(layout::body(size).height.saturating_sub(2)).max(1);
    (columns, wanted.clamp(1, most))
}

/// The box, for so many rows of text.
fn area(model: &Model, rows: usize) -> Rect {
    let height = u16::try_from(rows + 2).unwrap_or(u16::MAX);
    layout::front(model.size, WIDTH, height)
}

/// What can be opened on a cell: an index into the entry's targets.
pub(super) fn target_at(model: &Model, entry: &Entry, at: (u16, u16)) -> Option<usize> {
    let page = entry_page(model.size, &entry.document);
    let inner = layout::inside(area(model, page.1));
    let within = inner.contains(at.into());
    let place = || ((at.0 - inner.x).into(), (at.1 - inner.y).into());
    within
        .then(|| entry.document.target_at(entry.top, page, place()))
        .flatten()
}

/// Draws an entry.
pub(super) fn draw(model: &Model, entry: &Entry, paint: &mut Paint<'_>) {
    let (columns, height) = entry_page(model.size, &entry.document);
    let area = area(model, height);
    let inner = paint.frame(area, "");
    let document = &entry.document;
    for (row, index, number) in document.lines_shown(entry.top, columns, height) {
        let lines = document.paras.get(index).map(|para| para.set(columns));
        if let Some(line) = lines.as_ref().and_then(|lines| lines.get(number)) {
            let y = inner.y + u16::try_from(row).unwrap_or(0);
            paint.line((inner.x, y), inner.right(), line, entry.focus);
        }
    }
    if document.moved(entry.top, 1, columns, height) != entry.top {
        let sign = format!(" {} ", paint.theme.sign(Sign::More));
        paint.right_text(
            area.right().saturating_sub(2),
            area.bottom().saturating_sub(1),
            &sign,
            Look::Bold,
        );
    }
}
