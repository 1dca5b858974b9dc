//! What must be done after an update, by hands that have a disk, a clock and threads.

use crate::study::{Attempt, Decision, Position, Unfinished};

/// Something to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Write an attempt; it is on disk before the next key is read.
    Record(Box<Attempt>),
    /// Write what a learner decided; it is on disk before the next key is read.
    Decide(Box<Decision>),
    /// Open the record, if it is not open; answers with what it says.
    OpenRecord,
    /// Keep a reading position.
    SavePosition(Box<Position>),
    /// Keep what was filled in for an item and not sent.
    SaveUnfinished(Box<Unfinished>),
    /// Look something up, and answer with the number.
    Search {
        /// What was typed.
        query: String,
        /// Which search this is.
        generation: u64,
    },
    /// Hand the terminal back to the shell until it is wanted again.
    Suspend,
    /// End the program.
    Quit,
}
