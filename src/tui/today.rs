//! What the first screen offers: one obvious next step, the search, and the path through the course.

use super::model::Model;
use crate::course::{LessonId, Slot};
use crate::text::Clean;

/// Words read in a minute: adults, non-fiction, English (Brysbaert 2019).
const WORDS_PER_MINUTE: usize = 238;

/// Something that can be chosen on the first screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Door {
    /// Read this lesson, from where it was left.
    Read(LessonId),
    /// Take the quiz of this lesson.
    Quiz(LessonId),
    /// Find something.
    Search,
    /// A lesson that cannot be read, and why.
    Broken(String),
}

/// How far a lesson is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Read to its end.
    Done,
    /// Begun.
    Begun(u8),
    /// Not begun.
    Open,
    /// Cannot be read.
    Broken,
}

/// A line of the path through the course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PathRow {
    /// A module.
    Module(u16, Clean),
    /// A lesson.
    Lesson {
        /// What Enter does.
        door: Door,
        /// Number and title.
        name: Clean,
        /// How far it is.
        state: State,
        /// What is known about its items.
        detail: String,
    },
}

/// The next step: what it is called, and what it leads to.
pub(super) fn next_step(model: &Model) -> Option<(String, Door)> {
    let known = |id: &LessonId| all_lessons(model).into_iter().find(|(own, ..)| own == id);
    if let Some((id, number, title)) = model.progress.last.as_ref().and_then(known) {
        let position = model.progress.positions.get(&id);
        let percent = position.map_or(0, |position| position.percent);
        if percent < 100 {
            let place =
                section_left(model, &id).map_or_else(|| format!(": {percent} %"), |place| place);
            return Some((format!("Continue {number} {title}{place}"), Door::Read(id)));
        }
        if let Some(questions) = quiz_left(model, &id) {
            let questions = super::document::count(questions, "question");
            return Some((
                format!("Quiz on {number} {title}: {questions}"),
                Door::Quiz(id),
            ));
        }
    }
    let unread = all_lessons(model).into_iter().find(|(id, ..)| {
        model
            .progress
            .positions
            .get(id)
            .is_none_or(|position| position.percent < 100)
    })?;
    let verb = if model.progress.positions.is_empty() {
        "Start"
    } else {
        "Go on with"
    };
    let time =
        minutes(model, &unread.0).map_or_else(String::new, |minutes| format!(": {minutes} min"));
    Some((
        format!("{verb} {} {}{time}", unread.1, unread.2),
        Door::Read(unread.0),
    ))
}

/// `, §2 Why so deep: 6 min`, once the course has been read.
fn section_left(model: &Model, id: &LessonId) -> Option<String> {
    let lesson = model.library.as_ref()?.course.lesson(id.as_str())?;
    let position = model.progress.positions.get(id)?;
    let section = lesson
        .sections
        .iter()
        .position(|section| section.id == position.section)?;
    let title = &lesson.sections.get(section)?.title;
    let words = lesson.words() * usize::from(100 - position.percent.min(100)) / 100;
    Some(format!(
        ", §{} {title}: {} min",
        section + 1,
        words.div_ceil(WORDS_PER_MINUTE).max(1)
    ))
}

/// Questions of the lesson's quiz that were never answered; none if all were, or there are none.
fn quiz_left(model: &Model, id: &LessonId) -> Option<usize> {
    let lesson = model.library.as_ref()?.course.lesson(id.as_str())?;
    let open = lesson
        .quiz
        .iter()
        .filter(|item| super::model::Quiz::can_ask(item));
    let left = open
        .filter(|item| !model.progress.latest.contains_key(&item.id))
        .count();
    (left > 0).then_some(left)
}

/// Minutes to read a lesson, once the course has been read.
pub(super) fn minutes(model: &Model, id: &LessonId) -> Option<usize> {
    let words = model.library.as_ref()?.course.lesson(id.as_str())?.words();
    Some(words.div_ceil(WORDS_PER_MINUTE).max(1))
}

/// Minutes for `words` words.
pub(super) fn minutes_for(words: usize) -> usize {
    words.div_ceil(WORDS_PER_MINUTE)
}

/// The lessons that can be read: id, number, title.
fn all_lessons(model: &Model) -> Vec<(LessonId, Clean, Clean)> {
    match &model.library {
        Some(library) => library
            .course
            .lessons()
            .map(|lesson| {
                (
                    lesson.id.clone(),
                    lesson.number.clone(),
                    lesson.title.clone(),
                )
            })
            .collect(),
        None => {
            let lessons = model
                .opening
                .modules
                .iter()
                .flat_map(|module| &module.lessons);
            lessons
                .map(|lesson| {
                    (
                        lesson.id.clone(),
                        lesson.number.clone(),
                        lesson.title.clone(),
                    )
                })
                .collect()
        }
    }
}

/// The path through the course.
pub(super) fn path(model: &Model) -> Vec<PathRow> {
    let Some(library) = &model.library else {
        return model
            .opening
            .modules
            .iter()
            .flat_map(|module| {
                let lessons = module.lessons.iter().map(|lesson| PathRow::Lesson {
                    door: Door::Read(lesson.id.clone()),
                    name: Clean::new(&format!("{} {}", lesson.number, lesson.title)),
                    state: state(model, &lesson.id),
                    detail: String::new(),
                });
                std::iter::once(PathRow::Module(module.number, module.title.clone())).chain(lessons)
            })
            .collect();
    };
    let mut rows = Vec::new();
    for module in &library.course.modules {
        rows.push(PathRow::Module(module.number, module.title.clone()));
        for slot in &module.slots {
            rows.push(match slot {
                Slot::Ready(lesson) => PathRow::Lesson {
                    door: Door::Read(lesson.id.clone()),
                    name: Clean::new(&format!("{} {}", lesson.number, lesson.title)),
                    state: state(model, &lesson.id),
                    detail: detail(model, lesson),
                },
                Slot::Broken(broken) => PathRow::Lesson {
                    door: Door::Broken(broken.finding.to_string()),
                    name: broken.name.clone(),
                    state: State::Broken,
                    detail: broken.finding.to_string(),
                },
            });
        }
        if let Some(broken) = &module.broken {
            rows.push(PathRow::Lesson {
                door: Door::Broken(broken.finding.to_string()),
                name: broken.name.clone(),
                state: State::Broken,
                detail: broken.finding.to_string(),
            });
        }
    }
    rows
}

fn state(model: &Model, id: &LessonId) -> State {
    match model
        .progress
        .positions
        .get(id)
        .map(|position| position.percent)
    {
        None => State::Open,
        Some(100..) => State::Done,
        Some(percent) => State::Begun(percent),
    }
}

/// `6 min · 3 of 14 answered, 2 right`.
fn detail(model: &Model, lesson: &crate::course::Lesson) -> String {
    let mut parts = vec![format!("{} min", minutes_for(lesson.words()).max(1))];
    if let State::Begun(percent) = state(model, &lesson.id) {
        parts.push(format!("{percent} % read"));
    }
    let items = lesson
        .items()
        .filter(|item| super::model::Quiz::can_ask(item))
        .count();
    let scores: Vec<f64> = lesson
        .items()
        .filter_map(|item| model.progress.latest.get(&item.id))
        .map(|(_, score)| *score)
        .collect();
    if !scores.is_empty() {
        let right = scores.iter().filter(|score| **score >= 1.0).count();
        parts.push(format!(
            "{right} right of {} answered, {items} in all",
            scores.len()
        ));
    } else if items > 0 {
        parts.push(super::document::count(items, "question"));
    }
    parts.join(" · ")
}

/// Everything the cursor can be on, in order: the next step, the search, the lessons.
pub(super) fn doors(model: &Model) -> Vec<Door> {
    let path = path(model).into_iter().filter_map(|row| match row {
        PathRow::Lesson { door, .. } => Some(door),
        PathRow::Module(..) => None,
    });
    next_step(model)
        .map(|(_, door)| door)
        .into_iter()
        .chain(std::iter::once(Door::Search))
        .chain(path)
        .collect()
}
