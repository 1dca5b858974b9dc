//! What an action changes: the model at once, the world through effects. Pure: the time is an argument.

mod courses;
mod entry;
mod find;
mod go;
mod plan;
mod point;
mod progress;
mod quiz;
mod reader;
mod settings;
mod today;
mod unfinished;
mod watch;

use std::sync::Arc;

use super::action::{Action, Edit};
use super::contents;
use super::effect::Effect;
use super::model::{Library, Model, Overlay, Saving, Screen};
use crate::study::{DecisionKind, Now, StudyDay};

/// Applies `action` to `model`; what is returned must then be done, in order.
#[must_use]
pub fn update(model: &mut Model, action: Action, now: Now) -> Vec<Effect> {
    model.known.on(StudyDay::at(now));
    let before = reading_place(model);
    let begun = unfinished::here(model);
    let mut effects = match from_outside(model, action, now) {
        Ok(effects) => effects,
        Err(asked) => {
            model.fade(now);
            let seen = watch::before(model, now);
            let mut effects = asked_for(model, asked.clone(), now);
            effects.extend(watch::after(model, seen, &asked, now));
            effects
        }
    };
    let after = reading_place(model);
    if after.is_some() && after != before {
        effects.extend(keep_place(model, now));
    }
    progress::refresh(model);
    model.window = super::view::window(model);
    effects.extend(unfinished::keep(model, begun, now));
    effects
}

/// Lesson and place of a reader on top, for noticing that it moved.
fn reading_place(model: &Model) -> Option<(crate::course::LessonId, super::model::Spot)> {
    match model.screens.last() {
        Some(Screen::Reader(reader)) if !reader.visit => Some((reader.lesson.clone(), reader.top)),
        _ => None,
    }
}

/// Keeps the place of the reader on top: in the model at once, on disk through the effect.
fn keep_place(model: &mut Model, now: Now) -> Vec<Effect> {
    let Some(Screen::Reader(reader)) = model.screens.last() else {
        return Vec::new();
    };
    let minutes = |words| model.known.minutes_for(words);
    let position = reader.position(&model.opening.course, model.size, now, minutes);
    let Some(mut position) = position else {
        return Vec::new();
    };
    if let Some(known) = model.progress.positions.get(&position.lesson) {
        position.percent = position.percent.max(known.percent);
    }
    model.progress.last = Some(position.lesson.clone());
    model
        .progress
        .positions
        .insert(position.lesson.clone(), position.clone());
    let (lesson, percent) = (position.lesson.clone(), position.percent);
    let save = (model.saving == Saving::On).then(|| Effect::SavePosition(Box::new(position)));
    // Said once, for good: a lesson that was read brings its new cards.
    let read = (percent >= 100 && model.known.is_unread(&lesson))
        .then(|| model.decide(DecisionKind::LessonRead(lesson), now));
    save.into_iter().chain(read.flatten()).collect()
}

/// Actions that come from the world; hands back those that a person asked for.
fn from_outside(model: &mut Model, action: Action, now: Now) -> Result<Vec<Effect>, Action> {
    match action {
        Action::Resize(width, height) => {
            model.size = (width, height);
            reader::clamp(model);
        }
        Action::Loaded(library) => return Ok(loaded(model, library, now)),
        Action::LoadFailed(why) => model.tell(why, now),
        Action::Progress(progress) => model.progress.add(*progress),
        Action::Remembered(memory) => {
            today::remember(model, *memory);
            let waits = |action: &Action| {
                matches!(
                    action,
                    Action::Review(_)
                        | Action::OpenPlan
                        | Action::OpenProgress
                        | Action::OpenSettings
                )
            };
            if model.pending.as_ref().is_some_and(waits) {
                return Ok(pending(model, now));
            }
        }
        Action::SavingFailed(why) => saving_failed(model, why),
        Action::Found {
            generation,
            answer,
            is_all,
        } => return Ok(find::found(model, generation, (*answer, is_all), now)),
        Action::Recorded(id) => model.unsaved.retain(|attempt| attempt.id != id),
        Action::RecordFailed { attempt, why } => {
            if model.unsaved.iter().all(|known| known.id != attempt.id) {
                model.unsaved.push(*attempt);
            }
            saving_failed(model, why);
        }
        Action::DecisionLost(why) => model.tell(format!("this is not kept: {why}"), now),
        // Not worth a question: an answer will fail too, and ask.
        Action::PositionLost(why) => model.tell(format!("your place is not kept: {why}"), now),
        Action::Tell(text) => model.tell(text, now),
        Action::Paste(text) => return Ok(paste(model, &text, now)),
        asked => return Err(asked),
    }
    Ok(Vec::new())
}

fn saving_failed(model: &mut Model, why: String) {
    model.saving = Saving::Failed(why);
    if !matches!(model.overlays.last(), Some(Overlay::Unsaved)) {
        model.overlays.push(Overlay::Unsaved);
    }
}

fn loaded(model: &mut Model, library: Arc<Library>, now: Now) -> Vec<Effect> {
    if library.findings > 0 {
        let what = super::document::count(library.findings, "finding");
        model.tell(
            format!("{what} in this course: `studyhall check` prints them"),
            now,
        );
    }
    model.library = Some(library);
    let mut effects = find::ask_again(model);
    effects.extend(pending(model, now));
    effects
}

/// Does what was asked for before it could be done.
fn pending(model: &mut Model, now: Now) -> Vec<Effect> {
    let action = model.pending.take();
    action.map_or_else(Vec::new, |action| update(model, action, now))
}

/// A paste is typing. Into one line it ends at the first line break.
fn paste(model: &mut Model, text: &str, now: Now) -> Vec<Effect> {
    let layers = model.layers();
    let text = crate::text::sanitize(text);
    let (text, most) = if layers.contains(&super::keymap::Layer::Writing) {
        (text.as_str(), 4_000)
    } else if layers.contains(&super::keymap::Layer::Typing) {
        (text.lines().next().unwrap_or_default(), 400)
    } else {
        return Vec::new();
    };
    let mut effects = Vec::new();
    for c in text.chars().take(most) {
        let change = if c == '\n' {
            Edit::Newline
        } else {
            Edit::Insert(c)
        };
        effects = asked_for(model, Action::Edit(change), now);
    }
    effects
}

/// Actions that a person asked for.
fn asked_for(model: &mut Model, action: Action, now: Now) -> Vec<Effect> {
    if let Action::Point(column, row) = action {
        return point::act(model, (column, row), now);
    }
    model.clicked = None;
    match action {
        Action::Quit => return vec![Effect::Quit],
        Action::Suspend => return vec![Effect::Suspend],
        Action::OpenHelp => {
            model
                .overlays
                .retain(|overlay| !matches!(overlay, Overlay::Help(_)));
            model.overlays.push(Overlay::Help(0));
        }
        Action::OpenSearch => find::open_search(model),
        Action::OpenPalette => find::open_palette(model),
        Action::OpenContents => {
            let cursor = contents::here(model);
            model.overlays.push(Overlay::Contents(cursor));
        }
        Action::GoToday => {
            model.overlays.clear();
            model.screens.truncate(1);
        }
        Action::OpenLesson(id) => open_lesson(model, id, now),
        Action::OpenQuiz(id) => return open_quiz(model, id, now),
        Action::Review(most) => review(model, most, now),
        Action::OpenCourses => courses::open(model),
        Action::OpenPlan => plan::open(model, now),
        Action::NextPart => return plan::next(model, now),
        Action::OpenSettings => settings::open(model, now),
        Action::OpenProgress => progress::open(model, now),
        Action::RetrySaving => return retry(model),
        Action::StudyUnsaved => {
            model.saving = Saving::Off;
            model.unsaved.clear();
            model
                .overlays
                .retain(|overlay| !matches!(overlay, Overlay::Unsaved));
        }
        action => {
            return match model.overlays.last() {
                Some(_) => in_front(model, action, now),
                None => on_screen(model, action, now),
            };
        }
    }
    Vec::new()
}

/// Opens the record and writes again what could not be written.
fn retry(model: &mut Model) -> Vec<Effect> {
    model.saving = Saving::On;
    model
        .overlays
        .retain(|overlay| !matches!(overlay, Overlay::Unsaved));
    let again = model
        .unsaved
        .iter()
        .map(|attempt| Effect::Record(Box::new(attempt.clone())));
    std::iter::once(Effect::OpenRecord).chain(again).collect()
}

/// Begins a sitting once the course has been read: over a lesson, which is opened behind it, or over what else `id`
/// names; for a section, its self-check.
fn open_quiz(model: &mut Model, id: Option<String>, now: Now) -> Vec<Effect> {
    let Some(library) = &model.library else {
        model.pending = Some(Action::OpenQuiz(id));
        return Vec::new();
    };
    if id.as_deref().is_some_and(|id| id.contains('#')) {
        open_lesson(model, id, now);
        return on_screen(model, Action::SelfCheck, now);
    }
    let named = id.as_deref().and_then(|id| library.course.lesson(id));
    if let Some(lesson) = named.map(|lesson| lesson.id.clone()) {
        go::resume(model, &lesson);
    }
    quiz::begin_wide(model, id.as_deref(), now);
    Vec::new()
}

/// Begins a review of at most so many, once the course and the record have been read.
fn review(model: &mut Model, most: usize, now: Now) {
    if model.library.is_none() || model.known.memory.is_none() {
        model.pending = Some(Action::Review(most));
        model.tell("the record is still being read", now);
        return;
    }
    quiz::review(model, quiz::Over::Queue, most, now);
}

/// Opens a lesson once the course has been read.
fn open_lesson(model: &mut Model, id: Option<String>, now: Now) {
    let Some(library) = &model.library else {
        model.pending = Some(Action::OpenLesson(id));
        return;
    };
    let course = &library.course;
    let (lesson, part) = if let Some(id) = id.as_deref() {
        let (id, part) = id
            .split_once('#')
            .map_or((id, None), |(id, part)| (id, Some(part)));
        (course.lesson(id), part)
    } else {
        let last = model
            .progress
            .last
            .as_ref()
            .and_then(|last| course.lesson(last.as_str()));
        (last.or_else(|| course.lessons().next()), None)
    };
    match (lesson.map(|lesson| lesson.id.clone()), part) {
        (Some(id), Some(part)) => {
            go::to_part(model, id.as_str(), Some(part));
        }
        (Some(id), None) => go::resume(model, &id),
        (None, _) => model.tell("no such lesson; here is the course", now),
    }
}

fn in_front(model: &mut Model, action: Action, now: Now) -> Vec<Effect> {
    match model.overlays.last() {
        Some(Overlay::Search(_)) => find::search(model, &action, now),
        Some(Overlay::Palette(_)) => find::palette(model, action, now),
        Some(Overlay::Entry(_)) => entry::act(model, &action, now),
        Some(Overlay::Contents(_)) => go::in_contents(model, &action),
        Some(Overlay::Courses(_)) => courses::act(model, &action),
        Some(Overlay::Plan(_)) => plan::act(model, &action, now),
        Some(Overlay::Settings(_)) => settings::act(model, &action, now),
        Some(Overlay::Help(_)) => help(model, &action),
        Some(Overlay::Unsaved) | None => Vec::new(),
    }
}

fn on_screen(model: &mut Model, action: Action, now: Now) -> Vec<Effect> {
    match model.screens.last() {
        Some(Screen::Reader(_)) => reader::act(model, &action, now),
        Some(Screen::Quiz(_)) => quiz::act(model, &action, now),
        Some(Screen::Progress(_)) => progress::act(model, &action, now),
        Some(Screen::Today(_)) | None => today::act(model, action, now),
    }
}

fn help(model: &mut Model, action: &Action) -> Vec<Effect> {
    let page = usize::from(model.size.1.saturating_sub(6)).max(1);
    let last = super::view::help_overflow(model);
    if let Some(Overlay::Help(top)) = model.overlays.last_mut() {
        match action {
            Action::Back => {
                model.overlays.pop();
            }
            action => *top = moved(*top, action, page, last + 1),
        }
    }
    Vec::new()
}

/// A cursor over `count` entries after a movement.
fn moved(cursor: usize, action: &Action, page: usize, count: usize) -> usize {
    let last = count.saturating_sub(1);
    match action {
        Action::Down | Action::NextTarget => (cursor + 1).min(last),
        Action::Up | Action::PrevTarget => cursor.saturating_sub(1),
        Action::PageDown => (cursor + page).min(last),
        Action::PageUp => cursor.saturating_sub(page),
        Action::Top => 0,
        Action::Bottom => last,
        Action::Wheel(lines) => cursor.saturating_add_signed(*lines).min(last),
        _ => cursor.min(last),
    }
}

/// Applies an edit to a line of text.
fn edit(input: &mut tui_input::Input, edit: Edit) {
    use tui_input::InputRequest as R;
    let request = match edit {
        // One line has no lines.
        Edit::Newline => return,
        Edit::Insert(c) => {
            // The widest line a person can want to type here; nothing that would not be shown as it is.
            let mut grown = input.value().to_owned();
            let at = grown.char_indices().nth(input.cursor());
            grown.insert(at.map_or(grown.len(), |(at, _)| at), c);
            if grown.len() > 500 || crate::text::sanitize(&grown) != grown {
                return;
            }
            R::InsertChar(c)
        }
        Edit::Backspace => R::DeletePrevChar,
        Edit::Delete => R::DeleteNextChar,
        Edit::DeleteWord => R::DeletePrevWord,
        Edit::Clear => R::DeleteLine,
        Edit::Left => R::GoToPrevChar,
        Edit::Right => R::GoToNextChar,
        Edit::Home => R::GoToStart,
        Edit::End => R::GoToEnd,
    };
    input.handle(request);
}
