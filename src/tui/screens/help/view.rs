//! How the help looks.

use super::layout::{area, lines};
use crate::tui::messages::Message;
use crate::tui::model::Model;
use crate::tui::widgets::canvas::Canvas;

/// Draws the help from line `top` on.
pub(crate) fn draw(model: &Model, top: usize, canvas: &mut Canvas<'_>) {
    let inner = canvas.frame(area(model), Message::HelpTitle.text());
    let lines = lines(model, inner.width.into(), canvas.theme);
    for (y, line) in (inner.y..inner.bottom()).zip(lines.iter().skip(top)) {
        for span in line {
            let x = inner.x + u16::try_from(span.x).unwrap_or(0);
            canvas.text((x, y), inner.right(), &span.text, span.role);
        }
    }
}
