//! Answers that were begun and not given, as rows and back. They may be lost and replaced: they carry no checksum. The
//! schema removes the row of an item together with writing its attempt, so that none outlives its answer.

use std::time::Duration;

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::attempt_row::sanitized;
use crate::course::{CourseId, ItemId, LessonId};
use crate::study::{Now, Occasion, Response, Unfinished};
use crate::text::sanitize;

/// What the column `response` holds, as JSON. Older records hold the response alone.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Content {
    Seeded { seed: u64, response: Response },
    Response(Response),
}

/// Its columns.
pub(super) const COLUMNS: &str = "course, item, lesson, occasion, at_ms, offset_s, response";

/// For how long one is kept that nobody goes on with, in milliseconds: longer than a study day in any time zone.
const KEPT: i64 = 3 * 24 * 60 * 60 * 1000;

/// Writes one over the one before, or removes it if there is nothing in it any more. Those that are too old to be gone on
/// with are removed.
pub(super) fn write(connection: &Connection, begun: &Unfinished) -> rusqlite::Result<()> {
    let at_ms = begun.now.unix_ms;
    let old = "DELETE FROM unfinished WHERE course = ?1 AND (item = ?2 OR at_ms < ?3)";
    connection.prepare_cached(old)?.execute(params![
        begun.course.as_str(),
        begun.item.as_str(),
        at_ms.saturating_sub(KEPT)
    ])?;
    let Some(response) = &begun.response else {
        return Ok(());
    };
    let response = response.clone();
    let content = match begun.seed {
        Some(seed) => Content::Seeded { seed, response },
        None => Content::Response(response),
    };
    let content = serde_json::to_string(&content)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    let sql = format!("INSERT INTO unfinished ({COLUMNS}) VALUES (?1,?2,?3,?4,?5,?6,?7)");
    connection.prepare_cached(&sql)?.execute(params![
        begun.course.as_str(),
        begun.item.as_str(),
        begun.lesson.as_str(),
        begun.occasion.key(),
        at_ms,
        begun.now.offset_s,
        content,
    ])?;
    Ok(())
}

/// Reads one, its texts sanitized; none if it is damaged, which costs what was typed and nothing else.
pub(super) fn read(row: &Row<'_>) -> Option<Unfinished> {
    let text = |column: &str| row.get_ref(column).ok()?.as_str().ok();
    let occasion = text("occasion")?;
    let (seed, response) = match serde_json::from_str(text("response")?).ok()? {
        Content::Seeded { seed, response } => (Some(seed), response),
        Content::Response(response) => (None, response),
    };
    Some(Unfinished {
        course: CourseId::new(&sanitize(text("course")?)),
        lesson: LessonId::new(&sanitize(text("lesson")?)),
        item: ItemId::new(&sanitize(text("item")?)),
        occasion: Occasion::ALL
            .into_iter()
            .find(|one| one.key() == occasion)?,
        now: Now {
            unix_ms: row.get("at_ms").ok()?,
            offset_s: row.get("offset_s").ok()?,
            since_start: Duration::ZERO,
        },
        seed,
        response: Some(sanitized(response)),
    })
}
