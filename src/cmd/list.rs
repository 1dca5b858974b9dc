//! `studyhall list`: the course, and how far one is.

use super::{Failure, Outcome, Streams, courses, database};
use crate::cli::{ListArgs, Options};
use crate::course::Course;
use crate::plain::{write_list, write_list_json};
use crate::store::SqliteStore;
use crate::store::read_progress;
use crate::study::CourseProgress;

pub(super) fn run(
    args: &ListArgs,
    options: &Options,
    io: &mut Streams<'_>,
) -> Result<Outcome, Failure> {
    let courses = courses::read(options, io)?;
    let progress = progress(options, &courses).unwrap_or_else(|failure| {
        // The course is what was asked for; how far one is can be missing.
        let _ = writeln!(io.err, "studyhall: {failure}");
        vec![CourseProgress::default(); courses.len()]
    });
    if args.json {
        write_list_json(io.out, courses.iter().zip(&progress))?;
        return Ok(Outcome::Done);
    }
    for (index, (course, progress)) in courses.iter().zip(&progress).enumerate() {
        if index > 0 {
            writeln!(io.out)?;
        }
        write_list(io.out, course, progress)?;
    }
    Ok(Outcome::Done)
}

/// What the record says about each of the courses; nothing if there is no record yet. Makes no file.
pub(super) fn progress(
    options: &Options,
    courses: &[Course],
) -> Result<Vec<CourseProgress>, Failure> {
    let path = database(options.data_dir.as_deref())?;
    let say = |error: crate::store::StoreError| Failure::Message(error.to_string());
    let store = SqliteStore::open_read_only(&path).map_err(say)?;
    courses
        .iter()
        .map(|course| read_progress(&store, &course.id).map_err(say))
        .collect()
}
