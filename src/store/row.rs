//! An attempt as a row and back, with a checksum over all of it: `SQLite`'s own check finds one flipped bit in eight,
//! this one every one within a row (reliability §3c).

use std::time::Duration;

use rusqlite::types::ToSql;
use rusqlite::{Row, Statement};

use crate::course::{CourseId, ItemId, LessonId, TaskKind};
use crate::study::{Attempt, AttemptId, Now, Occasion, Response};
use crate::text::scrub;

/// The columns of an attempt, in the order of [`Fields`].
pub(super) const COLUMNS: &str = "id, at_ms, offset_s, course, lesson, item, kind, occasion, response, score, hints, elapsed_ms, checksum";

/// An attempt as `SQLite` keeps it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fields {
    id: Vec<u8>,
    at_ms: i64,
    offset_s: i64,
    texts: [String; 6],
    score: f64,
    hints: i64,
    elapsed_ms: i64,
}

impl Fields {
    /// What is kept of `attempt`.
    pub(super) fn of(attempt: &Attempt) -> serde_json::Result<Self> {
        Ok(Self {
            id: attempt.id.0.to_be_bytes().to_vec(),
            at_ms: attempt.now.unix_ms,
            offset_s: attempt.now.offset_s.into(),
            texts: [
                attempt.course.to_string(),
                attempt.lesson.to_string(),
                attempt.item.to_string(),
                attempt.kind.key().to_owned(),
                attempt.occasion.key().to_owned(),
                serde_json::to_string(&attempt.response)?,
            ],
            score: attempt.score,
            hints: attempt.hints.into(),
            elapsed_ms: i64::try_from(attempt.elapsed.as_millis()).unwrap_or(i64::MAX),
        })
    }

    /// Runs the insertion `statement`, whose parameters are [`COLUMNS`].
    pub(super) fn insert(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        let [course, lesson, item, kind, occasion, response] = &self.texts;
        let checksum = self.checksum();
        let values: [&dyn ToSql; 13] = [
            &self.id,
            &self.at_ms,
            &self.offset_s,
            course,
            lesson,
            item,
            kind,
            occasion,
            response,
            &self.score,
            &self.hints,
            &self.elapsed_ms,
            &checksum,
        ];
        statement.execute(values)
    }

    /// Reads a row of [`COLUMNS`]; none if it is damaged: a value of the wrong type or a checksum that does not fit.
    pub(super) fn read(row: &Row<'_>) -> Option<Self> {
        let text = |at: usize| row.get::<_, String>(at).ok();
        let fields = Self {
            id: row.get(0).ok()?,
            at_ms: row.get(1).ok()?,
            offset_s: row.get(2).ok()?,
            texts: [text(3)?, text(4)?, text(5)?, text(6)?, text(7)?, text(8)?],
            score: row.get(9).ok()?,
            hints: row.get(10).ok()?,
            elapsed_ms: row.get(11).ok()?,
        };
        (row.get::<_, i64>(12).ok()? == fields.checksum()).then_some(fields)
    }

    /// The attempt, its texts scrubbed; none if the row was damaged before it was written.
    pub(super) fn attempt(self) -> Option<Attempt> {
        let [course, lesson, item, kind, occasion, response] = &self.texts;
        Some(Attempt {
            id: AttemptId(u128::from_be_bytes(self.id.try_into().ok()?)),
            now: Now {
                unix_ms: self.at_ms,
                offset_s: i32::try_from(self.offset_s).ok()?,
                since_start: Duration::ZERO,
            },
            course: CourseId::new(&scrub(course)),
            lesson: LessonId::new(&scrub(lesson)),
            item: ItemId::new(&scrub(item)),
            kind: TaskKind::ALL
                .into_iter()
                .find(|known| known.key() == kind)?,
            occasion: [Occasion::SelfCheck, Occasion::Quiz]
                .into_iter()
                .find(|known| known.key() == occasion)?,
            response: scrubbed(serde_json::from_str(response).ok()?),
            score: self.score,
            hints: u8::try_from(self.hints).ok()?,
            elapsed: Duration::from_millis(u64::try_from(self.elapsed_ms).ok()?),
        })
    }

    /// FNV-1a, 64 bits, over every column with its length. Each step is a bijection, so that no single changed byte
    /// goes unnoticed.
    fn checksum(&self) -> i64 {
        let numbers = [
            self.at_ms.to_be_bytes(),
            self.offset_s.to_be_bytes(),
            self.score.to_bits().to_be_bytes(),
            self.hints.to_be_bytes(),
            self.elapsed_ms.to_be_bytes(),
        ];
        let columns = std::iter::once(self.id.as_slice())
            .chain(self.texts.iter().map(String::as_bytes))
            .chain(numbers.iter().map(<[u8; 8]>::as_slice));
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for column in columns {
            for byte in column.len().to_be_bytes().iter().chain(column) {
                hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        hash.cast_signed()
    }
}

fn scrubbed(response: Response) -> Response {
    let all = |texts: Vec<String>| texts.iter().map(|text| scrub(text)).collect();
    match response {
        Response::Choices(ids) => Response::Choices(all(ids)),
        Response::Text(text) => Response::Text(scrub(&text)),
        Response::Blanks(texts) => Response::Blanks(all(texts)),
        Response::Open { text, ideas } => Response::Open {
            text: scrub(&text),
            ideas,
        },
        Response::Truth(_) | Response::Pairs(_) | Response::Categories(_) | Response::DontKnow => {
            response
        }
    }
}
