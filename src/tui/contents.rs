//! The table of contents: the course as a list of lines, for the outline beside the text and for the one in front.

use super::model::{Model, Screen};
use super::today::{Door, PathRow, State, path};
use crate::course::LessonId;
use crate::text::Clean;

/// A line of the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ContentsRow {
    /// 0 for modules, 1 for lessons, 2 for sections.
    pub depth: u8,
    /// What it says.
    pub text: Clean,
    /// How far it is; none for modules.
    pub state: Option<State>,
    /// Where it leads.
    pub goal: Goal,
    /// Whether it is what is being read.
    pub here: bool,
}

/// Where a line leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Goal {
    /// Nowhere.
    Nowhere,
    /// To a lesson, where it was left.
    Lesson(LessonId),
    /// To a section of the lesson that is being read.
    Section(LessonId, usize),
    /// To a message: it cannot be read.
    Broken(String),
}

/// The lines, with the sections of the lesson that is being read.
pub(super) fn rows(model: &Model) -> Vec<ContentsRow> {
    let reader = match model.screens.last() {
        Some(Screen::Reader(reader)) => Some(reader),
        _ => None,
    };
    let mut rows = Vec::new();
    for row in path(model) {
        match row {
            PathRow::Module(number, title) => rows.push(ContentsRow {
                depth: 0,
                text: Clean::new(&format!("{number} {title}")),
                state: None,
                goal: Goal::Nowhere,
                here: false,
            }),
            PathRow::Lesson { door, name, state } => {
                let goal = match &door {
                    Door::Read(id) | Door::Quiz(id) => Goal::Lesson(id.clone()),
                    Door::Broken(finding) => Goal::Broken(finding.clone()),
                    _ => Goal::Nowhere,
                };
                let open = reader.filter(|reader| goal == Goal::Lesson(reader.lesson.clone()));
                rows.push(ContentsRow {
                    depth: 1,
                    text: name,
                    state: Some(state),
                    goal,
                    here: open.is_some(),
                });
                if let Some(reader) = open {
                    rows.extend(sections(model, &reader.lesson, reader.section(model.size)));
                }
            }
        }
    }
    rows
}

fn sections(model: &Model, id: &LessonId, current: usize) -> Vec<ContentsRow> {
    let lesson = model
        .library
        .as_ref()
        .and_then(|library| library.course.lesson(id.as_str()));
    let sections = lesson
        .map(|lesson| lesson.sections.as_slice())
        .unwrap_or_default();
    sections
        .iter()
        .enumerate()
        .map(|(number, section)| ContentsRow {
            depth: 2,
            text: section.title.clone(),
            state: None,
            goal: Goal::Section(id.clone(), number),
            here: number == current,
        })
        .collect()
}

/// The line of what is being read.
pub(super) fn here(model: &Model) -> usize {
    rows(model).iter().rposition(|row| row.here).unwrap_or(0)
}
