//! The table of contents: the course as a list of lines, for the outline beside the text and for the one in front.

use super::model::{Model, Reader, Screen};
use super::today::{State, Stop, state, stops};
use crate::course::LessonId;
use crate::text::SafeText;

/// A line of the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ContentsRow<'a> {
    /// 0 for modules, 1 for lessons, 2 for sections.
    pub depth: u8,
    /// The number of a module or a lesson.
    pub number: Number<'a>,
    /// What it says.
    pub title: &'a SafeText,
    /// How far it is; none for modules.
    pub state: Option<State>,
    /// Where it leads.
    pub goal: Goal<'a>,
    /// Whether it is what is being read.
    pub here: bool,
}

/// What stands before a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number<'a> {
    /// Nothing.
    None,
    /// The number of a module.
    Module(u16),
    /// The number of a lesson.
    Lesson(&'a SafeText),
}

/// Where a line leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Goal<'a> {
    /// Nowhere.
    Nowhere,
    /// To a lesson, where it was left.
    Lesson(&'a LessonId),
    /// To a section of the lesson that is being read.
    Section(&'a LessonId, usize),
    /// To a message: it cannot be read.
    Broken(&'a SafeText),
}

/// The same, for when the model changes on the way there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Destination {
    /// Nowhere.
    #[default]
    Nowhere,
    /// To a lesson, where it was left.
    Lesson(LessonId),
    /// To a section of the lesson that is being read.
    Section(LessonId, usize),
    /// To a message: it cannot be read.
    Broken(SafeText),
}

impl From<Goal<'_>> for Destination {
    fn from(goal: Goal<'_>) -> Self {
        match goal {
            Goal::Nowhere => Self::Nowhere,
            Goal::Lesson(lesson) => Self::Lesson(lesson.clone()),
            Goal::Section(lesson, section) => Self::Section(lesson.clone(), section),
            Goal::Broken(finding) => Self::Broken(finding.clone()),
        }
    }
}

/// The lines, with the sections of the lesson that is being read.
pub(super) fn rows(model: &Model) -> Vec<ContentsRow<'_>> {
    let reader = match model.screens.last() {
        Some(Screen::Reader(reader)) => Some(reader),
        _ => None,
    };
    let mut rows = Vec::new();
    for stop in stops(model) {
        let (depth, number, title) = match stop {
            Stop::Module(number, title) => (0, Number::Module(number), title),
            Stop::Lesson(_, number, title) => (1, Number::Lesson(number), title),
            Stop::Broken(broken) => (1, Number::None, &broken.name),
        };
        let (goal, state) = match stop {
            Stop::Module(..) => (Goal::Nowhere, None),
            Stop::Lesson(id, ..) => (Goal::Lesson(id), Some(state(model, id))),
            Stop::Broken(broken) => (Goal::Broken(&broken.finding), Some(State::Broken)),
        };
        let open = reader.filter(|reader| goal == Goal::Lesson(&reader.lesson));
        rows.push(ContentsRow {
            depth,
            number,
            title,
            state,
            goal,
            here: open.is_some(),
        });
        if let Some(reader) = open {
            rows.extend(sections(model, reader));
        }
    }
    rows
}

/// The lines of the sections of the lesson that is being read.
pub(super) fn sections<'a>(
    model: &'a Model,
    reader: &'a Reader,
) -> impl Iterator<Item = ContentsRow<'a>> {
    let (id, current) = (&reader.lesson, reader.section(model.size));
    let library = model.library.as_ref();
    let lesson = library.and_then(|library| library.course.lesson_at(reader.address));
    let sections = lesson
        .map(|(_, lesson)| lesson.sections.as_slice())
        .unwrap_or_default();
    let sections = sections.iter().enumerate();
    sections.map(move |(at, section)| ContentsRow {
        depth: 2,
        number: Number::None,
        title: &section.title,
        state: None,
        goal: Goal::Section(id, at),
        here: at == current,
    })
}

/// The line of what is being read.
pub(super) fn here(model: &Model) -> usize {
    rows(model).iter().rposition(|row| row.here).unwrap_or(0)
}
