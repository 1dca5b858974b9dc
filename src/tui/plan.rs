//! "I have … minutes": sessions that fit, made of what is due, what is new and what comes next in the text.

use std::time::Duration;

use super::model::Model;
use super::today::to_read;
use crate::study::{Reading, Step};

/// The times that are offered, in minutes.
const OFFERED: [u64; 3] = [10, 20, 30];

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Session {
    /// The time there is, in minutes.
    pub(super) minutes: u64,
    /// Its parts, in order.
    pub(super) steps: Vec<Step>,
}

impl Session {
    /// How many items of today's queue it asks.
    pub(super) fn cards(&self) -> usize {
        let cards = self.steps.iter().map(|step| match step {
            Step::Review { cards, .. } | Step::New { cards, .. } => *cards,
            Step::Read { .. } => 0,
        });
        cards.sum()
    }

    /// What it reads, and how long that takes.
    pub(super) fn reads(&self) -> Option<(&[Reading], Duration)> {
        self.steps.iter().find_map(|step| match step {
            Step::Read { sections, time } => Some((sections.as_slice(), *time)),
            _ => None,
        })
    }

    /// What it is made of, in words.
    pub(super) fn said(&self) -> String {
        let parts: Vec<String> = self
            .steps
            .iter()
            .map(|step| match step {
                Step::Review { cards, .. } => format!("review {cards}"),
                Step::New { cards, .. } => format!("{cards} new"),
                Step::Read { sections, .. } => {
                    format!("read {}", range(sections))
                }
            })
            .collect();
        if parts.is_empty() {
            return "nothing fits into this time".to_owned();
        }
        let time = self.steps.iter().map(Step::time).sum();
        format!("{}: {}", minutes(time), parts.join(", "))
    }
}

/// The sessions that are offered; none before the record is known.
pub(super) fn sessions(model: &Model) -> Vec<Session> {
    let (Some(library), Some(memory)) = (&model.library, &model.known.memory) else {
        return Vec::new();
    };
    let reading = to_read(model).map_or(Vec::new(), |lesson| {
        let position = model.progress.positions.get(&lesson);
        let found = library.course.lesson(lesson.as_str());
        let section = position.and_then(|position| {
            let mut sections = found?.sections.iter();
            sections.position(|own| own.id == position.section)
        });
        memory.reading(&library.course, &lesson, section.unwrap_or(0))
    });
    let queue = memory.queue(model.known.today);
    let session = |minutes: u64| Session {
        minutes,
        steps: memory.plan_of(&queue, Duration::from_secs(minutes * 60), &reading),
    };
    OFFERED.into_iter().map(session).collect()
}

/// The numbers of sections that follow each other: `§2–4`.
fn range(sections: &[Reading]) -> String {
    match (sections.first(), sections.last()) {
        (Some(first), Some(last)) if first.section < last.section => {
            format!("§{}–{}", first.section + 1, last.section + 1)
        }
        (Some(only), _) => format!("§{}", only.section + 1),
        _ => String::new(),
    }
}

/// A time in whole minutes, at least one: `4 min`.
pub(super) fn minutes(time: Duration) -> String {
    format!("{} min", time.as_secs().div_ceil(60).max(1))
}
