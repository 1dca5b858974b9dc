//! What the record says about a course, as far as it is shown before everything has been replayed.

use std::collections::{HashMap, HashSet};

use super::{Attempt, AttemptId, DecisionKind, Position, Unfinished};
use crate::course::{ItemId, LessonId};

/// What the record says about this course.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CourseProgress {
    /// Reading positions, by lesson.
    pub positions: HashMap<LessonId, Position>,
    /// For each item the lesson it was asked in, and the last score.
    pub latest: HashMap<ItemId, (LessonId, f64)>,
    /// The lesson that was read last.
    pub last: Option<LessonId>,
    /// The newest attempts in the order they were made, for going on with a sitting.
    pub recent: Vec<Attempt>,
    /// Attempts that were counted as right.
    pub counted: HashSet<AttemptId>,
    /// What was filled in and not sent.
    pub unfinished: HashMap<ItemId, Unfinished>,
}

impl CourseProgress {
    /// Takes over a decision about an attempt: the one place where undone answers leave and counted ones are noted.
    pub fn apply(&mut self, decided: &DecisionKind) {
        match decided {
            DecisionKind::Undo(undone) => self.recent.retain(|attempt| attempt.id != *undone),
            DecisionKind::CountAsRight(attempt) => {
                self.counted.insert(*attempt);
            }
            DecisionKind::CountAsMarked(attempt) => {
                self.counted.remove(attempt);
            }
            _ => {}
        }
    }

    /// Adds what the record says to what is known already, which is newer.
    pub fn add(&mut self, recorded: Self) {
        for (lesson, position) in recorded.positions {
            self.positions.entry(lesson).or_insert(position);
        }
        for (item, latest) in recorded.latest {
            self.latest.entry(item).or_insert(latest);
        }
        self.last = self.last.take().or(recorded.last);
        let newer = std::mem::replace(&mut self.recent, recorded.recent);
        let known: HashSet<AttemptId> = self.recent.iter().map(|one| one.id).collect();
        let newer = newer.into_iter().filter(|one| !known.contains(&one.id));
        self.recent.extend(newer);
        self.counted.extend(recorded.counted);
        for (item, begun) in recorded.unfinished {
            // What was answered in this run is finished, whether that could be written or not.
            if self
                .recent
                .iter()
                .rev()
                .all(|one| one.item != item || one.now.unix_ms < begun.now.unix_ms)
            {
                self.unfinished.entry(item).or_insert(begun);
            }
        }
    }
}
