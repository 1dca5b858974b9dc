//! `studyhall review`: what is due, and what is new today: on the screen where there is one, else by lines.

use super::line_session::{self, PlainServices, is_by_lines};
use super::open::StartAction;
use super::{Failure, Outcome, Streams, courses, open, warn_about_time_zone};
use crate::cli::{Options, Review, SettingsArgs};
use crate::course::Course;
use crate::plain::{LineServices, SessionSetup};
use crate::runtime::Clock;
use crate::study::session::Session;
use crate::study::{
    Decision, DecisionId, NameLexicon, QueueReason, ReviewKind, Settings, seed, uuid_v7,
};
use crate::tui::{Action, OpenAction};

pub(super) fn run(
    args: &Review,
    options: &Options,
    io: &mut Streams<'_>,
) -> Result<Outcome, Failure> {
    let limit = args
        .limit
        .and_then(|limit| usize::try_from(limit).ok())
        .unwrap_or(usize::MAX);
    let kind = args.only.unwrap_or_default().into();
    let start = StartAction {
        action: Some(Action::Open(OpenAction::Review(kind, limit))),
        seed: args.seed,
    };
    let on_screen = !is_by_lines(options, io);
    let has_settings = args.settings.is_any() || args.limit == Some(0);
    if on_screen && !has_settings && options.lessons.len() < 2 {
        return open::at(options, io, start);
    }
    let courses = courses::read(options, io)?;
    let course = courses::only(&courses)?;
    if on_screen && !has_settings {
        return open::at(&options.of(&course.id), io, start);
    }
    if !on_screen {
        warn_about_time_zone(io);
    }
    let mut services = PlainServices::open(options, course)?;
    let today = services.today();
    if has_settings {
        save_settings(&args.settings, &mut services, course)?;
        let said = services.memory.settings().summary(today);
        writeln!(io.out, "Settings: {said}.")?;
    }
    if args.limit == Some(0) {
        return Ok(Outcome::Done);
    }
    if on_screen {
        drop(services);
        return open::at(&options.of(&course.id), io, start);
    }
    let queue = services.memory.review_queue(kind, today);
    let run = Clock::session();
    let seed = args.seed.unwrap_or_else(|| seed(run, 0));
    let queued = queue.get(..limit.min(queue.len()));
    let queued = queued.unwrap_or_default();
    let Some(session) = Session::review(course, &services.memory, queued, seed) else {
        say_nothing(kind, &services, io)?;
        return Ok(Outcome::Done);
    };
    let buried = services.memory.queue(today).buried.len();
    let new = queued
        .iter()
        .filter(|one| one.why == QueueReason::New)
        .count();
    let setup = SessionSetup {
        course,
        lexicon: &NameLexicon::new(course),
        title: match kind {
            ReviewKind::Due => format!("Review: {} due, {new} new", queued.len() - new),
            kind => format!("Review: {}", kind.title()),
        },
        session,
        run,
        resume_command: None,
    };
    let outcome = line_session::run(&setup, &mut services, options, io)?;
    if kind == ReviewKind::Due && buried > 0 {
        writeln!(
            io.out,
            "{buried} more due and waiting until tomorrow, because one about the same passage was asked today: \
             studyhall review --only buried"
        )?;
    }
    Ok(outcome)
}

/// Says that nothing is asked, and what else there is.
fn say_nothing(
    kind: ReviewKind,
    services: &PlainServices,
    io: &mut Streams<'_>,
) -> Result<(), Failure> {
    if kind != ReviewKind::Due {
        writeln!(io.out, "There is nothing of that kind.")?;
        return Ok(());
    }
    let today = services.today();
    writeln!(io.out, "Nothing is due.")?;
    if let Some(day) = services
        .memory
        .stats(today)
        .due_by_day
        .iter()
        .find(|day| day.due > 0)
    {
        writeln!(
            io.out,
            "Next: {} due {}.",
            day.due,
            day.day.relative_name(today)
        )?;
        writeln!(
            io.out,
            "To practise what is weakest: studyhall review --only weakest"
        )?;
    } else {
        writeln!(
            io.out,
            "Questions come here once they were answered in a lesson: `studyhall quiz`."
        )?;
    }
    Ok(())
}

/// What a switch is after `word`, which may be missing.
fn switch(word: Option<&str>, before: bool) -> bool {
    word.map_or(before, |word| word == "on")
}

/// Saves the settings that are changed; each is on disk when this returns.
fn save_settings(
    settings: &SettingsArgs,
    services: &mut PlainServices,
    course: &Course,
) -> Result<(), Failure> {
    let now = *services.memory.settings();
    let exam = match &settings.exam {
        Some(text) => Settings::parse_exam(text, services.today()).map_err(Failure::Message)?,
        None => now.exam,
    };
    let wanted = Settings {
        retention: settings
            .retention
            .map_or(now.retention, |percent| f64::from(percent) / 100.0),
        new_cards: settings.new.unwrap_or(now.new_cards),
        minutes: settings.minutes.unwrap_or(now.minutes),
        exam,
        speed: switch(settings.speed.as_deref(), now.speed),
        next_after_rating: switch(settings.next_after_rating.as_deref(), now.next_after_rating),
    };
    let session = Clock::session();
    for (number, what) in (1..).zip(now.changes(&wanted)) {
        let now = services.now();
        let decision = Decision {
            id: DecisionId(uuid_v7(now, session, number)),
            now,
            course: course.id.clone(),
            what,
        };
        services.decide(&decision).map_err(Failure::Message)?;
    }
    Ok(())
}
