//! Moving on the home screen, and opening what it lists.

use super::entries::{HomeEntry, entries};
use crate::study::session::Topic;
use crate::study::{Memory, Now, ReviewKind};
use crate::tui::action::{Action, OpenAction};
use crate::tui::effect::Effect;
use crate::tui::list::{move_cursor, page_rows};
use crate::tui::model::{Model, Screen, WaitFor};
use crate::tui::navigate;
use crate::tui::screens::quiz::update::{begin, review};

/// Applies the replayed record. The cursor stays on its entry, whatever rows this adds.
pub(crate) fn remember(model: &mut Model, memory: Memory) {
    let before = match model.screens.first() {
        Some(Screen::Home(cursor)) => entries(model).get(*cursor).cloned(),
        _ => None,
    };
    let read = model.progress.positions.iter();
    let read = read.filter(|(_, position)| position.percent >= 100);
    model.known.remember(memory, read.map(|(lesson, _)| lesson));
    let after = entries(model);
    let at = before.and_then(|entry| after.iter().position(|own| *own == entry));
    if let (Some(Screen::Home(cursor)), Some(at)) = (model.screens.first_mut(), at)
        && *cursor > 0
    {
        *cursor = at;
    }
}

/// What `action` does on the home screen.
pub(crate) fn update(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    let entries = entries(model);
    let page = page_rows(model, 4);
    let Some(Screen::Home(cursor)) = model.screens.last_mut() else {
        return Vec::new();
    };
    if !matches!(action, Action::Activate) {
        *cursor = move_cursor(*cursor, action, page, entries.len());
        return Vec::new();
    }
    let Some(entry) = entries.get(*cursor).cloned() else {
        return Vec::new();
    };
    if model.library.is_none() && entry != HomeEntry::Search {
        model.defer(Action::Activate, WaitFor::Course);
        return Vec::new();
    }
    let mut follow = |action| model.study.follow_up = Some(action);
    match entry {
        HomeEntry::Search => follow(Action::Open(OpenAction::Search)),
        HomeEntry::Plan => follow(Action::Open(OpenAction::Plan)),
        HomeEntry::Progress => follow(Action::Open(OpenAction::Progress)),
        HomeEntry::NextPlanStep => follow(Action::NextPlanStep),
        HomeEntry::Read(lesson) => navigate::resume(model, &lesson),
        HomeEntry::Quiz(lesson) => begin(model, &Topic::LessonQuiz(lesson), now),
        HomeEntry::Broken(finding) => navigate::show_finding(model, &finding),
        HomeEntry::Route(route) => navigate::open_link(model, route.as_str()),
        HomeEntry::Review => drop(review(model, ReviewKind::Due, usize::MAX, now)),
        HomeEntry::SureButWrong => drop(review(model, ReviewKind::SureButWrong, usize::MAX, now)),
        HomeEntry::Buried => drop(review(model, ReviewKind::Buried, usize::MAX, now)),
        HomeEntry::Weakest => drop(review(model, ReviewKind::Weakest, usize::MAX, now)),
    }
    Vec::new()
}
