//! A sitting: the items of a self-check or a quiz, what has been filled in, and how it was judged.

use std::sync::Arc;
use std::time::Duration;

use tui_input::Input;

use crate::course::{Item, Lesson, LessonId, Task};
use crate::study::{Mark, Occasion, Response};
use crate::tui::keymap::Layer;

/// What has been filled in.
#[derive(Debug, Clone)]
pub enum Draft {
    /// Whether each choice is chosen.
    Choices(Vec<bool>),
    /// What was typed, one line for each blank.
    Lines(Vec<Input>),
}

/// What the cursor can be on while an item is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A choice.
    Choice(usize),
    /// A line to type in.
    Line(usize),
    /// "Answer": needed where Enter on a choice only chooses.
    Submit,
    /// "Hint".
    Hint,
    /// "I don't know".
    DontKnow,
}

/// One item of the sitting.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// What has been filled in.
    pub draft: Draft,
    /// The row under the cursor.
    pub cursor: usize,
    /// Hints that were read.
    pub hints: usize,
    /// The response and how it was judged, once it has been.
    pub marked: Option<(Response, Mark)>,
    /// When it was first seen.
    pub seen: Option<Duration>,
    /// First row of the text that is shown.
    pub scroll: usize,
}

/// A sitting.
#[derive(Debug, Clone)]
pub struct Quiz {
    /// Self-check or quiz.
    pub occasion: Occasion,
    /// What it is called.
    pub title: String,
    /// The lesson it belongs to.
    pub lesson: LessonId,
    /// Its items.
    pub items: Arc<Vec<Item>>,
    /// One sheet an item.
    pub sheets: Vec<Sheet>,
    /// The item that is shown; one past the last: the summary.
    pub at: usize,
    /// The row under the cursor of the summary.
    pub summary_cursor: usize,
}

impl Quiz {
    /// Whether the interface can ask this item.
    pub fn can_ask(item: &Item) -> bool {
        matches!(
            item.task,
            Task::Single(_)
                | Task::Multiple(_)
                | Task::TrueFalse { .. }
                | Task::Short { .. }
                | Task::Cloze { .. }
        )
    }

    /// A sitting over the items of `lesson` after its section `section`, or over its quiz. Nothing if there is
    /// nothing to ask.
    pub fn of(lesson: &Lesson, section: Option<usize>) -> Option<Self> {
        let (occasion, title, items) = match section {
            Some(number) => {
                let section = lesson.sections.get(number)?;
                (
                    Occasion::SelfCheck,
                    format!("Self-check {} {} {}", '›', lesson.number, section.title),
                    &section.check,
                )
            }
            None => (
                Occasion::Quiz,
                format!("Quiz {} {} {}", '›', lesson.number, lesson.title),
                &lesson.quiz,
            ),
        };
        let items: Vec<Item> = items
            .iter()
            .filter(|item| Self::can_ask(item))
            .cloned()
            .collect();
        if items.is_empty() {
            return None;
        }
        let sheets = items.iter().map(Sheet::of).collect();
        Some(Self {
            occasion,
            title,
            lesson: lesson.id.clone(),
            items: Arc::new(items),
            sheets,
            at: 0,
            summary_cursor: 0,
        })
    }

    /// The item and the sheet that are shown; none at the summary.
    pub fn current(&self) -> Option<(&Item, &Sheet)> {
        self.items.get(self.at).zip(self.sheets.get(self.at))
    }

    /// The layers whose bindings hold.
    pub fn layers(&self) -> Vec<Layer> {
        match self.current() {
            None => vec![Layer::Summary, Layer::Common, Layer::Global],
            Some((_, sheet)) if sheet.marked.is_some() => {
                vec![Layer::Marked, Layer::Common, Layer::Global]
            }
            Some((item, sheet)) => match Self::rows(item, sheet).get(sheet.cursor) {
                Some(Row::Line(_)) => vec![Layer::Typing, Layer::Asked, Layer::Global],
                _ => vec![Layer::Asked, Layer::Common, Layer::Global],
            },
        }
    }

    /// What the cursor can be on.
    pub fn rows(item: &Item, sheet: &Sheet) -> Vec<Row> {
        let mut rows = match &sheet.draft {
            Draft::Choices(chosen) => (0..chosen.len()).map(Row::Choice).collect::<Vec<_>>(),
            Draft::Lines(lines) => (0..lines.len()).map(Row::Line).collect(),
        };
        if matches!(item.task, Task::Multiple(_)) {
            rows.push(Row::Submit);
        }
        if sheet.hints < item.hints.len() {
            rows.push(Row::Hint);
        }
        rows.push(Row::DontKnow);
        rows
    }

    /// Items answered, and of those fully right.
    pub fn score(&self) -> (usize, usize) {
        let marks = self.sheets.iter().filter_map(|sheet| sheet.marked.as_ref());
        marks.fold((0, 0), |(done, right), (_, mark)| {
            (done + 1, right + usize::from(mark.is_full()))
        })
    }
}

impl Sheet {
    /// An empty sheet for `item`.
    pub fn of(item: &Item) -> Self {
        let draft = match &item.task {
            Task::Single(choices) | Task::Multiple(choices) => {
                Draft::Choices(vec![false; choices.len()])
            }
            Task::TrueFalse { .. } => Draft::Choices(vec![false; 2]),
            Task::Cloze { blanks, .. } => Draft::Lines(vec![Input::default(); blanks.len()]),
            _ => Draft::Lines(vec![Input::default()]),
        };
        Self {
            draft,
            cursor: 0,
            hints: 0,
            marked: None,
            seen: None,
            scroll: 0,
        }
    }

    /// What has been filled in, as a response; none while something is missing.
    pub fn response(&self, item: &Item) -> Option<Response> {
        match (&item.task, &self.draft) {
            (Task::TrueFalse { .. }, Draft::Choices(chosen)) => chosen
                .iter()
                .position(|chosen| *chosen)
                .map(|index| Response::Truth(index == 0)),
            (Task::Single(choices) | Task::Multiple(choices), Draft::Choices(chosen)) => {
                let ids: Vec<String> = choices
                    .iter()
                    .zip(chosen)
                    .filter(|(_, chosen)| **chosen)
                    .map(|(one, _)| one.id.to_string())
                    .collect();
                (!ids.is_empty()).then_some(Response::Choices(ids))
            }
            (Task::Cloze { .. }, Draft::Lines(lines)) => {
                let typed: Vec<String> = lines
                    .iter()
                    .map(|line| line.value().trim().to_owned())
                    .collect();
                typed
                    .iter()
                    .all(|line| !line.is_empty())
                    .then_some(Response::Blanks(typed))
            }
            (_, Draft::Lines(lines)) => {
                let typed = lines.first()?.value().trim().to_owned();
                (!typed.is_empty()).then_some(Response::Text(typed))
            }
            _ => None,
        }
    }
}
