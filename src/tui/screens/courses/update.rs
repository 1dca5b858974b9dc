//! The choice of a course: the one that is chosen is opened in the place of this one.

use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::list::move_cursor;
use crate::tui::model::{Model, Overlay};

/// Offers the courses, with the cursor on the one that is open.
pub(crate) fn open(model: &mut Model) {
    let mut courses = model.opening.courses.iter();
    if let Some(current) = courses.position(|(id, _)| *id == model.opening.course) {
        model.show_overlay(Overlay::Courses(current));
    }
}

/// What `action` does in the choice of a course. The open course is left as at the end of the program: answers are on
/// disk, and the position will be.
pub(crate) fn update(model: &mut Model, action: &Action) -> Vec<Effect> {
    let count = model.opening.courses.len();
    let Some(Overlay::Courses(cursor)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Back => {
            model.overlays.pop();
        }
        Action::Activate => {
            let chosen = model.opening.courses.get(*cursor);
            let other = chosen.filter(|(id, _)| *id != model.opening.course);
            model.study.next_course = other.map(|(id, _)| id.clone());
            model.overlays.pop();
            if model.study.next_course.is_some() {
                return vec![Effect::Quit];
            }
        }
        action => *cursor = move_cursor(*cursor, action, 1, count),
    }
    Vec::new()
}
