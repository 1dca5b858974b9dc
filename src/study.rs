//! The learning engine: what an answer is, how it is judged, what is known and when to ask again, what a course tests
//! and gives away. Pure functions and plain data: no disk, no clock, no screen; the time is an argument.
//!
//! From an answer to the next question: [`mark`] judges it, [`RatingInput::rate`] rates it, [`Memory`] takes it in,
//! [`Memory::queue`] says what to ask, [`Memory::objectives`] what is known, [`Memory::stats`] how far it has come.

mod card;
mod confusables;
mod course_progress;
mod coverage;
mod day;
mod decision;
mod exam_interval;
mod fingerprint;
#[cfg(test)]
mod fixture;
mod fsrs;
mod marking;
mod mastery;
mod memory;
mod plan;
mod progress;
mod queue;
mod rating;
mod record;
mod scope;
pub mod session;
mod shuffle;
mod strategies;
mod unfinished;
mod uuid_v7;

pub use card::{Card, Deck, DeckLesson, DeckModule, DeckObjective, Variant};
pub use confusables::{find_confusable, key_text, source_block, stem_text};
pub use course_progress::CourseProgress;
pub use coverage::{
    Coverage, CoverageGap, ItemCover, LessonCover, ModuleCover, ObjectiveCover, SectionCover,
    Totals, cover, demand, is_constructed,
};
pub use day::StudyDay;
pub use decision::{Decision, DecisionId, DecisionKind};
pub(crate) use fingerprint::Fnv;
pub use fingerprint::{Fingerprint, fingerprint};
pub use fsrs::{FsrsMemory, WEIGHTS};
pub use marking::{NameLexicon, mark, number_readings};
pub use mastery::{Mastery, ObjectiveState, Unmet};
pub use memory::{
    AttemptView, CardAnswer, CardHistory, CardState, LEECH_LAPSES, LastAnswer, Memory, Settings,
    SpeedEstimate, VariantStats,
};
pub use plan::{PlanActivity, SectionReading};
pub use progress::{
    Calibration, CalibrationLevel, DueCount, ENOUGH, LearnerStats, MasteryCounts, MasteryProgress,
    ModuleProgress, ObjectiveProgress, Retention, WeakReason, WeakSpot,
};
pub use queue::{Queue, QueueItem, QueueReason, ReviewKind};
pub use rating::{AnswerSpeed, RatingInput, guess_chance, pass_mark};
pub use record::{
    Attempt, AttemptId, Confidence, Credit, Mark, Now, Occasion, PartMark, Position, Rated, Rating,
    Response,
};
pub use scope::{QuizScope, ScopedItem, scope};
pub use shuffle::{nonidentity_permutation, permutation, seed};
pub use strategies::{
    ENOUGH_ITEMS, ItemRun, MARGIN, QuizRun, Simulation, Strategy, chance, clues, simulate,
};
pub use unfinished::Unfinished;
pub use uuid_v7::uuid_v7;
