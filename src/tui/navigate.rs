//! Navigation: to a lesson, a part of it, an entry of the reference; and back again.

use std::sync::Arc;

use super::action::{Action, OpenAction};
use super::document::{Document, Link, ScrollPos};
use super::messages::Message;
use super::model::{JumpList, Model, Overlay, Screen, WaitFor};
use super::screens::contents::rows::Destination;
use super::screens::entry::state::EntryScreen;
use super::screens::reader::state::{Highlight, JumpTarget, ReaderScreen, ReadingTimer};
use crate::course::{Course, Lesson, LessonId, LinkTarget};
use crate::text::SafeText;

/// Places kept to go back to.
const MOST_JUMPS: usize = 100;
/// Lines shown before a paragraph that is highlighted.
const SCROLL_OFF: isize = 3;

/// Opens a lesson once the course has been read: by id or number, `lesson#part`, or the one that was read last.
pub(super) fn open_lesson(model: &mut Model, id: Option<String>) {
    let Some(library) = &model.library else {
        model.defer(Action::Open(OpenAction::Lesson(id)), WaitFor::Course);
        return;
    };
    let course = &library.course;
    let (lesson, part) = if let Some(id) = id.as_deref() {
        let (id, part) = split_link(id);
        (course.lesson(id), part)
    } else {
        let last = model.progress.last.as_ref();
        let last = last.and_then(|last| course.lesson(last.as_str()));
        (last.or_else(|| course.lessons().next()), None)
    };
    match (lesson.map(|lesson| lesson.id.clone()), part) {
        (Some(id), Some(part)) => {
            to_part(model, id.as_str(), Some(part));
        }
        (Some(id), None) => resume(model, &id),
        (None, _) => model.notify(Message::NoSuchLesson.text()),
    }
}

/// A link of the form `id` or `id#part`.
fn split_link(link: &str) -> (&str, Option<&str>) {
    let parts = link.split_once('#');
    parts.map_or((link, None), |(id, part)| (id, Some(part)))
}

/// The reader of `lesson` at its beginning.
fn reader(course: &Course, lesson: &Lesson) -> Option<ReaderScreen> {
    let place = (course.lesson_index(&lesson.id)?, lesson);
    let document = Document::from_lesson(lesson, course);
    Some(ReaderScreen::new(place, Arc::new(document)))
}

/// Opens a lesson where it was left.
pub(super) fn resume(model: &mut Model, id: &LessonId) {
    let position = model.progress.positions.get(id).cloned();
    open_at(model, id, |reader, _| {
        position.map_or_else(ScrollPos::default, |position| reader.find(&position))
    });
    // The home screen offers a lesson that was opened, even if it was not scrolled.
    model.progress.last = Some(id.clone());
}

/// Opens a lesson at the position that `place` finds in it. The position that is left is added to the jump list.
fn open_at(
    model: &mut Model,
    id: &LessonId,
    place: impl FnOnce(&ReaderScreen, &Lesson) -> ScrollPos,
) {
    let Some(library) = model.library.clone() else {
        return;
    };
    let Some(lesson) = library.course.lesson(id.as_str()) else {
        return;
    };
    if let Some(current) = current_place(model) {
        let JumpList { back, forward } = &mut model.jumps;
        if back.last() != Some(&current) {
            back.push(current);
        }
        if back.len() > MOST_JUMPS {
            back.remove(0);
        }
        forward.clear();
    }
    if let Some(mut opened) = reader(&library.course, lesson) {
        opened.top = place(&opened, lesson);
        opened.timer = (opened.top == ScrollPos::default()).then(|| ReadingTimer::begin(0));
        show(model, opened);
    }
}

/// The position of the reader on top.
fn current_place(model: &Model) -> Option<JumpTarget> {
    let reader = model.reader()?;
    Some(JumpTarget {
        lesson: reader.lesson.clone(),
        top: reader.top,
    })
}

/// Puts a reader on top, in the place of the one that is there.
fn show(model: &mut Model, mut opened: ReaderScreen) {
    let (columns, height) = ReaderScreen::page(model.size);
    opened.top = opened.document.clamped(opened.top, columns, height);
    let mut screens = model.screens.iter();
    opened.visit = screens.any(|screen| matches!(screen, Screen::Quiz(_)));
    model.overlays.clear();
    match model.reader_mut() {
        Some(reader) => *reader = opened,
        None => model.screens.push(Screen::Reader(Box::new(opened))),
    }
}

/// Opens a lesson at a section or block, or at its beginning. Whether there is such a lesson.
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
    open_at(model, &found.id, |reader, _| match place {
        Some(part) if is_section => ScrollPos::at(reader.document.heading(part.section)),
        Some(part) => ScrollPos::at(reader.document.block(part.section, part.block)),
        None => ScrollPos::default(),
    });
    true
}

/// Opens the paragraph that `source` names, a part of `lesson` or `lesson#part`, and highlights it.
pub(super) fn show_source(model: &mut Model, lesson: &str, source: &str) {
    let (lesson, part) = source.split_once('#').unwrap_or((lesson, source));
    if to_part(model, lesson, Some(part)) {
        if let Some(reader) = model.reader_mut() {
            reader.highlight = Some(Highlight {
                para: reader.top.para,
                words: String::new(),
            });
        }
        scroll_off(model);
    }
}

/// Opens a lesson where an item is asked: at the self-check of the section, or the quiz at the end, with the cursor on it.
pub(super) fn to_quiz_link(model: &mut Model, lesson: &LessonId, section: Option<&str>) {
    let mut found = None;
    open_at(model, lesson, |reader, lesson| {
        let number =
            section.and_then(|id| lesson.sections.iter().position(|own| own.id.as_str() == id));
        let wanted = number.map_or(Link::Quiz, Link::SelfCheck);
        let mut links = reader.document.links.iter();
        found = links.position(|(_, link)| *link == wanted);
        let place = found.and_then(|found| reader.document.links.get(found));
        place.map_or_else(ScrollPos::default, |(para, _)| ScrollPos::at(*para))
    });
    if let Some(reader) = model.reader_mut() {
        reader.focus = found;
    }
    scroll_off(model);
}

/// Opens a section of a lesson by its number.
fn to_section(model: &mut Model, lesson: &LessonId, section: usize) {
    open_at(model, lesson, |reader, _| {
        ScrollPos::at(reader.document.heading(section))
    });
}

/// Opens a section of a lesson to read on: where it was left, if that was in this section. The first section includes
/// what stands before it.
pub(super) fn resume_section(model: &mut Model, lesson: &LessonId, section: usize) {
    let found = model.library.as_ref().and_then(|library| {
        let own = library.course.lesson(lesson.as_str())?;
        own.sections.get(section).map(|section| section.id.clone())
    });
    let left = model.progress.positions.get(lesson);
    let was_left_there = left.is_some_and(|left| Some(&left.section) == found.as_ref());
    if was_left_there || section == 0 {
        resume(model, lesson);
    } else {
        to_section(model, lesson, section);
    }
}

/// Opens a paragraph of a section and highlights it, with `words` marked in it.
pub(super) fn to_para(
    model: &mut Model,
    (lesson, section): (&LessonId, &str),
    ordinal: usize,
    words: &str,
) {
    let mut found = None;
    open_at(model, lesson, |reader, lesson| {
        let mut sections = lesson.sections.iter();
        let section = sections.position(|own| own.id.as_str() == section);
        let para = reader.document.find(section.unwrap_or(0), ordinal);
        found = Some(para);
        ScrollPos::at(para)
    });
    if let (Some(reader), Some(para)) = (model.reader_mut(), found) {
        let words = words.to_owned();
        reader.highlight = Some(Highlight { para, words });
    }
    scroll_off(model);
}

/// Shows a few lines before the paragraph that is highlighted.
fn scroll_off(model: &mut Model) {
    let (columns, height) = ReaderScreen::page(model.size);
    if let Some(reader) = model.reader_mut() {
        reader.top = reader
            .document
            .moved(reader.top, -SCROLL_OFF, columns, height);
    }
}

/// Opens a link: `lesson-id`, `lesson-id#part`, or the id of an entry, which is opened in front.
pub(super) fn open_link(model: &mut Model, link: &str) {
    let (id, part) = split_link(link);
    let Some(library) = model.library.clone() else {
        return;
    };
    match library.course.link_target(id) {
        Some(LinkTarget::Lesson(lesson)) => {
            to_part(model, lesson.id.as_str(), part);
        }
        Some(entry) => show_document(model, Document::from_entry(entry, &library.course)),
        None => model.notify(Message::NothingKnownAbout.with(&[&SafeText::new(id)])),
    }
}

/// Shows in front of the screen why something cannot be read.
pub(super) fn show_finding(model: &mut Model, finding: &str) {
    let more = Message::CheckPrintsAll.text();
    show_note(model, Message::CannotBeRead.text(), &[finding, more]);
}

/// Shows a few paragraphs in front of the screen.
pub(super) fn show_note(model: &mut Model, title: &str, paras: &[&str]) {
    show_document(model, Document::from_note(title, paras));
}

fn show_document(model: &mut Model, document: Document) {
    let entry = EntryScreen {
        focus: (!document.links.is_empty()).then_some(0),
        document: Arc::new(document),
        top: ScrollPos::default(),
    };
    model.overlays.push(Overlay::Entry(Box::new(entry)));
}

/// Goes back to where the last jump began.
pub(super) fn jump_back(model: &mut Model) {
    match model.jumps.back.pop() {
        Some(place) => {
            model.jumps.forward.extend(current_place(model));
            show_place(model, &place);
        }
        None => model.notify(Message::NoJumpBack.text()),
    }
}

/// Goes forward again.
pub(super) fn jump_forward(model: &mut Model) {
    match model.jumps.forward.pop() {
        Some(place) => {
            model.jumps.back.extend(current_place(model));
            show_place(model, &place);
        }
        None => model.notify(Message::NoJumpForward.text()),
    }
}

fn show_place(model: &mut Model, place: &JumpTarget) {
    let Some(library) = model.library.clone() else {
        return;
    };
    let lesson = library.course.lesson(place.lesson.as_str());
    if let Some(mut opened) = lesson.and_then(|lesson| reader(&library.course, lesson)) {
        opened.top = place.top;
        show(model, opened);
    }
}

/// Opens what a row of the table of contents leads to.
pub(super) fn open(model: &mut Model, destination: Destination) {
    match destination {
        Destination::Nowhere => {}
        Destination::Lesson(lesson) => resume(model, &lesson),
        Destination::Section(lesson, section) => to_section(model, &lesson, section),
        Destination::Broken(finding) => show_finding(model, &finding),
    }
}
