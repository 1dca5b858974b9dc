//! Search results as lines of text or as JSON.

use std::io::{self, Write};

use serde::Serialize;

use crate::course::{CourseId, LessonId, ModuleId, PartId};
use crate::search::Hit;

/// A hit, and the course it is of where there are several.
#[derive(Debug, Clone, Copy)]
pub struct CourseHit<'a> {
    /// The course, where there are several.
    pub course: Option<&'a CourseId>,
    /// The hit.
    pub hit: &'a Hit,
}

#[derive(Serialize)]
struct HitRow<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    course: Option<&'a str>,
    kind: &'a str,
    id: &'a str,
    title: &'a str,
    module: Option<&'a str>,
    lesson: Option<&'a str>,
    section: Option<&'a str>,
    score: u32,
    snippet: &'a str,
}

/// Writes one hit after the other, best first: kind, title, where it is; then the match in its context.
pub fn write_hits<'a>(
    out: &mut dyn Write,
    hits: impl IntoIterator<Item = CourseHit<'a>>,
) -> io::Result<()> {
    for CourseHit { course, hit } in hits {
        let alias = hit
            .matched_alias
            .as_ref()
            .map_or_else(String::new, |alias| match &hit.alias_note {
                Some(note) => format!(" (also {alias}: {note})"),
                None => format!(" (also {alias})"),
            });
        let place = match (&hit.lesson, &hit.section) {
            (Some(lesson), Some(section)) => format!(" [{lesson}#{section}]"),
            (Some(lesson), None) => format!(" [{lesson}]"),
            _ => format!(" [{}]", hit.id),
        };
        let of = course.map_or_else(String::new, |course| format!(" in {course}"));
        writeln!(out, "{}: {}{alias}{place}{of}", hit.kind.label(), hit.title)?;
        if !hit.snippet.is_empty() {
            writeln!(out, "    {}", hit.snippet)?;
        }
    }
    Ok(())
}

/// Writes the hits as one JSON array, best first.
pub fn write_hits_json<'a>(
    out: &mut dyn Write,
    hits: impl IntoIterator<Item = CourseHit<'a>>,
) -> io::Result<()> {
    let rows: Vec<HitRow<'_>> = hits
        .into_iter()
        .map(|CourseHit { course, hit }| HitRow {
            course: course.map(CourseId::as_str),
            kind: hit.kind.key(),
            id: &hit.id,
            title: &hit.title,
            module: hit.module.as_ref().map(ModuleId::as_str),
            lesson: hit.lesson.as_ref().map(LessonId::as_str),
            section: hit.section.as_ref().map(PartId::as_str),
            score: hit.score,
            snippet: &hit.snippet,
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &rows).map_err(io::Error::from)?;
    writeln!(out)
}
