//! What the first screen offers: one obvious next step, the search, and the path through the course.

use super::document::count;
use super::model::Model;
use super::plan::{after, minutes};
use crate::course::{Course, LessonEntry, LessonId, LessonIndex, LoadError, RouteId};
use crate::text::SafeText;

/// Something that can be chosen on the first screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Door {
    /// Read this lesson, from where it was left.
    Read(LessonId),
    /// Take the quiz of this lesson.
    Quiz(LessonId),
    /// Review what is due.
    Review,
    /// Review what was wrong although the learner was sure.
    SureButWrong,
    /// Compose a session that fits the time there is.
    Plan,
    /// Go on with the one that was begun.
    NextPart,
    /// How far one is.
    Progress,
    /// Find something.
    Search,
    /// Look at a short way through the course.
    Route(RouteId),
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
    Module(u16, SafeText),
    /// A lesson.
    Lesson {
        /// What Enter does.
        door: Door,
        /// Number and title.
        name: SafeText,
        /// How far it is.
        state: State,
    },
}

/// The next step: what it is called, and what it leads to.
pub(super) fn next_step(model: &Model) -> Option<(String, Door)> {
    let lessons = all_lessons(model);
    let last = model
        .progress
        .last
        .as_ref()
        .and_then(|last| lessons.iter().find(|(id, ..)| id == last));
    if let Some((id, number, title)) = last {
        let percent = percent(model, id).unwrap_or(0);
        if percent < 100 {
            let place = model
                .progress
                .positions
                .get(id)
                .map_or("", |position| position.place.as_str());
            return Some((
                format!("Continue {number}, {place}"),
                Door::Read(id.clone()),
            ));
        }
        if let Some(questions) = quiz_left(model, id) {
            let questions = count(questions, "question");
            return Some((
                format!("Quiz on {number} {title}: {questions}"),
                Door::Quiz(id.clone()),
            ));
        }
    }
    let (id, number, title) = unread(model)?;
    let verb = if model.progress.positions.is_empty() {
        "Start with"
    } else {
        "Go on with"
    };
    Some((format!("{verb} {number} {title}"), Door::Read(id)))
}

/// The first lesson that has not been read to its end.
fn unread(model: &Model) -> Option<(LessonId, SafeText, SafeText)> {
    let mut lessons = all_lessons(model).into_iter();
    lessons.find(|(id, ..)| percent(model, id).is_none_or(|own| own < 100))
}

/// The lesson to read on in, for planning: that of the next step, or the one after what is to be asked first.
pub(super) fn to_read(model: &Model) -> Option<LessonId> {
    match next_step(model) {
        Some((_, Door::Read(lesson))) => Some(lesson),
        _ => unread(model).map(|(lesson, ..)| lesson),
    }
}

/// What waits beside the next step, each with what it leads to: what is due, what was sure but wrong, a session that
/// fits the time there is, the figures. Nothing on the first day.
pub(super) fn waiting(model: &Model) -> Vec<(String, Option<Door>)> {
    let agenda = &model.known.agenda;
    let mut rows = Vec::new();
    if let Some(planned) = &model.planned {
        rows.push((after(planned), Some(Door::NextPart)));
    }
    let time = minutes(agenda.time);
    match (agenda.due, agenda.new, agenda.next) {
        (0, 0, None) => return rows,
        (0, 0, Some(day)) => {
            let day = day.relative_name(model.known.today);
            rows.push((format!("Nothing is due; next: {day}"), None));
        }
        (due, new, _) => {
            let what = match (due, new) {
                (due, 0) => count(due, "item"),
                (0, new) => count(new, "new item"),
                (due, new) => format!("{} and {new} new", count(due, "item")),
            };
            rows.push((format!("Review {what}: about {time}"), Some(Door::Review)));
        }
    }
    if agenda.sure_but_wrong > 0 {
        let said = format!("Sure but wrong: {}", agenda.sure_but_wrong);
        rows.push((said, Some(Door::SureButWrong)));
    }
    rows.push(("I have 10, 20 or 30 minutes".to_owned(), Some(Door::Plan)));
    rows.push(("Progress".to_owned(), Some(Door::Progress)));
    rows
}

/// `● 9 due`, if anything is.
pub(super) fn due_word(model: &Model) -> Option<String> {
    let due = model.known.agenda.due;
    (due > 0).then(|| format!("● {due} due"))
}

/// A lesson that must be read before the next step can be said: the last, if it has been read to its end, for the
/// questions it still has. Asked before the first frame, so that this says what the later ones say.
pub fn wanted_lesson(model: &Model) -> Option<LessonId> {
    let last = model.progress.last.as_ref()?;
    (percent(model, last) == Some(100) && model.lesson(last).is_none()).then(|| last.clone())
}

fn percent(model: &Model, id: &LessonId) -> Option<u8> {
    model
        .progress
        .positions
        .get(id)
        .map(|position| position.percent)
}

/// Questions of the lesson's quiz that were never answered; none if all were, or there are none.
fn quiz_left(model: &Model, id: &LessonId) -> Option<usize> {
    let quiz = &model.lesson(id)?.quiz;
    let left = quiz
        .iter()
        .filter(|item| !model.progress.latest.contains_key(&item.id))
        .count();
    (left > 0).then_some(left)
}

/// `3 of 9 held`: how much is known of the module with this number; none where nothing is.
pub(super) fn held(model: &Model, module: u16) -> Option<String> {
    let mut modules = model.library.as_ref()?.course.modules.iter();
    let at = modules.position(|own| own.number == module)?;
    let tally = model.known.tallies.get(at)?;
    if tally.new == tally.total() {
        return None;
    }
    let held = format!("{} of {} held", tally.known(), tally.total());
    Some(match tally.mastered {
        0 => held,
        mastered => format!("{held}, {mastered} mastered"),
    })
}

/// The lessons that can be read: id, number, title.
fn all_lessons(model: &Model) -> Vec<(LessonId, SafeText, SafeText)> {
    if let Some(library) = &model.library {
        let lessons = library.course.lessons();
        return lessons
            .map(|own| (own.id.clone(), own.number.clone(), own.title.clone()))
            .collect();
    }
    let lessons = model
        .opening
        .modules
        .iter()
        .flat_map(|module| &module.lessons);
    lessons
        .map(|own| (own.id.clone(), own.number.clone(), own.title.clone()))
        .collect()
}

/// A line of the path as the course has it, borrowed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stop<'a> {
    /// A module: number and title.
    Module(u16, &'a SafeText),
    /// A lesson: id, number and title.
    Lesson(&'a LessonId, &'a SafeText, &'a SafeText),
    /// What cannot be read.
    Broken(&'a LoadError),
}

/// The modules and lessons in order. Nothing is copied: the outline asks for them with every frame.
pub(super) fn stops(model: &Model) -> Vec<Stop<'_>> {
    let mut stops = Vec::new();
    let Some(library) = &model.library else {
        for module in &model.opening.modules {
            stops.push(Stop::Module(module.number, &module.title));
            let lessons = module.lessons.iter();
            stops.extend(lessons.map(|own| Stop::Lesson(&own.id, &own.number, &own.title)));
        }
        return stops;
    };
    for module in &library.course.modules {
        stops.push(Stop::Module(module.number, &module.title));
        stops.extend(module.entries.iter().map(|slot| match slot {
            LessonEntry::Ready(own) => Stop::Lesson(&own.id, &own.number, &own.title),
            LessonEntry::Broken(broken) => Stop::Broken(broken),
        }));
        stops.extend(module.broken.as_ref().map(Stop::Broken));
    }
    stops
}

/// The number of a lesson among these, and how many there are; nothing is looked at that need not be.
pub(super) fn stop_of(course: &Course, lesson: LessonIndex) -> (usize, usize) {
    let modules = course.modules.iter();
    let each = modules.map(|own| 1 + own.entries.len() + usize::from(own.broken.is_some()));
    let before: usize = each.clone().take(lesson.module).sum();
    (before + 1 + lesson.entry, each.sum())
}

/// The path through the course.
pub(super) fn path(model: &Model) -> Vec<PathRow> {
    let stops = stops(model).into_iter();
    stops
        .map(|stop| match stop {
            Stop::Module(number, title) => PathRow::Module(number, title.clone()),
            Stop::Lesson(id, number, title) => PathRow::Lesson {
                door: Door::Read(id.clone()),
                name: SafeText::new(&format!("{number} {title}")),
                state: state(model, id),
            },
            Stop::Broken(broken) => PathRow::Lesson {
                door: Door::Broken(broken.finding.to_string()),
                name: broken.name.clone(),
                state: State::Broken,
            },
        })
        .collect()
}

/// How far a lesson is.
pub(super) fn state(model: &Model, id: &LessonId) -> State {
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

/// `38 % read · 7 of 9 right`: what the record says about the lesson behind a door, or why it cannot be read.
pub(super) fn detail(model: &Model, door: &Door) -> String {
    let id = match door {
        Door::Read(id) | Door::Quiz(id) => id,
        Door::Broken(finding) => return finding.clone(),
        _ => return String::new(),
    };
    let mut parts = Vec::new();
    match state(model, id) {
        State::Begun(percent) => parts.push(format!("{percent} % read")),
        State::Done => parts.push("read".to_owned()),
        State::Open | State::Broken => {}
    }
    let scores = model
        .progress
        .latest
        .values()
        .filter(|(lesson, _)| lesson == id)
        .map(|(_, score)| *score);
    let (answered, right) = scores.fold((0, 0), |(all, right), score| {
        (all + 1, right + usize::from(score >= 1.0))
    });
    if answered > 0 {
        parts.push(format!("{right} of {answered} right"));
    }
    parts.join(" · ")
}

/// The short ways through the course: id, title and number of lessons.
pub(super) fn routes(model: &Model) -> Vec<(RouteId, SafeText, usize)> {
    let Some(library) = &model.library else {
        return model.opening.routes.clone();
    };
    let routes = library.course.routes.iter();
    routes
        .map(|route| (route.id.clone(), route.title.clone(), route.lessons.len()))
        .collect()
}

/// Everything the cursor can be on, in order: the next step, the search, the routes, the lessons.
pub(super) fn doors(model: &Model) -> Vec<Door> {
    let path = path(model).into_iter().filter_map(|row| match row {
        PathRow::Lesson { door, .. } => Some(door),
        PathRow::Module(..) => None,
    });
    next_step(model)
        .map(|(_, door)| door)
        .into_iter()
        .chain(waiting(model).into_iter().filter_map(|(_, door)| door))
        .chain(std::iter::once(Door::Search))
        .chain(routes(model).into_iter().map(|(id, ..)| Door::Route(id)))
        .chain(path)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::course::sample;
    use crate::study::CourseProgress;
    use crate::tui::model::{Library, Opening};

    #[test]
    fn a_lesson_is_found_among_the_stops_without_looking_at_them() {
        let mut course = sample();
        let broken = LoadError {
            name: "one".into(),
            finding: "one.yaml:1:1: what".into(),
        };
        if let Some(first) = course.modules.first_mut() {
            first.entries.insert(0, LessonEntry::Broken(broken.clone()));
            first.broken = Some(broken);
        }
        let lessons: Vec<LessonId> = course.lessons().map(|own| own.id.clone()).collect();
        let mut model = Model::new(Opening::default(), Ok(CourseProgress::default()), (80, 24));
        model.library = Some(Arc::new(Library::of(course, 0)));
        let library = model.library.clone().unwrap();
        assert!(lessons.len() > 2);
        for id in &lessons {
            let address = library.course.lesson_index(id).unwrap();
            let (_, lesson) = library.course.lesson_at(address).unwrap();
            assert_eq!(lesson.id, *id);
            let all = stops(&model);
            let is_it = |stop: &Stop<'_>| matches!(stop, Stop::Lesson(own, ..) if *own == id);
            let there = all.iter().position(is_it).unwrap();
            assert_eq!(stop_of(&library.course, address), (there, all.len()));
        }
    }
}
