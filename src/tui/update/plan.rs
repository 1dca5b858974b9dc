//! The composing of a session: a cursor over the times that are offered; and going through its parts.

use super::quiz::{self, Over};
use super::{go, moved};
use crate::study::Now;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Overlay, Part, Planned, Screen};
use crate::tui::plan::{said, sessions};

/// Offers sessions.
pub(super) fn open(model: &mut Model, now: Now) {
    if model.known.memory.is_none() {
        model.pending = Some(Action::OpenPlan);
    }
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
            let session = sessions.get(*cursor).zip(model.library.as_ref());
            let Some((session, library)) = session else {
                return Vec::new();
            };
            let left = session.parts(&library.course);
            if left.is_empty() {
                model.tell("nothing fits into this time", now);
                return Vec::new();
            }
            model.planned = Some(Box::new(Planned {
                minutes: session.minutes,
                begun: now.since_start,
                now: None,
                left,
            }));
            return next(model, now);
        }
        action => *cursor = moved(*cursor, action, 1, sessions.len()),
    }
    Vec::new()
}

/// Goes on to the next part of the session, or ends it.
pub(super) fn next(model: &mut Model, now: Now) -> Vec<Effect> {
    let Some(planned) = &mut model.planned else {
        model.tell("no session is planned: M plans one", now);
        return Vec::new();
    };
    let part = planned.left.pop_front();
    let taken = now.since_start.saturating_sub(planned.begun);
    let taken = format!("{} of {}", taken.as_secs().div_ceil(60), planned.minutes);
    planned.now.clone_from(&part);
    match part {
        Some(Part::Review { cards, .. }) => {
            let is_on =
                matches!(model.screens.last(), Some(Screen::Quiz(quiz)) if quiz.review.is_some());
            // What was to be asked may have been answered meanwhile.
            if !quiz::review(model, Over::Queue, cards, now) && !is_on {
                return next(model, now);
            }
        }
        Some(part @ Part::Read { .. }) => {
            let said = said(&part);
            if let Part::Read {
                lesson, sections, ..
            } = part
            {
                model.screens.truncate(1);
                go::to_reading(model, &lesson, sections.0);
            }
            model.tell(format!("{said}; N goes on from there"), now);
        }
        None => {
            model.planned = None;
            model.overlays.clear();
            model.screens.truncate(1);
            if let Some(Screen::Today(cursor)) = model.screens.first_mut() {
                *cursor = 0;
            }
            model.tell(
                format!("the session is done, after {taken} minutes; M plans another"),
                now,
            );
        }
    }
    Vec::new()
}
