//! What sittings by lines have in common: the record, the clock, the manner of speaking, and how they end.

use super::{Done, Failure, Io, database};
use crate::cli::Options;
use crate::course::Course;
use crate::plain::{Hands, Manner, Sitting, Talk, sit};
use crate::runtime::Clock;
use crate::store::{SqliteStore, Store};
use crate::study::{Attempt, Decision, Now};

/// Columns of lines on a terminal.
const COLUMNS: usize = 76;

/// The record and the clock of a sitting.
pub(super) struct Desk {
    clock: Clock,
    store: SqliteStore,
}

impl Desk {
    /// Opens the record; a sitting that could not be recorded does not begin.
    pub(super) fn open(options: &Options) -> Result<Self, Failure> {
        let path = database(options.data_dir.as_deref())?;
        let store =
            SqliteStore::open(&path).map_err(|error| Failure::Message(error.to_string()))?;
        Ok(Self {
            clock: Clock::start(),
            store,
        })
    }
}

impl Hands for Desk {
    fn now(&mut self) -> Now {
        self.clock.now()
    }

    fn append(&mut self, attempt: &Attempt) -> Result<(), String> {
        self.store
            .append(attempt)
            .map_err(|error| error.to_string())
    }

    fn decide(&mut self, decision: &Decision) -> Result<(), String> {
        self.store
            .decide(decision)
            .map_err(|error| error.to_string())
    }

    fn outlook(&mut self, _attempt: &Attempt) -> Option<String> {
        None
    }
}

/// Whether a sitting is held by lines: because that was asked for, or because there is no terminal to draw on.
pub(super) fn by_lines(options: &Options, io: &Io<'_>) -> bool {
    options.plain || io.facts.check().is_err()
}

/// Holds the sitting.
pub(super) fn hold(
    sitting: &Sitting<'_>,
    desk: &mut Desk,
    options: &Options,
    io: &mut Io<'_>,
) -> Result<Done, Failure> {
    let manner = Manner {
        columns: io.facts.stdout.then_some(COLUMNS),
        ascii: options.ascii,
        prompt: io.facts.stdin && io.facts.stdout,
    };
    let outcome = sit(sitting, &mut Talk::new(io.out, io.input, manner), desk)?;
    if let Some(why) = outcome.unwritten {
        return Err(Failure::Message(format!(
            "answers are not in the record: {why}"
        )));
    }
    if let Some(why) = outcome.unread {
        return Err(Failure::Message(format!("cannot read the input: {why}")));
    }
    Ok(Done::Well)
}

/// The course that has what `find` looks for, and what it found there.
pub(super) fn find_in<'a, T>(
    courses: &'a [Course],
    find: impl Fn(&'a Course) -> Option<T>,
) -> Option<(&'a Course, T)> {
    courses
        .iter()
        .find_map(|course| Some((course, find(course)?)))
}
