//! `studyhall quiz [ID]`: questions about a lesson, a module, an objective or the whole course. A lesson is asked on the
//! screen where there is one; everything else by lines.

use super::sitting::{Desk, by_lines, hold};
use super::{Done, Failure, Io, courses, open};
use crate::cli::{Options, Quiz};
use crate::plain::{Sitting, scope};
use crate::runtime::Clock;
use crate::study::{Lexicon, seed};
use crate::text::Clean;
use crate::tui::Action;

pub(super) fn run(args: &Quiz, options: &Options, io: &mut Io<'_>) -> Result<Done, Failure> {
    let id = args.id.as_deref();
    if !by_lines(options, io) && id.is_none() {
        return open::at(options, io, (Some(Action::OpenQuiz(None)), args.seed));
    }
    let courses = courses::read(options, io)?;
    if !by_lines(options, io)
        && let (Some(id), Some(first)) = (id, courses.first())
        && first
            .lesson(id.split('#').next().unwrap_or_default())
            .is_some()
    {
        let quiz = Action::OpenQuiz(Some(id.to_owned()));
        return open::at(options, io, (Some(quiz), args.seed));
    }
    let session = Clock::session();
    let seed = args.seed.unwrap_or_else(|| seed(session, 0));
    let found = courses
        .iter()
        .find_map(|course| Some((course, scope(course, id, seed)?)));
    let Some((course, scope)) = found else {
        return Err(Failure::Message(format!(
            "no lesson, module, objective or route `{}`: `studyhall list` names lessons and modules, `studyhall stats --json` objectives",
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
    hold(&sitting, &mut Desk::open(options, course)?, options, io)
}
