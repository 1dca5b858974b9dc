//! How an entry of the reference looks.

use super::layout::{area, page};
use super::state::EntryScreen;
use crate::tui::model::Model;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::canvas::Canvas;

/// Draws an entry.
pub(crate) fn draw(model: &Model, entry: &EntryScreen, canvas: &mut Canvas<'_>) {
    let (columns, height) = page(model.size, &entry.document);
    let area = area(model.size, height);
    let inner = canvas.frame(area, "");
    let document = &entry.document;
    for shown in document.lines_shown(entry.top, columns, height) {
        let lines = document
            .paras
            .get(shown.para)
            .map(|para| para.layout(columns));
        if let Some(line) = lines.as_ref().and_then(|lines| lines.get(shown.line)) {
            let y = inner.y + u16::try_from(shown.row).unwrap_or(0);
            canvas.line((inner.x, y), inner.right(), line, entry.focus);
        }
    }
    if document.moved(entry.top, 1, columns, height) != entry.top {
        let more = format!(" {} ", canvas.theme.glyph(Glyph::More));
        let bottom = area.bottom().saturating_sub(1);
        canvas.right_text(area.right().saturating_sub(2), bottom, &more, Role::Bold);
    }
}
