//! What sessions by lines have in common: the record, the clock, the scheduler, how lines are written, and how they end.

use super::{Failure, Outcome, Streams, database, memory};
use crate::cli::Options;
use crate::course::Course;
use crate::plain::{Console, LineServices, OutputStyle, SessionOutcome, SessionSetup, run_session};
use crate::runtime::Clock;
use crate::store::{SqliteStore, Store, read_progress};
use crate::study::{Attempt, CourseProgress, Decision, Memory, Now, StudyDay};

/// Columns of lines on a terminal.
const COLUMNS: usize = 76;

/// The record, the clock, and the scheduler.
pub(super) struct PlainServices {
    clock: Clock,
    store: SqliteStore,
    pub(super) memory: Memory,
}

impl PlainServices {
    /// Opens the record; a session that could not be recorded does not begin.
    pub(super) fn open(options: &Options, course: &Course) -> Result<Self, Failure> {
        let path = database(options.data_dir.as_deref())?;
        let store =
            SqliteStore::open(&path).map_err(|error| Failure::Message(error.to_string()))?;
        Ok(Self {
            clock: Clock::start(),
            memory: memory::remember(&store, course)?,
            store,
        })
    }

    /// What the record says about the course, for resuming a session.
    pub(super) fn progress(&self, course: &Course) -> Result<CourseProgress, Failure> {
        read_progress(&self.store, &course.id).map_err(|error| Failure::Message(error.to_string()))
    }

    /// The study day it is.
    pub(super) fn today(&self) -> StudyDay {
        StudyDay::at(self.clock.now())
    }
}

impl LineServices for PlainServices {
    fn now(&mut self) -> Now {
        self.clock.now()
    }

    fn append(&mut self, attempt: &Attempt) -> Result<(), String> {
        self.store
            .append(attempt)
            .map_err(|error| error.to_string())?;
        self.memory.append(attempt);
        Ok(())
    }

    fn decide(&mut self, decision: &Decision) -> Result<(), String> {
        self.store
            .decide(decision)
            .map_err(|error| error.to_string())?;
        self.memory.decide(decision);
        Ok(())
    }

    fn memory(&self) -> Option<&Memory> {
        Some(&self.memory)
    }

    fn take_notice(&mut self) -> Option<String> {
        self.store.take_notice()
    }
}

/// Whether a session is held by lines: because that was asked for, or because there is no terminal to draw on.
pub(super) fn is_by_lines(options: &Options, io: &Streams<'_>) -> bool {
    options.plain || io.tty.check().is_err()
}

/// Runs the session to its end.
pub(super) fn run(
    setup: &SessionSetup<'_>,
    services: &mut PlainServices,
    options: &Options,
    io: &mut Streams<'_>,
) -> Result<Outcome, Failure> {
    let style = OutputStyle {
        columns: io.tty.stdout.then_some(COLUMNS),
        ascii: options.ascii,
        prompt: io.tty.stdin && io.tty.stdout,
    };
    let mut console = Console::new(io.out, io.input, style);
    let SessionOutcome {
        write_error,
        read_error,
    } = run_session(setup, &mut console, services)?;
    let error = write_error.map(|why| format!("answers are not in the record: {why}"));
    let error = error.or_else(|| read_error.map(|why| format!("cannot read the input: {why}")));
    error.map_or(Ok(Outcome::Done), |error| Err(Failure::Message(error)))
}
