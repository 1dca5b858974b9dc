//! A sitting over more than one self-check or quiz: over a lesson, a module, an objective, a route or the whole course.
//! What it asks and in which order is the same as by lines, so that either goes on with what the other began.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Quiz;
use crate::course::{Course, Item, ItemId, LessonId};
use crate::study::{Attempt, CourseProgress, NameLexicon, Now, Occasion, StudyDay, scope};

/// A sitting whose first answer is to one of so many of its first questions was begun as this sitting: one may skip a
/// question or two, but a self-check in the middle of a course is not the course.
const FIRST: usize = 3;

/// What a sitting over more than one self-check or quiz has beside its items.
#[derive(Debug, Clone, Default)]
pub struct Wide {
    /// What it is about, as it was asked for; none: the whole course.
    pub id: Option<String>,
    /// For each item its lesson, and what it is asked for there.
    pub turns: Vec<(LessonId, Occasion)>,
}

impl Quiz {
    /// A sitting over what `id` names in `course`, or over all of it. Nothing if it names nothing, or nothing is asked
    /// about it.
    pub fn wide(course: &Course, id: Option<&str>, seed: u64) -> Option<Self> {
        let scope = scope(course, id, seed)?;
        let questions = scope.questions.iter();
        let (items, turns): (Vec<Arc<Item>>, Vec<_>) = questions
            .map(|own| {
                let turn = (own.lesson.id.clone(), own.occasion);
                (Arc::new(own.item.clone()), turn)
            })
            .unzip();
        let id = id.map(str::to_owned);
        let title = format!("{} › {}", scope.kind, scope.about);
        Some(Self {
            wide: Some(Box::new(Wide { id, turns })),
            ..Self::over(items, (Occasion::Quiz, title), seed)?
        })
    }

    /// The sitting over this that was begun today and not finished, as it was left. Nothing if there is none.
    pub fn wide_resumed(
        (course, id): (&Course, Option<&str>),
        progress: &CourseProgress,
        lexicon: &NameLexicon,
        now: Now,
    ) -> Option<Self> {
        let today = StudyDay::at(now);
        let is_today = |attempt: &&Attempt| {
            attempt.occasion != Occasion::Review && StudyDay::at(attempt.now) == today
        };
        let all = || progress.recent.iter().filter(is_today);
        let mut own: HashMap<u64, bool> = HashMap::new();
        for attempt in all().filter(|attempt| attempt.occasion != Occasion::Practice) {
            if let Some(seed) = attempt.seed {
                own.entry(seed)
                    .or_insert_with(|| begins(course, id, (seed, &attempt.item)));
            }
        }
        let questions = scope(course, id, 0)?.questions;
        let ids: HashSet<&ItemId> = questions.iter().map(|one| &one.item.id).collect();
        for attempt in all().filter(|attempt| !ids.contains(&attempt.item)) {
            // It asked about more: another sitting.
            own.extend(attempt.seed.map(|seed| (seed, false)));
        }
        // What was missed is asked again with a seed that no first answer has.
        let is_own = |attempt: &Attempt| {
            let known = attempt.seed.and_then(|seed| own.get(&seed).copied());
            let is_again = attempt.occasion == Occasion::Practice;
            is_today(&attempt) && known.unwrap_or(is_again) && ids.contains(&attempt.item)
        };
        let make = |seed| Self::wide(course, id, seed);
        Self::made_again(make, is_own, progress, lexicon)
    }
}

/// Whether the sitting over `id` with this seed begins, or nearly, with this item.
fn begins(course: &Course, id: Option<&str>, (seed, item): (u64, &ItemId)) -> bool {
    let scope = scope(course, id, seed);
    let questions = scope.map(|scope| scope.questions).unwrap_or_default();
    let mut first = questions.iter().take(FIRST);
    first.any(|one| one.item.id == *item)
}
