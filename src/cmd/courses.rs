//! Which courses a verb works on: those in the directories asked for, or the one inside.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Failure, Io};
use crate::cli::Options;
use crate::content::{Directory, Embedded, Files, Loaded, load};
use crate::course::Course;
use crate::text::Clean;

/// The files of the courses, in the order asked for.
pub(super) fn files(options: &Options) -> Result<Vec<Arc<dyn Files>>, Failure> {
    if options.lessons.is_empty() {
        return Ok(vec![Arc::new(Embedded)]);
    }
    let opened = options.lessons.iter().map(|path| {
        let directory = Directory::open(path).map_err(|error| {
            let path = Clean::new(&path.display().to_string());
            Failure::Message(format!("cannot read the course in `{path}`: {error}"))
        })?;
        Ok(Arc::new(directory) as Arc<dyn Files>)
    });
    opened.collect()
}

/// The course in each of these directories; without any, those that the options ask for.
pub(super) fn in_directories(
    paths: &[PathBuf],
    options: &Options,
    io: &mut Io<'_>,
) -> Result<Vec<Course>, Failure> {
    if paths.is_empty() {
        return read(options, io);
    }
    let lessons = paths.to_vec();
    read(
        &Options {
            lessons,
            ..options.clone()
        },
        io,
    )
}

/// The courses, read. One that cannot be read at all is a failure; what is wrong with parts of one is counted on
/// standard error.
pub(super) fn read(options: &Options, io: &mut Io<'_>) -> Result<Vec<Course>, Failure> {
    let mut courses = Vec::new();
    for files in files(options)? {
        let Loaded { course, report } = load(&*files);
        let Some(course) = course else {
            let first = report
                .diagnostics
                .first()
                .map(crate::content::Diagnostic::short)
                .unwrap_or_default();
            return Err(Failure::Message(format!(
                "the course cannot be read: {first}"
            )));
        };
        if report.errors() > 0 {
            // Said aside: the data that was asked for goes to the other stream.
            let _ = writeln!(
                io.err,
                "studyhall: {}: `studyhall check` prints them",
                report.summary()
            );
        }
        courses.push(course);
    }
    Ok(courses)
}
