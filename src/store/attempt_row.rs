//! An attempt as a row and back, with a checksum over all of it: `SQLite`'s own check finds one flipped bit in eight,
//! this one every one within a row.

use std::borrow::Cow;
use std::time::Duration;

use rusqlite::types::ToSql;
use rusqlite::{Row, Statement};

use crate::course::{CourseId, ItemId, LessonId, TaskKind};
use crate::study::{
    Attempt, AttemptId, AttemptView, Confidence, Fingerprint, Fnv, Now, Occasion, Rated, Rating,
    Response,
};
use crate::text::sanitize;

/// The columns of an attempt, in the order of [`AttemptRow`].
pub(super) const COLUMNS: &str = "id, at_ms, offset_s, course, lesson, item, kind, occasion, response, score, hints, elapsed_ms, checksum, confidence, auto, taken, fingerprint, seed";
/// The same where the record is of version 1.
pub(super) const OLD_COLUMNS: &str = "id, at_ms, offset_s, course, lesson, item, kind, occasion, response, score, hints, elapsed_ms, checksum, NULL, NULL, NULL, NULL, NULL";

/// [`Response::DontKnow`] in the record.
const DONT_KNOW: &str = "\"dont_know\"";

/// An attempt as `SQLite` keeps it, borrowed from where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct AttemptRow<'a> {
    id: [u8; 16],
    at_ms: i64,
    offset_s: i64,
    /// Course, lesson, item, kind, occasion.
    texts: [&'a str; 5],
    response: Cow<'a, str>,
    score: f64,
    hints: i64,
    elapsed_ms: i64,
    /// Confidence, the rating that follows, the rating that counts.
    words: [Option<&'a str>; 3],
    /// Fingerprint, seed.
    codes: [Option<i64>; 2],
}

impl<'a> AttemptRow<'a> {
    /// What is kept of `attempt`.
    pub(super) fn of(attempt: &'a Attempt) -> serde_json::Result<Self> {
        let rated = |of: fn(Rated) -> Rating| attempt.rating.map(|rated| of(rated).key());
        Ok(Self {
            id: attempt.id.0.to_be_bytes(),
            at_ms: attempt.now.unix_ms,
            offset_s: attempt.now.offset_s.into(),
            texts: [
                attempt.course.as_str(),
                attempt.lesson.as_str(),
                attempt.item.as_str(),
                attempt.kind.key(),
                attempt.occasion.key(),
            ],
            response: serde_json::to_string(&attempt.response)?.into(),
            score: attempt.score,
            hints: attempt.hints.into(),
            elapsed_ms: i64::try_from(attempt.elapsed.as_millis()).unwrap_or(i64::MAX),
            words: [
                attempt.confidence.map(Confidence::key),
                rated(|rated| rated.auto),
                rated(|rated| rated.taken),
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
        let [course, lesson, item, kind, occasion] = &self.texts;
        let [confidence, auto, taken] = &self.words;
        let [fingerprint, seed] = &self.codes;
        let (id, checksum) = (self.id.as_slice(), self.checksum());
        let values: [&dyn ToSql; 18] = [
            &id,
            &self.at_ms,
            &self.offset_s,
            course,
            lesson,
            item,
            kind,
            occasion,
            &self.response,
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
    pub(super) fn read(row: &'a Row<'_>) -> Option<Self> {
        let text = |at: usize| row.get_ref(at).ok()?.as_str().ok();
        let word = |at: usize| row.get_ref(at).ok()?.as_str_or_null().ok();
        let fields = Self {
            id: row.get_ref(0).ok()?.as_blob().ok()?.try_into().ok()?,
            at_ms: row.get(1).ok()?,
            offset_s: row.get(2).ok()?,
            texts: [text(3)?, text(4)?, text(5)?, text(6)?, text(7)?],
            response: text(8)?.into(),
            score: row.get(9).ok()?,
            hints: row.get(10).ok()?,
            elapsed_ms: row.get(11).ok()?,
            words: [word(13)?, word(14)?, word(15)?],
            codes: [row.get(16).ok()?, row.get(17).ok()?],
        };
        (row.get::<_, i64>(12).ok()? == fields.checksum()).then_some(fields)
    }

    /// The course it belongs to.
    pub(super) fn course(&self) -> &str {
        self.texts[0]
    }

    /// The attempt, its texts sanitized; none if the row was damaged before it was written.
    pub(super) fn attempt(&self) -> Option<Attempt> {
        let [course, lesson, item, _, _] = self.texts;
        let given = self.given()?;
        let rating = match (self.words[1], given.rating) {
            (Some(auto), Some(taken)) => Some(Rated {
                auto: known(Rating::ALL, Rating::key, auto)?,
                taken,
            }),
            (None, None) => None,
            _ => return None,
        };
        Some(Attempt {
            id: given.id,
            now: given.now,
            course: CourseId::new(&sanitize(course)),
            lesson: LessonId::new(&sanitize(lesson)),
            item: ItemId::new(&sanitize(item)),
            kind: given.kind,
            occasion: given.occasion,
            response: sanitized(serde_json::from_str(&self.response).ok()?),
            score: given.score,
            hints: given.hints,
            elapsed: given.elapsed,
            confidence: given.confidence,
            rating,
            fingerprint: given.fingerprint,
            seed: self.codes[1].map(i64::cast_unsigned),
        })
    }

    /// As much of it as decides what is known; none if the row was damaged before it was written.
    pub(super) fn given(&self) -> Option<AttemptView<'_>> {
        let [_, _, item, kind, occasion] = self.texts;
        let [confidence, auto, taken] = self.words;
        if auto.is_some() != taken.is_some() {
            return None;
        }
        let confidence = match confidence {
            Some(key) => Some(known(Confidence::ALL, Confidence::key, key)?),
            None => None,
        };
        let rating = match taken {
            Some(key) => Some(known(Rating::ALL, Rating::key, key)?),
            None => None,
        };
        Some(AttemptView {
            id: AttemptId(u128::from_be_bytes(self.id)),
            now: Now {
                unix_ms: self.at_ms,
                offset_s: i32::try_from(self.offset_s).ok()?,
                since_start: Duration::ZERO,
            },
            item,
            kind: known(TaskKind::ALL, TaskKind::key, kind)?,
            occasion: known(Occasion::ALL, Occasion::key, occasion)?,
            score: self.score,
            gave_up: self.response == DONT_KNOW,
            hints: u8::try_from(self.hints).ok()?,
            elapsed: Duration::from_millis(u64::try_from(self.elapsed_ms).ok()?),
            confidence,
            rating,
            fingerprint: self.codes[0].map(|code| Fingerprint(code.cast_unsigned())),
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
        let words = self.words.iter().map(|word| word.map(str::as_bytes));
        let codes = codes
            .iter()
            .map(|code| code.as_ref().map(<[u8; 8]>::as_slice));
        let later = words.chain(codes);
        let later = later
            .clone()
            .any(|column| column.is_some())
            .then_some(later);
        let columns = std::iter::once(self.id.as_slice())
            .chain(self.texts.iter().map(|text| text.as_bytes()))
            .chain(std::iter::once(self.response.as_bytes()))
            .chain(numbers.iter().map(<[u8; 8]>::as_slice));
        checksum(columns.map(Some).chain(later.into_iter().flatten()))
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

/// The response without what acts on a terminal.
pub(super) fn sanitized(response: Response) -> Response {
    let all = |texts: Vec<String>| texts.iter().map(|text| sanitize(text)).collect();
    match response {
        Response::Choices(ids) => Response::Choices(all(ids)),
        Response::Text(text) => Response::Text(sanitize(&text)),
        Response::Blanks(texts) => Response::Blanks(all(texts)),
        Response::Open { text, ideas } => Response::Open {
            text: sanitize(&text),
            ideas,
        },
        Response::Truth(_) | Response::Pairs(_) | Response::Categories(_) | Response::DontKnow => {
            response
        }
    }
}
