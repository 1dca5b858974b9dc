//! Reading: scrolling, sections, what can be opened in the text.

use super::{go, quiz};
use crate::study::Now;
use crate::tui::action::Action;
use crate::tui::document::{Spot, Target};
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Reader, Screen};
use crate::tui::required::missing;

/// What `action` does in the reader.
pub(super) fn act(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    match action {
        Action::Back => {
            model.screens.pop();
            model.jumps = (Vec::new(), Vec::new());
        }
        Action::NextLesson => neighbour(model, 1, now),
        Action::PrevLesson => neighbour(model, -1, now),
        Action::JumpBack => go::jump(model, -1, now),
        Action::JumpForward => go::jump(model, 1, now),
        Action::NextTarget => focus(model, 1),
        Action::PrevTarget => focus(model, -1),
        Action::SelfCheck => self_check(model, now),
        Action::LessonQuiz => {
            if let Some(Screen::Reader(reader)) = model.screens.last() {
                let lesson = reader.lesson.clone();
                quiz::begin(model, &lesson, None, now);
            }
        }
        Action::Enter => open_target(model, now),
        Action::OpenRequired => required(model, now),
        action => scroll(model, action),
    }
    Vec::new()
}

/// Keeps the place on the screen after a change of size.
pub(super) fn clamp(model: &mut Model) {
    let (columns, height) = Reader::page(model.size);
    for screen in &mut model.screens {
        if let Screen::Reader(reader) = screen {
            reader.top = reader.document.clamped(reader.top, columns, height);
        }
    }
}

fn scroll(model: &mut Model, action: &Action) {
    let (columns, height) = Reader::page(model.size);
    // A screenful keeps two lines, for the eye to find its place.
    let page = isize::try_from(height.saturating_sub(2).max(1)).unwrap_or(1);
    let Some(Screen::Reader(reader)) = model.screens.last_mut() else {
        return;
    };
    let document = reader.document.clone();
    reader.top = match action {
        Action::Down => document.moved(reader.top, 1, columns, height),
        Action::Up => document.moved(reader.top, -1, columns, height),
        Action::PageDown => document.moved(reader.top, page, columns, height),
        Action::PageUp => document.moved(reader.top, -page, columns, height),
        Action::Wheel(lines) => document.moved(reader.top, *lines, columns, height),
        Action::Top => Spot::default(),
        Action::Bottom => document.end(columns, height),
        Action::NextSection | Action::PrevSection => section(reader, action, columns, height),
        _ => reader.top,
    };
    forget_unseen(reader, columns, height);
}

/// The heading after or before the top of the screen; the end of the lesson after the last.
fn section(reader: &Reader, action: &Action, columns: usize, height: usize) -> Spot {
    let document = &reader.document;
    let mut headings = (0..reader.sections.len()).map(|section| document.heading(section));
    let end = document.end(columns, height);
    if matches!(action, Action::NextSection) {
        return headings
            .find(|heading| *heading > reader.top.para)
            .map_or(end, |heading| {
                document.clamped(Spot::at(heading), columns, height)
            });
    }
    let before = headings.rfind(|heading| *heading < reader.top.para);
    before.map_or_else(Spot::default, Spot::at)
}

/// Drops the mark of what Enter opens once it is off the screen.
fn forget_unseen(reader: &mut Reader, columns: usize, height: usize) {
    let shown = reader.document.shown(reader.top, columns, height);
    let para = reader
        .focus
        .and_then(|focus| reader.document.targets.get(focus))
        .map(|(para, _)| *para);
    if para.is_some_and(|para| !shown.contains(&para)) {
        reader.focus = None;
    }
}

/// Marks the next or the previous thing that can be opened, and brings it onto the screen.
fn focus(model: &mut Model, step: i8) {
    let (columns, height) = Reader::page(model.size);
    let Some(Screen::Reader(reader)) = model.screens.last_mut() else {
        return;
    };
    let targets = &reader.document.targets;
    let shown = reader.document.shown(reader.top, columns, height);
    let next = match (reader.focus, step) {
        (Some(focus), 1) => focus + 1,
        (Some(focus), _) => focus.saturating_sub(1),
        (None, 1) => targets
            .iter()
            .position(|(para, _)| para >= shown.start())
            .unwrap_or(0),
        (None, _) => targets
            .iter()
            .rposition(|(para, _)| para <= shown.end())
            .unwrap_or(0),
    };
    let Some((para, _)) = targets.get(next) else {
        return;
    };
    let para = *para;
    reader.focus = Some(next);
    reveal(reader, para, columns, height);
}

/// Scrolls until the line of the focused target is on the screen.
fn reveal(reader: &mut Reader, para: usize, columns: usize, height: usize) {
    let document = reader.document.clone();
    let lines = document
        .paras
        .get(para)
        .map_or_else(|| [].into(), |own| own.set(columns));
    let is_it = |part: &crate::tui::document::Part| part.target == reader.focus;
    let within = lines
        .iter()
        .position(|line| line.parts.iter().any(is_it))
        .unwrap_or(0);
    let goal = document.moved(
        Spot::at(para),
        isize::try_from(within).unwrap_or(0),
        columns,
        0,
    );
    if (goal.para, document.lines_before(goal, columns))
        < (reader.top.para, document.lines_before(reader.top, columns))
    {
        reader.top = document.moved(goal, -1, columns, height);
        return;
    }
    let highest = document.moved(
        goal,
        2 - isize::try_from(height).unwrap_or(2),
        columns,
        height,
    );
    let above = |one: Spot, other: Spot| {
        (one.para, document.lines_before(one, columns))
            < (other.para, document.lines_before(other, columns))
    };
    if above(reader.top, highest) {
        reader.top = highest;
    }
}

fn open_target(model: &mut Model, now: Now) {
    let Some(Screen::Reader(reader)) = model.screens.last() else {
        return;
    };
    let lesson = reader.lesson.clone();
    let target = reader
        .focus
        .and_then(|focus| reader.document.targets.get(focus))
        .map(|(_, target)| target.clone());
    match target {
        None => focus(model, 1),
        Some(Target::Link(link)) => go::follow(model, &link, now),
        Some(Target::Check(section)) => quiz::begin(model, &lesson, Some(section), now),
        Some(Target::Quiz) => quiz::begin(model, &lesson, None, now),
        Some(Target::Lesson(next)) => go::resume(model, &next),
    }
}

/// The self-check of the section on the screen, or of the next that has one.
fn self_check(model: &mut Model, now: Now) {
    let Some(Screen::Reader(reader)) = model.screens.last() else {
        return;
    };
    let (lesson, section) = (reader.lesson.clone(), reader.section(model.size));
    let checks = reader
        .document
        .targets
        .iter()
        .filter_map(|(_, target)| match target {
            Target::Check(own) => Some(*own),
            _ => None,
        });
    let checks: Vec<usize> = checks.collect();
    let best = checks.iter().find(|own| **own >= section).or(checks.last());
    match best.copied() {
        Some(section) => quiz::begin(model, &lesson, Some(section), now),
        None => model.tell("no self-check in this lesson; `X` begins its quiz", now),
    }
}

/// Goes to what the lesson rests on and is not known yet; the way back is that of every jump.
fn required(model: &mut Model, now: Now) {
    let Some(Screen::Reader(reader)) = model.screens.last() else {
        return;
    };
    let Some(first) = missing(model, &reader.lesson).into_iter().next() else {
        model.tell("nothing is missing that this lesson rests on", now);
        return;
    };
    match first.part {
        Some(part) => {
            go::to_part(model, first.lesson.as_str(), Some(&part));
        }
        None => go::resume(model, &first.lesson),
    }
}

fn neighbour(model: &mut Model, step: isize, now: Now) {
    let Some(library) = model.library.clone() else {
        return;
    };
    let Some(Screen::Reader(reader)) = model.screens.last() else {
        return;
    };
    match library.course.neighbour(&reader.lesson, step) {
        Some(lesson) => go::resume(model, &lesson.id),
        None if step > 0 => model.tell("this is the last lesson", now),
        None => model.tell("this is the first lesson", now),
    }
}
