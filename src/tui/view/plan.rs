//! The sessions that are offered, in front of the screen: the time there is, and what fits into it.

use ratatui::layout::{Position, Rect};

use super::paint::Paint;
use crate::text::width;
use crate::tui::layout::{self, Listed};
use crate::tui::model::Model;
use crate::tui::plan::sessions;
use crate::tui::theme::Look;

/// The box, for so many sessions of two rows.
fn area(model: &Model, sessions: usize) -> Rect {
    let height = u16::try_from(sessions * 2 + 2).unwrap_or(u16::MAX);
    layout::front(model.size, 64, height)
}

/// The sessions on the screen.
pub(super) fn list(model: &Model) -> Listed {
    let count = sessions(model).len();
    Listed {
        area: layout::inside(area(model, count)),
        each: 2,
        first: 0,
        count,
    }
}

/// Draws the sessions that are offered.
pub(super) fn draw(model: &Model, cursor: usize, paint: &mut Paint<'_>) {
    let sessions = sessions(model);
    let Some(library) = &model.library else {
        return;
    };
    let inner = paint.frame(area(model, sessions.len()), "I have …");
    let rows = (inner.y..inner.bottom()).step_by(2);
    for (y, (index, session)) in rows.zip(sessions.iter().enumerate()) {
        let time = format!("{} minutes", session.minutes);
        paint.text((inner.x, y), inner.right(), &time, Look::Bold);
        let long = session.said(&library.course, false);
        let fits = usize::from(inner.width.saturating_sub(2)) >= width(&long);
        let said = if fits {
            long
        } else {
            session.said(&library.course, true)
        };
        paint.cut((inner.x + 2, y + 1), inner.right(), &said, Look::Body);
        if index == cursor {
            paint.highlight(inner.x, y, inner.right());
            paint.cursor = Some(Position::new(inner.x, y));
        }
    }
}
