//! A line of input during a question: an answer, or a command, which is carried out.

use std::io;

use super::{LineSession, Move, ParsedLine, Question, counted};
use crate::plain::command_table::{Command, help, parse_command};
use crate::plain::console::LineInput;
use crate::study::{DecisionKind, Response, stem_text};

impl LineSession<'_, '_> {
    /// Reads one line and carries it out, unless it is an answer.
    pub(super) fn line(&mut self, number: usize, question: &Question) -> io::Result<ParsedLine> {
        let line = match self.console.read_line()? {
            LineInput::Line(line) => line,
            LineInput::TooLong => {
                self.console
                    .say("That is no answer yet: the line is too long.")?;
                return Ok(ParsedLine::Done);
            }
            LineInput::End => return Ok(ParsedLine::Move(Move::End)),
            LineInput::Failed(why) => {
                self.outcome.read_error = Some(why);
                return Ok(ParsedLine::Move(Move::End));
            }
        };
        if let Some(answer) = line.strip_prefix('=') {
            return Ok(ParsedLine::Answer(answer.trim().to_owned()));
        }
        match parse_command(&line) {
            None => Ok(ParsedLine::Answer(line)),
            Some(Err(why)) => {
                self.console.say(&format!("{why}."))?;
                Ok(ParsedLine::Done)
            }
            Some(Ok(command)) => self.run_command(command, number, question),
        }
    }

    fn run_command(
        &mut self,
        command: Command,
        number: usize,
        question: &Question,
    ) -> io::Result<ParsedLine> {
        match command {
            Command::Skip => return Ok(ParsedLine::Move(Move::Next)),
            Command::Back => return Ok(ParsedLine::Move(Move::Back)),
            Command::Quit => return Ok(ParsedLine::Move(Move::End)),
            Command::DontKnow => {
                self.answer(number, Response::DontKnow)?;
                return Ok(ParsedLine::Move(Move::Next));
            }
            Command::Suspend => {
                let what = DecisionKind::Suspend(question.item.id.clone());
                let done = "This question is suspended and will not be asked again.";
                if self.decide(&what, done)? {
                    self.last_suspended = Some(number);
                    return Ok(ParsedLine::Move(Move::Next));
                }
            }
            Command::Unsuspend => {
                if let Some(number) = self.unsuspend()? {
                    return Ok(ParsedLine::Move(Move::To(number)));
                }
            }
            Command::Undo => {
                if let Some(undone) = self.undo()? {
                    return Ok(ParsedLine::Move(Move::To(undone)));
                }
            }
            Command::GoTo(to) => match to.checked_sub(1) {
                Some(to) if self.session.is_open(to) => return Ok(ParsedLine::Move(Move::To(to))),
                _ => self.console.say(&format!("Question {to} is not open."))?,
            },
            Command::List => self.list()?,
            Command::MarkCorrect => self.count_as_right()?,
            Command::Rate(rating) => self.rate(rating)?,
            Command::Help => help().iter().try_for_each(|line| self.console.say(line))?,
            Command::Repeat => self.show(number, question)?,
            Command::Source => self.source(number)?,
            Command::Report => self.report(number)?,
            Command::Hint => self.hint(number)?,
            Command::Flag | Command::Sure(_) => self.note_on(number, command)?,
        }
        Ok(ParsedLine::Done)
    }

    /// Notes what the learner says about a question: a flag, or how sure they are.
    fn note_on(&mut self, number: usize, command: Command) -> io::Result<()> {
        let Some(question) = self.session.questions.get_mut(number) else {
            return Ok(());
        };
        if let Command::Sure(confidence) = command {
            question.confidence = Some(confidence);
            let noted = format!("Noted: {}. Now the answer.", confidence.key());
            return self.console.say(&noted);
        }
        question.is_flagged = !question.is_flagged;
        self.console.say(if question.is_flagged {
            "Flagged."
        } else {
            "No longer flagged."
        })
    }

    fn hint(&mut self, number: usize) -> io::Result<()> {
        let Some(question) = self.session.questions.get_mut(number) else {
            return Ok(());
        };
        let (read, count) = (question.hints + 1, question.item.hints.len());
        match question.next_hint() {
            Some(hint) => {
                let label = format!("Hint {read} of {count}: ");
                self.console.say_labelled(&label, hint)
            }
            None if count == 0 => self.console.say("There is no hint to this question."),
            None => self.console.say("There is no further hint."),
        }
    }

    /// Takes up the question that was suspended last. Its number, if it is open now.
    pub(super) fn unsuspend(&mut self) -> io::Result<Option<usize>> {
        let last = self.last_suspended;
        let item = last.and_then(|last| Some(self.session.questions.get(last)?.item.id.clone()));
        let (Some(last), Some(item)) = (last, item) else {
            self.console
                .say("No question was suspended in this session.")?;
            return Ok(None);
        };
        let done = format!("Question {} is asked again.", last + 1);
        if !self.decide(&DecisionKind::Resume(item), &done)? {
            return Ok(None);
        }
        self.last_suspended = None;
        Ok(Some(last).filter(|last| self.session.is_open(*last)))
    }

    /// Says how far each question is.
    pub(super) fn list(&mut self) -> io::Result<()> {
        for (at, question) in self.session.questions.iter().enumerate() {
            let state = match &question.answer {
                _ if question.is_suspended => "suspended",
                None => "open",
                Some(_) if question.is_self_scored() => "answered",
                Some(answer) if answer.is_right() => "right",
                Some(_) => "not yet",
            };
            let flag = if question.is_flagged { ", flagged" } else { "" };
            let label = format!("  {}. {state}{flag}: ", at + 1);
            self.console
                .say_labelled(&label, &stem_text(&question.item))?;
        }
        let open = (0..self.session.questions.len()).filter(|at| self.session.is_open(*at));
        let open = counted(open.count(), "question");
        self.console.say(&format!("{open} still open."))
    }
}
