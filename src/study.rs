//! The learning engine: what an answer is, how it is judged, what is known and when to ask again, what a course tests
//! and gives away. Pure functions and plain data: no disk, no clock, no screen; the time is an argument.
//!
//! From an answer to the next question: [`mark`] judges it, [`Answered::rate`] rates it, [`Memory`] takes it in,
//! [`Memory::queue`] says what to ask, [`Memory::objectives`] what is known, [`Memory::stats`] how far it has come.

mod card;
mod contrast;
mod course_progress;
mod coverage;
mod day;
mod decision;
mod fingerprint;
#[cfg(test)]
mod fixture;
mod horizon;
mod marking;
mod mastery;
mod memory;
mod plan;
mod progress;
mod queue;
mod rating;
mod record;
mod robots;
mod schedule;
mod scope;
pub mod session;
mod shuffle;
mod stamp;
mod unfinished;

pub use card::{Card, Deck, DeckLesson, DeckModule, DeckObjective, Variant};
pub use contrast::{contrast, key_of, passage, stem_of};
pub use course_progress::CourseProgress;
pub use coverage::{
    Coverage, Gap, LessonCover, ModuleCover, ObjectiveCover, SectionCover, Tested, Totals, cover,
    demand, is_constructed,
};
pub use day::StudyDay;
pub use decision::{Decided, Decision, DecisionId};
pub(crate) use fingerprint::Fnv;
pub use fingerprint::{Fingerprint, fingerprint};
pub use marking::{Lexicon, mark, number_readings};
pub use mastery::{Mastery, ObjectiveState, Unmet};
pub use memory::{Answer, Given, LEECH, Last, Memory, MemoryState, Pace, Recall, Settings, Use};
pub use plan::{Reading, Step};
pub use progress::{
    Calibration, CalibrationLevel, DueOn, ENOUGH, MasteryProgress, ModuleProgress,
    ObjectiveProgress, Reason, Retention, Stats, Tally, Weak,
};
pub use queue::{Queue, Queued, Why};
pub use rating::{Answered, Speed, guess_chance, pass_mark};
pub use record::{
    Attempt, AttemptId, Confidence, Credit, Mark, Now, Occasion, PartMark, Position, Rated, Rating,
    Response,
};
pub use robots::{Asked, ENOUGH_ITEMS, MARGIN, Robot, Sat, Simulation, chance, clues, simulate};
pub use schedule::{Trace, WEIGHTS};
pub use scope::{Scope, Scoped, scope};
pub use shuffle::{disorder, order, seed};
pub use stamp::stamp;
pub use unfinished::Unfinished;
