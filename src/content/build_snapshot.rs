//! Loads a course and stores it as a [`Snapshot`](super::snapshot::Snapshot). Runs in the build script.

use super::diagnostic::Diagnostic;
use super::load::{Loaded, load};
use super::outline::outline;
use super::snapshot::{LessonRange, StoredCourse, pack, to_bytes};
use super::source::CourseSource;
use crate::course::LessonEntry;

/// The bytes that the build script writes, one file each.
#[derive(Debug, Default)]
pub struct SnapshotBytes {
    /// The outline.
    pub outline: Vec<u8>,
    /// The course without its lessons.
    pub course: Vec<u8>,
    /// The lessons, concatenated.
    pub lessons: Vec<u8>,
}

/// Stores the course of `source`; returns its findings instead, if there are any.
pub fn build_snapshot(source: &dyn CourseSource) -> Result<SnapshotBytes, Vec<Diagnostic>> {
    let mut outline = outline(source)?;
    let Loaded { course, report } = load(source);
    let Some(mut course) = course.filter(|_| report.diagnostics.is_empty()) else {
        return Err(report.diagnostics);
    };
    let mut lessons = Vec::new();
    for (listed, module) in outline.modules.iter_mut().zip(&mut course.modules) {
        let titles = listed.titles(source).into_iter();
        listed.stored_titles = titles.map(|lesson| lesson.title).collect();
        for entry in std::mem::take(&mut module.entries) {
            let LessonEntry::Ready(lesson) = entry else {
                continue;
            };
            let start = lessons.len();
            lessons.extend(pack(&lesson));
            let end = lessons.len();
            listed.stored_lessons.push(LessonRange { start, end });
        }
    }
    let stored = StoredCourse {
        course: &course,
        files: report.files,
    };
    Ok(SnapshotBytes {
        outline: to_bytes(&outline),
        course: pack(&stored),
        lessons,
    })
}
