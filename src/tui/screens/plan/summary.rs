//! The steps of a study plan in words.

use std::time::Duration;

use super::state::{ActivePlan, PlanStep};
use crate::study::session::Topic;
use crate::tui::document::count;
use crate::tui::messages::Message;
use crate::tui::model::Quiz;

/// Where a step is read: `1.2 §2–4`; empty for a review.
pub(crate) fn place(step: &PlanStep) -> String {
    match step {
        PlanStep::Review { .. } => String::new(),
        PlanStep::Read {
            number,
            first,
            last,
            ..
        } if first < last => {
            format!("{number} §{}–{}", first + 1, last + 1)
        }
        PlanStep::Read { number, first, .. } => format!("{number} §{}", first + 1),
    }
}

/// A step in words: `read 1.2 §2–4: 6 min`.
pub(crate) fn step_summary(step: &PlanStep) -> String {
    let (what, time) = match step {
        PlanStep::Review { cards, time } => (
            Message::ReviewCards.with(&[&count(*cards, "question")]),
            time,
        ),
        PlanStep::Read { time, .. } => (Message::Read.with(&[&place(step)]), time),
    };
    format!("{what}: {}", minutes(*time))
}

/// What comes after the step at hand: `Go on: read 1.2 §2–4: 6 min`.
pub(crate) fn next_step_summary(plan: &ActivePlan) -> String {
    match plan.left.front() {
        Some(step) => Message::GoOnWithStep.with(&[&step_summary(step)]),
        None => Message::EndSession.text().to_owned(),
    }
}

/// Whether the step at hand of the plan ends with this quiz, and the quiz is done.
pub(crate) fn is_step_done(plan: &ActivePlan, quiz: &Quiz) -> bool {
    let topic = &quiz.session.topic;
    let is_own = match &plan.current {
        Some(PlanStep::Review { .. }) => *topic == Topic::Review,
        Some(PlanStep::Read {
            lesson,
            last_check: Some(section),
            ..
        }) => *topic == Topic::SelfCheck(lesson.clone(), *section),
        _ => false,
    };
    is_own && quiz.session.is_finished()
}

/// A time in whole minutes, at least one: `4 min`.
pub(crate) fn minutes(time: Duration) -> String {
    Message::Min.with(&[&time.as_secs().div_ceil(60).max(1)])
}
