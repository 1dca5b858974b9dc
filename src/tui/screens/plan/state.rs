//! The study plan that is being followed: its steps, one after the other.

use std::collections::VecDeque;
use std::time::Duration;

use crate::course::LessonId;
use crate::text::SafeText;

/// A step of a study plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanStep {
    /// The first items of the queue.
    Review {
        /// Number of items.
        cards: usize,
        /// Time they take.
        time: Duration,
    },
    /// Sections of a lesson, with their self-checks.
    Read {
        /// The lesson.
        lesson: LessonId,
        /// Its number, `5.3`.
        number: SafeText,
        /// Index of the first section.
        first: usize,
        /// Index of the last section.
        last: usize,
        /// Index of the last section that has a self-check.
        last_check: Option<usize>,
        /// Time they take.
        time: Duration,
    },
}

/// A study plan that is being followed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivePlan {
    /// Available time when it began, in minutes.
    pub minutes: u64,
    /// When it began, counted from the start of the program.
    pub begun: Duration,
    /// The step at hand.
    pub current: Option<PlanStep>,
    /// The steps after it.
    pub left: VecDeque<PlanStep>,
}
