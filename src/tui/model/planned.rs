//! A planned session that is going on: its parts, one after the other.

use std::collections::VecDeque;
use std::time::Duration;

use super::Quiz;
use crate::course::LessonId;
use crate::text::SafeText;

/// A part of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The first so many items of the queue.
    Review {
        /// How many.
        cards: usize,
        /// How long they take.
        time: Duration,
    },
    /// Sections of a lesson, with their self-checks.
    Read {
        /// The lesson.
        lesson: LessonId,
        /// Its number, `5.3`.
        number: SafeText,
        /// The first section and the last, from 0.
        sections: (usize, usize),
        /// The last of them that has a self-check.
        asked: Option<usize>,
        /// How long they take.
        time: Duration,
    },
}

/// A planned session that is going on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Planned {
    /// The time there was when it began, in minutes.
    pub minutes: u64,
    /// When it began, counted from the start of the program.
    pub begun: Duration,
    /// The part that is done now.
    pub now: Option<Part>,
    /// The parts after it.
    pub left: VecDeque<Part>,
}

impl Planned {
    /// Whether the part that is done now ends with this sitting, and that is at its end.
    pub fn ends_with(&self, quiz: &Quiz) -> bool {
        let own = match &self.now {
            Some(Part::Review { .. }) => quiz.review.is_some(),
            Some(Part::Read { lesson, asked, .. }) => {
                asked.is_some() && quiz.lesson == *lesson && quiz.section == *asked
            }
            None => false,
        };
        own && quiz.is_done()
    }
}
