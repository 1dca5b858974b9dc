//! What a learner decides beside answering. Decisions are added to the record and never changed: the last one about a
//! thing holds. What they do to what is known, `memory` says.

use std::time::Duration;

use super::{AttemptId, Now, Rating, StudyDay};
use crate::course::{CourseId, ItemId, LessonId, PartId};

/// The id of a decision: a UUID, made before it is written, so that writing twice is writing once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DecisionId(pub u128);

/// What can be decided.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DecisionKind {
    /// Do not ask this again, nor any other item of its card, until it is resumed.
    Suspend(ItemId),
    /// Ask it again when it is due.
    Resume(ItemId),
    /// This attempt was a mistake: as if it had never been made.
    Undo(AttemptId),
    /// The rating of this attempt is another: the keys 1 to 4.
    Rate(AttemptId, Rating),
    /// "Count mine as right": this attempt scores 1, and is rated as one that did.
    CountAsRight(AttemptId),
    /// This attempt counts as it was marked, after all.
    CountAsMarked(AttemptId),
    /// This lesson has been read to its end.
    LessonRead(LessonId),
    /// The day of an exam, or that there is none.
    Exam(Option<StudyDay>),
    /// How likely a recall should be when it is due, in percent: 80 to 95.
    Retention(u8),
    /// How much a day is to bring.
    DailyLimits {
        /// New cards a day.
        new_cards: u16,
        /// Minutes of review from which on no new cards are shown.
        minutes: u16,
    },
    /// Whether the time an answer took is to count in its rating (manual, "From answer to rating").
    RateBySpeed(bool),
    /// Whether a rating on the screen goes on to the next question.
    NextAfterRating(bool),
    /// From this section on, so many words were read without a break, in this time. No decision, but a fact that is kept
    /// like one: the own pace of reading is made of them.
    ReadingSpeed {
        /// The lesson.
        lesson: LessonId,
        /// The section at which it began.
        section: PartId,
        /// Words of running text.
        words: u32,
        /// How long they took.
        elapsed: Duration,
    },
}

/// A decision, as it is kept for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// When it was made.
    pub now: Now,
    /// The course it belongs to.
    pub course: CourseId,
    /// What was decided.
    pub what: DecisionKind,
}
