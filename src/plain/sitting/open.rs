//! An open answer: lines of text up to a full stop alone, then the ideas that its writer finds in it.

use std::io;

use super::{Line, PATIENCE, Question, Run, Step, counted};
use crate::course::Task;
use crate::plain::answer;
use crate::plain::shown::Shown;
use crate::plain::talk::Heard;
use crate::study::Response;

/// Bytes of an open answer.
const TEXT_LIMIT: usize = 32 * 1024;

impl Run<'_, '_> {
    /// Hears the rest of an open answer, and which of its ideas it has.
    pub(super) fn open(
        &mut self,
        number: usize,
        question: Question<'_>,
        shown: &Shown,
        first: String,
    ) -> io::Result<Result<Response, Step>> {
        let Task::Open {
            model,
            ideas,
            words,
        } = &question.item.task
        else {
            return Ok(Err(Step::Next));
        };
        let Some(text) = self.text(first)? else {
            return Ok(Err(Step::End));
        };
        if text.trim().is_empty() {
            self.talk
                .say("That is no answer yet: nothing is written.")?;
            return Ok(Err(Step::To(number)));
        }
        let written = text.split_whitespace().count();
        self.talk.say(&format!(
            "{} written; {} to {} were asked for.",
            counted(written, "word"),
            words.0,
            words.1
        ))?;
        self.talk.point("A model answer: ", &model.plain())?;
        self.talk.say(
            "Which of these ideas did you have? Answer with their numbers, as in 1 3; 0 for none.",
        )?;
        for (at, idea) in ideas.iter().enumerate() {
            self.talk.point(&format!("  {}. ", at + 1), idea)?;
        }
        for _ in 0..PATIENCE {
            match self.line(number, question, shown)? {
                Line::Answer(line) => match answer::ideas(&line, ideas.len()) {
                    Ok(ideas) => return Ok(Ok(Response::Open { text, ideas })),
                    Err(why) => self.talk.say(&format!("That is no answer yet: {why}."))?,
                },
                Line::Step(step) => return Ok(Err(step)),
                Line::Again => {}
            }
        }
        Ok(Err(Step::Next))
    }

    /// The lines of a text up to a full stop alone; none if the input ends before.
    fn text(&mut self, first: String) -> io::Result<Option<String>> {
        let (mut text, mut line) = (String::new(), first);
        while line != "." {
            if text.len() + line.len() < TEXT_LIMIT {
                text.push_str(&line);
                text.push('\n');
            }
            line = match self.talk.hear()? {
                Heard::Line(line) => line,
                Heard::TooLong => String::new(),
                Heard::End => {
                    self.talk.say("The text was not ended by a full stop on a line of its own: it is not recorded.")?;
                    return Ok(None);
                }
                Heard::Failed(why) => {
                    self.outcome.unread = Some(why);
                    return Ok(None);
                }
            };
        }
        Ok(Some(text.trim_end().to_owned()))
    }
}
