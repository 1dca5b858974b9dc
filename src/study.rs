//! The learning engine: what an answer is, how it is judged, what is known, what a course tests and gives away. Pure
//! functions and plain data: no disk, no clock, no screen; the time is an argument.

mod coverage;
mod marking;
mod record;
mod robots;
mod shuffle;

pub use coverage::{
    Coverage, Gap, LessonCover, ModuleCover, ObjectiveCover, SectionCover, Tested, Totals, cover,
    demand, is_constructed,
};
pub use marking::{Lexicon, mark, parse_number};
pub use record::{Attempt, AttemptId, Credit, Mark, Now, Occasion, PartMark, Position, Response};
pub use robots::{Asked, ENOUGH_ITEMS, MARGIN, Robot, Sat, Simulation, chance, clues, simulate};
pub use shuffle::{disorder, order, seed};
