//! A sitting by lines: one question after the other, each answered by a line, judged, and written down before it is said
//! to be recorded. Knows no clock and no disk: its [`Hands`] do.

mod end;
mod given;
mod ledger;
mod obey;
mod open;
mod source;
#[cfg(test)]
mod tests;

use std::io;
use std::time::Duration;

use super::answer;
use super::question;
use super::shown::Shown;
use super::talk::Talk;
use super::verdict;
use crate::course::Task;
use crate::study::{Confidence, Occasion, Response, mark};
pub use given::{Hands, Outcome, Question, Sitting};
use ledger::Ledger;

/// Lines that were no answer, after which a question is passed over: nobody is there who reads the explanations.
const PATIENCE: usize = 20;

/// Whether a question is asked in a round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    /// It waits for an answer.
    Open,
    /// It has been answered, or is not in this round.
    #[default]
    Closed,
    /// It is not asked any more.
    Suspended,
}

/// How far a question is.
#[derive(Debug, Clone, Default)]
struct Sheet {
    hints: usize,
    sure: Option<Confidence>,
    flagged: bool,
    seen: Option<Duration>,
    state: State,
    /// What the last answer scored, 0 to 1.
    score: Option<f64>,
}

/// Where to go from a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// To the next.
    Next,
    /// To the one before that is open.
    Back,
    /// To the question with this number, from 0.
    To(usize),
    /// To the end.
    End,
}

/// What a line turned out to be.
enum Line {
    Answer(String),
    Step(Step),
    /// Dealt with: the next line.
    Again,
}

/// A sitting that is going on.
struct Run<'a, 'b> {
    sitting: &'a Sitting<'a>,
    talk: &'a mut Talk<'b>,
    ledger: Ledger<'a>,
    sheets: Vec<Sheet>,
    /// The question that was answered last.
    answered: Option<usize>,
    /// What the orders of this round follow from.
    seed: u64,
    outcome: Outcome,
}

/// Sits: asks, judges, has it written down, until everything was asked, the learner leaves or the input ends.
pub fn sit(
    sitting: &Sitting<'_>,
    talk: &mut Talk<'_>,
    hands: &mut dyn Hands,
) -> io::Result<Outcome> {
    let mut run = Run {
        sitting,
        talk,
        ledger: Ledger::new(hands, sitting.session),
        sheets: vec![Sheet::default(); sitting.questions.len()],
        answered: None,
        seed: sitting.seed,
        outcome: Outcome::default(),
    };
    for (number, score) in &sitting.answered {
        if let Some(sheet) = run.sheets.get_mut(*number) {
            sheet.score = Some(*score);
        }
    }
    run.all()?;
    Ok(run.outcome)
}

impl Run<'_, '_> {
    fn all(&mut self) -> io::Result<()> {
        let count = self.sitting.questions.len();
        self.talk.say(&format!(
            "{}. {}. Seed {}.",
            self.sitting.title,
            counted(count, "question"),
            self.seed
        ))?;
        self.talk
            .say("An empty line skips a question. ? lists the commands.")?;
        let mut round = self.those(|sheet| sheet.score.is_none());
        if round.len() < count {
            let answered = counted(count - round.len(), "question");
            self.talk.say(&format!(
                "{answered} answered before; going on with the others."
            ))?;
        }
        while !round.is_empty() {
            round = if self.round(&round)? {
                self.again()?
            } else {
                Vec::new()
            };
        }
        self.settle()?;
        self.summary()
    }

    /// Asks the questions of a round. Whether the conversation goes on after it.
    fn round(&mut self, round: &[usize]) -> io::Result<bool> {
        for number in round {
            self.sheets
                .get_mut(*number)
                .into_iter()
                .for_each(|sheet| sheet.state = State::Open);
        }
        let is_open = |run: &Self, number: &usize| {
            run.sheets
                .get(*number)
                .is_some_and(|sheet| sheet.state == State::Open)
        };
        let mut at = 0;
        while let Some(number) = round.get(at) {
            let step = if is_open(self, number) {
                self.ask(*number)?
            } else {
                Step::Next
            };
            match step {
                Step::Next => at += 1,
                Step::Back => match round
                    .iter()
                    .take(at)
                    .rposition(|number| is_open(self, number))
                {
                    Some(before) => at = before,
                    None => self.talk.say("No question before this one is open.")?,
                },
                Step::To(number) => at = round.iter().position(|one| *one == number).unwrap_or(at),
                Step::End => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Asks one question until it is answered, skipped or left.
    fn ask(&mut self, number: usize) -> io::Result<Step> {
        let Some(question) = self.sitting.questions.get(number).copied() else {
            return Ok(Step::Next);
        };
        let shown = Shown::of(question.item, self.seed);
        self.show(number, question, &shown)?;
        let now = self.ledger.now().since_start;
        if let Some(sheet) = self.sheets.get_mut(number) {
            sheet.seen.get_or_insert(now);
        }
        for _ in 0..PATIENCE {
            let line = match self.line(number, question, &shown)? {
                Line::Answer(line) => line,
                Line::Step(step) => return Ok(step),
                Line::Again => continue,
            };
            let response = match question.item.task {
                Task::Open { .. } => match self.open(number, question, &shown, line)? {
                    Ok(response) => response,
                    Err(Step::To(_)) => continue,
                    Err(step) => return Ok(step),
                },
                _ => match answer::read(question.item, &shown, &line) {
                    Ok(response) => response,
                    Err(why) => {
                        self.talk.say(&format!("That is no answer yet: {why}."))?;
                        continue;
                    }
                },
            };
            self.answer(number, question, &shown, response)?;
            return Ok(Step::Next);
        }
        self.talk
            .say("Too many lines that were no answer: on to the next question.")?;
        Ok(Step::Next)
    }

    fn show(&mut self, number: usize, question: Question<'_>, shown: &Shown) -> io::Result<()> {
        let count = self.sitting.questions.len();
        let flagged = self.sheets.get(number).is_some_and(|sheet| sheet.flagged);
        let flag = if flagged { " Flagged." } else { "" };
        self.talk.gap()?;
        self.talk.say(&format!(
            "Question {} of {count}. {}.{flag}",
            number + 1,
            question::kind(question.item)
        ))?;
        if let Some(note) = question.note {
            self.talk.say(note)?;
        }
        question::ask(self.talk, question.item, shown)
    }

    /// Judges a response, has it written, and tells both.
    fn answer(
        &mut self,
        number: usize,
        question: Question<'_>,
        shown: &Shown,
        response: Response,
    ) -> io::Result<()> {
        let judged = mark(question.item, &response, self.sitting.lexicon);
        let sheet = self.sheets.get(number).cloned().unwrap_or_default();
        let attempt = self.attempt(question, &sheet, (response, judged.score));
        let written = self.ledger.append(&attempt, number);
        verdict::tell(
            self.talk,
            (question.item, shown),
            (&attempt.response, &judged),
        )?;
        if sheet.sure == Some(Confidence::Sure) && !judged.is_full() {
            self.talk
                .say("You were sure of this one: it is worth reading the paragraph again (s).")?;
        }
        if let Some(sheet) = self.sheets.get_mut(number) {
            (sheet.score, sheet.state, sheet.sure) = (Some(judged.score), State::Closed, None);
        }
        self.answered = Some(number);
        if question.occasion == Occasion::Review && self.ledger.slips(question.item) {
            self.slipping(question, &attempt.response)?;
        }
        self.say_written(written)
    }
}

/// `1 question`, `2 questions`.
fn counted(count: usize, noun: &str) -> String {
    crate::text::Count::new(count, noun).to_string()
}
