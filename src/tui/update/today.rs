//! The first screen: a cursor over what can be done now.

use super::quiz::Over;
use super::{go, moved};
use crate::study::{Memory, Now};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Screen};
use crate::tui::today::{Door, doors};

/// The record has been replayed. The rows this brings move no cursor away from what it is on.
pub(super) fn remember(model: &mut Model, memory: Memory) {
    let on = |model: &Model| match model.screens.first() {
        Some(Screen::Today(cursor)) => doors(model).get(*cursor).cloned(),
        _ => None,
    };
    let before = on(model);
    let read = model.progress.positions.iter();
    let read = read.filter(|(_, position)| position.percent >= 100);
    model.known.remember(memory, read.map(|(lesson, _)| lesson));
    let after = doors(model);
    let at = before.and_then(|door| after.iter().position(|own| *own == door));
    if let (Some(Screen::Today(cursor)), Some(at)) = (model.screens.first_mut(), at)
        && *cursor > 0
    {
        *cursor = at;
    }
}

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
        Door::Review => {
            super::quiz::review(model, Over::Queue, usize::MAX, now);
        }
        Door::SureButWrong => {
            super::quiz::review(model, Over::SureButWrong, usize::MAX, now);
        }
        Door::Plan => super::plan::open(model, now),
        Door::NextPart => return super::plan::next(model, now),
        Door::Progress => super::progress::open(model, now),
        Door::Search => {}
    }
    Vec::new()
}
