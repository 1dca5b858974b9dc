//! The sheet of an item: what has been filled in, what the cursor can be on, and the response that makes. Choices, lines,
//! right-hand sides and members are shown in an order that follows from the seed; what is filled in is kept by their own
//! numbers in the item, never by where they are shown.

use std::time::Duration;

use tui_input::Input;

use super::placing::slots;
use crate::course::{Item, Task};
use crate::study::{AttemptId, Confidence, Mark, Response, nonidentity_permutation, permutation};
use crate::tui::text_area::TextArea;

/// What has been filled in.
#[derive(Debug, Clone)]
pub enum Draft {
    /// Whether each choice is chosen.
    Choices(Vec<bool>),
    /// What was typed, one line for each blank.
    Lines(Vec<Input>),
    /// Lines in an order.
    Order(Lines),
    /// For each left-hand side or member, in the item's order, the right-hand side or category it was given.
    Places(Vec<Option<usize>>),
    /// A text, and then which of the ideas it has.
    Text {
        /// The text.
        writing: TextArea,
        /// Whether each idea was ticked, once the text is finished.
        ticks: Option<Vec<bool>>,
    },
}

/// Lines that are being put in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// The numbers of the lines in the item, in the order they are in now.
    pub now: Vec<usize>,
    /// Whether the line under the cursor has been picked up.
    pub held: bool,
    /// Whether any was moved.
    pub moved: bool,
}

/// What the cursor can be on while an item is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A choice, by its number in the item.
    Choice(usize),
    /// A line to type in.
    Line(usize),
    /// A line that can be moved, by its place.
    Element(usize),
    /// A left-hand side or a member, by its number in the item.
    Slot(usize),
    /// The text that is being written.
    Text,
    /// An idea to tick.
    Idea(usize),
    /// "Answer": needed where Enter on a row does not answer.
    Submit,
    /// "How sure".
    Sure,
    /// "Hint".
    Hint,
    /// "I don't know".
    DontKnow,
}

/// An answer that was given.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The answer.
    pub response: Response,
    /// How it was judged.
    pub mark: Mark,
    /// The attempt it was recorded as.
    pub attempt: AttemptId,
    /// Whether the learner had it counted as right.
    pub counted: bool,
}

impl Given {
    /// Whether nothing is missing, by the program's or by the learner's own judgement.
    pub fn is_right(&self) -> bool {
        self.counted || self.mark.is_full()
    }
}

/// One item of the sitting.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "three things that were or were not, each apart from the others"
)]
pub struct Sheet {
    /// What has been filled in.
    pub draft: Draft,
    /// The order in which choices, right-hand sides or members are shown: their numbers in the item.
    pub order: Vec<usize>,
    /// The row under the cursor.
    pub cursor: usize,
    /// Hints that were read.
    pub hints: usize,
    /// How sure the learner said to be.
    pub sure: Option<Confidence>,
    /// Whether it is to be looked at again before the end.
    pub flagged: bool,
    /// Whether it was said that something is still empty.
    pub warned: bool,
    /// The answer, once there is one.
    pub given: Option<Given>,
    /// When it was first seen.
    pub seen: Option<Duration>,
    /// Whether something came between the first sight and the answer, so that its time says nothing of the answer.
    pub interrupted: bool,
    /// First row of the verdict that is shown.
    pub scroll: usize,
    /// While it is asked: rows that are shown further down than the cursor needs. Far below 0 at the first sight, which is
    /// of the beginning.
    pub peek: isize,
}

/// From the beginning, however long it is.
const BEGINNING: isize = -1_000_000;

impl Sheet {
    /// An empty sheet for `item`, in the order that follows from `seed`.
    pub fn of(item: &Item, seed: u64) -> Self {
        let shown = |count| {
            if item.shuffle {
                permutation(seed, item.id.as_str(), count)
            } else {
                (0..count).collect()
            }
        };
        let (draft, order) = match &item.task {
            Task::Single(choices) | Task::Multiple(choices) => (
                Draft::Choices(vec![false; choices.len()]),
                shown(choices.len()),
            ),
            Task::TrueFalse { .. } => (Draft::Choices(vec![false; 2]), vec![0, 1]),
            Task::Short { .. } | Task::Numeric { .. } => {
                (Draft::Lines(vec![Input::default()]), Vec::new())
            }
            Task::Cloze { blanks, .. } => (
                Draft::Lines(vec![Input::default(); blanks.len()]),
                Vec::new(),
            ),
            Task::Ordering(lines) => {
                let order = Lines {
                    now: nonidentity_permutation(seed, item.id.as_str(), lines.len()),
                    held: false,
                    moved: false,
                };
                (Draft::Order(order), Vec::new())
            }
            Task::Matching { pairs, extra } => (
                Draft::Places(vec![None; pairs.len()]),
                shown(pairs.len() + extra.len()),
            ),
            Task::Categorise(_) => {
                let members = slots(item).len();
                (Draft::Places(vec![None; members]), shown(members))
            }
            Task::Open { .. } => {
                let draft = Draft::Text {
                    writing: TextArea::default(),
                    ticks: None,
                };
                (draft, Vec::new())
            }
        };
        Self {
            draft,
            order,
            cursor: 0,
            hints: 0,
            sure: None,
            flagged: false,
            warned: false,
            given: None,
            seen: None,
            interrupted: false,
            scroll: 0,
            peek: BEGINNING,
        }
    }

    /// What the cursor can be on.
    pub fn rows(&self, item: &Item) -> Vec<Row> {
        let mut rows: Vec<Row> = match &self.draft {
            Draft::Choices(_) => self.order.iter().copied().map(Row::Choice).collect(),
            Draft::Lines(lines) => (0..lines.len()).map(Row::Line).collect(),
            Draft::Order(lines) => (0..lines.now.len()).map(Row::Element).collect(),
            Draft::Places(places) if matches!(item.task, Task::Matching { .. }) => {
                (0..places.len()).map(Row::Slot).collect()
            }
            Draft::Places(_) => self.order.iter().copied().map(Row::Slot).collect(),
            Draft::Text { ticks: None, .. } => vec![Row::Text],
            Draft::Text {
                ticks: Some(ticks), ..
            } => {
                let ideas = (0..ticks.len()).map(Row::Idea);
                return ideas.chain([Row::Submit]).collect();
            }
        };
        let answers_itself = matches!(item.task, Task::Single(_) | Task::TrueFalse { .. });
        if !answers_itself && !matches!(self.draft, Draft::Lines(_)) {
            rows.push(Row::Submit);
        }
        if !matches!(item.task, Task::Open { .. }) {
            rows.push(Row::Sure);
        }
        if self.hints < item.hints.len() {
            rows.push(Row::Hint);
        }
        rows.push(Row::DontKnow);
        rows
    }

    /// The row under the cursor.
    pub fn row(&self, item: &Item) -> Option<Row> {
        self.rows(item).get(self.cursor).copied()
    }

    /// Whether a line has been picked up.
    pub fn is_holding(&self) -> bool {
        matches!(&self.draft, Draft::Order(lines) if lines.held)
    }

    /// Puts down what has been picked up.
    pub(in crate::tui) fn put_down(&mut self) {
        if let Draft::Order(lines) = &mut self.draft {
            lines.held = false;
        }
    }

    /// Whether the text is finished and being compared with the model answer.
    pub fn is_compared(&self) -> bool {
        matches!(&self.draft, Draft::Text { ticks: Some(_), .. })
    }

    /// The right-hand sides or categories in the order they are shown: their numbers in the item.
    pub fn targets(&self, item: &Item) -> Vec<usize> {
        match &item.task {
            Task::Matching { .. } => self.order.clone(),
            Task::Categorise(categories) => (0..categories.len()).collect(),
            _ => Vec::new(),
        }
    }

    /// How many blanks, left-hand sides or members have nothing yet.
    pub fn empty(&self) -> usize {
        match &self.draft {
            Draft::Lines(lines) => lines.iter().filter(|line| is_blank(line)).count(),
            Draft::Places(places) => places.iter().filter(|place| place.is_none()).count(),
            _ => 0,
        }
    }

    /// What has been filled in, as a response; none while there is nothing to judge. What is only half filled in is a
    /// response: see [`Self::empty`].
    pub fn response(&self, item: &Item) -> Option<Response> {
        match (&item.task, &self.draft) {
            (Task::TrueFalse { .. }, Draft::Choices(chosen)) => chosen
                .iter()
                .position(|chosen| *chosen)
                .map(|index| Response::Truth(index == 0)),
            (Task::Single(choices) | Task::Multiple(choices), Draft::Choices(chosen)) => {
                let picked = choices.iter().zip(chosen).filter(|(_, chosen)| **chosen);
                let ids: Vec<String> = picked.map(|(one, _)| one.id.to_string()).collect();
                (!ids.is_empty()).then_some(Response::Choices(ids))
            }
            (Task::Cloze { .. }, Draft::Lines(lines)) => {
                let typed = lines.iter().map(|line| line.value().trim().to_owned());
                (self.empty() < lines.len()).then(|| Response::Blanks(typed.collect()))
            }
            (_, Draft::Lines(lines)) => {
                let typed = lines.first()?.value().trim().to_owned();
                (!typed.is_empty()).then_some(Response::Text(typed))
            }
            (Task::Ordering(choices), Draft::Order(lines)) => {
                let ids = lines.now.iter().filter_map(|at| choices.get(*at));
                let ids = ids.map(|choice| choice.id.to_string()).collect();
                lines.moved.then_some(Response::Choices(ids))
            }
            (task, Draft::Places(places)) if self.empty() < places.len() => {
                Some(if matches!(task, Task::Matching { .. }) {
                    Response::Pairs(places.clone())
                } else {
                    Response::Categories(places.clone())
                })
            }
            (_, Draft::Text { writing, ticks }) => {
                let ticks = ticks.as_ref()?.iter().enumerate();
                Some(Response::Open {
                    text: writing.text().trim().to_owned(),
                    ideas: ticks.filter(|(_, tick)| **tick).map(|(at, _)| at).collect(),
                })
            }
            _ => None,
        }
    }
}

/// Whether nothing has been typed.
pub(in crate::tui) fn is_blank(line: &Input) -> bool {
    line.value().trim().is_empty()
}
