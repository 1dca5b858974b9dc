//! How much a lesson, a module or a course has of everything.

use std::iter::Sum;

use crate::course::{Item, Level, Task, TaskKind};
use crate::study::marking::share;

/// Whether an item of this kind has to be answered in the learner's own words, with nothing to choose from.
pub fn is_constructed(kind: TaskKind) -> bool {
    matches!(
        kind,
        TaskKind::Short | TaskKind::Cloze | TaskKind::Numeric | TaskKind::Open
    )
}

/// How much there is of everything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Lessons.
    pub lessons: usize,
    /// Words of running text.
    pub words: usize,
    /// Objectives.
    pub objectives: usize,
    /// Sections.
    pub sections: usize,
    /// Items.
    pub items: usize,
    /// Items of each kind, in the order of [`TaskKind::ALL`].
    pub kinds: [usize; 10],
    /// Items of each level, in the order of [`Level::ALL`].
    pub levels: [usize; 6],
    /// Statements to be judged that are true.
    pub truths: usize,
}

impl Totals {
    /// How many items are of this kind.
    pub fn of_kind(&self, kind: TaskKind) -> usize {
        let counts = TaskKind::ALL.into_iter().zip(self.kinds);
        counts.filter(|(one, _)| *one == kind).map(|(_, n)| n).sum()
    }

    /// The share of items to which the learner has to write the answer, 0 to 1.
    pub fn constructed(&self) -> f64 {
        let kinds = TaskKind::ALL.into_iter().filter(|one| is_constructed(*one));
        share(kinds.map(|kind| self.of_kind(kind)).sum(), self.items)
    }

    pub(super) fn add(&mut self, item: &Item, level: Level) {
        self.items += 1;
        for (kind, count) in TaskKind::ALL.iter().zip(&mut self.kinds) {
            *count += usize::from(*kind == item.kind());
        }
        for (one, count) in Level::ALL.iter().zip(&mut self.levels) {
            *count += usize::from(*one == level);
        }
        self.truths += usize::from(matches!(item.task, Task::TrueFalse { key: true, .. }));
    }
}

impl<'t> Sum<&'t Self> for Totals {
    fn sum<I: Iterator<Item = &'t Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| {
            let mut kinds = sum.kinds;
            let mut levels = sum.levels;
            kinds.iter_mut().zip(one.kinds).for_each(|(a, b)| *a += b);
            levels.iter_mut().zip(one.levels).for_each(|(a, b)| *a += b);
            Self {
                lessons: sum.lessons + one.lessons,
                words: sum.words + one.words,
                objectives: sum.objectives + one.objectives,
                sections: sum.sections + one.sections,
                items: sum.items + one.items,
                kinds,
                levels,
                truths: sum.truths + one.truths,
            }
        })
    }
}
