//! The composing of a session: a cursor over the times that are offered.

use super::quiz::{self, Over};
use super::{go, moved};
use crate::study::Now;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Overlay, Screen};
use crate::tui::plan::sessions;

/// Offers sessions.
pub(super) fn open(model: &mut Model, now: Now) {
    if sessions(model).is_empty() {
        model.tell("the record is still being read", now);
        return;
    }
    model
        .overlays
        .retain(|overlay| !matches!(overlay, Overlay::Plan(_)));
    model.overlays.push(Overlay::Plan(0));
}

/// What `action` does while sessions are offered.
pub(super) fn act(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    let sessions = sessions(model);
    let Some(Overlay::Plan(cursor)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Back => {
            model.overlays.pop();
        }
        Action::Enter => {
            let Some(session) = sessions.get(*cursor) else {
                return Vec::new();
            };
            let first = session.reads().and_then(|(sections, time)| {
                let first = sections.first()?;
                Some((first.lesson.clone(), first.section, time))
            });
            if session.cards() > 0 {
                if quiz::review(model, Over::Queue, session.cards(), now)
                    && let Some(Screen::Quiz(quiz)) = model.screens.last_mut()
                    && let Some(review) = &mut quiz.review
                {
                    review.then = first;
                }
            } else if let Some((lesson, section, _)) = first {
                model.screens.truncate(1);
                go::to_section(model, &lesson, section);
            }
        }
        action => *cursor = moved(*cursor, action, 1, sessions.len()),
    }
    Vec::new()
}
