//! The learning engine: what an answer is, how it is judged, what is known. Pure functions and plain data: no
//! disk, no clock, no screen; the time is an argument.

mod marking;
mod record;

pub use marking::{Lexicon, mark};
pub use record::{Attempt, AttemptId, Credit, Mark, Now, Occasion, PartMark, Position, Response};
