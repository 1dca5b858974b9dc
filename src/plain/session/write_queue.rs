//! What a session writes: attempts and decisions with their ids. An attempt that could not be written waits and is tried
//! again before the next one; nothing is said to be recorded that is not.

use std::io;

use super::{LineServices, LineSession};
use crate::course::CourseId;
use crate::study::{
    Attempt, Decision, DecisionId, DecisionKind, Memory, Now, Occasion, Rating, StudyDay, uuid_v7,
};

/// An attempt that waits to be written.
struct PendingAttempt {
    attempt: Attempt,
    /// `question 1 of 3, item-id`.
    label: String,
}

/// The services, and the attempts they could not write yet.
pub(super) struct WriteQueue<'a> {
    services: &'a mut dyn LineServices,
    run: u64,
    made: u64,
    pending: Vec<PendingAttempt>,
    /// Why the last attempt could not be written.
    error: String,
    /// Attempts that were written.
    pub(super) written: usize,
    /// Attempts that were undone.
    pub(super) undone: usize,
}

impl<'a> WriteQueue<'a> {
    pub(super) fn new(services: &'a mut dyn LineServices, run: u64) -> Self {
        Self {
            services,
            run,
            made: 0,
            pending: Vec::new(),
            error: String::new(),
            written: 0,
            undone: 0,
        }
    }

    pub(super) fn now(&mut self) -> Now {
        self.services.now()
    }

    pub(super) fn memory(&self) -> Option<&Memory> {
        self.services.memory()
    }

    pub(super) fn take_notice(&mut self) -> Option<String> {
        self.services.take_notice()
    }

    /// The id of what is written next.
    pub(super) fn next_id(&mut self, now: Now) -> u128 {
        self.made = self.made.wrapping_add(1);
        uuid_v7(now, self.run, self.made)
    }

    /// Writes an attempt, after those that wait. The labels of the attempts that are on disk now.
    pub(super) fn append(&mut self, attempt: Attempt, label: String) -> Vec<String> {
        self.pending.push(PendingAttempt { attempt, label });
        self.flush()
    }

    /// Writes what waits, as far as it goes. The labels of the attempts that are on disk now.
    pub(super) fn flush(&mut self) -> Vec<String> {
        let mut written = Vec::new();
        while let Some(first) = self.pending.first() {
            if let Err(error) = self.services.append(&first.attempt) {
                self.error = error;
                break;
            }
            written.push(self.pending.remove(0).label);
            self.written += 1;
        }
        written
    }

    fn decide(&mut self, course: &CourseId, what: DecisionKind) -> Result<(), String> {
        let now = self.now();
        let decision = Decision {
            id: DecisionId(self.next_id(now)),
            now,
            course: course.clone(),
            what,
        };
        self.services.decide(&decision)
    }

    /// Why attempts wait, if some do.
    pub(super) fn write_error(&self) -> Option<&str> {
        (!self.pending.is_empty()).then_some(self.error.as_str())
    }
}

impl LineSession<'_, '_> {
    /// Says which attempts are on disk, and when the last answered question is asked next.
    pub(super) fn say_written(&mut self, written: &[String]) -> io::Result<()> {
        for label in written {
            self.console.say(&format!("recorded: {label}"))?;
        }
        if let Some(error) = self.queue.write_error().map(str::to_owned) {
            self.console.say(&format!(
                "not recorded yet: {error}. It will be tried again."
            ))?;
        }
        self.say_due()?;
        self.console.flush()
    }

    /// Says when the question that was answered last is asked next, and in a review how to change that.
    fn say_due(&mut self) -> io::Result<()> {
        let last = self.session.last_answered;
        let question = last.and_then(|last| self.session.questions.get(last));
        let question = question.filter(|own| own.occasion != Occasion::Practice);
        let answer = question.and_then(|own| Some((own.occasion, own.answer.as_ref()?.due)));
        let is_known = self.queue.memory().is_some() && self.queue.write_error().is_none();
        let Some((occasion, due)) = answer.filter(|_| is_known) else {
            return Ok(());
        };
        let Some(due) = due else {
            return self.console.say("Answered before today: no date moves.");
        };
        let day = due.day().relative_name(due.today);
        let mut text = format!("Rated {}: next {day}.", due.rating.key());
        if occasion == Occasion::Review {
            let all = (1..).zip(due.by_rating());
            let others = all.filter(|(_, (rating, _))| *rating != due.rating);
            let others = others.map(|(number, (rating, day))| {
                let day = day.relative_name(due.today);
                format!("rate {number} ({}, {day})", rating.key())
            });
            let others: Vec<String> = others.collect();
            text = format!("{text} To change it: {}.", others.join(", "));
        }
        self.console.say(&text)
    }

    /// Writes a decision and says `done`, or why it cannot be written. Whether it is on disk.
    pub(super) fn decide(&mut self, what: &DecisionKind, done: &str) -> io::Result<bool> {
        let course = &self.setup.course.id;
        if let Err(error) = self.queue.decide(course, what.clone()) {
            self.console.say(&format!("That is not noted: {error}."))?;
            return Ok(false);
        }
        let deck = self.queue.memory().map(|memory| memory.deck().as_ref());
        self.session.apply(what, deck);
        self.console.say(done)?;
        Ok(true)
    }

    /// Works out what an answer, or a decision about it, changes.
    pub(super) fn settle(&mut self, number: usize) {
        let today = StudyDay::at(self.queue.now());
        let memory = self.queue.memory();
        let course = self.setup.course;
        let _ = self.session.settle(number, course, memory, today);
    }

    /// The question that was answered last; says so if there is none on disk.
    fn last_answered(&mut self) -> io::Result<Option<usize>> {
        let error = if self.queue.write_error().is_some() {
            "The answer before is not recorded yet."
        } else if let Some(last) = self.session.last_answered {
            return Ok(Some(last));
        } else {
            "There is no answer before this question."
        };
        self.console.say(error)?;
        Ok(None)
    }

    /// Decides something about the last answer. The number of its question, if that was written.
    fn decide_about_last(
        &mut self,
        make: impl FnOnce(crate::study::AttemptId) -> DecisionKind,
        done: &str,
    ) -> io::Result<Option<usize>> {
        let Some(number) = self.last_answered()? else {
            return Ok(None);
        };
        let Some((number, attempt)) = self.session.answered_at_or_last(number) else {
            return Ok(None);
        };
        if !self.decide(&make(attempt), done)? {
            return Ok(None);
        }
        self.settle(number);
        Ok(Some(number))
    }

    /// Takes back what was done last. The question that is open again, if one is.
    pub(super) fn undo(&mut self) -> io::Result<Option<usize>> {
        if self.queue.write_error().is_some() {
            let why = "The answer before is not recorded yet.";
            return self.console.say(why).map(|()| None);
        }
        let back = self.session.undo_decision(usize::MAX);
        let found = back.and_then(|back| Some((self.session.question_of(&back)?, back)));
        let Some((at, back)) = found else {
            let why = "There is nothing to take back.";
            return self.console.say(why).map(|()| None);
        };
        let number = at + 1;
        let done = match &back {
            DecisionKind::Undo(_) => format!("Taken back: question {number} is open again."),
            DecisionKind::Resume(_) => format!("Taken back: question {number} is asked again."),
            DecisionKind::Suspend(_) => {
                format!("Taken back: question {number} is suspended again.")
            }
            DecisionKind::Rate(_, rating) => format!("Taken back: rated {} again.", rating.key()),
            _ => "Taken back: it counts as before.".to_owned(),
        };
        if !self.decide(&back, &done)? {
            return Ok(None);
        }
        self.settle(at);
        self.queue.undone += usize::from(matches!(back, DecisionKind::Undo(_)));
        if self.session.is_open(at) {
            return Ok(Some(at));
        }
        self.say_due()?;
        Ok(None)
    }

    /// Counts the last answer as right, or as it was marked if it was counted as right.
    pub(super) fn count_as_right(&mut self) -> io::Result<()> {
        let last = self.session.last_answered;
        let last = last.and_then(|last| self.session.questions.get(last));
        if last.is_some_and(|question| !question.can_count_as_right()) {
            return self.console.say(
                "Only an answer that was typed, and that is not right yet, can be counted as right.",
            );
        }
        let answer = last.and_then(|question| question.answer.as_ref());
        let decided = if answer.is_some_and(|answer| answer.is_counted) {
            self.decide_about_last(DecisionKind::CountAsMarked, "Counted as it was marked.")?
        } else {
            self.decide_about_last(DecisionKind::CountAsRight, "Counted as right.")?
        };
        match decided {
            Some(_) => self.say_due(),
            None => Ok(()),
        }
    }

    /// Rates the last answer.
    pub(super) fn rate(&mut self, rating: Rating) -> io::Result<()> {
        let done = format!("Rated {}.", rating.key());
        let make = |attempt| DecisionKind::Rate(attempt, rating);
        match self.decide_about_last(make, &done)? {
            Some(_) => self.say_due(),
            None => Ok(()),
        }
    }
}
