//! What sittings by lines have in common: the record, the clock, what is known, the manner of speaking, and how they end.

use super::{Done, Failure, Io, database, memory};
use crate::cli::Options;
use crate::course::{Course, Item};
use crate::plain::{Hands, Manner, Outcome, Sitting, Talk, sit};
use crate::runtime::Clock;
use crate::store::{SqliteStore, Store, StoreError};
use crate::study::{
    Attempt, Decision, DecisionKind, Memory, Now, Occasion, Rating, RatingInput, Response, StudyDay,
};

/// Columns of lines on a terminal.
const COLUMNS: usize = 76;

/// The record, the clock, and what is known.
pub(super) struct Desk {
    clock: Clock,
    store: SqliteStore,
    pub(super) memory: Memory,
}

impl Desk {
    /// Opens the record; a sitting that could not be recorded does not begin.
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

    /// The answers of this study day in order, as they count now: those that were taken back are left out.
    pub(super) fn answers_today(&self, course: &Course) -> Result<Vec<Attempt>, Failure> {
        let say = |error: StoreError| Failure::Message(error.to_string());
        let today = self.today();
        let mut attempts = self.store.attempts(&course.id).map_err(say)?;
        attempts.retain(|attempt| StudyDay::at(attempt.now) == today);
        for decision in self.store.decisions(&course.id).map_err(say)? {
            match decision.what {
                DecisionKind::Undo(id) => attempts.retain(|attempt| attempt.id != id),
                DecisionKind::CountAsRight(id) => {
                    let own = attempts.iter_mut().filter(|attempt| attempt.id == id);
                    own.for_each(|attempt| attempt.score = 1.0);
                }
                _ => {}
            }
        }
        Ok(attempts)
    }

    /// The study day it is.
    pub(super) fn today(&self) -> StudyDay {
        StudyDay::at(self.clock.now())
    }

    /// The rating of an attempt, if it is the one that counts for its card today.
    fn counting(&self, attempt: &Attempt) -> Option<Rating> {
        let (card, _) = self.memory.deck().find(&attempt.item)?;
        let day = StudyDay::at(attempt.now);
        let mut answers = self.memory.card(card)?.answers();
        let counts = answers.find(|one| one.day == day && one.occasion != Occasion::Practice)?;
        (counts.id == attempt.id).then_some(counts.rating)
    }
}

impl Hands for Desk {
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

    fn answered(&self, item: &Item, response: &Response, score: f64) -> RatingInput {
        self.memory.answered(item, response, score)
    }

    fn outlook(&mut self, attempt: &Attempt) -> Option<String> {
        if attempt.occasion == Occasion::Practice {
            return None;
        }
        let today = self.today();
        let Some(rating) = self.counting(attempt) else {
            return Some("RatingInput before today: no date moves.".to_owned());
        };
        let dates = self.memory.preview(&attempt.item, today)?;
        let both = || Rating::ALL.into_iter().zip(dates).enumerate();
        let next = both().find(|(_, (one, _))| *one == rating)?.1.1;
        let next = format!(
            "Rated {}: next {}.",
            rating.key(),
            next.relative_name(today)
        );
        if attempt.occasion != Occasion::Review {
            return Some(next);
        }
        let others = both().filter(|(_, (one, _))| *one != rating);
        let others = others.map(|(at, (one, day))| {
            format!(
                "rate {} ({}, {})",
                at + 1,
                one.key(),
                day.relative_name(today)
            )
        });
        Some(format!(
            "{next} To change it: {}.",
            others.collect::<Vec<_>>().join(", ")
        ))
    }

    fn slips(&self, item: &Item) -> bool {
        let place = self.memory.deck().find(&item.id);
        let state = place.and_then(|(card, _)| self.memory.card(card)?.state);
        state.is_some_and(|state| state.is_leech())
    }

    fn farewell(&mut self) -> Option<String> {
        let notice = self.store.take_notice().map(|notice| format!("{notice}. "));
        let today = self.today();
        let stats = self.memory.stats(today);
        let tomorrow = stats.due_by_day.get(1).map_or(0, |day| day.due);
        let due = match (stats.due_now, tomorrow) {
            (0, 0) => "Nothing is due today or tomorrow.".to_owned(),
            (0, tomorrow) => format!("Due tomorrow: {tomorrow}."),
            (now, tomorrow) => format!("Due today: {now}; tomorrow: {tomorrow}."),
        };
        Some(notice.unwrap_or_default() + &due)
    }
}

/// Whether a sitting is held by lines: because that was asked for, or because there is no terminal to draw on.
pub(super) fn by_lines(options: &Options, io: &Io<'_>) -> bool {
    options.plain || io.tty.check().is_err()
}

/// Holds the sitting.
pub(super) fn hold(
    sitting: &Sitting<'_>,
    desk: &mut Desk,
    options: &Options,
    io: &mut Io<'_>,
) -> Result<Done, Failure> {
    let manner = manner(options, io);
    let outcome = sit(sitting, &mut Talk::new(io.out, io.input, manner), desk)?;
    ended(outcome)
}

fn manner(options: &Options, io: &Io<'_>) -> Manner {
    Manner {
        columns: io.tty.stdout.then_some(COLUMNS),
        ascii: options.ascii,
        prompt: io.tty.stdin && io.tty.stdout,
    }
}

fn ended(outcome: Outcome) -> Result<Done, Failure> {
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
