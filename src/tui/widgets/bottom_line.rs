//! The bottom line: a message, and the keys for the screen.

use std::ops::Range;

use crate::tui::key_hints::placed_hints;
use crate::tui::messages::Message;
use crate::tui::model::{Model, SavingState};
use crate::tui::theme::Role;
use crate::tui::widgets::canvas::Canvas;

/// Draws the bottom line.
pub(crate) fn draw(model: &Model, canvas: &mut Canvas<'_>) {
    let (columns, rows) = canvas.size();
    let y = rows.saturating_sub(1);
    let (hints, right) = placed_hints(model, columns);
    if let Some(notice) = &model.notice {
        canvas.cut((1, y), right, notice, Role::Due);
    }
    for hint in &hints {
        let Range { start, end } = hint.columns.clone();
        let x = canvas.text((start, y), end, &hint.name, Role::Key);
        canvas.text((x + 1, y), end, hint.label, Role::Quiet);
    }
    if model.persistence.state == SavingState::Off && model.notice.is_none() {
        canvas.right_text(right, y, Message::NothingIsSaved.text(), Role::Wrong);
    }
}
