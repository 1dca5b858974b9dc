//! What a sitting is about: a lesson, a section, a module, a route, an objective, or the whole course; and the order in
//! which that is asked.

use super::{Occasion, permutation};
use crate::course::{Course, Item, Lesson, Module, ObjectiveId};

/// What is asked.
pub struct QuizScope<'a> {
    /// What kind of sitting it is: `Quiz`, or `Self-check` for the questions after one section.
    pub kind: &'static str,
    /// What it is about: `5.3 Affective liberation`.
    pub about: String,
    /// The questions in the order they are asked.
    pub questions: Vec<ScopedItem<'a>>,
}

/// One question of a scope.
#[derive(Debug, Clone, Copy)]
pub struct ScopedItem<'a> {
    /// The lesson that asks it.
    pub lesson: &'a Lesson,
    /// The item.
    pub item: &'a Item,
    /// What it is asked for there: self-check or quiz.
    pub occasion: Occasion,
}

/// What most scopes are.
const QUIZ: &str = "Quiz";

/// What `id` names in `course`, as questions in the order that follows from `seed`; without an id everything, mixed.
/// None if it names nothing that is asked about.
///
/// A lesson is asked as on the screen: its self-checks in their order, then its quiz in an order of its own. So is a
/// module, lesson by lesson. An objective is asked in the order of the course.
pub fn scope<'a>(course: &'a Course, id: Option<&str>, seed: u64) -> Option<QuizScope<'a>> {
    let Some(id) = id else {
        return Some(whole(course, seed));
    };
    let (wanted, part) = id
        .split_once('#')
        .map_or((id, None), |(lesson, part)| (lesson, Some(part)));
    if let Some(lesson) = course.lesson(wanted) {
        return match part {
            None => Some(QuizScope {
                kind: QUIZ,
                about: format!("{} {}", lesson.number, lesson.title),
                questions: of_lesson(lesson, seed),
            }),
            Some(part) => after_section(lesson, part),
        };
    }
    if let Some(module) = module(course, id) {
        return Some(QuizScope {
            kind: QUIZ,
            about: format!("module {}, {}", module.number, module.title),
            questions: module
                .lessons()
                .flat_map(|lesson| of_lesson(lesson, seed))
                .collect(),
        });
    }
    let route = course
        .routes
        .iter()
        .find(|route| route.id.as_str() == id || route.was.iter().any(|was| was.as_str() == id));
    if let Some(route) = route {
        let lessons = route
            .lessons
            .iter()
            .filter_map(|lesson| course.lesson(lesson));
        return Some(QuizScope {
            kind: QUIZ,
            about: route.title.to_string(),
            questions: lessons.flat_map(|lesson| of_lesson(lesson, seed)).collect(),
        });
    }
    objective(course, id)
}

fn module<'a>(course: &'a Course, id: &str) -> Option<&'a Module> {
    let named = |module: &&Module| module.id.as_str() == id || module.number.to_string() == id;
    let before = |module: &&Module| module.was.iter().any(|was| was.as_str() == id);
    course
        .modules
        .iter()
        .find(named)
        .or_else(|| course.modules.iter().find(before))
}

fn checks(lesson: &Lesson) -> impl Iterator<Item = ScopedItem<'_>> {
    lesson
        .sections
        .iter()
        .flat_map(|section| &section.check)
        .map(|item| ScopedItem {
            lesson,
            item,
            occasion: Occasion::SelfCheck,
        })
}

fn closing(lesson: &Lesson) -> impl Iterator<Item = ScopedItem<'_>> {
    lesson.quiz.iter().map(|item| ScopedItem {
        lesson,
        item,
        occasion: Occasion::Quiz,
    })
}

fn of_lesson(lesson: &Lesson, seed: u64) -> Vec<ScopedItem<'_>> {
    let quiz: Vec<_> = closing(lesson).collect();
    let mixed = permutation(seed, lesson.id.as_str(), quiz.len()).into_iter();
    checks(lesson)
        .chain(mixed.filter_map(|at| quiz.get(at).copied()))
        .collect()
}

fn after_section<'a>(lesson: &'a Lesson, part: &str) -> Option<QuizScope<'a>> {
    let section = lesson.sections.get(lesson.find_part(part)?.section)?;
    let questions = checks(lesson)
        .filter(|question| section.check.iter().any(|own| own.id == question.item.id));
    Some(QuizScope {
        kind: "Self-check",
        about: format!("{} {}", lesson.number, section.title),
        questions: questions.collect(),
    })
}

fn whole(course: &Course, seed: u64) -> QuizScope<'_> {
    let all: Vec<_> = course
        .lessons()
        .flat_map(|lesson| checks(lesson).chain(closing(lesson)))
        .collect();
    let mixed = permutation(seed, course.id.as_str(), all.len()).into_iter();
    QuizScope {
        kind: QUIZ,
        about: course.title.to_string(),
        questions: mixed.filter_map(|at| all.get(at).copied()).collect(),
    }
}

fn objective<'a>(course: &'a Course, id: &str) -> Option<QuizScope<'a>> {
    let mut all = course.lessons().flat_map(|lesson| &lesson.objectives);
    let is_it = |own: &ObjectiveId, was: &[ObjectiveId]| {
        own.as_str() == id || was.iter().any(|was| was.as_str() == id)
    };
    let objective = all.find(|objective| is_it(&objective.id, &objective.was))?;
    let named = |own: &ObjectiveId| *own == objective.id || objective.was.contains(own);
    let questions = course
        .lessons()
        .flat_map(|lesson| checks(lesson).chain(closing(lesson)));
    Some(QuizScope {
        kind: QUIZ,
        about: format!("{} {}", objective.verb, objective.text),
        questions: questions
            .filter(|question| named(&question.item.objective))
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::sample;

    fn ids(id: Option<&str>, seed: u64) -> Vec<String> {
        let course = sample();
        let scope = scope(&course, id, seed).unwrap();
        scope
            .questions
            .iter()
            .map(|question| question.item.id.to_string())
            .collect()
    }

    #[test]
    fn everything_that_can_be_named_is_asked() {
        let course = sample();
        let all = ids(None, 1).len();
        assert_eq!(all, course.lessons().flat_map(Lesson::items).count());
        let by_module: usize = course
            .modules
            .iter()
            .map(|module| ids(Some(module.id.as_str()), 1).len())
            .sum();
        let by_lesson: usize = course
            .lessons()
            .map(|lesson| ids(Some(lesson.id.as_str()), 1).len())
            .sum();
        assert_eq!((by_module, by_lesson), (all, all));
        let lesson = course
            .lessons()
            .find(|lesson| lesson.items().count() > 0)
            .unwrap();
        assert_eq!(
            ids(Some(&lesson.number), 1),
            ids(Some(lesson.id.as_str()), 1)
        );
        assert!(scope(&course, Some("no-such"), 1).is_none());
    }

    #[test]
    fn an_order_follows_from_its_seed() {
        assert_eq!(ids(None, 3), ids(None, 3));
        let orders: std::collections::HashSet<_> = (0..20).map(|seed| ids(None, seed)).collect();
        assert!(orders.len() > 1);
    }
}
