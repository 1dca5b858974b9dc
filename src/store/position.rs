//! A reading position as a row and back. Positions may be lost and replaced: they carry no checksum.

use rusqlite::{Connection, Row, params};

use crate::course::{CourseId, LessonId, PartId};
use crate::study::Position;
use crate::text::sanitize;

/// Writes a position over the one before.
pub(super) fn write(connection: &Connection, position: &Position) -> rusqlite::Result<usize> {
    let sql = "INSERT INTO positions (course, lesson, section, para, grapheme, anchor, place, percent, at_ms)
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)
         ON CONFLICT (course, lesson) DO UPDATE SET section = excluded.section, para = excluded.para,
         grapheme = excluded.grapheme, anchor = excluded.anchor, place = excluded.place, percent = excluded.percent,
         at_ms = excluded.at_ms";
    connection.prepare_cached(sql)?.execute(params![
        position.course.as_str(),
        position.lesson.as_str(),
        position.section.as_str(),
        i64::try_from(position.para).unwrap_or(i64::MAX),
        i64::try_from(position.offset).unwrap_or(i64::MAX),
        position.anchor,
        position.place,
        position.percent,
        position.at_ms,
    ])
}

/// Reads a position, its texts sanitized.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Position> {
    let text = |column: &str| row.get::<_, String>(column).map(|text| sanitize(&text));
    let count = |column: &str| {
        row.get::<_, i64>(column)
            .map(|count| usize::try_from(count).unwrap_or_default())
    };
    Ok(Position {
        course: CourseId::new(&text("course")?),
        lesson: LessonId::new(&text("lesson")?),
        section: PartId::new(&text("section")?),
        para: count("para")?,
        offset: count("grapheme")?,
        anchor: text("anchor")?,
        place: text("place")?,
        percent: u8::try_from(row.get::<_, i64>("percent")?.clamp(0, 100)).unwrap_or_default(),
        at_ms: row.get("at_ms")?,
    })
}
