//! A sitting: the items of a self-check or a quiz in the order they are asked, how far it is, and what it came to.

use std::sync::Arc;

use super::review::Review;
use super::sheet::{Given, Row, Sheet};
use super::wide::Wide;
use crate::course::{Item, Lesson, LessonId, Task};
use crate::study::{Confidence, Occasion, Response, permutation};
use crate::tui::keymap::layer::Layer;
use crate::tui::messages::Message;

/// The share of ideas from which on an open answer need not be written again.
const ENOUGH_IDEAS: f64 = 0.6;

/// A sitting.
#[derive(Debug, Clone)]
pub struct Quiz {
    /// Self-check or quiz, or once more what was missed in one.
    pub occasion: Occasion,
    /// What it is called.
    pub title: String,
    /// The lesson it belongs to.
    pub lesson: LessonId,
    /// The section it comes after, counted from 0; none for the quiz of the lesson.
    pub section: Option<usize>,
    /// What the order of its items and choices follows from.
    pub seed: u64,
    /// Its items, in the order they are asked.
    pub items: Vec<Arc<Item>>,
    /// One sheet an item.
    pub sheets: Vec<Sheet>,
    /// The item that is shown; one past the last: the end, with the overview.
    pub at: usize,
    /// The row under the cursor of the overview.
    pub summary_cursor: usize,
    /// What a review has beside.
    pub review: Option<Box<Review>>,
    /// What a sitting over more than one self-check or quiz has beside.
    pub wide: Option<Box<Wide>>,
}

/// What the cursor of the overview can be on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Back to where the sitting was begun.
    Leave,
    /// Ask again what was missed.
    Again,
    /// An item.
    Item(usize),
}

/// What a sitting came to so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Items with an answer.
    pub done: usize,
    /// Those of them that the program can judge.
    pub judged: usize,
    /// Those of them that are right.
    pub right: usize,
    /// Items that are flagged.
    pub flagged: usize,
    /// Items whose answer was thought to be sure and was not right.
    pub sure_but_wrong: usize,
}

impl Quiz {
    /// A sitting over `items` in this order, of no lesson yet. Nothing if there is nothing to ask.
    pub(super) fn over(
        items: Vec<Arc<Item>>,
        (occasion, title): (Occasion, String),
        seed: u64,
    ) -> Option<Self> {
        if items.is_empty() {
            return None;
        }
        Some(Self {
            occasion,
            title,
            lesson: LessonId::default(),
            section: None,
            seed,
            sheets: items.iter().map(|item| Sheet::of(item, seed)).collect(),
            items,
            at: 0,
            summary_cursor: 0,
            review: None,
            wide: None,
        })
    }

    /// A sitting over the items of `lesson` after its section `section`, or over its quiz, whose items are shuffled.
    /// Nothing if there is nothing to ask.
    pub fn of(lesson: &Lesson, section: Option<usize>, seed: u64) -> Option<Self> {
        let (occasion, title, items) = if let Some(number) = section {
            let section = lesson.sections.get(number)?;
            let title = format!("Self-check › {} {}", lesson.number, section.title);
            (Occasion::SelfCheck, title, section.check.clone())
        } else {
            let order = permutation(seed, lesson.id.as_str(), lesson.quiz.len());
            let items = order.iter().filter_map(|at| lesson.quiz.get(*at));
            let title = format!("Quiz › {} {}", lesson.number, lesson.title);
            (Occasion::Quiz, title, items.cloned().collect())
        };
        let items = items.into_iter().map(Arc::new).collect();
        Some(Self {
            lesson: lesson.id.clone(),
            section,
            ..Self::over(items, (occasion, title), seed)?
        })
    }

    /// A sitting over what was missed in this one. Nothing if nothing was.
    pub fn again(&self, seed: u64) -> Option<Self> {
        let items = self.missed().map(|(_, item)| item.clone()).collect();
        let title = match self.occasion {
            Occasion::Practice => self.title.clone(),
            _ => format!("{}, again", self.title),
        };
        Some(Self {
            wide: self.wide.as_ref().map(|wide| {
                let turns = self.missed().filter_map(|(at, _)| wide.turns.get(at));
                Box::new(Wide {
                    id: wide.id.clone(),
                    turns: turns.cloned().collect(),
                })
            }),
            lesson: self.lesson.clone(),
            section: self.section,
            ..Self::over(items, (Occasion::Practice, title), seed)?
        })
    }

    /// The items that were answered, and not rightly, with their numbers.
    fn missed(&self) -> impl Iterator<Item = (usize, &Arc<Item>)> {
        let all = self.items.iter().zip(&self.sheets).enumerate();
        let is_missed = |(_, (item, sheet)): &(usize, (&Arc<Item>, &Sheet))| {
            let given = sheet.given.as_ref();
            // In a review it came again already.
            self.review.is_none()
                && given.is_some_and(|given| {
                    let enough = is_self_scored(item) && given.mark.score >= ENOUGH_IDEAS;
                    !given.is_right() && !enough
                })
        };
        all.filter(is_missed).map(|(at, (item, _))| (at, item))
    }

    /// The item and the sheet that are shown; none at the end.
    pub fn current(&self) -> Option<(&Item, &Sheet)> {
        let item = self.items.get(self.at)?;
        Some((item, self.sheets.get(self.at)?))
    }

    /// The layers whose bindings hold.
    pub fn layers(&self) -> Vec<Layer> {
        let mut layers = self.own_layers();
        if self.review.is_some() {
            let beside = match layers.first() {
                Some(Layer::RatingInput) => Some(Layer::Reviewed),
                Some(Layer::Answering) => Some(Layer::Reviewing),
                _ => None,
            };
            layers.splice(1..1, beside);
        }
        layers
    }

    fn own_layers(&self) -> Vec<Layer> {
        match self.current() {
            None => vec![Layer::Summary, Layer::Common, Layer::Global],
            Some((_, sheet)) if sheet.given.is_some() => {
                vec![Layer::RatingInput, Layer::Common, Layer::Global]
            }
            Some((_, sheet)) if sheet.is_holding() => {
                vec![
                    Layer::Moving,
                    Layer::Answering,
                    Layer::Common,
                    Layer::Global,
                ]
            }
            Some((item, sheet)) => match sheet.row(item) {
                Some(Row::Line(_)) => vec![Layer::Typing, Layer::Answering, Layer::Global],
                Some(Row::Text) => {
                    vec![
                        Layer::Writing,
                        Layer::Typing,
                        Layer::Answering,
                        Layer::Global,
                    ]
                }
                _ => vec![Layer::Answering, Layer::Common, Layer::Global],
            },
        }
    }

    /// The word on the bottom line here for a binding's `label`; none where the key would do nothing.
    pub fn label(&self, label: Message) -> Option<Message> {
        let Some((item, sheet)) = self.current() else {
            return Some(label);
        };
        let enter = match sheet.row(item) {
            Some(Row::Choice(_)) if matches!(item.task, Task::Multiple(_)) => Message::LabelChoose,
            Some(Row::Element(_)) => Message::LabelPickUp,
            Some(Row::Slot(_)) => Message::LabelNext,
            Some(Row::Idea(_)) => Message::LabelTick,
            Some(Row::Sure) => Message::LabelSay,
            Some(Row::Hint) => Message::LabelRead,
            Some(Row::DontKnow) => Message::LabelBeTold,
            _ => Message::LabelAnswer,
        };
        let answers = matches!(
            enter,
            Message::LabelAnswer | Message::LabelBeTold | Message::LabelRead
        );
        let has_hint = sheet.hints < item.hints.len() && !sheet.is_compared();
        match label {
            Message::LabelHint => has_hint.then_some(label),
            Message::LabelCountAsRight => can_count(item, sheet.given.as_ref()).then_some(label),
            Message::LabelAnswer => Some(enter),
            Message::LabelSubmit => (!answers).then_some(Message::LabelAnswer),
            _ => Some(label),
        }
    }

    /// What the cursor of the overview can be on.
    pub fn ends(&self) -> Vec<End> {
        let mut ends = vec![End::Leave];
        if self.missed().next().is_some() {
            ends.push(End::Again);
        }
        ends.extend((0..self.items.len()).map(End::Item));
        ends
    }

    /// How many would be asked again.
    pub fn to_repeat(&self) -> usize {
        self.missed().count()
    }

    /// Whether there is nothing more to answer: what was put aside is not asked.
    pub fn is_done(&self) -> bool {
        let mut all = (0..self.items.len()).zip(&self.sheets);
        all.all(|(at, sheet)| sheet.given.is_some() || self.is_aside(at))
    }

    /// Whether an item was put aside.
    pub fn is_aside(&self, at: usize) -> bool {
        let turns = self.review.as_ref().map(|review| &review.turns);
        turns.is_some_and(|turns| turns.get(at).is_some_and(|turn| turn.aside))
    }

    /// Goes to the overview, to the first item that is blank or flagged.
    pub fn to_overview(&mut self) {
        self.at = self.items.len();
        let waits = |(at, sheet): (usize, &Sheet)| {
            (sheet.given.is_none() && !self.is_aside(at)) || sheet.flagged
        };
        let mut sheets = self.sheets.iter().enumerate();
        let first = sheets
            .find_map(|own| waits(own).then_some(own.0))
            .map(End::Item);
        let row = first.and_then(|first| self.ends().iter().position(|end| *end == first));
        self.summary_cursor = row.unwrap_or(0);
    }

    /// What it came to so far.
    pub fn score(&self) -> Score {
        let mut score = Score::default();
        for (item, sheet) in self.items.iter().zip(&self.sheets) {
            score.flagged += usize::from(sheet.flagged);
            let Some(given) = &sheet.given else { continue };
            score.done += 1;
            let sure = sheet.sure == Some(Confidence::Sure);
            score.sure_but_wrong += usize::from(sure && !given.is_right());
            if !is_self_scored(item) {
                score.judged += 1;
                score.right += usize::from(given.is_right());
            }
        }
        score
    }
}

/// Whether the learner is the judge.
pub(in crate::tui) fn is_self_scored(item: &Item) -> bool {
    matches!(item.task, Task::Open { .. })
}

/// Whether the learner may have the answer counted as right: one that was typed, and found wanting.
pub(in crate::tui) fn can_count(item: &Item, given: Option<&Given>) -> bool {
    let is_typed = matches!(
        item.task,
        Task::Short { .. } | Task::Cloze { .. } | Task::Numeric { .. } | Task::Open { .. }
    );
    is_typed && given.is_some_and(|given| !given.is_right() && given.response != Response::DontKnow)
}
