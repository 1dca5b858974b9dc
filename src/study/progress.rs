//! How far a learner is, in honest numbers: what was answered, what is due, what is retained, how sure and how right,
//! what is weak. Figures from few answers say so.

mod calibration;
mod retention;
#[cfg(test)]
mod tests;
mod weak;

use serde::{Serialize, Serializer};

pub use calibration::{Calibration, CalibrationLevel};
pub use retention::Retention;
pub use weak::{WeakReason, WeakSpot};

use super::{Mastery, Memory, ObjectiveState, Settings, StudyDay};
use crate::text::Count;

/// Answers from which on a share of them says something.
pub const ENOUGH: usize = 20;
/// Days of the forecast, today included.
const AHEAD: u32 = 30;

/// How many cards are due on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueCount {
    /// The day.
    #[serde(serialize_with = "as_text")]
    pub day: StudyDay,
    /// The cards; on the first day everything that is overdue too.
    pub due: usize,
}

/// How many objectives are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct MasteryCounts {
    /// None of their cards was answered.
    pub new: usize,
    /// Some were.
    pub learning: usize,
    /// Passed on a day or two.
    pub held: usize,
    /// Mastered once, being forgotten.
    pub fading: usize,
    /// Mastered.
    pub mastered: usize,
}

impl MasteryCounts {
    /// Those that are held at least.
    pub fn known(&self) -> usize {
        self.held + self.fading + self.mastered
    }

    pub(super) fn add(&mut self, mastery: Mastery) {
        *match mastery {
            Mastery::New => &mut self.new,
            Mastery::Learning => &mut self.learning,
            Mastery::Held => &mut self.held,
            Mastery::Fading => &mut self.fading,
            Mastery::Mastered => &mut self.mastered,
        } += 1;
    }

    /// All of them.
    pub fn total(&self) -> usize {
        self.new + self.learning + self.held + self.fading + self.mastered
    }
}

/// How far a module is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModuleProgress {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its lessons, and how many of them are done.
    pub lessons: usize,
    /// Lessons that are done.
    pub lessons_done: usize,
    /// Its objectives.
    #[serde(flatten)]
    pub objectives: MasteryCounts,
}

/// How far an objective is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ObjectiveProgress {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// The lesson that sets it.
    pub lesson: String,
    /// How well it is known.
    #[serde(serialize_with = "as_key")]
    pub mastery: Mastery,
    /// Its cards.
    pub cards: usize,
    /// Those that were answered.
    pub answered: usize,
    /// How likely the recall of its weakest card is.
    pub weakest: Option<f64>,
    /// When it could be mastered at the earliest.
    #[serde(serialize_with = "as_maybe_text")]
    pub earliest: Option<StudyDay>,
}

/// What is known, by module and by objective.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MasteryProgress {
    /// The modules, in order.
    pub modules: Vec<ModuleProgress>,
    /// The objectives that have cards, in order.
    pub objectives: Vec<ObjectiveProgress>,
}

/// How far a learner is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LearnerStats {
    /// Answers that were given and not undone.
    pub attempts: usize,
    /// Items of the course, and how many of them were ever answered.
    pub items: usize,
    /// Items that were ever answered.
    pub items_seen: usize,
    /// Items that are due now.
    pub due_now: usize,
    /// How long they take, in seconds.
    pub due_seconds: u64,
    /// The next thirty days, if nothing were answered meanwhile.
    pub due_by_day: Vec<DueCount>,
    /// How much was still known when it was asked again.
    pub retention: Retention,
    /// What is known.
    pub mastery: MasteryProgress,
    /// How sure, and how right.
    pub calibration: Calibration,
    /// What to restudy, the weakest first.
    pub weak: Vec<WeakSpot>,
    /// What the learner wants of the scheduler.
    pub settings: Settings,
    /// What the figures cannot say yet, in sentences.
    pub warnings: Vec<String>,
}

impl Memory {
    /// How far the learner is on the study day `today`.
    pub fn stats(&self, today: StudyDay) -> LearnerStats {
        let queue = self.queue(today);
        let states = self.objectives(today);
        let uses = || self.cards().iter().flat_map(|recall| &recall.uses);
        let retention = Retention::of(self, today);
        let calibration = Calibration::of(self);
        let warnings = retention
            .warning()
            .into_iter()
            .chain(calibration.warning())
            .collect();
        LearnerStats {
            attempts: self.attempts(),
            items: uses().count(),
            items_seen: uses().filter(|one| one.answers > 0).count(),
            due_now: queue.due,
            due_seconds: queue.time.as_secs(),
            due_by_day: self.forecast(today, (queue.due, queue.buried.len())),
            retention,
            mastery: self.mastery_progress(&states),
            calibration,
            weak: weak::of(self, &states, today),
            settings: *self.settings(),
            warnings,
        }
    }

    /// How many cards are due on each of the next thirty days; of today's, siblings that are buried wait until tomorrow.
    fn forecast(&self, today: StudyDay, (due, buried): (usize, usize)) -> Vec<DueCount> {
        let mut days: Vec<DueCount> = (0..AHEAD)
            .map(|ahead| DueCount {
                day: today.plus(ahead),
                due: 0,
            })
            .collect();
        for card in 0..self.cards().len() {
            let ahead = self
                .due(card, today)
                .map(|due| due.since(today))
                .filter(|ahead| *ahead > 0);
            if let Some(day) = ahead.and_then(|ahead| days.get_mut(ahead as usize)) {
                day.due += 1;
            }
        }
        for (day, more) in days.iter_mut().zip([due, buried]) {
            day.due += more;
        }
        days
    }

    fn mastery_progress(&self, states: &[ObjectiveState]) -> MasteryProgress {
        let deck = self.deck();
        let mut modules: Vec<ModuleProgress> = deck
            .modules
            .iter()
            .map(|module| ModuleProgress {
                id: module.id.to_string(),
                title: module.title.to_string(),
                lessons: module.lessons.len(),
                lessons_done: module
                    .lessons
                    .iter()
                    .filter(|lesson| self.is_done(**lesson))
                    .count(),
                objectives: MasteryCounts::default(),
            })
            .collect();
        let mut objectives = Vec::new();
        for state in states {
            let Some(objective) = deck.objectives.get(state.objective) else {
                continue;
            };
            // What no item tests cannot be known.
            if objective.cards.is_empty() {
                continue;
            }
            let lesson = deck.lessons.get(objective.lesson);
            if let Some(module) = lesson.and_then(|lesson| modules.get_mut(lesson.module)) {
                module.objectives.add(state.mastery);
            }
            objectives.push(ObjectiveProgress {
                id: objective.id.to_string(),
                text: objective.text.to_string(),
                lesson: lesson
                    .map(|lesson| lesson.id.to_string())
                    .unwrap_or_default(),
                mastery: state.mastery,
                cards: state.cards,
                answered: state.answered,
                weakest: state.weakest,
                earliest: state.earliest,
            });
        }
        MasteryProgress {
            modules,
            objectives,
        }
    }
}

/// A number and its noun.
fn counted(count: usize, noun: &str) -> String {
    match count {
        0 => format!("no {noun}s"),
        _ => Count::new(count, noun).to_string(),
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the shape that serde asks for"
)]
fn as_text<S: Serializer>(day: &StudyDay, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

#[expect(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "the shape that serde asks for"
)]
pub(in crate::study) fn as_maybe_text<S: Serializer>(
    day: &Option<StudyDay>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => serializer.collect_str(day),
        None => serializer.serialize_none(),
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the shape that serde asks for"
)]
fn as_key<S: Serializer>(mastery: &Mastery, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(mastery.key())
}
