//! A line that was heard: an answer, or a command, which is done.

use std::io;

use super::{Line, Question, Run, State, Step};
use crate::course::Item;
use crate::plain::command::{Command, command, help};
use crate::plain::shown::Shown;
use crate::plain::talk::Heard;
use crate::study::{DecisionKind, Response};

impl Run<'_, '_> {
    /// Hears one line and does what it asks for, unless it is an answer.
    pub(super) fn line(
        &mut self,
        number: usize,
        question: Question<'_>,
        shown: &Shown,
    ) -> io::Result<Line> {
        let line = match self.talk.hear()? {
            Heard::Line(line) => line,
            Heard::TooLong => {
                self.talk
                    .say("That is no answer yet: the line is too long.")?;
                return Ok(Line::Again);
            }
            Heard::End => return Ok(Line::Step(Step::End)),
            Heard::Failed(why) => {
                self.outcome.unread = Some(why);
                return Ok(Line::Step(Step::End));
            }
        };
        if let Some(answer) = line.strip_prefix('=') {
            return Ok(Line::Answer(answer.trim().to_owned()));
        }
        match command(&line) {
            None => Ok(Line::Answer(line)),
            Some(Err(why)) => {
                self.talk.say(&format!("{why}."))?;
                Ok(Line::Again)
            }
            Some(Ok(command)) => self.obey(command, number, question, shown),
        }
    }

    fn obey(
        &mut self,
        command: Command,
        number: usize,
        question: Question<'_>,
        shown: &Shown,
    ) -> io::Result<Line> {
        match command {
            Command::Skip => return Ok(Line::Step(Step::Next)),
            Command::Back => return Ok(Line::Step(Step::Back)),
            Command::Quit => return Ok(Line::Step(Step::End)),
            Command::DontKnow => {
                self.answer(number, question, shown, Response::DontKnow)?;
                return Ok(Line::Step(Step::Next));
            }
            Command::Suspend => {
                let what = DecisionKind::Suspend(question.item.id.clone());
                if self.decide(
                    what,
                    "This question is suspended and will not be asked again.",
                )? {
                    if let Some(sheet) = self.sheets.get_mut(number) {
                        sheet.state = State::Suspended;
                    }
                    return Ok(Line::Step(Step::Next));
                }
            }
            Command::Undo => {
                if let Some(undone) = self.undo()? {
                    return Ok(Line::Step(Step::To(undone)));
                }
            }
            Command::Mine => self.mine()?,
            Command::Rate(rating) => self.rate(rating)?,
            Command::Help => help().iter().try_for_each(|line| self.talk.say(line))?,
            Command::Repeat => self.show(number, question, shown)?,
            Command::Source => self.source(number)?,
            Command::Report => self.report(number)?,
            Command::Hint => self.hint(number, question.item)?,
            Command::Flag => {
                let flagged = self.sheets.get_mut(number).is_some_and(|sheet| {
                    sheet.flagged = !sheet.flagged;
                    sheet.flagged
                });
                self.talk.say(if flagged {
                    "Flagged."
                } else {
                    "No longer flagged."
                })?;
            }
            Command::Sure(sure) => {
                self.sheets
                    .get_mut(number)
                    .into_iter()
                    .for_each(|sheet| sheet.sure = Some(sure));
                self.talk
                    .say(&format!("Noted: {}. Now the answer.", sure.key()))?;
            }
        }
        Ok(Line::Again)
    }

    fn hint(&mut self, number: usize, item: &Item) -> io::Result<()> {
        let Some(sheet) = self.sheets.get_mut(number) else {
            return Ok(());
        };
        match item.hints.get(sheet.hints) {
            Some(hint) => {
                sheet.hints += 1;
                let lead = format!("Hint {} of {}: ", sheet.hints, item.hints.len());
                self.talk.point(&lead, hint)
            }
            None if item.hints.is_empty() => self.talk.say("There is no hint to this question."),
            None => self.talk.say("There is no further hint."),
        }
    }
}
