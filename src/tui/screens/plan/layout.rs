//! Where the offered sessions are.

use ratatui::layout::Rect;

use super::sessions::sessions;
use crate::tui::layout;
use crate::tui::list::ListView;
use crate::tui::model::Model;

/// Rows of one session: the time, and what fits into it.
pub(crate) const SESSION_HEIGHT: u16 = 2;

/// The box, for this many sessions.
pub(crate) fn area(model: &Model, sessions: usize) -> Rect {
    layout::overlay(model.size, 64, sessions * usize::from(SESSION_HEIGHT) + 2)
}

/// The list of sessions.
pub(crate) fn list(model: &Model) -> ListView {
    let count = sessions(model).len();
    ListView {
        area: layout::inside(area(model, count)),
        entry_height: SESSION_HEIGHT,
        offset: 0,
        count,
    }
}
