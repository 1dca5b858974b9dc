//! The first screen: a cursor over what can be done now.

use super::{go, moved};
use crate::study::Now;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Screen};
use crate::tui::today::{Door, doors};

/// What `action` does on the first screen.
pub(super) fn act(model: &mut Model, action: Action, now: Now) -> Vec<Effect> {
    let doors = doors(model);
    let page = usize::from(model.size.1.saturating_sub(4)).max(1);
    let Some(Screen::Today(cursor)) = model.screens.last_mut() else {
        return Vec::new();
    };
    if !matches!(action, Action::Enter) {
        *cursor = moved(*cursor, &action, page, doors.len());
        return Vec::new();
    }
    let Some(door) = doors.get(*cursor).cloned() else {
        return Vec::new();
    };
    if let Door::Search = door {
        super::find::open_search(model);
        return Vec::new();
    }
    if model.library.is_none() {
        model.pending = Some(action);
        return Vec::new();
    }
    match door {
        Door::Read(lesson) => go::resume(model, &lesson),
        Door::Quiz(lesson) => super::quiz::begin(model, &lesson, None, now),
        Door::Broken(finding) => go::show_finding(model, &finding),
        Door::Route(route) => go::follow(model, route.as_str(), now),
        Door::Search => {}
    }
    Vec::new()
}
