//! Scrolling and closing the help.

use super::layout::overflow;
use crate::tui::action::Action;
use crate::tui::list::{move_cursor, page_rows};
use crate::tui::model::{Model, Overlay};

/// What `action` does in the help.
pub(crate) fn update(model: &mut Model, action: &Action) {
    if matches!(action, Action::Back) {
        model.overlays.pop();
        return;
    }
    let (page, last) = (page_rows(model, 6), overflow(model));
    if let Some(Overlay::Help(top)) = model.overlays.last_mut() {
        *top = move_cursor(*top, action, page, last + 1);
    }
}
