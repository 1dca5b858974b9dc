//! What the home screen lists: one next step, what is due, the search, routes, and the path through the course.

use crate::course::{Course, LessonEntry, LessonId, LessonIndex, LoadError, RouteId};
use crate::study::session::right_text;
use crate::text::SafeText;
use crate::tui::document::count;
use crate::tui::library::OpeningRoute;
use crate::tui::messages::Message;
use crate::tui::model::Model;
use crate::tui::screens::plan::summary::{minutes, next_step_summary};

/// An entry of the home screen: what Enter opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum HomeEntry {
    /// A lesson, where it was left.
    Read(LessonId),
    /// The quiz of a lesson.
    Quiz(LessonId),
    /// A review of what is due.
    Review,
    /// A review of what was wrong although the learner was sure.
    SureButWrong,
    /// What waits until tomorrow.
    Buried,
    /// Practice of what is weakest.
    Weakest,
    /// The choice of a study plan.
    Plan,
    /// The next step of the study plan.
    NextPlanStep,
    /// Progress.
    Progress,
    /// The search.
    Search,
    /// A short route through the course.
    Route(RouteId),
    /// Why a lesson cannot be read.
    Broken(SafeText),
}

/// A row of the home screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HomeRow<'a> {
    /// What it shows.
    pub(crate) content: RowContent<'a>,
    /// What Enter opens.
    pub(crate) entry: Option<HomeEntry>,
}

/// What a row of the home screen shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RowContent<'a> {
    /// Nothing.
    Blank,
    /// A heading.
    Heading(Message),
    /// The next step.
    NextStep(String),
    /// What is due, or can be done beside the next step.
    Waiting(String),
    /// The search.
    Search,
    /// A route: its title and number of lessons.
    Route(SafeText, usize),
    /// A part of the path.
    Path(PathRow<'a>),
}

/// A row of the path through the course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PathRow<'a> {
    /// A module: number and title.
    Module(u16, &'a SafeText),
    /// A lesson.
    Lesson(LessonName<'a>),
    /// What cannot be read.
    Broken(&'a LoadError),
}

/// What a lesson is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LessonName<'a> {
    /// Its id.
    pub(crate) id: &'a LessonId,
    /// Its number, `5.3`.
    pub(crate) number: &'a SafeText,
    /// Its title.
    pub(crate) title: &'a SafeText,
}

/// How much of a lesson has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LessonState {
    /// All of it.
    Done,
    /// This percentage.
    Begun(u8),
    /// Nothing.
    Open,
    /// It cannot be read.
    Broken,
}

/// The next step: its words, and what it opens.
fn next_step(model: &Model) -> Option<(String, HomeEntry)> {
    let last = model.progress.last.as_ref();
    if let Some(lesson) = last.and_then(|last| lessons(model).find(|lesson| lesson.id == last)) {
        let (id, number, title) = (lesson.id, lesson.number, lesson.title);
        if percent(model, id).unwrap_or(0) < 100 {
            let position = model.progress.positions.get(id);
            let place = position.map_or("", |position| position.place.as_str());
            let text = Message::ContinueLesson.with(&[number, &place]);
            return Some((text, HomeEntry::Read(id.clone())));
        }
        if let Some(questions) = unanswered_in_quiz(model, id) {
            let questions = count(questions, "question");
            let text = Message::QuizOnLesson.with(&[number, title, &questions]);
            return Some((text, HomeEntry::Quiz(id.clone())));
        }
    }
    let LessonName { id, number, title } = first_unread(model)?;
    let text = if model.progress.positions.is_empty() {
        Message::StartWithLesson
    } else {
        Message::GoOnWithLesson
    };
    Some((text.with(&[number, title]), HomeEntry::Read(id.clone())))
}

/// The first lesson that has not been read to its end.
fn first_unread(model: &Model) -> Option<LessonName<'_>> {
    lessons(model).find(|lesson| percent(model, lesson.id).is_none_or(|own| own < 100))
}

/// The lesson that a study plan reads first: that of the next step, or the one after what is to be asked first.
pub(crate) fn lesson_to_read(model: &Model) -> Option<LessonId> {
    match next_step(model) {
        Some((_, HomeEntry::Read(lesson))) => Some(lesson),
        _ => first_unread(model).map(|lesson| lesson.id.clone()),
    }
}

/// The rows beside the next step: what is due, what was sure but wrong, a study plan, progress. None on the first day.
fn waiting_rows(model: &Model) -> Vec<HomeRow<'_>> {
    let agenda = &model.known.agenda;
    let row = |text: String, entry| HomeRow {
        content: RowContent::Waiting(text),
        entry,
    };
    let mut rows = Vec::new();
    if let Some(plan) = &model.study.plan {
        rows.push(row(next_step_summary(plan), Some(HomeEntry::NextPlanStep)));
    }
    match (agenda.due, agenda.new, agenda.next) {
        (0, 0, None) => return rows,
        (0, 0, Some(day)) => {
            let day = day.relative_name(model.known.today);
            rows.push(row(Message::NothingIsDueUntil.with(&[&day]), None));
            if agenda.buried > 0 {
                let text = Message::AskBuried.with(&[&agenda.buried]);
                rows.push(row(text, Some(HomeEntry::Buried)));
            }
        }
        (due, new, _) => {
            let what = match (due, new) {
                (due, 0) => count(due, "question"),
                (0, new) => count(new, "new question"),
                (due, new) => format!("{} and {new} new", count(due, "question")),
            };
            let text = Message::ReviewTakes.with(&[&what, &minutes(agenda.time)]);
            rows.push(row(text, Some(HomeEntry::Review)));
        }
    }
    if agenda.sure_but_wrong > 0 {
        let text = Message::SureButWrong.with(&[&agenda.sure_but_wrong]);
        rows.push(row(text, Some(HomeEntry::SureButWrong)));
    }
    if agenda.practice > 0 {
        let practise = Message::PractiseWeakest.with(&[&count(agenda.practice, "question")]);
        rows.push(row(practise, Some(HomeEntry::Weakest)));
    }
    let plan = Message::IHaveMinutes.text().to_owned();
    rows.push(row(plan, Some(HomeEntry::Plan)));
    let progress = Message::Progress.text().to_owned();
    rows.push(row(progress, Some(HomeEntry::Progress)));
    rows
}

/// The rows of the home screen.
pub(crate) fn home_rows(model: &Model) -> Vec<HomeRow<'_>> {
    let row = |content, entry| HomeRow { content, entry };
    let mut rows = vec![row(RowContent::Blank, None)];
    match next_step(model) {
        Some((text, entry)) => rows.push(row(RowContent::NextStep(text), Some(entry))),
        None if model.library.is_some() => {
            rows.push(row(RowContent::Heading(Message::EverythingRead), None));
        }
        None => {}
    }
    rows.extend(waiting_rows(model));
    rows.push(row(RowContent::Search, Some(HomeEntry::Search)));
    let routes = routes(model);
    if !routes.is_empty() {
        rows.push(row(RowContent::Blank, None));
        rows.push(row(RowContent::Heading(Message::ShortRoutes), None));
    }
    rows.extend(routes.into_iter().map(|route| {
        let content = RowContent::Route(route.title, route.lessons);
        row(content, Some(HomeEntry::Route(route.id)))
    }));
    for path_row in path_rows(model) {
        let entry = match path_row {
            PathRow::Module(..) => {
                rows.push(row(RowContent::Blank, None));
                None
            }
            PathRow::Lesson(lesson) => Some(HomeEntry::Read(lesson.id.clone())),
            PathRow::Broken(broken) => Some(HomeEntry::Broken(broken.finding.clone())),
        };
        rows.push(row(RowContent::Path(path_row), entry));
    }
    rows
}

/// Everything the cursor can be on, in order.
pub(crate) fn entries(model: &Model) -> Vec<HomeEntry> {
    home_rows(model)
        .into_iter()
        .filter_map(|row| row.entry)
        .collect()
}

/// `● 9 due`, if anything is.
pub(crate) fn due_summary(model: &Model) -> Option<String> {
    let due = model.known.agenda.due;
    (due > 0).then(|| Message::Due.with(&[&due]))
}

/// The lesson that must be read before the first frame can say what the next step is: the last one, if it has been read
/// to its end, for its unanswered questions.
pub fn wanted_lesson(model: &Model) -> Option<LessonId> {
    let last = model.progress.last.as_ref()?;
    (percent(model, last) == Some(100) && model.lesson(last).is_none()).then(|| last.clone())
}

fn percent(model: &Model, id: &LessonId) -> Option<u8> {
    let position = model.progress.positions.get(id)?;
    Some(position.percent)
}

/// Questions of the lesson's quiz that were never answered; none if all were, or there are none.
fn unanswered_in_quiz(model: &Model, id: &LessonId) -> Option<usize> {
    let quiz = model.lesson(id)?.quiz.iter();
    let open = quiz.filter(|item| !model.progress.latest.contains_key(&item.id));
    Some(open.count()).filter(|open| *open > 0)
}

/// How much is known of a module, `3 of 9 held`; none where nothing is.
pub(crate) fn module_summary(model: &Model, module: u16) -> Option<String> {
    let mut modules = model.library.as_ref()?.course.modules.iter();
    let at = modules.position(|own| own.number == module)?;
    let tally = model.known.tallies.get(at)?;
    if tally.new == tally.total() {
        return None;
    }
    let held = Message::Held.with(&[&tally.known(), &tally.total()]);
    Some(match tally.mastered {
        0 => held,
        mastered => format!("{held}, {}", Message::Mastered.with(&[&mastered])),
    })
}

/// The modules and lessons in order, borrowed: the outline asks for them with every frame.
pub(crate) fn path_rows(model: &Model) -> Vec<PathRow<'_>> {
    let mut rows = Vec::new();
    let Some(library) = &model.library else {
        for module in &model.opening.modules {
            rows.push(PathRow::Module(module.number, &module.title));
            rows.extend(module.lessons.iter().map(|own| {
                let (id, number, title) = (&own.id, &own.number, &own.title);
                PathRow::Lesson(LessonName { id, number, title })
            }));
        }
        return rows;
    };
    for module in &library.course.modules {
        rows.push(PathRow::Module(module.number, &module.title));
        rows.extend(module.entries.iter().map(|slot| match slot {
            LessonEntry::Ready(own) => {
                let (id, number, title) = (&own.id, &own.number, &own.title);
                PathRow::Lesson(LessonName { id, number, title })
            }
            LessonEntry::Broken(broken) => PathRow::Broken(broken),
        }));
        rows.extend(module.broken.as_ref().map(PathRow::Broken));
    }
    rows
}

/// The lessons that can be read.
fn lessons(model: &Model) -> impl Iterator<Item = LessonName<'_>> {
    path_rows(model).into_iter().filter_map(|row| match row {
        PathRow::Lesson(lesson) => Some(lesson),
        PathRow::Module(..) | PathRow::Broken(_) => None,
    })
}

/// The index of a lesson among the rows of the path, and their number, computed without listing them.
pub(crate) fn path_index(course: &Course, lesson: LessonIndex) -> (usize, usize) {
    let modules = course.modules.iter();
    let each = modules.map(|own| 1 + own.entries.len() + usize::from(own.broken.is_some()));
    let before: usize = each.clone().take(lesson.module).sum();
    (before + 1 + lesson.entry, each.sum())
}

/// How much of a lesson has been read.
pub(crate) fn lesson_state(model: &Model, id: &LessonId) -> LessonState {
    match percent(model, id) {
        None => LessonState::Open,
        Some(100..) => LessonState::Done,
        Some(percent) => LessonState::Begun(percent),
    }
}

/// What the record says about a lesson: `38 % read · 7 of 9 right`.
pub(crate) fn lesson_summary(model: &Model, id: &LessonId) -> String {
    let read = match lesson_state(model, id) {
        LessonState::Begun(percent) => Some(Message::PercentRead.with(&[&percent])),
        LessonState::Done => Some(Message::LessonRead.text().to_owned()),
        LessonState::Open | LessonState::Broken => None,
    };
    let latest = model.progress.latest.values();
    let scores = latest
        .filter(|(lesson, _)| lesson == id)
        .map(|(_, score)| *score);
    let (answered, right) = scores.fold((0, 0.0), |(all, right), score| (all + 1, right + score));
    let right = (answered > 0).then(|| Message::RightOf.with(&[&right_text(right), &answered]));
    read.into_iter()
        .chain(right)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The short routes through the course.
fn routes(model: &Model) -> Vec<OpeningRoute> {
    let Some(library) = &model.library else {
        return model.opening.routes.clone();
    };
    let routes = library.course.routes.iter();
    let route = routes.map(|route| OpeningRoute {
        id: route.id.clone(),
        title: route.title.clone(),
        lessons: route.lessons.len(),
    });
    route.collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::course::sample;
    use crate::study::CourseProgress;
    use crate::tui::library::{Library, Opening};

    #[test]
    fn the_index_of_a_lesson_is_computed_without_listing_the_path() {
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
        model.library = Some(Arc::new(Library::new(course, 0)));
        let library = model.library.clone().unwrap();
        assert!(lessons.len() > 2);
        for id in &lessons {
            let address = library.course.lesson_index(id).unwrap();
            let (_, lesson) = library.course.lesson_at(address).unwrap();
            assert_eq!(lesson.id, *id);
            let rows = path_rows(&model);
            let is_it = |row: &PathRow<'_>| matches!(row, PathRow::Lesson(own) if own.id == id);
            let index = rows.iter().position(is_it).unwrap();
            assert_eq!(path_index(&library.course, address), (index, rows.len()));
        }
    }
}
