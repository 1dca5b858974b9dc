//! Moving in the table of contents, and opening what it lists.

use super::rows::rows;
use crate::tui::action::Action;
use crate::tui::list::{move_cursor, page_rows};
use crate::tui::model::{Model, Overlay};
use crate::tui::navigate;

/// What `action` does in the table of contents.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let Some(Overlay::Contents(cursor)) = model.overlays.last() else {
        return;
    };
    let (cursor, rows) = (*cursor, rows(model));
    match action {
        Action::Back => {
            model.overlays.pop();
        }
        Action::Activate => {
            let destination = rows.get(cursor).map(|row| row.destination.clone());
            navigate::open(model, destination.unwrap_or_default());
        }
        action => {
            let moved = move_cursor(cursor, action, page_rows(model, 6), rows.len());
            if let Some(Overlay::Contents(cursor)) = model.overlays.last_mut() {
                *cursor = moved;
            }
        }
    }
}
