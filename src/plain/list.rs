//! The course and how far one is, as lines of text or as JSON.

use std::io::{self, Write};

use serde::Serialize;

use crate::course::{Course, Lesson, LessonEntry};
use crate::study::CourseProgress;
use crate::study::session::right_text;
use crate::text::SafeText;

#[derive(Serialize)]
struct CourseRow<'a> {
    id: &'a str,
    title: &'a str,
    routes: Vec<RouteRow<'a>>,
    modules: Vec<ModuleRow<'a>>,
}

#[derive(Serialize)]
struct RouteRow<'a> {
    id: &'a str,
    title: &'a str,
    /// Ids of its lessons in order.
    lessons: Vec<&'a str>,
}

#[derive(Serialize)]
struct ModuleRow<'a> {
    id: &'a str,
    number: u16,
    title: &'a str,
    lessons: Vec<LessonRow<'a>>,
}

#[derive(Serialize)]
struct LessonRow<'a> {
    id: &'a str,
    number: &'a str,
    title: &'a str,
    words: usize,
    items: usize,
    /// How much was read, 0 to 100; none if it was never opened.
    percent: Option<u8>,
    answered: usize,
    right: usize,
    /// The same, partly right answers counted with their part.
    #[serde(skip)]
    share: f64,
    /// The first thing that is wrong with the file, where it cannot be read.
    broken: Option<&'a str>,
}

fn row<'a>(lesson: &'a Lesson, progress: &CourseProgress) -> LessonRow<'a> {
    let scores: Vec<f64> = lesson
        .items()
        .filter_map(|item| progress.latest.get(&item.id))
        .map(|(_, score)| *score)
        .collect();
    LessonRow {
        id: lesson.id.as_str(),
        number: &lesson.number,
        title: &lesson.title,
        words: lesson.words(),
        items: lesson.items().count(),
        percent: progress
            .positions
            .get(&lesson.id)
            .map(|position| position.percent),
        answered: scores.len(),
        right: scores.iter().filter(|score| **score >= 1.0).count(),
        share: scores.iter().sum(),
        broken: None,
    }
}

fn rows<'a>(course: &'a Course, progress: &CourseProgress) -> CourseRow<'a> {
    let lessons = |slots: &'a [LessonEntry]| {
        let rows = slots.iter().map(|slot| match slot {
            LessonEntry::Ready(lesson) => row(lesson, progress),
            LessonEntry::Broken(broken) => broken_row(&broken.name, &broken.finding),
        });
        rows.collect::<Vec<_>>()
    };
    let modules = course.modules.iter().map(|module| {
        let mut lessons = lessons(&module.entries);
        lessons.extend(
            module
                .broken
                .as_ref()
                .map(|broken| broken_row(&broken.name, &broken.finding)),
        );
        ModuleRow {
            id: module.id.as_str(),
            number: module.number,
            title: &module.title,
            lessons,
        }
    });
    let routes = course.routes.iter().map(|route| RouteRow {
        id: route.id.as_str(),
        title: &route.title,
        lessons: route.lessons.iter().map(SafeText::as_str).collect(),
    });
    CourseRow {
        id: course.id.as_str(),
        title: &course.title,
        routes: routes.collect(),
        modules: modules.collect(),
    }
}

fn broken_row<'a>(name: &'a SafeText, finding: &'a SafeText) -> LessonRow<'a> {
    LessonRow {
        id: name,
        number: "",
        title: name,
        words: 0,
        items: 0,
        percent: None,
        answered: 0,
        right: 0,
        share: 0.0,
        broken: Some(finding),
    }
}

/// Writes the course as lines: a module, its lessons with id and what the record says.
pub fn write_list(
    out: &mut dyn Write,
    course: &Course,
    progress: &CourseProgress,
) -> io::Result<()> {
    let course = rows(course, progress);
    writeln!(out, "{}", course.title)?;
    if !course.routes.is_empty() {
        writeln!(out, "\nShort routes")?;
    }
    for route in &course.routes {
        let number = |id: &&str| {
            let lessons = course.modules.iter().flat_map(|module| &module.lessons);
            lessons.into_iter().find(|lesson| lesson.id == *id)
        };
        let numbers = route.lessons.iter().filter_map(number);
        let numbers: Vec<_> = numbers.map(|lesson| lesson.number).collect();
        writeln!(
            out,
            "  {} ({}): {}",
            route.title,
            route.id,
            numbers.join(", ")
        )?;
    }
    for module in &course.modules {
        writeln!(out)?;
        writeln!(out, "{} {}", module.number, module.title)?;
        for lesson in &module.lessons {
            if let Some(broken) = lesson.broken {
                writeln!(out, "  {}: cannot be read: {broken}", lesson.title)?;
                continue;
            }
            let read = match lesson.percent {
                None => "not begun".to_owned(),
                Some(100..) => "read".to_owned(),
                Some(percent) => format!("{percent} % read"),
            };
            let answered = match lesson.answered {
                0 => String::new(),
                answered => format!(", {} of {answered} right", right_text(lesson.share)),
            };
            writeln!(
                out,
                "  {} {} ({}): {read}{answered}",
                lesson.number, lesson.title, lesson.id
            )?;
        }
    }
    Ok(())
}

/// Writes the same as one JSON array of courses.
pub fn write_list_json<'a>(
    out: &mut dyn Write,
    courses: impl Iterator<Item = (&'a Course, &'a CourseProgress)>,
) -> io::Result<()> {
    let rows: Vec<_> = courses
        .map(|(course, progress)| rows(course, progress))
        .collect();
    serde_json::to_writer_pretty(&mut *out, &rows).map_err(io::Error::from)?;
    writeln!(out)
}
