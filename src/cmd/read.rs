//! `studyhall read [ID]`: opens a lesson; in a pipe, or with `--plain`, prints it.

use super::{Failure, Outcome, Streams, courses, open};
use crate::cli::{Options, Read};
use crate::course::{Course, Lesson};
use crate::plain::write_lesson;
use crate::study::CourseProgress;
use crate::text::SafeText;
use crate::tui::{Action, OpenAction};

/// Columns of printed text.
const COLUMNS: usize = 76;

pub(super) fn run(
    args: &Read,
    options: &Options,
    io: &mut Streams<'_>,
) -> Result<Outcome, Failure> {
    let on_screen = !options.plain && io.tty.check().is_ok();
    let first = Action::Open(OpenAction::Lesson(args.id.clone()));
    if on_screen && options.lessons.len() < 2 {
        return open::run(options, io, Some(first));
    }
    let courses = courses::read(options, io)?;
    let (course, lesson) = match &args.id {
        Some(id) => named(&courses, id)?,
        None => last_read(options, &courses)?,
    };
    if on_screen {
        let options = options.of(&course.id);
        let lesson = args.id.clone().unwrap_or_else(|| lesson.id.to_string());
        return open::run(
            &options,
            io,
            Some(Action::Open(OpenAction::Lesson(Some(lesson)))),
        );
    }
    write_lesson(io.out, lesson, course, (COLUMNS, options.ascii))?;
    Ok(Outcome::Done)
}

/// The lesson that `id` names, or whose part it names.
fn named<'a>(courses: &'a [Course], id: &str) -> Result<(&'a Course, &'a Lesson), Failure> {
    let wanted = id.split('#').next().unwrap_or_default();
    let course = courses::with(courses, wanted, |course| course.lesson(wanted).is_some())?;
    let found = course.and_then(|course| Some((course, course.lesson(wanted)?)));
    found.ok_or_else(|| {
        Failure::Message(format!(
            "no lesson `{}`: `studyhall list` names them",
            SafeText::new(id)
        ))
    })
}

/// The lesson that was read last, or the first.
fn last_read<'a>(
    options: &Options,
    courses: &'a [Course],
) -> Result<(&'a Course, &'a Lesson), Failure> {
    let progress = super::list::progress(options, courses)?;
    let last = |progress: &CourseProgress| {
        let position = progress.positions.get(progress.last.as_ref()?)?;
        Some((position.at_ms, position.lesson.clone()))
    };
    let each = courses.iter().zip(&progress);
    let newest = each
        .filter_map(|(course, progress)| {
            let (at, lesson) = last(progress)?;
            Some((at, course, course.lesson(lesson.as_str())?))
        })
        .max_by_key(|(at, ..)| *at);
    let first = || {
        let mut lessons = courses
            .iter()
            .filter_map(|course| Some((course, course.lessons().next()?)));
        lessons.next()
    };
    newest
        .map(|(_, course, lesson)| (course, lesson))
        .or_else(first)
        .ok_or_else(|| Failure::Message("this course has no lesson that can be read".to_owned()))
}
