//! `studyhall review`: what is due, and what is new today: on the screen where there is one, else by lines.

use std::collections::HashMap;

use super::sitting::{Desk, by_lines, hold};
use super::{Done, Failure, Io, courses, open, warn_about_time_zone};
use crate::cli::{Options, Review, Wishes};
use crate::course::{Course, Item, ItemId, Lesson};
use crate::plain::{Hands, Question, Sitting};
use crate::runtime::Clock;
use crate::study::{
    Decision, DecisionId, NameLexicon, Occasion, QueueItem, QueueReason, Settings, seed, uuid_v7,
};
use crate::tui::{Action, OpenAction};

pub(super) fn run(args: &Review, options: &Options, io: &mut Io<'_>) -> Result<Done, Failure> {
    let limit = args
        .limit
        .and_then(|limit| usize::try_from(limit).ok())
        .unwrap_or(usize::MAX);
    let first = (Some(Action::Open(OpenAction::Review(limit))), args.seed);
    let on_screen = !by_lines(options, io);
    let wishes = args.wishes.any() || args.limit == Some(0);
    if on_screen && !wishes && options.lessons.len() < 2 {
        return open::at(options, io, first);
    }
    let courses = courses::read(options, io)?;
    let course = courses::only(&courses)?;
    if on_screen && !wishes {
        return open::at(&options.of(&course.id), io, first);
    }
    if !on_screen {
        warn_about_time_zone(io);
    }
    let mut desk = Desk::open(options, course)?;
    let today = desk.today();
    if wishes {
        wish(&args.wishes, &mut desk, course)?;
        let said = desk.memory.settings().summary(today);
        writeln!(io.out, "Settings: {said}.")?;
    }
    if args.limit == Some(0) {
        return Ok(Done::Well);
    }
    if on_screen {
        drop(desk);
        return open::at(&options.of(&course.id), io, first);
    }
    let queue = desk.memory.queue(today);
    let items = items(course);
    let question = |queued: &QueueItem| {
        let (lesson, item) = items.get(desk.memory.item_of(queued)?)?;
        Some(Question {
            lesson,
            item,
            occasion: Occasion::Review,
            note: note(queued),
        })
    };
    let all: Vec<_> = queue.items.iter().filter_map(question).collect();
    let questions: Vec<_> = all.iter().copied().take(limit).collect();
    if questions.is_empty() {
        writeln!(io.out, "Nothing is due.")?;
        if let Some(day) = desk
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
        } else {
            writeln!(
                io.out,
                "Questions come here once they were answered in a lesson: `studyhall quiz`."
            )?;
        }
        return Ok(Done::Well);
    }
    let session = Clock::session();
    let due = queue.due.min(questions.len());
    let sitting = Sitting {
        course,
        lexicon: &NameLexicon::new(course),
        title: format!("Review: {due} due, {} new", questions.len() - due),
        seed: args.seed.unwrap_or_else(|| seed(session, 0)),
        session,
        questions,
        answered: Vec::new(),
        again: None,
    };
    hold(&sitting, &mut desk, options, io)
}

/// Keeps what is wanted of the scheduler from now on, each of it on disk when this returns.
fn wish(wishes: &Wishes, desk: &mut Desk, course: &Course) -> Result<(), Failure> {
    let now = *desk.memory.settings();
    let exam = match &wishes.exam {
        Some(text) => Settings::parse_exam(text, desk.today()).map_err(Failure::Message)?,
        None => now.exam,
    };
    let wanted = Settings {
        retention: wishes
            .retention
            .map_or(now.retention, |percent| f64::from(percent) / 100.0),
        new_cards: wishes.new.unwrap_or(now.new_cards),
        minutes: wishes.minutes.unwrap_or(now.minutes),
        exam,
        speed: wishes
            .speed
            .as_deref()
            .map_or(now.speed, |word| word == "on"),
    };
    let session = Clock::session();
    for (number, what) in (1..).zip(now.changes(&wanted)) {
        let now = desk.now();
        let decision = Decision {
            id: DecisionId(uuid_v7(now, session, number)),
            now,
            course: course.id.clone(),
            what,
        };
        desk.decide(&decision).map_err(Failure::Message)?;
    }
    Ok(())
}

/// Every item with the lesson that asks it.
fn items(course: &Course) -> HashMap<&ItemId, (&Lesson, &Item)> {
    let of = |lesson| Lesson::items(lesson).map(move |item| (&item.id, (lesson, item)));
    course.lessons().flat_map(of).collect()
}

/// What is said about a question before it is asked.
fn note(queued: &QueueItem) -> Option<&'static str> {
    match queued.why {
        QueueReason::KeyChanged => Some("Its key has changed since you answered it."),
        QueueReason::SureButWrong => Some("Last time you were sure, and it was not right."),
        QueueReason::New => Some("New."),
        QueueReason::Due if queued.leech => {
            Some("It keeps being forgotten: after the answer, s shows where it comes from.")
        }
        QueueReason::Due => None,
    }
}
