//! `studyhall quiz [ID]`: questions about a lesson, a module, an objective or the whole course; on the screen where there
//! is one, else by lines.

use super::sitting::{Desk, by_lines, find_in, hold};
use super::{Done, Failure, Io, courses};
use crate::cli::{Options, Quiz};
use crate::plain::{Sitting, scope};
use crate::runtime::Clock;
use crate::study::{Lexicon, seed};
use crate::text::Clean;

pub(super) fn run(args: &Quiz, options: &Options, io: &mut Io<'_>) -> Result<Done, Failure> {
    let _ = by_lines(options, io);
    let courses = courses::read(options, io)?;
    let session = Clock::session();
    let seed = args.seed.unwrap_or_else(|| seed(session, 0));
    let id = args.id.as_deref();
    let Some((course, scope)) = find_in(&courses, |course| scope(course, id, seed)) else {
        return Err(Failure::Message(format!(
            "no lesson, module, objective or route `{}`: `studyhall list` names them",
            Clean::new(id.unwrap_or_default())
        )));
    };
    if scope.questions.is_empty() {
        return Err(Failure::Message(format!(
            "nothing is asked about `{}`",
            Clean::new(id.unwrap_or(&course.title))
        )));
    }
    let sitting = Sitting {
        course,
        lexicon: &Lexicon::of(course),
        title: scope.title,
        seed,
        session,
        questions: scope.questions,
    };
    hold(&sitting, &mut Desk::open(options)?, options, io)
}
