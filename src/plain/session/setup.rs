//! What a session by lines is started with, the services that write for it, and its outcome.

use crate::course::Course;
use crate::study::session::Session;
use crate::study::{Attempt, Decision, Memory, NameLexicon, Now};

/// The clock, the record and the scheduler.
pub trait LineServices {
    /// This moment.
    fn now(&mut self) -> Now;
    /// Writes an attempt; it is on disk when this returns. An error is a sentence that says what to do.
    fn append(&mut self, attempt: &Attempt) -> Result<(), String>;
    /// Writes a decision; it is on disk when this returns. An error is a sentence that says what to do.
    fn decide(&mut self, decision: &Decision) -> Result<(), String>;
    /// The scheduler, which knows every attempt and decision that was written.
    fn memory(&self) -> Option<&Memory>;
    /// What happened to the record while it was open, said once at the end.
    fn take_notice(&mut self) -> Option<String> {
        None
    }
}

/// What a session is started with.
pub struct SessionSetup<'a> {
    /// The course.
    pub course: &'a Course,
    /// Its names.
    pub lexicon: &'a NameLexicon,
    /// What the session is called: `Quiz: 5.3 Affective liberation`.
    pub title: String,
    /// The questions, with the answers of a session that is resumed.
    pub session: Session,
    /// A number that no other run of the program has.
    pub run: u64,
    /// The command that resumes the session, if one does.
    pub resume_command: Option<String>,
}

/// How a session ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionOutcome {
    /// Why answers could not be written, if some could not.
    pub write_error: Option<String>,
    /// Why the input could not be read to its end, if so.
    pub read_error: Option<String>,
}
