//! An open answer: lines of text up to a full stop alone, then the ideas that its writer finds in it.

use std::io;

use super::{LineSession, MOST_MISTAKES, Move, ParsedLine, Question, counted};
use crate::course::Task;
use crate::plain::console::LineInput;
use crate::plain::parse;
use crate::study::Response;

/// Bytes of an open answer.
const TEXT_LIMIT: usize = 32 * 1024;

impl LineSession<'_, '_> {
    /// Reads the rest of an open answer, and which of the ideas it has.
    pub(super) fn open_answer(
        &mut self,
        number: usize,
        question: &Question,
        first: String,
    ) -> io::Result<Result<Response, Move>> {
        let Task::Open {
            model,
            ideas,
            words,
        } = &question.item.task
        else {
            return Ok(Err(Move::Next));
        };
        let Some(text) = self.read_text(first)? else {
            return Ok(Err(Move::End));
        };
        if text.trim().is_empty() {
            self.console
                .say("That is no answer yet: nothing is written.")?;
            return Ok(Err(Move::To(number)));
        }
        let written = text.split_whitespace().count();
        self.console.say(&format!(
            "{} written; {} to {} were asked for.",
            counted(written, "word"),
            words.0,
            words.1
        ))?;
        self.console
            .say_labelled("A model answer: ", &model.plain())?;
        self.console.say(
            "Which of these ideas did you have? Answer with their numbers, as in 1 3; 0 for none.",
        )?;
        for (at, idea) in ideas.iter().enumerate() {
            self.console
                .say_labelled(&format!("  {}. ", at + 1), idea)?;
        }
        for _ in 0..MOST_MISTAKES {
            match self.line(number, question)? {
                ParsedLine::Answer(line) => match parse::ideas(&line, ideas.len()) {
                    Ok(ideas) => return Ok(Ok(Response::Open { text, ideas })),
                    Err(why) => self
                        .console
                        .say(&format!("That is no answer yet: {why}."))?,
                },
                ParsedLine::Move(step) => return Ok(Err(step)),
                ParsedLine::Done => {}
            }
        }
        Ok(Err(Move::Next))
    }

    /// The lines of a text up to a full stop alone; none if the input ends before.
    fn read_text(&mut self, first: String) -> io::Result<Option<String>> {
        let (mut text, mut line) = (String::new(), first);
        while line != "." {
            if text.len() + line.len() < TEXT_LIMIT {
                text.push_str(&line);
                text.push('\n');
            }
            line = match self.console.read_line()? {
                LineInput::Line(line) => line,
                LineInput::TooLong => String::new(),
                LineInput::End => {
                    self.console.say("The text was not ended by a full stop on a line of its own: it is not recorded.")?;
                    return Ok(None);
                }
                LineInput::Failed(why) => {
                    self.outcome.read_error = Some(why);
                    return Ok(None);
                }
            };
        }
        Ok(Some(text.trim_end().to_owned()))
    }
}
