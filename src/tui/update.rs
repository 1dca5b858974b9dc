//! What an action changes: the model at once, everything else through effects. Pure: the time is an argument.

mod click;
mod draft;
mod key;
mod worker;

use super::action::{Action, Edit, OpenAction, ProgramAction, ReaderAction, UnsavedAction};
use super::document::ScrollPos;
use super::effect::Effect;
use super::hit_test;
use super::keymap::layer::Layer;
use super::model::{Model, Overlay, SavingState, Screen, WaitFor};
use super::navigate;
use super::screens::reader::timer;
use super::screens::{
    contents, courses, entry, help, home, plan, progress, quiz, reader, search, settings, unsaved,
};
use crate::course::LessonId;
use crate::study::session::Topic;
use crate::study::{DecisionKind, Now, StudyDay};
use crate::text::sanitize;

/// Characters of the longest paste into a text of several lines.
const LONGEST_TEXT: usize = 4_000;
/// Characters of the longest paste into one line.
const LONGEST_LINE: usize = 400;

/// Applies `action` to `model`, and then the actions that follow from it or waited for it. The effects must then be
/// performed in order.
#[must_use]
pub fn update(model: &mut Model, action: Action, now: Now) -> Vec<Effect> {
    let is_report = matches!(
        action,
        Action::Background(_)
            | Action::Program(ProgramAction::Resize(..) | ProgramAction::Notify(_))
    );
    if !is_report {
        // A message is there until the next key.
        model.notice = None;
    }
    let action = match action {
        Action::Key(key) => key::action(model, key, now),
        action => {
            key::touch(model, &action);
            Some(action)
        }
    };
    let mut effects = Vec::new();
    if let Some(action) = action {
        let times = model.interaction.count.take().unwrap_or(1).max(1);
        for _ in 0..times {
            effects.extend(apply(model, action.clone(), now));
        }
    }
    while let Some(action) = model.next_action() {
        effects.extend(apply(model, action, now));
    }
    effects
}

fn apply(model: &mut Model, action: Action, now: Now) -> Vec<Effect> {
    model.known.on(StudyDay::at(now));
    let before = reading_pos(model);
    let begun = draft::current(model);
    let mut effects = match action {
        Action::Background(event) => worker::report(model, event),
        Action::Program(ProgramAction::Notify(text)) => {
            model.notify(text);
            Vec::new()
        }
        Action::Program(ProgramAction::Resize(width, height)) => {
            model.size = (width, height);
            reader::update::clamp(model);
            Vec::new()
        }
        Action::Paste(text) => paste(model, &text, now),
        action => {
            let moment = timer::before_action(model, now);
            let mut effects = perform(model, action.clone(), now);
            effects.extend(timer::after_action(model, moment, &action, now));
            effects
        }
    };
    let after = reading_pos(model);
    if after.is_some() && after != before {
        effects.extend(save_position(model, now));
    }
    progress::update::refresh(model);
    model.interaction.list_offset = hit_test::list_offset(model);
    effects.extend(draft::save(model, begun, now));
    effects
}

/// Lesson and position of a reader on top, for noticing that it moved.
fn reading_pos(model: &Model) -> Option<(LessonId, ScrollPos)> {
    let reader = model.reader().filter(|reader| !reader.visit)?;
    Some((reader.lesson.clone(), reader.top))
}

/// Saves the position of the reader on top: in the model at once, on disk through the effect.
fn save_position(model: &mut Model, now: Now) -> Vec<Effect> {
    let minutes = |words| model.known.minutes_for(words);
    let position = model
        .reader()
        .and_then(|reader| reader.position(&model.opening.course, model.size, now, minutes));
    let Some(mut position) = position else {
        return Vec::new();
    };
    if let Some(known) = model.progress.positions.get(&position.lesson) {
        position.percent = position.percent.max(known.percent);
    }
    let (lesson, percent) = (position.lesson.clone(), position.percent);
    model.progress.last = Some(lesson.clone());
    let positions = &mut model.progress.positions;
    positions.insert(lesson.clone(), position.clone());
    let is_saving = model.persistence.state == SavingState::On;
    let save = is_saving.then(|| Effect::SavePosition(Box::new(position)));
    // Decided once: a lesson that was read to its end brings its new cards.
    let read = (percent >= 100 && model.known.is_unread(&lesson))
        .then(|| model.decide(DecisionKind::LessonRead(lesson), now));
    save.into_iter().chain(read.flatten()).collect()
}

/// Types what was pasted. Into one line it ends at the first line break.
fn paste(model: &mut Model, text: &str, now: Now) -> Vec<Effect> {
    let layers = model.layers();
    let text = sanitize(text);
    let (text, most) = if layers.contains(&Layer::Writing) {
        (text.as_str(), LONGEST_TEXT)
    } else if layers.contains(&Layer::Typing) {
        (text.lines().next().unwrap_or_default(), LONGEST_LINE)
    } else {
        return Vec::new();
    };
    let mut effects = Vec::new();
    for c in text.chars().take(most) {
        let edit = match c {
            '\n' => Edit::Newline,
            c => Edit::Insert(c),
        };
        effects = perform(model, Action::Edit(edit), now);
    }
    effects
}

/// Does what a person asked for.
fn perform(model: &mut Model, action: Action, now: Now) -> Vec<Effect> {
    if let Action::Click(column, row) = action {
        return click::click(model, (column, row), now);
    }
    model.interaction.clicked = None;
    match action {
        Action::Program(ProgramAction::Quit) => vec![Effect::Quit],
        Action::Program(ProgramAction::Suspend) => vec![Effect::Suspend],
        Action::Open(screen) => open(model, screen, now),
        Action::NextPlanStep => plan::update::next_step(model, now),
        Action::Unsaved(UnsavedAction::Retry) => unsaved::update::retry(model),
        Action::Unsaved(UnsavedAction::Continue) => {
            unsaved::update::study_unsaved(model);
            Vec::new()
        }
        action if model.overlays.is_empty() => on_screen(model, &action, now),
        action => in_front(model, &action, now),
    }
}

/// Opens a screen or an overlay.
fn open(model: &mut Model, screen: OpenAction, now: Now) -> Vec<Effect> {
    match screen {
        OpenAction::Home => {
            model.overlays.clear();
            model.screens.truncate(1);
        }
        OpenAction::Lesson(id) => navigate::open_lesson(model, id),
        OpenAction::Quiz(id) => return open_quiz(model, id, now),
        OpenAction::Review(kind, most) => {
            if model.library.is_none() || model.known.memory.is_none() {
                model.defer_to_record(Action::Open(OpenAction::Review(kind, most)));
            } else {
                quiz::update::open_review(model, kind, most, now);
            }
        }
        OpenAction::Search => return search::update::open_search(model),
        OpenAction::Palette => search::update::open_palette(model),
        OpenAction::Help => model.show_overlay(Overlay::Help(0)),
        OpenAction::Contents => {
            let cursor = contents::rows::current_row(model);
            model.overlays.push(Overlay::Contents(cursor));
        }
        OpenAction::Courses => courses::update::open(model),
        OpenAction::Plan => plan::update::open(model),
        OpenAction::Settings => settings::update::open(model),
        OpenAction::Progress => progress::update::open(model),
    }
    Vec::new()
}

/// Begins a quiz once the course has been read: over a lesson, which is opened behind it, or over what else `id` names;
/// for a section, its self-check.
fn open_quiz(model: &mut Model, id: Option<String>, now: Now) -> Vec<Effect> {
    let Some(library) = &model.library else {
        model.defer(Action::Open(OpenAction::Quiz(id)), WaitFor::Course);
        return Vec::new();
    };
    if id.as_deref().is_some_and(|id| id.contains('#')) {
        navigate::open_lesson(model, id);
        return on_screen(model, &Action::Reader(ReaderAction::SelfCheck), now);
    }
    let named = id.as_deref().and_then(|id| library.course.lesson(id));
    if let Some(lesson) = named.map(|lesson| lesson.id.clone()) {
        navigate::resume(model, &lesson);
    }
    quiz::update::begin(model, &Topic::Scope(id), now);
    Vec::new()
}

/// Does `action` in the overlay in front.
fn in_front(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    match model.overlays.last() {
        Some(Overlay::Search(_)) => return search::update::search(model, action),
        Some(Overlay::Palette(_)) => search::update::palette(model, action),
        Some(Overlay::Entry(_)) => entry::update::update(model, action),
        Some(Overlay::Contents(_)) => contents::update::update(model, action),
        Some(Overlay::Courses(_)) => return courses::update::update(model, action),
        Some(Overlay::Plan(_)) => return plan::update::update(model, action, now),
        Some(Overlay::Settings(_)) => return settings::update::update(model, action, now),
        Some(Overlay::Help(_)) => help::update::update(model, action),
        Some(Overlay::Unsaved) | None => {}
    }
    Vec::new()
}

/// Does `action` on the screen.
fn on_screen(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    match model.screens.last() {
        Some(Screen::Reader(_)) => reader::update::update(model, action, now),
        Some(Screen::Quiz(_)) => return quiz::update::act(model, action, now),
        Some(Screen::Progress(_)) => return progress::update::update(model, action, now),
        Some(Screen::Home(_)) | None => return home::update::update(model, action, now),
    }
    Vec::new()
}
