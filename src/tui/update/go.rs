//! Going somewhere: to a lesson, a part of it, an entry of the reference; and back again.

use std::sync::Arc;

use super::moved;
use crate::course::{Course, Lesson, LessonId, LinkTarget};
use crate::study::Now;
use crate::text::SafeText;
use crate::tui::action::Action;
use crate::tui::contents::{self, Destination};
use crate::tui::document::{Document, Spot, Target};
use crate::tui::effect::Effect;
use crate::tui::model::{Entry, Model, Overlay, Place, Reader, Screen, Watch};

/// Places kept to go back to.
const MOST_JUMPS: usize = 100;

/// The reader of `lesson` at its beginning.
fn reader(course: &Course, lesson: &Lesson) -> Option<Reader> {
    let place = (course.lesson_index(&lesson.id)?, lesson);
    let document = Document::of(lesson, course);
    Some(Reader::open(place, Arc::new(document)))
}

/// Opens a lesson where it was left.
pub(super) fn resume(model: &mut Model, id: &LessonId) {
    let position = model.progress.positions.get(id).cloned();
    open(model, id, |reader, _| {
        position.map_or_else(Spot::default, |position| reader.find(&position))
    });
    // A lesson that was opened is the one to go on with, even before it was scrolled.
    model.progress.last = Some(id.clone());
}

/// Opens a lesson at the place that `place` finds in it. The place that was left can be gone back to.
fn open(model: &mut Model, id: &LessonId, place: impl FnOnce(&Reader, &Lesson) -> Spot) {
    let Some(library) = model.library.clone() else {
        return;
    };
    let Some(lesson) = library.course.lesson(id.as_str()) else {
        return;
    };
    remember(model);
    let Some(mut opened) = reader(&library.course, lesson) else {
        return;
    };
    opened.top = place(&opened, lesson);
    opened.watch = (opened.top == Spot::default()).then(|| Watch::begin(0));
    opened.visit = model
        .screens
        .iter()
        .any(|screen| matches!(screen, Screen::Quiz(_)));
    show(model, opened);
}

/// Puts a reader on top, in the place of the one that is there.
fn show(model: &mut Model, mut opened: Reader) {
    let (columns, height) = Reader::page(model.size);
    opened.top = opened.document.clamped(opened.top, columns, height);
    model.overlays.clear();
    match model.screens.last_mut() {
        Some(Screen::Reader(reader)) => **reader = opened,
        _ => model.screens.push(Screen::Reader(Box::new(opened))),
    }
}

/// Notes the place of the reader on top, for going back.
fn remember(model: &mut Model) {
    if let Some(Screen::Reader(reader)) = model.screens.last() {
        let place = Place {
            lesson: reader.lesson.clone(),
            spot: reader.top,
        };
        if model.jumps.0.last() != Some(&place) {
            model.jumps.0.push(place);
        }
        if model.jumps.0.len() > MOST_JUMPS {
            model.jumps.0.remove(0);
        }
        model.jumps.1.clear();
    }
}

/// Goes to a section or block of a lesson, or to its beginning.
pub(super) fn to_part(model: &mut Model, lesson: &str, part: Option<&str>) -> bool {
    let Some(library) = model.library.clone() else {
        return false;
    };
    let Some(found) = library.course.lesson(lesson) else {
        return false;
    };
    let place = part.and_then(|part| found.find_part(part));
    let is_section =
        part.is_some_and(|part| found.sections.iter().any(|own| own.id.as_str() == part));
    open(model, &found.id, |reader, _| match place {
        Some(part) if is_section => Spot::at(reader.document.heading(part.section)),
        Some(part) => Spot::at(reader.document.block(part.section, part.block)),
        None => Spot::default(),
    });
    true
}

/// Goes to where an item is asked: the self-check after a section, or the quiz at the end, with the cursor on it.
pub(super) fn to_questions(model: &mut Model, lesson: &LessonId, section: Option<&str>) {
    let mut door = None;
    open(model, lesson, |reader, lesson| {
        let number =
            section.and_then(|id| lesson.sections.iter().position(|own| own.id.as_str() == id));
        let wanted = number.map_or(Target::Quiz, Target::Check);
        door = reader
            .document
            .targets
            .iter()
            .position(|(_, target)| *target == wanted);
        let place = door.and_then(|door| reader.document.targets.get(door));
        place.map_or_else(Spot::default, |(para, _)| Spot::at(*para))
    });
    if let Some(Screen::Reader(reader)) = model.screens.last_mut() {
        reader.focus = door;
    }
    with_air(model);
}

/// Goes to a section of a lesson by its number.
pub(super) fn to_section(model: &mut Model, lesson: &LessonId, section: usize) {
    open(model, lesson, |reader, _| {
        Spot::at(reader.document.heading(section))
    });
}

/// Goes to a section of a lesson to read on there: where it was left, if that was in this section; the first has what the
/// lesson is about before it.
pub(super) fn to_reading(model: &mut Model, lesson: &LessonId, section: usize) {
    let found = model.library.as_ref().and_then(|library| {
        let own = library.course.lesson(lesson.as_str())?;
        own.sections.get(section).map(|section| section.id.clone())
    });
    let left = model.progress.positions.get(lesson);
    let is_left_here = left.is_some_and(|left| Some(&left.section) == found.as_ref());
    if is_left_here || section == 0 {
        resume(model, lesson);
    } else {
        to_section(model, lesson, section);
    }
}

/// Goes to a paragraph of a section and points at it; `words` are marked in it.
pub(super) fn to_para(
    model: &mut Model,
    (lesson, section): (&str, &str),
    ordinal: usize,
    words: &str,
) {
    let Some(library) = model.library.clone() else {
        return;
    };
    let Some(found) = library.course.lesson(lesson) else {
        return;
    };
    let section = found
        .sections
        .iter()
        .position(|own| own.id.as_str() == section)
        .unwrap_or(0);
    let mut para = 0;
    open(model, &found.id, |reader, _| {
        para = reader.document.find(section, ordinal);
        Spot::at(para)
    });
    if let Some(Screen::Reader(reader)) = model.screens.last_mut() {
        reader.pointed = Some((para, words.to_owned()));
    }
    with_air(model);
}

/// Shows a few lines before the paragraph that is pointed at.
pub(super) fn with_air(model: &mut Model) {
    const AIR: isize = -3;
    let (columns, height) = Reader::page(model.size);
    if let Some(Screen::Reader(reader)) = model.screens.last_mut() {
        reader.top = reader.document.moved(reader.top, AIR, columns, height);
    }
}

/// Follows a link: `lesson-id`, `lesson-id#part`, or the id of an entry, which is opened in front.
pub(super) fn follow(model: &mut Model, link: &str, now: Now) {
    let (id, part) = link
        .split_once('#')
        .map_or((link, None), |(id, part)| (id, Some(part)));
    let Some(library) = model.library.clone() else {
        return;
    };
    match library.course.link_target(id) {
        Some(LinkTarget::Lesson(lesson)) => {
            to_part(model, lesson.id.as_str(), part);
        }
        Some(entry) => {
            let document = Arc::new(Document::of_entry(entry, &library.course));
            let focus = (!document.targets.is_empty()).then_some(0);
            let entry = Entry {
                id: SafeText::new(id),
                document,
                focus,
                top: Spot::default(),
            };
            model.overlays.push(Overlay::Entry(Box::new(entry)));
        }
        None => model.tell(
            format!("nothing is known about `{}`", SafeText::new(id)),
            now,
        ),
    }
}

/// Says in front of the screen why something cannot be read.
pub(super) fn show_finding(model: &mut Model, finding: &str) {
    let more = "`studyhall check` prints everything that is wrong with this course.";
    show_note(model, "This cannot be read", &[finding, more]);
}

/// Shows a few paragraphs in front of the screen.
pub(super) fn show_note(model: &mut Model, title: &str, paras: &[&str]) {
    let document = Arc::new(Document::of_note(title, paras));
    let entry = Entry {
        id: SafeText::default(),
        document,
        focus: None,
        top: Spot::default(),
    };
    model.overlays.push(Overlay::Entry(Box::new(entry)));
}

/// Back to where the last jump began (`step` -1), or forward again (1).
pub(super) fn jump(model: &mut Model, step: i8, now: Now) {
    let place = if step < 0 {
        model.jumps.0.pop()
    } else {
        model.jumps.1.pop()
    };
    let Some(place) = place else {
        model.tell(
            if step < 0 {
                "no jump to go back to"
            } else {
                "no jump to go forward to"
            },
            now,
        );
        return;
    };
    if let Some(Screen::Reader(reader)) = model.screens.last() {
        let here = Place {
            lesson: reader.lesson.clone(),
            spot: reader.top,
        };
        if step < 0 {
            model.jumps.1.push(here);
        } else {
            model.jumps.0.push(here);
        }
    }
    let Some(library) = model.library.clone() else {
        return;
    };
    let Some(lesson) = library.course.lesson(place.lesson.as_str()) else {
        return;
    };
    let Some(mut opened) = reader(&library.course, lesson) else {
        return;
    };
    opened.top = place.spot;
    opened.visit = model
        .screens
        .iter()
        .any(|screen| matches!(screen, Screen::Quiz(_)));
    show(model, opened);
}

/// Goes where a line of the table of contents leads.
pub(super) fn to(model: &mut Model, destination: Destination) {
    match destination {
        Destination::Nowhere => {}
        Destination::Lesson(lesson) => resume(model, &lesson),
        Destination::Section(lesson, section) => to_section(model, &lesson, section),
        Destination::Broken(finding) => show_finding(model, &finding),
    }
}

/// What `action` does in the table of contents.
pub(super) fn in_contents(model: &mut Model, action: &Action) -> Vec<Effect> {
    let Some(Overlay::Contents(cursor)) = model.overlays.last() else {
        return Vec::new();
    };
    let (cursor, rows) = (*cursor, contents::rows(model));
    match action {
        Action::Back => {
            model.overlays.pop();
        }
        Action::Enter => {
            let goal = rows.get(cursor).map(|row| row.goal.into());
            to(model, goal.unwrap_or_default());
        }
        action => {
            let page = usize::from(model.size.1.saturating_sub(6)).max(1);
            let next = moved(cursor, action, page, rows.len());
            if let Some(Overlay::Contents(cursor)) = model.overlays.last_mut() {
                *cursor = next;
            }
        }
    }
    Vec::new()
}
