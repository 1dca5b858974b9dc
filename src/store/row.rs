//! An attempt as a row and back, with a checksum over all of it: `SQLite`'s own check finds one flipped bit in eight,
//! this one every one within a row (reliability §3c).

use std::time::Duration;

use rusqlite::types::ToSql;
use rusqlite::{Row, Statement};

use crate::course::{CourseId, ItemId, LessonId, TaskKind};
use crate::study::{
    Attempt, AttemptId, Confidence, Fingerprint, Fnv, Now, Occasion, Rated, Rating, Response,
};
use crate::text::scrub;

/// The columns of an attempt, in the order of [`Fields`].
pub(super) const COLUMNS: &str = "id, at_ms, offset_s, course, lesson, item, kind, occasion, response, score, hints, elapsed_ms, checksum, confidence, auto, taken, fingerprint, seed";
/// The same where the record is of version 1.
pub(super) const OLD_COLUMNS: &str = "id, at_ms, offset_s, course, lesson, item, kind, occasion, response, score, hints, elapsed_ms, checksum, NULL, NULL, NULL, NULL, NULL";

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
    /// Confidence, the rating that follows, the rating that counts.
    words: [Option<String>; 3],
    /// Fingerprint, seed.
    codes: [Option<i64>; 2],
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
            words: [
                attempt
                    .confidence
                    .map(|confidence| confidence.key().to_owned()),
                attempt.rating.map(|rated| rated.auto.key().to_owned()),
                attempt.rating.map(|rated| rated.taken.key().to_owned()),
            ],
            codes: [
                attempt
                    .fingerprint
                    .map(|fingerprint| fingerprint.0.cast_signed()),
                attempt.seed.map(u64::cast_signed),
            ],
        })
    }

    /// Runs the insertion `statement`, whose parameters are [`COLUMNS`].
    pub(super) fn insert(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        let [course, lesson, item, kind, occasion, response] = &self.texts;
        let [confidence, auto, taken] = &self.words;
        let [fingerprint, seed] = &self.codes;
        let checksum = self.checksum();
        let values: [&dyn ToSql; 18] = [
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
            confidence,
            auto,
            taken,
            fingerprint,
            seed,
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
            words: [row.get(13).ok()?, row.get(14).ok()?, row.get(15).ok()?],
            codes: [row.get(16).ok()?, row.get(17).ok()?],
        };
        (row.get::<_, i64>(12).ok()? == fields.checksum()).then_some(fields)
    }

    /// The attempt, its texts scrubbed; none if the row was damaged before it was written.
    pub(super) fn attempt(self) -> Option<Attempt> {
        let [course, lesson, item, kind, occasion, response] = &self.texts;
        let [confidence, auto, taken] = &self.words;
        let rating = match (auto, taken) {
            (Some(auto), Some(taken)) => Some(Rated {
                auto: known(Rating::ALL, Rating::key, auto)?,
                taken: known(Rating::ALL, Rating::key, taken)?,
            }),
            (None, None) => None,
            _ => return None,
        };
        let confidence = match confidence {
            Some(key) => Some(known(Confidence::ALL, Confidence::key, key)?),
            None => None,
        };
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
            kind: known(TaskKind::ALL, TaskKind::key, kind)?,
            occasion: known(Occasion::ALL, Occasion::key, occasion)?,
            response: scrubbed(serde_json::from_str(response).ok()?),
            score: self.score,
            hints: u8::try_from(self.hints).ok()?,
            elapsed: Duration::from_millis(u64::try_from(self.elapsed_ms).ok()?),
            confidence,
            rating,
            fingerprint: self.codes[0].map(|code| Fingerprint(code.cast_unsigned())),
            seed: self.codes[1].map(i64::cast_unsigned),
        })
    }

    /// [`checksum()`] over every column. Those that version 2 of the record added are left out while they are all
    /// empty, so that older rows keep the checksum they were written with.
    fn checksum(&self) -> i64 {
        let numbers = [
            self.at_ms.to_be_bytes(),
            self.offset_s.to_be_bytes(),
            self.score.to_bits().to_be_bytes(),
            self.hints.to_be_bytes(),
            self.elapsed_ms.to_be_bytes(),
        ];
        let codes = self.codes.map(|code| code.map(i64::to_be_bytes));
        let words = self
            .words
            .iter()
            .map(|word| word.as_deref().map(str::as_bytes));
        let codes = codes
            .iter()
            .map(|code| code.as_ref().map(<[u8; 8]>::as_slice));
        let mut later: Vec<Option<&[u8]>> = words.chain(codes).collect();
        if later.iter().all(Option::is_none) {
            later.clear();
        }
        let columns = std::iter::once(self.id.as_slice())
            .chain(self.texts.iter().map(String::as_bytes))
            .chain(numbers.iter().map(<[u8; 8]>::as_slice));
        checksum(columns.map(Some).chain(later))
    }
}

/// The value that is called `key` in the record.
fn known<T: Copy, const N: usize>(
    all: [T; N],
    name: fn(T) -> &'static str,
    key: &str,
) -> Option<T> {
    all.into_iter().find(|one| name(*one) == key)
}

/// FNV-1a, 64 bits, over every column with its length, of an empty one only that it is. Each step is a bijection, so
/// that no single changed byte goes unnoticed.
pub(super) fn checksum<'a>(columns: impl Iterator<Item = Option<&'a [u8]>>) -> i64 {
    let mut hash = Fnv::default();
    for column in columns {
        hash.number(column.map_or(u64::MAX, |column| column.len() as u64));
        hash.bytes(column.unwrap_or_default());
    }
    hash.0.cast_signed()
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
