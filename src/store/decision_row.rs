//! A decision as a row and back, with a checksum over all of it.

use std::time::Duration;

use rusqlite::{Row, Statement, params};

use super::attempt_row::checksum;
use crate::course::{CourseId, ItemId, LessonId, PartId};
use crate::study::{AttemptId, Decision, DecisionId, DecisionKind, Now, Rating, StudyDay};
use crate::text::sanitize;

/// The columns of a decision, in the order of [`DecisionRow`].
pub(super) const COLUMNS: &str = "id, at_ms, offset_s, course, verb, subject, value, checksum";

/// A decision as `SQLite` keeps it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DecisionRow {
    id: Vec<u8>,
    at_ms: i64,
    offset_s: i64,
    /// Course, what was decided, about what, and how.
    texts: [String; 4],
}

impl DecisionRow {
    /// What is kept of `decision`.
    pub(super) fn of(decision: &Decision) -> Self {
        let (verb, subject, value) = written(&decision.what);
        Self {
            id: decision.id.0.to_be_bytes().to_vec(),
            at_ms: decision.now.unix_ms,
            offset_s: decision.now.offset_s.into(),
            texts: [decision.course.to_string(), verb.to_owned(), subject, value],
        }
    }

    /// Runs the insertion `statement`, whose parameters are [`COLUMNS`].
    pub(super) fn insert(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        let [course, verb, subject, value] = &self.texts;
        statement.execute(params![
            self.id,
            self.at_ms,
            self.offset_s,
            course,
            verb,
            subject,
            value,
            self.checksum(),
        ])
    }

    /// Reads a row of [`COLUMNS`]; none if it is damaged: a value of the wrong type or a checksum that does not fit.
    pub(super) fn read(row: &Row<'_>) -> Option<Self> {
        let text = |at: usize| row.get::<_, String>(at).ok();
        let fields = Self {
            id: row.get(0).ok()?,
            at_ms: row.get(1).ok()?,
            offset_s: row.get(2).ok()?,
            texts: [text(3)?, text(4)?, text(5)?, text(6)?],
        };
        (row.get::<_, i64>(7).ok()? == fields.checksum()).then_some(fields)
    }

    /// The decision, its texts sanitized; none if it was damaged before it was written.
    pub(super) fn decision(self) -> Option<Decision> {
        let [course, verb, subject, value] = &self.texts;
        Some(Decision {
            id: DecisionId(u128::from_be_bytes(self.id.try_into().ok()?)),
            now: Now {
                unix_ms: self.at_ms,
                offset_s: i32::try_from(self.offset_s).ok()?,
                since_start: Duration::ZERO,
            },
            course: CourseId::new(&sanitize(course)),
            what: read(verb, subject, value)?,
        })
    }

    fn checksum(&self) -> i64 {
        let numbers = [self.at_ms.to_be_bytes(), self.offset_s.to_be_bytes()];
        let columns = std::iter::once(self.id.as_slice())
            .chain(self.texts.iter().map(String::as_bytes))
            .chain(numbers.iter().map(<[u8; 8]>::as_slice));
        checksum(columns.map(Some))
    }
}

/// What was decided as three words: verb, subject, value. [`read`] is its inverse.
fn written(what: &DecisionKind) -> (&'static str, String, String) {
    let attempt = |id: &AttemptId| format!("{:032x}", id.0);
    match what {
        DecisionKind::Suspend(item) => ("suspend", item.to_string(), String::new()),
        DecisionKind::Resume(item) => ("resume", item.to_string(), String::new()),
        DecisionKind::Undo(id) => ("undo", attempt(id), String::new()),
        DecisionKind::Rate(id, rating) => ("rate", attempt(id), rating.key().to_owned()),
        DecisionKind::CountAsRight(id) => ("count_as_right", attempt(id), String::new()),
        DecisionKind::CountAsMarked(id) => ("count_as_marked", attempt(id), String::new()),
        DecisionKind::LessonRead(lesson) => ("have_read", lesson.to_string(), String::new()),
        DecisionKind::Exam(day) => {
            let day = day.map(|day| day.0.to_string());
            ("exam", String::new(), day.unwrap_or_default())
        }
        DecisionKind::Retention(percent) => ("retention", String::new(), percent.to_string()),
        DecisionKind::DailyLimits { new_cards, minutes } => {
            ("pace", String::new(), format!("{new_cards} {minutes}"))
        }
        DecisionKind::RateBySpeed(counts) => ("speed", String::new(), counts.to_string()),
        DecisionKind::NextAfterRating(goes_on) => {
            ("next_after_rating", String::new(), goes_on.to_string())
        }
        DecisionKind::ReadingSpeed {
            lesson,
            section,
            words,
            elapsed,
        } => (
            "paced",
            format!("{lesson}#{section}"),
            format!("{words} {}", elapsed.as_millis()),
        ),
    }
}

fn read(verb: &str, subject: &str, value: &str) -> Option<DecisionKind> {
    let attempt = || u128::from_str_radix(subject, 16).ok().map(AttemptId);
    Some(match verb {
        "suspend" => DecisionKind::Suspend(ItemId::new(&sanitize(subject))),
        "resume" => DecisionKind::Resume(ItemId::new(&sanitize(subject))),
        "undo" => DecisionKind::Undo(attempt()?),
        "rate" => {
            let rating = Rating::ALL
                .into_iter()
                .find(|rating| rating.key() == value)?;
            DecisionKind::Rate(attempt()?, rating)
        }
        "count_as_right" => DecisionKind::CountAsRight(attempt()?),
        "count_as_marked" => DecisionKind::CountAsMarked(attempt()?),
        "have_read" => DecisionKind::LessonRead(LessonId::new(&sanitize(subject))),
        "exam" if value.is_empty() => DecisionKind::Exam(None),
        "exam" => DecisionKind::Exam(Some(StudyDay(value.parse().ok()?))),
        "retention" => DecisionKind::Retention(value.parse().ok()?),
        "pace" => {
            let (new_cards, minutes) = value.split_once(' ')?;
            DecisionKind::DailyLimits {
                new_cards: new_cards.parse().ok()?,
                minutes: minutes.parse().ok()?,
            }
        }
        "speed" => DecisionKind::RateBySpeed(value.parse().ok()?),
        "next_after_rating" => DecisionKind::NextAfterRating(value.parse().ok()?),
        "paced" => {
            let (lesson, section) = subject.split_once('#')?;
            let (words, elapsed) = value.split_once(' ')?;
            DecisionKind::ReadingSpeed {
                lesson: LessonId::new(&sanitize(lesson)),
                section: PartId::new(&sanitize(section)),
                words: words.parse().ok()?,
                elapsed: Duration::from_millis(elapsed.parse().ok()?),
            }
        }
        _ => return None,
    })
}
