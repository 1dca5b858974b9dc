//! A session by lines: one question after the other, each answered by a line, marked, and written before it is said to be
//! recorded. What is asked and what an answer changes is decided by [`crate::study::session`]; this is its face in lines.

mod commands;
mod open_answer;
mod rounds;
mod setup;
mod source;
#[cfg(test)]
mod tests;
mod write_queue;

use std::io;

use super::console::Console;
use super::parse;
use super::question;
use super::verdict;
use crate::course::Task;
use crate::study::session::{AnswerContext, Question, Session};
use crate::study::{AttemptId, Confidence, QueueReason, Response};
pub use setup::{LineServices, SessionOutcome, SessionSetup};
use write_queue::WriteQueue;

/// Lines that were no answer, after which a question is skipped: nobody is there who reads the explanations.
const MOST_MISTAKES: usize = 20;

/// Where to go from a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    /// To the next.
    Next,
    /// To the open one before.
    Back,
    /// To the question with this number, from 0.
    To(usize),
    /// To the end.
    End,
}

/// What a line turned out to be.
enum ParsedLine {
    Answer(String),
    Move(Move),
    /// A command that was carried out: the next line.
    Done,
}

/// A session that is going on.
struct LineSession<'a, 'b> {
    setup: &'a SessionSetup<'a>,
    session: Session,
    console: &'a mut Console<'b>,
    queue: WriteQueue<'a>,
    /// The question that was suspended last.
    last_suspended: Option<usize>,
    outcome: SessionOutcome,
}

/// Asks, marks and has answers written until everything was asked, the learner leaves or the input ends.
pub fn run_session(
    setup: &SessionSetup<'_>,
    console: &mut Console<'_>,
    services: &mut dyn LineServices,
) -> io::Result<SessionOutcome> {
    let mut face = LineSession {
        setup,
        session: setup.session.clone(),
        console,
        queue: WriteQueue::new(services, setup.run),
        last_suspended: None,
        outcome: SessionOutcome::default(),
    };
    face.run()?;
    Ok(face.outcome)
}

impl LineSession<'_, '_> {
    /// Asks every open question. Whether the learner is still there.
    fn ask_all(&mut self) -> io::Result<bool> {
        let mut at = 0;
        while at < self.session.questions.len() {
            let step = if self.session.is_open(at) {
                self.ask(at)?
            } else {
                Move::Next
            };
            match step {
                Move::Next => at += 1,
                Move::Back => match (0..at).rev().find(|at| self.session.is_open(*at)) {
                    Some(before) => at = before,
                    None => self.console.say("No question before this one is open.")?,
                },
                Move::To(number) => at = number,
                Move::End => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Asks one question until it is answered, skipped or left.
    fn ask(&mut self, number: usize) -> io::Result<Move> {
        let now = self.queue.now().since_start;
        if let Some(question) = self.session.questions.get_mut(number) {
            question.see(now);
        }
        let Some(question) = self.session.questions.get(number).cloned() else {
            return Ok(Move::Next);
        };
        self.show(number, &question)?;
        for _ in 0..MOST_MISTAKES {
            let line = match self.line(number, &question)? {
                ParsedLine::Answer(line) => line,
                ParsedLine::Move(step) => return Ok(step),
                ParsedLine::Done => continue,
            };
            let response = match question.item.task {
                Task::Open { .. } => match self.open_answer(number, &question, line)? {
                    Ok(response) => response,
                    Err(Move::To(_)) => continue,
                    Err(step) => return Ok(step),
                },
                _ => match parse::response(&question.item, &question.order, &line) {
                    Ok(response) => response,
                    Err(why) => {
                        self.console
                            .say(&format!("That is no answer yet: {why}."))?;
                        continue;
                    }
                },
            };
            self.answer(number, response)?;
            return Ok(Move::Next);
        }
        self.console
            .say("Too many lines that were no answer: on to the next question.")?;
        Ok(Move::Next)
    }

    fn show(&mut self, number: usize, question: &Question) -> io::Result<()> {
        let count = self.session.questions.len();
        let flag = if question.is_flagged { " Flagged." } else { "" };
        self.console.gap()?;
        self.console.say(&format!(
            "Question {} of {count}. {}.{flag}",
            number + 1,
            question::kind(&question.item)
        ))?;
        if let Some(note) = note(question) {
            self.console.say(note)?;
        }
        question::ask(self.console, &question.item, &question.order)
    }

    /// Has a response marked and written, and says both.
    fn answer(&mut self, number: usize, response: Response) -> io::Result<()> {
        let now = self.queue.now();
        let context = AnswerContext {
            id: AttemptId(self.queue.next_id(now)),
            now,
            course: &self.setup.course.id,
            lexicon: self.setup.lexicon,
            memory: self.queue.memory(),
            is_timed: false,
        };
        let Some(attempt) = self.session.answer(number, response, &context) else {
            return Ok(());
        };
        let count = self.session.questions.len();
        let label = format!("question {} of {count}, {}", number + 1, attempt.item);
        let written = self.queue.append(attempt, label);
        self.settle(number);
        let Some(question) = self.session.questions.get(number) else {
            return Ok(());
        };
        if let Some(answer) = &question.answer {
            verdict::say(self.console, question, answer)?;
            if question.confidence == Some(Confidence::Sure) && !answer.mark.is_full() {
                self.console.say(
                    "You were sure of this one: it is worth reading the paragraph again (s).",
                )?;
            }
            if let Some(help) = &answer.leech_help {
                source::say_leech_help(self.console, help)?;
            }
        }
        self.say_written(&written)
    }
}

/// What is said about a question of a review before it is asked.
fn note(question: &Question) -> Option<&'static str> {
    let queued = question.queued.as_ref()?;
    if question.repeat > 0 {
        return Some("Once more, because it was missed.");
    }
    match queued.why {
        QueueReason::KeyChanged => Some("Its key has changed since you answered it."),
        QueueReason::SureButWrong => Some("Last time you were sure, and it was not right."),
        QueueReason::New => Some("New."),
        QueueReason::Weakest => Some("Not due yet: practice, which moves no date."),
        QueueReason::Due if queued.leech => {
            Some("It keeps being forgotten: after the answer, s shows where it comes from.")
        }
        QueueReason::Due => None,
    }
}

/// `1 question`, `2 questions`.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
