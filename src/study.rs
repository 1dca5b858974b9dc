//! The learning engine: what an answer is, how it is judged, what is known, what a course tests and gives away. Pure
//! functions and plain data: no disk, no clock, no screen; the time is an argument.

mod coverage;
mod day;
mod decision;
mod fingerprint;
mod marking;
mod rating;
mod record;
mod robots;
mod schedule;
mod shuffle;
mod stamp;

pub use coverage::{
    Coverage, Gap, LessonCover, ModuleCover, ObjectiveCover, SectionCover, Tested, Totals, cover,
    demand, is_constructed,
};
pub use day::StudyDay;
pub use decision::{Decided, Decision, DecisionId};
pub(crate) use fingerprint::Fnv;
pub use fingerprint::{Fingerprint, fingerprint};
pub use marking::{Lexicon, mark, parse_number};
pub use rating::{Answered, Speed, guess_chance, pass_mark};
pub use record::{
    Attempt, AttemptId, Confidence, Credit, Mark, Now, Occasion, PartMark, Position, Rated, Rating,
    Response,
};
pub use robots::{Asked, ENOUGH_ITEMS, MARGIN, Robot, Sat, Simulation, chance, clues, simulate};
pub use schedule::{Trace, WEIGHTS};
pub use shuffle::{disorder, order, seed};
pub use stamp::stamp;
