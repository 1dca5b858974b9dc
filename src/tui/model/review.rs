//! A review: a sitting over items of many lessons, because they are due. What was missed comes again at its end.

use std::sync::Arc;

use super::{Library, Quiz, Sheet};
use crate::course::{Body, Course, Item, Lesson, LessonId};
use crate::study::{
    Memory, Occasion, QueueItem, QueueReason, Rating, Response, StudyDay, find_confusable,
    key_text, source_block, stem_text,
};
use crate::text::Prose;

/// How often an item comes again in a sitting.
const MOST_AGAIN: u8 = 2;

/// What a review has beside the items and sheets of its sitting.
#[derive(Debug, Clone, Default)]
pub struct Review {
    /// For each item of the sitting what is known of it.
    pub turns: Vec<Turn>,
    /// The item that was answered last.
    pub last: Option<usize>,
}

/// One item of a review.
#[derive(Debug, Clone)]
pub struct Turn {
    /// Its lesson.
    pub lesson: LessonId,
    /// Why it is asked.
    pub why: QueueReason,
    /// What to show with its verdict, once it is answered and if it keeps being forgotten.
    pub slipping: Option<Arc<Slipping>>,
    /// How often it was asked in this sitting before.
    pub again: u8,
    /// Whether the learner put it aside.
    pub aside: bool,
    /// What its answer does to its dates; none before, and none where it moves none.
    pub outlook: Option<Outlook>,
}

/// What is shown with the verdict of an item that keeps being forgotten.
#[derive(Debug, Clone, PartialEq)]
pub struct Slipping {
    /// The source_block it comes from.
    pub source_block: Prose,
    /// An item with which it may be confused: what it asks, and its key.
    pub confusable: Option<(String, String)>,
}

impl Slipping {
    /// What is shown with `item` of `lesson`, to which `response` was given.
    pub fn of(
        course: &Course,
        (lesson, item): (&Lesson, &Item),
        response: Option<&Response>,
    ) -> Self {
        let other = find_confusable(course, (lesson, item), response);
        let source_block = source_block(course, lesson, item).map(|block| match &block.body {
            Body::Prose(prose) => prose.clone(),
            // A table is for the whole screen: its source is a key away.
            Body::Comparison(_) => Prose::default(),
        });
        Self {
            source_block: source_block.unwrap_or_default(),
            confusable: other.map(|other| (stem_text(other), key_text(other))),
        }
    }
}

/// When an item comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// How the answer is rated.
    pub rating: Rating,
    /// The day for each rating, the worst first.
    pub days: [StudyDay; 4],
    /// The day of the answer.
    pub today: StudyDay,
}

impl Outlook {
    /// The day on which it comes again.
    pub fn day(&self) -> StudyDay {
        let at = Rating::ALL.iter().position(|one| *one == self.rating);
        let day = at.and_then(|at| self.days.get(at));
        day.copied().unwrap_or(self.today)
    }
}

impl Quiz {
    /// A review of `queued`. Nothing if there is nothing to ask.
    pub fn review(
        library: &Library,
        memory: &Memory,
        (title, queued): (&str, &[QueueItem]),
        seed: u64,
    ) -> Option<Self> {
        let found = queued.iter().filter_map(|one| {
            let variant = memory.deck().variant((one.card, one.variant))?;
            let lesson = memory.deck().lessons.get(variant.lesson)?;
            let lesson = library.course.lesson(lesson.id.as_str())?;
            let item = lesson.items().find(|item| item.id == variant.item)?;
            let turn = Turn {
                lesson: lesson.id.clone(),
                why: one.why,
                slipping: None,
                again: 0,
                aside: false,
                outlook: None,
            };
            Some((Arc::new(item.clone()), turn))
        });
        let (items, turns): (Vec<Arc<Item>>, Vec<Turn>) = found.unzip();
        Some(Self {
            review: Some(Box::new(Review {
                turns,
                ..Review::default()
            })),
            ..Self::over(items, (Occasion::Review, title.to_owned()), seed)?
        })
    }

    /// What is known of the item that is shown, in a review.
    pub fn turn(&self) -> Option<&Turn> {
        self.review.as_ref()?.turns.get(self.at)
    }

    /// The lesson of the item that is shown.
    pub fn lesson_here(&self) -> &LessonId {
        let own = self.turn().map(|turn| &turn.lesson);
        let own = own.or_else(|| self.wide_turn().map(|(lesson, _)| lesson));
        own.unwrap_or(&self.lesson)
    }

    fn wide_turn(&self) -> Option<&(LessonId, Occasion)> {
        self.wide.as_ref()?.turns.get(self.at)
    }

    /// Has the item at `at` come again at the end if it was missed, and not if it was not.
    pub(in crate::tui) fn settle_again(&mut self, at: usize) {
        let (Some(item), Some(review)) = (self.items.get(at).cloned(), &mut self.review) else {
            return;
        };
        let Some(own) = review.turns.get(at).cloned() else {
            return;
        };
        let missed = !own.aside
            && match (own.outlook, self.sheets.get(at)) {
                (Some(outlook), _) => outlook.rating == Rating::Again,
                (None, Some(sheet)) => sheet.given.as_ref().is_some_and(|given| !given.is_right()),
                (None, None) => false,
            };
        let later = |other: usize, turns: &[Turn], items: &[Arc<Item>]| {
            let is_same = items.get(other).is_some_and(|other| other.id == item.id);
            is_same && turns.get(other).is_some_and(|turn| turn.again > own.again)
        };
        let waiting: Vec<usize> = (0..self.items.len())
            .filter(|other| later(*other, &review.turns, &self.items))
            .collect();
        let answered = |at: &usize| self.sheets.get(*at).is_some_and(|own| own.given.is_some());
        if missed && waiting.is_empty() && own.again < MOST_AGAIN {
            let again = own.again + 1;
            // Another order, so that it is not the place of the answer that is remembered.
            let seed = self.seed.wrapping_add(u64::from(again));
            self.sheets.push(Sheet::of(&item, seed));
            self.items.push(item);
            review.turns.push(Turn {
                again,
                outlook: None,
                ..own
            });
        } else if !missed && !waiting.iter().any(answered) {
            for at in waiting.into_iter().rev() {
                self.items.remove(at);
                self.sheets.remove(at);
                review.turns.remove(at);
                review.last = review.last.map(|last| last - usize::from(last > at));
            }
        }
    }
}
