//! Reading: scrolling, sections, and opening what the text links to.

use super::prerequisites::unmet;
use super::state::ReaderScreen;
use crate::study::Now;
use crate::study::session::Topic;
use crate::tui::action::{Action, CursorAction, ReaderAction};
use crate::tui::document::{Link, ScrollPos, TextSpan};
use crate::tui::messages::Message;
use crate::tui::model::{JumpList, Model, Screen};
use crate::tui::navigate;
use crate::tui::screens::quiz::update::begin;

/// What `action` does in the reader.
pub(crate) fn update(model: &mut Model, action: &Action, now: Now) {
    match action {
        Action::Back => {
            model.screens.pop();
            model.jumps = JumpList::default();
        }
        Action::Activate => open_focused(model, now),
        Action::Cursor(CursorAction::NextLink) => move_focus(model, true),
        Action::Cursor(CursorAction::PrevLink) => move_focus(model, false),
        Action::Cursor(movement) => scroll(model, *movement),
        Action::Reader(action) => reader_action(model, *action, now),
        _ => {}
    }
}

fn reader_action(model: &mut Model, action: ReaderAction, now: Now) {
    match action {
        ReaderAction::NextSection => to_section(model, true),
        ReaderAction::PrevSection => to_section(model, false),
        ReaderAction::NextLesson => open_neighbour(model, 1),
        ReaderAction::PrevLesson => open_neighbour(model, -1),
        ReaderAction::JumpBack => navigate::jump_back(model),
        ReaderAction::JumpForward => navigate::jump_forward(model),
        ReaderAction::SelfCheck => begin_self_check(model, now),
        ReaderAction::LessonQuiz => {
            if let Some(lesson) = model.reader().map(|reader| reader.lesson.clone()) {
                begin(model, &Topic::LessonQuiz(lesson), now);
            }
        }
        ReaderAction::OpenPrerequisite => open_prerequisite(model),
    }
}

/// Keeps the position on the screen after a change of size.
pub(crate) fn clamp(model: &mut Model) {
    let (columns, height) = ReaderScreen::page(model.size);
    for screen in &mut model.screens {
        if let Screen::Reader(reader) = screen {
            reader.top = reader.document.clamped(reader.top, columns, height);
        }
    }
}

fn scroll(model: &mut Model, movement: CursorAction) {
    let (columns, height) = ReaderScreen::page(model.size);
    // A page leaves two lines of the last one, for orientation.
    let page = isize::try_from(height.saturating_sub(2).max(1)).unwrap_or(1);
    let Some(reader) = model.reader_mut() else {
        return;
    };
    let lines = match movement {
        CursorAction::Down => 1,
        CursorAction::Up => -1,
        CursorAction::PageDown => page,
        CursorAction::PageUp => -page,
        CursorAction::HalfPageDown => (page / 2).max(1),
        CursorAction::HalfPageUp => -(page / 2).max(1),
        CursorAction::Wheel(lines) => lines,
        _ => 0,
    };
    reader.top = match movement {
        CursorAction::Top => ScrollPos::default(),
        CursorAction::Bottom => reader.document.end(columns, height),
        _ => reader.document.moved(reader.top, lines, columns, height),
    };
    drop_hidden_focus(reader, columns, height);
}

/// Scrolls to the next or previous heading; after the last one, to the end of the lesson.
fn to_section(model: &mut Model, is_next: bool) {
    let (columns, height) = ReaderScreen::page(model.size);
    let Some(reader) = model.reader_mut() else {
        return;
    };
    let document = &reader.document;
    let mut headings = (0..reader.sections.len()).map(|section| document.heading(section));
    reader.top = if is_next {
        let next = headings.find(|heading| *heading > reader.top.para);
        next.map_or_else(
            || document.end(columns, height),
            |heading| document.clamped(ScrollPos::at(heading), columns, height),
        )
    } else {
        let previous = headings.rfind(|heading| *heading < reader.top.para);
        previous.map_or_else(ScrollPos::default, ScrollPos::at)
    };
    drop_hidden_focus(reader, columns, height);
}

/// Drops the focus from a link that is off the screen.
fn drop_hidden_focus(reader: &mut ReaderScreen, columns: usize, height: usize) {
    let shown = reader.document.shown(reader.top, columns, height);
    let focused = reader
        .focus
        .and_then(|focus| reader.document.links.get(focus));
    if focused.is_some_and(|(para, _)| !shown.contains(para)) {
        reader.focus = None;
    }
}

/// Focuses the next or previous link, and scrolls to it.
fn move_focus(model: &mut Model, is_next: bool) {
    let (columns, height) = ReaderScreen::page(model.size);
    let Some(reader) = model.reader_mut() else {
        return;
    };
    let links = &reader.document.links;
    let shown = reader.document.shown(reader.top, columns, height);
    let focus = match (reader.focus, is_next) {
        (Some(focus), true) => Some(focus + 1),
        (Some(focus), false) => Some(focus.saturating_sub(1)),
        (None, true) => links.iter().position(|(para, _)| para >= shown.start()),
        (None, false) => links.iter().rposition(|(para, _)| para <= shown.end()),
    };
    let focus = focus.unwrap_or(0);
    if let Some((para, _)) = links.get(focus) {
        let para = *para;
        reader.focus = Some(focus);
        reveal_focus(reader, para, columns, height);
    }
}

/// Scrolls until the line of the focused link, in paragraph `para`, is on the screen.
fn reveal_focus(reader: &mut ReaderScreen, para: usize, columns: usize, height: usize) {
    let document = reader.document.clone();
    let lines = document.paras.get(para).map(|own| own.layout(columns));
    let is_focused = |span: &TextSpan| span.link == reader.focus;
    let line = lines.and_then(|lines| {
        let mut lines = lines.iter();
        lines.position(|line| line.parts.iter().any(is_focused))
    });
    let rows = |rows: usize| isize::try_from(rows).unwrap_or(0);
    let goal = document.moved(ScrollPos::at(para), rows(line.unwrap_or(0)), columns, 0);
    let is_above = |one: ScrollPos, other: ScrollPos| {
        (one.para, document.lines_before(one, columns))
            < (other.para, document.lines_before(other, columns))
    };
    if is_above(goal, reader.top) {
        reader.top = document.moved(goal, -1, columns, height);
        return;
    }
    let highest = document.moved(goal, 2 - rows(height), columns, height);
    if is_above(reader.top, highest) {
        reader.top = highest;
    }
}

/// Opens the focused link; focuses the first one if there is no focus.
fn open_focused(model: &mut Model, now: Now) {
    let Some(reader) = model.reader() else {
        return;
    };
    let lesson = reader.lesson.clone();
    let link = reader
        .focus
        .and_then(|focus| reader.document.links.get(focus));
    match link.map(|(_, link)| link.clone()) {
        None => move_focus(model, true),
        Some(Link::Reference(link)) => navigate::open_link(model, &link),
        Some(Link::SelfCheck(section)) => begin(model, &Topic::SelfCheck(lesson, section), now),
        Some(Link::Quiz) => begin(model, &Topic::LessonQuiz(lesson), now),
        Some(Link::Lesson(next)) => navigate::resume(model, &next),
    }
}

/// Begins the self-check of the section on the screen, or of the next section that has one.
fn begin_self_check(model: &mut Model, now: Now) {
    let Some(reader) = model.reader() else {
        return;
    };
    let (lesson, section) = (reader.lesson.clone(), reader.section(model.size));
    let links = reader.document.links.iter();
    let checks = links.filter_map(|(_, link)| match link {
        Link::SelfCheck(own) => Some(*own),
        _ => None,
    });
    let checks: Vec<usize> = checks.collect();
    let best = checks.iter().find(|own| **own >= section).or(checks.last());
    match best.copied() {
        Some(section) => begin(model, &Topic::SelfCheck(lesson, section), now),
        None => model.notify(Message::NoSelfCheck.text()),
    }
}

/// Opens the first prerequisite that is not met. Like every jump it can be undone.
fn open_prerequisite(model: &mut Model) {
    let Some(reader) = model.reader() else {
        return;
    };
    let Some(first) = unmet(model, &reader.lesson).into_iter().next() else {
        model.notify(Message::PrerequisitesMet.text());
        return;
    };
    match first.part {
        Some(part) => {
            navigate::to_part(model, first.lesson.as_str(), Some(&part));
        }
        None => navigate::resume(model, &first.lesson),
    }
}

fn open_neighbour(model: &mut Model, step: isize) {
    let (Some(library), Some(reader)) = (model.library.clone(), model.reader()) else {
        return;
    };
    match library.course.neighbour(&reader.lesson, step) {
        Some(lesson) => navigate::resume(model, &lesson.id),
        None if step > 0 => model.notify(Message::LastLesson.text()),
        None => model.notify(Message::FirstLesson.text()),
    }
}
