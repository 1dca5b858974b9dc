//! The choice of a course, where there are several: the one that is chosen is opened in the place of this one.

use super::moved;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Overlay};

/// Offers the courses, with the cursor on the one that is open.
pub(super) fn open(model: &mut Model) {
    let mut courses = model.opening.courses.iter();
    let Some(here) = courses.position(|(id, _)| *id == model.opening.course) else {
        return;
    };
    model
        .overlays
        .retain(|overlay| !matches!(overlay, Overlay::Courses(_)));
    model.overlays.push(Overlay::Courses(here));
}

/// What `action` does while courses are offered. This one is left as at the end of the program: what was answered is on
/// disk, and so will be the place.
pub(super) fn act(model: &mut Model, action: &Action) -> Vec<Effect> {
    let count = model.opening.courses.len();
    let Some(Overlay::Courses(cursor)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Back => {
            model.overlays.pop();
        }
        Action::Enter => {
            let chosen = model.opening.courses.get(*cursor);
            let other = chosen.filter(|(id, _)| *id != model.opening.course);
            model.next_course = other.map(|(id, _)| id.clone());
            model.overlays.pop();
            if model.next_course.is_some() {
                return vec![Effect::Quit];
            }
        }
        action => *cursor = moved(*cursor, action, 1, count),
    }
    Vec::new()
}
