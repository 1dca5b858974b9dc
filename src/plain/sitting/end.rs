//! The end of a round: what is left, what was missed, and once more through it; then what the sitting came to.

use std::io;

use super::{PATIENCE, Run, Sheet, State, counted};
use crate::plain::command::{Command, command, help};
use crate::plain::talk::Heard;
use crate::study::{Occasion, seed};

/// Numbers of questions that are named in a list before it breaks off.
const NAMED: usize = 12;

impl Run<'_, '_> {
    /// Offers what can be asked once more. The questions of the next round; none to end.
    pub(super) fn again(&mut self) -> io::Result<Vec<usize>> {
        let all = &self.sitting.questions;
        let reviewing = all.iter().any(|one| one.occasion == Occasion::Review);
        if !reviewing && self.lists().iter().all(|(_, numbers)| numbers.is_empty()) {
            return Ok(Vec::new());
        }
        self.talk.gap()?;
        self.talk.say("That was the last question.")?;
        for (word, numbers) in self.lists() {
            if !numbers.is_empty() {
                self.talk.say(&format!("{word}: {}", named(&numbers)))?;
            }
        }
        for _ in 0..PATIENCE {
            self.talk.say(
                "Type skipped, missed or flagged to go through those once more; an empty line ends.",
            )?;
            let line = match self.talk.hear()? {
                Heard::Line(line) => line,
                Heard::TooLong => continue,
                Heard::End => return Ok(Vec::new()),
                Heard::Failed(why) => {
                    self.outcome.unread = Some(why);
                    return Ok(Vec::new());
                }
            };
            let word = line.to_lowercase();
            let list = self.lists().into_iter().find(|(own, _)| *own == word);
            match list {
                Some((word, numbers)) if numbers.is_empty() => {
                    self.talk.say(&format!("No question is {word}."))?;
                }
                Some((_, numbers)) => return Ok(self.once_more(numbers)),
                None => {
                    if let Some(next) = self.at_the_end(&line)? {
                        return Ok(next);
                    }
                }
            }
        }
        Ok(Vec::new())
    }

    /// What can be asked once more, by the word that asks for it.
    fn lists(&self) -> [(&'static str, Vec<usize>); 3] {
        [
            ("skipped", self.those(|sheet| sheet.score.is_none())),
            ("missed", self.missed()),
            ("flagged", self.those(|sheet| sheet.flagged)),
        ]
    }

    /// Does what a command at the end asks for: the questions to go on with, if that settles it.
    fn at_the_end(&mut self, line: &str) -> io::Result<Option<Vec<usize>>> {
        match command(line) {
            Some(Ok(Command::Skip | Command::Quit)) => return Ok(Some(Vec::new())),
            Some(Ok(Command::Help)) => help().iter().try_for_each(|line| self.talk.say(line))?,
            Some(Ok(Command::Undo)) => return Ok(self.undo()?.map(|number| vec![number])),
            Some(Ok(Command::Mine)) => self.mine()?,
            Some(Ok(Command::Rate(rating))) => self.rate(rating)?,
            Some(Ok(Command::Source)) if self.answered.is_some() => self.source(0)?,
            Some(Ok(Command::Report)) if self.answered.is_some() => self.report(0)?,
            Some(Err(why)) => self.talk.say(&format!("{why}."))?,
            _ => self.talk.say("No question is asked now.")?,
        }
        Ok(None)
    }

    /// A round of its own; where something was answered before, in another order.
    fn once_more(&mut self, questions: Vec<usize>) -> Vec<usize> {
        let answered = |number: &usize| {
            let sheet = self.sheets.get(*number);
            sheet.is_some_and(|sheet| sheet.score.is_some())
        };
        self.seed = if questions.iter().any(answered) {
            seed(self.sitting.seed, self.ledger.written as u64)
        } else {
            self.sitting.seed
        };
        questions
    }

    /// The questions whose sheets are as `wanted`, without those that were put aside.
    pub(super) fn those(&self, wanted: impl Fn(&Sheet) -> bool) -> Vec<usize> {
        let all = self.sheets.iter().enumerate();
        all.filter(|(_, sheet)| sheet.state != State::Suspended && wanted(sheet))
            .map(|(number, _)| number)
            .collect()
    }

    fn missed(&self) -> Vec<usize> {
        self.those(|sheet| sheet.score.is_some_and(|score| score < 1.0))
    }

    /// Tries once more to write what waits, and says so.
    pub(super) fn settle(&mut self) -> io::Result<()> {
        if self.ledger.behind().is_some() {
            let written = self.ledger.settle();
            self.say_written(written)?;
            self.outcome.unwritten = self.ledger.behind().map(str::to_owned);
        }
        Ok(())
    }

    /// Says what the sitting came to, in five lines at most.
    pub(super) fn summary(&mut self) -> io::Result<()> {
        let right = self
            .those(|sheet| sheet.score.is_some_and(|score| score >= 1.0))
            .len();
        let partly = self
            .those(|sheet| sheet.score.is_some_and(|score| score > 0.0 && score < 1.0))
            .len();
        let missed = self.missed();
        let count = self.sitting.questions.len();
        let answered = right + missed.len();
        self.talk.gap()?;
        let mut parts = vec![format!("{right} right")];
        if partly > 0 {
            parts.push(format!("{partly} partly right"));
        }
        parts.push(format!("{} not yet", missed.len() - partly));
        self.talk.say(&format!(
            "{answered} of {} answered: {}.",
            counted(count, "question"),
            parts.join(", ")
        ))?;
        if !missed.is_empty() {
            self.talk
                .say(&format!("To look at again: {}.", named(&missed)))?;
        }
        let undone = match self.ledger.undone {
            0 => String::new(),
            undone => format!(", {undone} taken back"),
        };
        self.talk.say(&format!(
            "In the record: {}{undone}.",
            counted(self.ledger.written, "answer")
        ))?;
        if let (Some(again), true) = (&self.sitting.again, answered > 0 && answered < count) {
            self.talk.say(&format!("To go on today: {again}"))?;
        }
        if let Some(farewell) = self.ledger.farewell() {
            self.talk.say(&farewell)?;
        }
        self.talk.flush()
    }
}

/// `2, 5, 7`, broken off where there are many.
fn named(numbers: &[usize]) -> String {
    let all: Vec<String> = numbers
        .iter()
        .take(NAMED)
        .map(|number| (number + 1).to_string())
        .collect();
    match numbers.len().saturating_sub(NAMED) {
        0 => all.join(", "),
        more => format!("{} and {more} more", all.join(", ")),
    }
}
