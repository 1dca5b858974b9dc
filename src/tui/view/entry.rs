//! An entry of the reference in front of the screen.

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

/// Draws an entry.
pub(super) fn draw(model: &Model, entry: &Entry, paint: &mut Paint<'_>) {
    let (columns, height) = entry_page(model.size, &entry.document);
    let area = layout::front(
        model.size,
        WIDTH,
        u16::try_from(height + 2).unwrap_or(u16::MAX),
    );
    let inner = paint.frame(area, "");
    let document = &entry.document;
    let mut skip = document.lines_before(entry.top, columns);
    let mut y = inner.y;
    for para in document.paras.iter().skip(entry.top.para) {
        let lines = para.set(columns);
        for line in lines.iter().skip(skip) {
            if y < inner.bottom() {
                paint.line((inner.x, y), inner.right(), line, entry.focus);
            }
            y += 1;
        }
        y += u16::try_from(para.gap).unwrap_or(0);
        skip = 0;
    }
    if y > inner.bottom() + 1 {
        let sign = format!(" {} ", paint.theme.sign(Sign::More));
        paint.right_text(
            area.right().saturating_sub(2),
            area.bottom().saturating_sub(1),
            &sign,
            Look::Bold,
        );
    }
}
