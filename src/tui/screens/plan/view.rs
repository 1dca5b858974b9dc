//! How the choice of a study plan looks: the available time, and what fits into it.

use super::layout::{SESSION_HEIGHT, area};
use super::sessions::sessions;
use crate::text::width;
use crate::tui::messages::Message;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widgets::canvas::Canvas;

/// Draws the sessions that are offered.
pub(crate) fn draw(model: &Model, cursor: usize, canvas: &mut Canvas<'_>) {
    let sessions = sessions(model);
    let Some(library) = &model.library else {
        return;
    };
    let inner = canvas.frame(area(model, sessions.len()), Message::IHave.text());
    let rows = (inner.y..inner.bottom()).step_by(SESSION_HEIGHT.into());
    for (y, (index, session)) in rows.zip(sessions.iter().enumerate()) {
        let time = Message::Minutes.with(&[&session.minutes]);
        canvas.text((inner.x, y), inner.right(), &time, Role::Bold);
        let long = session.summary(&library.course, false);
        let is_fitting = usize::from(inner.width.saturating_sub(2)) >= width(&long);
        let summary = if is_fitting {
            long
        } else {
            session.summary(&library.course, true)
        };
        canvas.cut((inner.x + 2, y + 1), inner.right(), &summary, Role::Body);
        if index == cursor {
            canvas.cursor_row(inner, y);
        }
    }
}
