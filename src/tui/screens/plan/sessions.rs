//! The sessions that fit the available time: what is due, what is new, and what comes next in the text.

use std::collections::VecDeque;
use std::time::Duration;

use super::state::PlanStep;
use super::summary::{minutes, place};
use crate::course::Course;
use crate::study::{PlanActivity, SectionReading};
use crate::tui::messages::Message;
use crate::tui::model::Model;
use crate::tui::screens::home::entries::lesson_to_read;

/// Available times that are offered, in minutes.
const OFFERED: [u64; 3] = [10, 20, 30];

/// A session that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlannedSession {
    /// Available time, in minutes.
    pub(crate) minutes: u64,
    /// What the scheduler proposes, in order.
    pub(crate) steps: Vec<PlanActivity>,
}

impl PlannedSession {
    /// The steps of the plan: items that follow each other are asked at once, text is read lesson by lesson.
    pub(crate) fn plan_steps(&self, course: &Course) -> VecDeque<PlanStep> {
        let mut plan: VecDeque<PlanStep> = VecDeque::new();
        for step in &self.steps {
            match (step, plan.back_mut()) {
                (
                    PlanActivity::New { cards, time },
                    Some(PlanStep::Review {
                        cards: all,
                        time: sum,
                    }),
                ) => {
                    *all += cards;
                    *sum += *time;
                }
                (PlanActivity::Review { cards, time } | PlanActivity::New { cards, time }, _) => {
                    let (cards, time) = (*cards, *time);
                    plan.push_back(PlanStep::Review { cards, time });
                }
                (PlanActivity::Read { sections, .. }, _) => {
                    let lessons = sections.chunk_by(|one, other| one.lesson == other.lesson);
                    plan.extend(lessons.filter_map(|own| reading_step(course, own)));
                }
            }
        }
        plan
    }

    /// What it is made of, in words; the short form names lessons without their sections.
    pub(crate) fn summary(&self, course: &Course, is_short: bool) -> String {
        if self.steps.is_empty() {
            return Message::NothingFits.text().to_owned();
        }
        let plan = self.plan_steps(course);
        let places = plan.iter().filter_map(|step| match step {
            PlanStep::Review { .. } => None,
            PlanStep::Read { number, .. } if is_short => Some(number.to_string()),
            PlanStep::Read { .. } => Some(place(step)),
        });
        let places: Vec<String> = places.collect();
        let read = match &places[..] {
            [] => None,
            [first, .., last] if is_short => Some(Message::ReadFromTo.with(&[first, last])),
            all => Some(Message::Read.with(&[&all.join(", ")])),
        };
        let ask = self.steps.iter().filter_map(|step| match step {
            PlanActivity::Review { cards, .. } => Some(Message::ReviewCards.with(&[cards])),
            PlanActivity::New { cards, .. } => Some(Message::NewCards.with(&[cards])),
            PlanActivity::Read { .. } => None,
        });
        let parts: Vec<String> = ask.chain(read).collect();
        let time = self.steps.iter().map(PlanActivity::time).sum();
        format!("{}: {}", minutes(time), parts.join(", "))
    }
}

/// Sections of one lesson as a step of the plan.
fn reading_step(course: &Course, sections: &[SectionReading]) -> Option<PlanStep> {
    let (first, last) = (sections.first()?, sections.last()?);
    let lesson = course.lesson(first.lesson.as_str())?;
    let has_check = |at: &usize| {
        let section = lesson.sections.get(*at);
        section.is_some_and(|section| !section.check.is_empty())
    };
    Some(PlanStep::Read {
        lesson: lesson.id.clone(),
        number: lesson.number.clone(),
        first: first.section,
        last: last.section,
        last_check: (first.section..=last.section).rev().find(has_check),
        time: sections.iter().map(|own| own.time).sum(),
    })
}

/// The sessions that are offered; none before the record has been replayed.
pub(crate) fn sessions(model: &Model) -> Vec<PlannedSession> {
    let (Some(library), Some(memory)) = (&model.library, &model.known.memory) else {
        return Vec::new();
    };
    let start = lesson_to_read(model).map(|lesson| {
        let position = model.progress.positions.get(&lesson);
        let found = library.course.lesson(lesson.as_str());
        let section = position.and_then(|position| {
            let mut sections = found?.sections.iter();
            sections.position(|own| own.id == position.section)
        });
        (lesson, section.unwrap_or(0))
    });
    let queue = memory.queue(model.known.today);
    let session = |minutes: u64| {
        let reading = start
            .iter()
            .flat_map(|(lesson, section)| memory.reading(&library.course, lesson, *section));
        PlannedSession {
            minutes,
            steps: memory.plan(&queue, Duration::from_secs(minutes * 60), reading),
        }
    };
    OFFERED.into_iter().map(session).collect()
}
