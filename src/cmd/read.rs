//! `studyhall read [ID]`: opens a lesson; in a pipe, or with `--plain`, prints it.

use super::{Done, Failure, Io, courses, open};
use crate::cli::{Options, Read};
use crate::plain::write_lesson;
use crate::text::Clean;
use crate::tui::Action;

/// Columns of printed text.
const COLUMNS: usize = 76;

pub(super) fn run(args: &Read, options: &Options, io: &mut Io<'_>) -> Result<Done, Failure> {
    if !options.plain && io.facts.check().is_ok() {
        return open::run(options, io, Some(Action::OpenLesson(args.id.clone())));
    }
    let courses = courses::read(options, io)?;
    let id = match &args.id {
        Some(id) => id.clone(),
        None => last_read(options, &courses)?,
    };
    let wanted = id.split('#').next().unwrap_or_default();
    for course in &courses {
        if let Some(lesson) = course.lesson(wanted) {
            write_lesson(io.out, lesson, course, COLUMNS)?;
            return Ok(Done::Well);
        }
    }
    Err(Failure::Message(format!(
        "no lesson `{}`: `studyhall list` names them",
        Clean::new(&id)
    )))
}

/// The lesson that was read last, or the first.
fn last_read(options: &Options, courses: &[crate::course::Course]) -> Result<String, Failure> {
    let progress = super::list::progress(options, courses)?;
    let last = progress.into_iter().find_map(|progress| progress.last);
    let first = || {
        courses
            .iter()
            .find_map(|course| course.lessons().next())
            .map(|lesson| lesson.id.clone())
    };
    last.or_else(first)
        .map(|id| id.to_string())
        .ok_or_else(|| Failure::Message("this course has no lesson that can be read".to_owned()))
}
