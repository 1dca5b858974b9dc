//! Effects: what must be done after an update by code that has a disk, a clock and threads.

use crate::study::{Attempt, Decision, Position, Unfinished};

/// An effect.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Write an attempt; it is on disk before the next key is read.
    Record(Box<Attempt>),
    /// Write what a learner decided; it is on disk before the next key is read.
    Decide(Box<Decision>),
    /// Open the record, if it is not open; its content comes back as an action.
    OpenRecord,
    /// Save a reading position.
    SavePosition(Box<Position>),
    /// Save the draft of an answer.
    SaveUnfinished(Box<Unfinished>),
    /// Search; the results come back with the number.
    Search {
        /// The query.
        query: String,
        /// Number of the search.
        generation: u64,
    },
    /// Hand the terminal back to the shell until it is wanted again.
    Suspend,
    /// End the program.
    Quit,
}
