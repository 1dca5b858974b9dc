//! Which courses a verb works on: those in the directories asked for, or the one inside; of several, those with the id
//! asked for. What is about one course is never done with the first of several.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Failure, Streams};
use crate::cli::Options;
use crate::content::{self, CourseSource, Directory, Embedded, Loaded, Outline, load};
use crate::course::{Course, CourseId};
use crate::search::Index;
use crate::text::SafeText;

/// The files of the courses, in the order asked for.
pub(super) fn files(options: &Options) -> Result<Vec<Arc<dyn CourseSource>>, Failure> {
    let all = every(options)?;
    let Some(wanted) = &options.course else {
        return Ok(all);
    };
    let mut found = Vec::new();
    let mut known = Vec::new();
    for files in all {
        // One that cannot be read cannot be the one: whoever wants to know why names it alone.
        let Ok(outline) = content::outline(&*files) else {
            continue;
        };
        if outline.id.as_str() == wanted {
            found.push(files);
        }
        known.push((outline.id, outline.title));
    }
    if found.is_empty() {
        let named = names(known.iter().map(|(id, title)| (id, title)));
        return Err(Failure::Message(format!(
            "no course `{}` among {named}",
            SafeText::new(wanted)
        )));
    }
    Ok(found)
}

fn every(options: &Options) -> Result<Vec<Arc<dyn CourseSource>>, Failure> {
    if options.lessons.is_empty() {
        return Ok(vec![Arc::new(Embedded)]);
    }
    let opened = options.lessons.iter().map(|path| {
        let directory = Directory::open(path).map_err(|error| {
            let path = SafeText::new(&path.display().to_string());
            Failure::Message(format!("cannot read the course in `{path}`: {error}"))
        })?;
        Ok(Arc::new(directory) as Arc<dyn CourseSource>)
    });
    opened.collect()
}

/// The course in each of these directories; without any, those that the options ask for.
pub(super) fn in_directories(
    paths: &[PathBuf],
    options: &Options,
    io: &mut Streams<'_>,
) -> Result<Vec<Course>, Failure> {
    let options = if paths.is_empty() {
        options.clone()
    } else {
        Options {
            lessons: paths.to_vec(),
            ..options.clone()
        }
    };
    // Two states of one course may be held against each other.
    loaded(&options, io)
}

/// The courses, read. One that cannot be read at all is a failure, and so are two that would share what is kept; what is
/// wrong with parts of one is counted on standard error.
pub(super) fn read(options: &Options, io: &mut Streams<'_>) -> Result<Vec<Course>, Failure> {
    let courses = loaded(options, io)?;
    distinct(courses.iter().map(|course| &course.id))?;
    Ok(courses)
}

fn loaded(options: &Options, io: &mut Streams<'_>) -> Result<Vec<Course>, Failure> {
    let files = files(options)?;
    files.iter().map(|files| course(&**files, io)).collect()
}

fn course(files: &dyn CourseSource, io: &mut Streams<'_>) -> Result<Course, Failure> {
    let Loaded { course, report } = load(files);
    let Some(course) = course else {
        return Err(unreadable(&report.diagnostics));
    };
    if report.errors() > 0 {
        // Said aside: the data that was asked for goes to the other stream.
        let _ = writeln!(
            io.err,
            "studyhall: {}: `studyhall check` prints them",
            report.summary()
        );
    }
    Ok(course)
}

/// What can be found in each course. Of the one inside the build made that already.
pub(super) fn indexes(
    options: &Options,
    io: &mut Streams<'_>,
) -> Result<Vec<(CourseId, Index)>, Failure> {
    let mut all = Vec::new();
    for files in files(options)? {
        let made = files
            .snapshot()
            .and_then(|snapshot| Index::from_bytes(snapshot.index()));
        let outline = content::outline(&*files).ok().map(|outline| outline.id);
        all.push(if let Some(made) = outline.zip(made) {
            made
        } else {
            let course = course(&*files, io)?;
            (course.id.clone(), Index::from_course(&course))
        });
    }
    distinct(all.iter().map(|(id, _)| id))?;
    Ok(all)
}

/// A course that is not read yet, and its files.
pub(super) type CourseHandle = (Outline, Arc<dyn CourseSource>);

/// The outlines of the courses, with their files.
pub(super) fn outlines(options: &Options) -> Result<Vec<CourseHandle>, Failure> {
    let mut all = Vec::new();
    for files in files(options)? {
        let outline = content::outline(&*files).map_err(|findings| unreadable(&findings))?;
        all.push((outline, files));
    }
    distinct(all.iter().map(|(outline, _)| &outline.id))?;
    Ok(all)
}

/// Why a course cannot be read.
pub(super) fn unreadable(findings: &[content::Diagnostic]) -> Failure {
    let first = findings
        .first()
        .map(content::Diagnostic::short)
        .unwrap_or_default();
    Failure::Message(format!("the course cannot be read: {first}"))
}

/// What a learner does is kept by the course's id, so no two may have the same.
fn distinct<'a>(ids: impl Iterator<Item = &'a CourseId>) -> Result<(), Failure> {
    let mut seen = std::collections::HashSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(Failure::Message(format!(
                "two courses have the id `{id}`, by which your answers are kept: give one of them another `id` in its \
                 course.yaml, or name only one with `--lessons`"
            )));
        }
    }
    Ok(())
}

/// `the-sea` (The sea), `the-sky` (The sky)
fn names<'a>(courses: impl Iterator<Item = (&'a CourseId, &'a SafeText)>) -> String {
    let named: Vec<String> = courses
        .map(|(id, title)| format!("`{id}` ({title})"))
        .collect();
    named.join(", ")
}

fn of(courses: &[&Course]) -> String {
    names(courses.iter().map(|course| (&course.id, &course.title)))
}

/// The course, where only one can be meant.
pub(super) fn only(courses: &[Course]) -> Result<&Course, Failure> {
    match courses {
        [one] => Ok(one),
        [] => Err(Failure::Message(
            "no course: give one with `--lessons DIR`".to_owned(),
        )),
        _ => Err(Failure::Message(format!(
            "several courses: {}; choose one with `--course ID`",
            of(&courses.iter().collect::<Vec<_>>())
        ))),
    }
}

/// The course that has what `id` names; none if none has.
pub(super) fn with<'a>(
    courses: &'a [Course],
    id: &str,
    has: impl Fn(&Course) -> bool,
) -> Result<Option<&'a Course>, Failure> {
    let found: Vec<&Course> = courses.iter().filter(|course| has(course)).collect();
    match found.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        _ => Err(Failure::Message(format!(
            "`{}` is in several courses: {}; choose one with `--course ID`",
            SafeText::new(id),
            of(&found)
        ))),
    }
}
