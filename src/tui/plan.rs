//! "I have … minutes": sessions that fit, made of what is due, what is new and what comes next in the text, lesson after
//! lesson.

use std::collections::VecDeque;
use std::time::Duration;

use super::document::count;
use super::model::{Model, Part, Planned};
use super::today::to_read;
use crate::course::Course;
use crate::study::{PlanActivity, SectionReading};

/// The times that are offered, in minutes.
const OFFERED: [u64; 3] = [10, 20, 30];

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Session {
    /// The time there is, in minutes.
    pub(super) minutes: u64,
    /// Its parts, in order.
    pub(super) steps: Vec<PlanActivity>,
}

impl Session {
    /// Its parts: what is asked at one sitting, then lesson by lesson what is read.
    pub(super) fn parts(&self, course: &Course) -> VecDeque<Part> {
        let mut parts: VecDeque<Part> = VecDeque::new();
        for step in &self.steps {
            match (step, parts.back_mut()) {
                (
                    PlanActivity::New { cards, time },
                    Some(Part::Review {
                        cards: all,
                        time: long,
                    }),
                ) => {
                    (*all, *long) = (*all + cards, *long + *time);
                }
                (PlanActivity::Review { cards, time } | PlanActivity::New { cards, time }, _) => {
                    let (cards, time) = (*cards, *time);
                    parts.push_back(Part::Review { cards, time });
                }
                (PlanActivity::Read { sections, .. }, _) => {
                    let lessons = sections.chunk_by(|one, other| one.lesson == other.lesson);
                    parts.extend(lessons.filter_map(|own| reading(course, own)));
                }
            }
        }
        parts
    }

    /// What it is made of, in words: the shorter way names the lessons and not their sections.
    pub(super) fn said(&self, course: &Course, short: bool) -> String {
        if self.steps.is_empty() {
            return "nothing fits into this time".to_owned();
        }
        let parts = self.parts(course);
        let reads: Vec<String> = parts
            .iter()
            .filter_map(|part| match part {
                Part::Review { .. } => None,
                Part::Read { number, .. } if short => Some(number.to_string()),
                Part::Read { .. } => Some(place(part)),
            })
            .collect();
        let reads = match &reads[..] {
            [] => None,
            [first, .., last] if short => Some(format!("read {first} to {last}")),
            all => Some(format!("read {}", all.join(", "))),
        };
        let asks = Some(self.asks()).filter(|asks| !asks.is_empty());
        let both: Vec<String> = asks.into_iter().chain(reads).collect();
        let time = self.steps.iter().map(PlanActivity::time).sum();
        format!("{}: {}", minutes(time), both.join(", "))
    }

    /// `review 9, 2 new`.
    fn asks(&self) -> String {
        let steps = self.steps.iter().filter_map(|step| match step {
            PlanActivity::Review { cards, .. } => Some(format!("review {cards}")),
            PlanActivity::New { cards, .. } => Some(format!("{cards} new")),
            PlanActivity::Read { .. } => None,
        });
        steps.collect::<Vec<_>>().join(", ")
    }
}

/// Sections of one lesson as a part of a session.
fn reading(course: &Course, sections: &[SectionReading]) -> Option<Part> {
    let (first, last) = (sections.first()?, sections.last()?);
    let lesson = course.lesson(first.lesson.as_str())?;
    Some(Part::Read {
        lesson: lesson.id.clone(),
        number: lesson.number.clone(),
        sections: (first.section, last.section),
        asked: (first.section..=last.section).rev().find(|at| {
            let section = lesson.sections.get(*at);
            section.is_some_and(|section| !section.check.is_empty())
        }),
        time: sections.iter().map(|own| own.time).sum(),
    })
}

/// `1.2 §2–4`: where a part is read; nothing for one that is asked.
fn place(part: &Part) -> String {
    match part {
        Part::Review { .. } => String::new(),
        Part::Read {
            number,
            sections: (first, last),
            ..
        } if first < last => format!("{number} §{}–{}", first + 1, last + 1),
        Part::Read {
            number,
            sections: (first, _),
            ..
        } => format!("{number} §{}", first + 1),
    }
}

/// `read 1.2 §2–4: 6 min`.
pub(super) fn said(part: &Part) -> String {
    match part {
        Part::Review { cards, time } => {
            format!("review {}: {}", count(*cards, "item"), minutes(*time))
        }
        Part::Read { time, .. } => format!("read {}: {}", place(part), minutes(*time)),
    }
}

/// `Go on: read 1.2 §2–4: 6 min`: what comes after the part of the session that is done now.
pub(super) fn after(planned: &Planned) -> String {
    match planned.left.front() {
        Some(part) => format!("Go on: {}", said(part)),
        None => "End the session".to_owned(),
    }
}

/// The sessions that are offered; none before the record is known.
pub(super) fn sessions(model: &Model) -> Vec<Session> {
    let (Some(library), Some(memory)) = (&model.library, &model.known.memory) else {
        return Vec::new();
    };
    let from = to_read(model).map(|lesson| {
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
        let ahead = from.iter();
        let ahead =
            ahead.flat_map(|(lesson, section)| memory.reading(&library.course, lesson, *section));
        Session {
            minutes,
            steps: memory.plan(&queue, Duration::from_secs(minutes * 60), ahead),
        }
    };
    OFFERED.into_iter().map(session).collect()
}

/// A time in whole minutes, at least one: `4 min`.
pub(super) fn minutes(time: Duration) -> String {
    format!("{} min", time.as_secs().div_ceil(60).max(1))
}
