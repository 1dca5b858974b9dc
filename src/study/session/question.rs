//! A question of a session: the item, how it is shown, what was read and said before the answer, and the marked answer.

use std::sync::Arc;
use std::time::Duration;

use super::DisplayOrder;
use crate::course::{Body, Course, Item, Lesson, LessonId, Task};
use crate::study::{
    AttemptId, Confidence, Mark, Memory, Occasion, QueueItem, Rating, Response, ScopedItem,
    StudyDay, find_confusable, key_text, source_block, stem_text,
};
use crate::text::Prose;

/// The share of ideas from which on an open answer need not be written again.
const ENOUGH_IDEAS: f64 = 0.6;

/// When a question was seen first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Timing {
    /// Time since the start of the program.
    pub first_seen: Option<Duration>,
    /// Whether something came between the first sight and the answer, so that the time says nothing about the answer.
    pub is_interrupted: bool,
}

/// One question of a session.
#[derive(Debug, Clone)]
pub struct Question {
    /// The item.
    pub item: Arc<Item>,
    /// The lesson that asks it.
    pub lesson: LessonId,
    /// What an answer is recorded for.
    pub occasion: Occasion,
    /// Why a review asks it.
    pub queued: Option<QueueItem>,
    /// How often it was asked in this session before.
    pub repeat: u8,
    /// In which order its parts are shown.
    pub order: DisplayOrder,
    /// Hints that were read.
    pub hints: usize,
    /// How sure the learner said to be.
    pub confidence: Option<Confidence>,
    /// Whether the learner wants to come back to it.
    pub is_flagged: bool,
    /// Whether the learner does not want to be asked it.
    pub is_suspended: bool,
    /// When it was seen.
    pub timing: Timing,
    /// The answer, once there is one.
    pub answer: Option<MarkedResponse>,
}

/// An answer with its mark.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkedResponse {
    /// The answer.
    pub response: Response,
    /// The mark of the program.
    pub mark: Mark,
    /// The attempt it was recorded as.
    pub attempt: AttemptId,
    /// Whether the learner had it counted as right.
    pub is_counted: bool,
    /// When the card is asked next; none if the answer moves no date.
    pub due: Option<DuePreview>,
    /// What helps against forgetting; only for leeches, in a review.
    pub leech_help: Option<Arc<LeechHelp>>,
}

impl MarkedResponse {
    /// Whether nothing is missing, by the mark or by the learner's own judgement.
    pub fn is_right(&self) -> bool {
        self.is_counted || self.mark.is_full()
    }

    /// The score that counts, 0 to 1.
    pub fn score(&self) -> f64 {
        if self.is_counted {
            1.0
        } else {
            self.mark.score
        }
    }
}

/// When a card is asked next, for each rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DuePreview {
    /// How the answer is rated.
    pub rating: Rating,
    /// The day for each rating, the worst first.
    pub days: [StudyDay; 4],
    /// The day of the answer.
    pub today: StudyDay,
}

impl DuePreview {
    /// That of an attempt `memory` knows; none if it is not the answer that counts for its card today.
    pub(super) fn new(
        memory: &Memory,
        item: &Item,
        attempt: AttemptId,
        today: StudyDay,
    ) -> Option<Self> {
        let (card, _) = memory.deck().find(&item.id)?;
        let mut answers = memory.card(card)?.answers();
        let counts = answers.find(|one| one.day == today && one.occasion != Occasion::Practice)?;
        (counts.id == attempt).then_some(Self {
            rating: counts.rating,
            days: memory.preview(&item.id, today)?,
            today,
        })
    }

    /// The ratings with the day that each leads to, the worst first.
    pub fn by_rating(&self) -> impl Iterator<Item = (Rating, StudyDay)> + use<> {
        Rating::ALL.into_iter().zip(self.days)
    }

    /// The day on which it is asked next.
    pub fn day(&self) -> StudyDay {
        let mut all = self.by_rating();
        let own = all.find(|(rating, _)| *rating == self.rating);
        own.map_or(self.today, |(_, day)| day)
    }
}

/// What is shown with the verdict of an item that keeps being forgotten.
#[derive(Debug, Clone, PartialEq)]
pub struct LeechHelp {
    /// The passage it comes from.
    pub passage: Prose,
    /// An item with which it may be confused: what it asks, and its key.
    pub contrast: Option<(String, String)>,
}

impl LeechHelp {
    /// The help for `item` of `lesson`, to which `response` was given.
    pub(super) fn new(course: &Course, lesson: &Lesson, item: &Item, response: &Response) -> Self {
        let other = find_confusable(course, (lesson, item), Some(response));
        let passage = source_block(course, lesson, item).map(|block| match &block.body {
            Body::Prose(prose) => prose.clone(),
            // A table needs the whole screen: the source command shows it.
            Body::Comparison(_) => Prose::default(),
        });
        Self {
            passage: passage.unwrap_or_default(),
            contrast: other.map(|other| (stem_text(other), key_text(other))),
        }
    }
}

impl Question {
    pub(super) fn new(scoped: ScopedItem<'_>, seed: u64) -> Self {
        let item = Arc::new(scoped.item.clone());
        Self::of(item, scoped.lesson.id.clone(), scoped.occasion, seed)
    }

    pub(super) fn of(item: Arc<Item>, lesson: LessonId, occasion: Occasion, seed: u64) -> Self {
        Self {
            order: DisplayOrder::new(&item, seed),
            item,
            lesson,
            occasion,
            queued: None,
            repeat: 0,
            hints: 0,
            confidence: None,
            is_flagged: false,
            is_suspended: false,
            timing: Timing::default(),
            answer: None,
        }
    }

    /// Whether the learner is the judge.
    pub fn is_self_scored(&self) -> bool {
        matches!(self.item.task, Task::Open { .. })
    }

    /// Whether it was answered and is worth another try.
    pub fn is_missed(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| {
            let is_enough = self.is_self_scored() && answer.mark.score >= ENOUGH_IDEAS;
            !answer.is_right() && !is_enough
        })
    }

    /// Whether the learner may decide whether the answer counts as right: it was typed, and is not right as marked.
    pub fn can_count_as_right(&self) -> bool {
        let is_typed = matches!(
            self.item.task,
            Task::Short { .. } | Task::Cloze { .. } | Task::Numeric { .. } | Task::Open { .. }
        );
        let answer = self.answer.as_ref();
        is_typed
            && answer.is_some_and(|own| !own.mark.is_full() && own.response != Response::DontKnow)
    }

    /// The next hint; none if all were read.
    pub fn next_hint(&mut self) -> Option<&str> {
        let hint = self.item.hints.get(self.hints)?;
        self.hints += 1;
        Some(hint)
    }

    /// Notes that the question is on the screen, or was said.
    pub fn see(&mut self, since_start: Duration) {
        self.timing.first_seen.get_or_insert(since_start);
    }
}
