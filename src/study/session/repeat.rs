//! Repeats: what was missed in a review comes again at its end.

use std::sync::Arc;

use super::{Question, Session};
use crate::study::{Occasion, Rating};

/// How often an item comes again in a session.
const MOST_REPEATS: u8 = 2;

/// What settling an answer did to the list of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RepeatChange {
    /// Nothing.
    None,
    /// A question was added at the end.
    Added,
    /// The questions with these numbers were removed, in this order.
    Removed(Vec<usize>),
}

impl Session {
    /// Has question `at` come again at the end if it was missed, and not if it was not.
    pub fn settle_repeats(&mut self, at: usize) -> RepeatChange {
        if !self.is_review() || self.is_retry {
            return RepeatChange::None;
        }
        let Some(own) = self.questions.get(at) else {
            return RepeatChange::None;
        };
        let is_missed = !own.is_suspended
            && own.answer.as_ref().is_some_and(|answer| match answer.due {
                Some(due) => due.rating == Rating::Again,
                None => !answer.is_right(),
            });
        let is_later = |other: &Question| other.item.id == own.item.id && other.repeat > own.repeat;
        let all = self.questions.iter().enumerate();
        let later = all.filter(|(_, other)| is_later(other));
        let (waiting, answers): (Vec<usize>, Vec<bool>) = later
            .map(|(at, other)| (at, other.answer.is_some()))
            .unzip();
        if is_missed && waiting.is_empty() && own.repeat < MOST_REPEATS {
            let repeat = own.repeat + 1;
            // In another order: what is remembered must not be the place of the answer.
            let seed = self.seed.wrapping_add(u64::from(repeat));
            let item = Arc::clone(&own.item);
            self.questions.push(Question {
                repeat,
                queued: own.queued.clone(),
                ..Question::of(item, own.lesson.clone(), Occasion::Practice, seed)
            });
            return RepeatChange::Added;
        }
        if is_missed || waiting.is_empty() || answers.contains(&true) {
            return RepeatChange::None;
        }
        let removed: Vec<usize> = waiting.into_iter().rev().collect();
        for at in &removed {
            self.questions.remove(*at);
            let last = self.last_answered;
            self.last_answered = last.map(|last| last - usize::from(last > *at));
        }
        RepeatChange::Removed(removed)
    }
}
