//! The sessions that are offered, in front of the screen: the time there is, and what fits into it.

use ratatui::layout::Position;

use super::paint::Paint;
use crate::text::width;
use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::plan::sessions;
use crate::tui::theme::Look;

/// Draws the sessions that are offered.
pub(super) fn draw(model: &Model, cursor: usize, paint: &mut Paint<'_>) {
    let sessions = sessions(model);
    let Some(library) = &model.library else {
        return;
    };
    let height = u16::try_from(sessions.len() * 2 + 2).unwrap_or(u16::MAX);
    let inner = paint.frame(layout::front(model.size, 64, height), "I have …");
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
