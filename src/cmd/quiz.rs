//! `studyhall quiz [ID]`: questions about a lesson, a module, an objective, a route or the whole course: on the screen
//! where there is one, else by lines.

use super::sitting::{Desk, by_lines, hold};
use super::{Done, Failure, Io, courses, open, warn_about_time_zone};
use crate::cli::{Options, Quiz};
use crate::course::Course;
use crate::plain::Sitting;
use crate::runtime::Clock;
use crate::study::{Attempt, NameLexicon, Occasion, QuizScope, scope, seed};
use crate::text::SafeText;
use crate::tui::{Action, OpenAction};

pub(super) fn run(args: &Quiz, options: &Options, io: &mut Io<'_>) -> Result<Done, Failure> {
    let id = args.id.as_deref();
    let on_screen = !by_lines(options, io);
    let first = || Action::Open(OpenAction::Quiz(args.id.clone()));
    if on_screen && id.is_none() && options.lessons.len() < 2 {
        return open::at(options, io, (Some(first()), args.seed));
    }
    let courses = courses::read(options, io)?;
    let session = Clock::session();
    let drawn = args.seed.unwrap_or_else(|| seed(session, 0));
    let course = match id {
        None => Some(courses::only(&courses)?),
        Some(id) => courses::with(&courses, id, |course| {
            scope(course, Some(id), drawn).is_some()
        })?,
    };
    let Some((course, mut about)) = course.and_then(|one| Some((one, scope(one, id, drawn)?)))
    else {
        return Err(Failure::Message(format!(
            "no lesson, module, objective or route `{}`: `studyhall list` names lessons and modules, \
             `studyhall stats --json` objectives",
            SafeText::new(id.unwrap_or_default())
        )));
    };
    if about.questions.is_empty() {
        return Err(Failure::Message(format!(
            "nothing is asked about `{}`",
            SafeText::new(id.unwrap_or(&course.title))
        )));
    }
    if on_screen {
        return open::at(&options.of(&course.id), io, (Some(first()), args.seed));
    }
    warn_about_time_zone(io);
    let mut desk = Desk::open(options, course)?;
    let (mut seed, mut answered) = (drawn, Vec::new());
    if args.resume {
        let today = desk.answers_today(course)?;
        let Some(left) = left(course, id, &today) else {
            return Err(Failure::Message(
                "no such sitting was left today: without `--resume` a new one begins".to_owned(),
            ));
        };
        (seed, about, answered) = (left.seed, left.about, left.answered);
    }
    let sitting = Sitting {
        course,
        lexicon: &NameLexicon::new(course),
        title: format!("{}: {}", about.kind, about.about),
        seed,
        session,
        questions: about.questions.into_iter().map(Into::into).collect(),
        answered,
        again: Some(again(id)),
    };
    hold(&sitting, &mut desk, options, io)
}

/// A sitting that was left.
struct Left<'a> {
    seed: u64,
    about: QuizScope<'a>,
    /// What the questions scored that were answered, by number.
    answered: Vec<(usize, f64)>,
}

/// The sitting about `id` that was left last.
fn left<'a>(course: &'a Course, id: Option<&str>, today: &[Attempt]) -> Option<Left<'a>> {
    let own = |attempt: &&Attempt| matches!(attempt.occasion, Occasion::SelfCheck | Occasion::Quiz);
    today.iter().rev().filter(own).find_map(|last| {
        let seed = last.seed?;
        let about = scope(course, id, seed)?;
        let of = |attempt: &&Attempt| own(attempt) && attempt.seed == Some(seed);
        let place = |attempt: &Attempt| {
            let questions = &mut about.questions.iter();
            let at = questions.position(|question| question.item.id == attempt.item)?;
            Some((at, attempt.score))
        };
        let answered: Option<Vec<_>> = today.iter().filter(of).map(place).collect();
        // One that asked about more than `id` is another sitting; one that is finished was not left.
        let answered = answered.filter(|all| all.len() < about.questions.len())?;
        Some(Left {
            seed,
            about,
            answered,
        })
    })
}

/// What to type to go on.
fn again(id: Option<&str>) -> String {
    let id = id.map_or_else(String::new, |id| format!(" {}", SafeText::new(id)));
    format!("studyhall quiz{id} --plain --resume")
}
