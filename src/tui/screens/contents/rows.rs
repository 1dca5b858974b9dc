//! The table of contents as a list of rows, for the overlay and for the outline beside the text.

use crate::course::LessonId;
use crate::text::SafeText;
use crate::tui::model::Model;
use crate::tui::screens::home::entries::{
    LessonName, LessonState, PathRow, lesson_state, path_rows,
};
use crate::tui::screens::reader::state::ReaderScreen;

/// A row of the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ContentsRow<'a> {
    /// 0 for modules, 1 for lessons, 2 for sections.
    pub depth: u8,
    /// The number of a module or a lesson.
    pub number: RowNumber<'a>,
    /// The title.
    pub title: &'a SafeText,
    /// How much has been read; none for modules and sections.
    pub state: Option<LessonState>,
    /// What Enter opens.
    pub destination: Destination,
    /// Whether it is what is being read.
    pub is_current: bool,
}

/// What stands before a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowNumber<'a> {
    /// Nothing.
    None,
    /// The number of a module.
    Module(u16),
    /// The number of a lesson.
    Lesson(&'a SafeText),
}

/// What a row opens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Destination {
    /// Nothing.
    #[default]
    Nowhere,
    /// A lesson, where it was left.
    Lesson(LessonId),
    /// A section of the lesson that is being read.
    Section(LessonId, usize),
    /// A message that says why it cannot be read.
    Broken(SafeText),
}

/// The rows, with the sections of the lesson that is being read.
pub(crate) fn rows(model: &Model) -> Vec<ContentsRow<'_>> {
    let reader = model.reader();
    let mut rows = Vec::new();
    for row in path_rows(model) {
        let (depth, number, title, state, destination) = match row {
            PathRow::Module(number, title) => (
                0,
                RowNumber::Module(number),
                title,
                None,
                Destination::Nowhere,
            ),
            PathRow::Lesson(LessonName { id, number, title }) => {
                let state = lesson_state(model, id);
                let destination = Destination::Lesson(id.clone());
                (
                    1,
                    RowNumber::Lesson(number),
                    title,
                    Some(state),
                    destination,
                )
            }
            PathRow::Broken(broken) => {
                let destination = Destination::Broken(broken.finding.clone());
                let state = Some(LessonState::Broken);
                (1, RowNumber::None, &broken.name, state, destination)
            }
        };
        let is_read =
            |reader: &&ReaderScreen| destination == Destination::Lesson(reader.lesson.clone());
        let current = reader.filter(is_read);
        rows.push(ContentsRow {
            depth,
            number,
            title,
            state,
            destination,
            is_current: current.is_some(),
        });
        if let Some(reader) = current {
            rows.extend(section_rows(model, reader));
        }
    }
    rows
}

/// The rows of the sections of the lesson that is being read.
fn section_rows<'a>(
    model: &'a Model,
    reader: &'a ReaderScreen,
) -> impl Iterator<Item = ContentsRow<'a>> {
    let current = reader.section(model.size);
    let library = model.library.as_ref();
    let lesson = library.and_then(|library| library.course.lesson_at(reader.address));
    let sections = lesson.map_or(&[][..], |(_, lesson)| &lesson.sections);
    let sections = sections.iter().enumerate();
    sections.map(move |(at, section)| ContentsRow {
        depth: 2,
        number: RowNumber::None,
        title: &section.title,
        state: None,
        destination: Destination::Section(reader.lesson.clone(), at),
        is_current: at == current,
    })
}

/// The row of what is being read.
pub(crate) fn current_row(model: &Model) -> usize {
    rows(model)
        .iter()
        .rposition(|row| row.is_current)
        .unwrap_or(0)
}
