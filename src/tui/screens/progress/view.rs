//! How the progress screen looks.

use ratatui::layout::Position;

use super::layout::{area, page, top};
use super::state::ProgressScreen;
use crate::tui::messages::Message;
use crate::tui::model::Model;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::top_line::top_line;

/// Draws the progress screen.
pub(crate) fn draw(model: &Model, screen: &ProgressScreen, canvas: &mut Canvas<'_>) {
    let area = area(model.size);
    let lines = page(screen, model.size, canvas.theme).lines;
    let height = usize::from(area.height);
    let top = top(screen, lines.len(), height);
    let right = match lines.len() > height {
        true if top + height >= lines.len() => Message::EndOfPage.text().to_owned(),
        true => Message::Of.with(&[&(top + height), &lines.len()]),
        false => String::new(),
    };
    let path = [model.opening.title.as_str(), Message::Progress.text()];
    top_line(canvas, &path, &right);
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        let is_current = line.entry == Some(screen.cursor);
        for part in &line.parts {
            let x = area.x + u16::try_from(part.x).unwrap_or(0);
            let role = if is_current { Role::Bold } else { part.role };
            canvas.cut((x, y), area.right(), &part.text, role);
        }
        if is_current {
            canvas.glyph(area.x, y, Glyph::Here, Role::Due);
            if !model.is_covered() {
                canvas.cursor = Some(Position::new(area.x, y));
            }
        }
    }
}
