//! The rounds of a session: every open question, then what the learner wants to go through once more, then the summary.

use std::io;

use super::{LineSession, MOST_MISTAKES, Question, counted};
use crate::plain::command_table::{Command, help, parse_command};
use crate::plain::console::LineInput;
use crate::study::session::right_text;
use crate::study::{StudyDay, seed};

/// Numbers of questions that are named in a list before it breaks off.
const MOST_NAMED: usize = 12;

/// What follows a round.
enum Round {
    /// Every open question.
    Open,
    /// A retry of these questions.
    Retry(Vec<usize>),
    /// The summary.
    End,
}

impl LineSession<'_, '_> {
    /// Runs the session from its title to its summary.
    pub(super) fn run(&mut self) -> io::Result<()> {
        let count = self.session.questions.len();
        self.console.say(&format!(
            "{}. {}. Seed {}.",
            self.setup.title,
            counted(count, "question"),
            self.session.seed
        ))?;
        self.console
            .say("An empty line skips a question. ? lists the commands.")?;
        let answered = self.session.score().answered;
        if answered > 0 {
            let answered = counted(answered, "question");
            self.console.say(&format!(
                "{answered} answered before; going on with the others."
            ))?;
        }
        let mut round = Round::Open;
        loop {
            let is_there = match &round {
                Round::Open => self.ask_all()?,
                Round::Retry(numbers) => self.retry(numbers)?,
                Round::End => break,
            };
            round = if is_there {
                self.next_round()?
            } else {
                Round::End
            };
        }
        if self.queue.write_error().is_some() {
            let written = self.queue.flush();
            self.say_written(&written)?;
            self.outcome.write_error = self.queue.write_error().map(str::to_owned);
        }
        self.summary()
    }

    /// Asks questions once more, in another order. Whether the learner is still there.
    fn retry(&mut self, numbers: &[usize]) -> io::Result<bool> {
        let seed = seed(self.setup.session.seed, self.queue.written as u64);
        let Some(retry) = self.session.retry(numbers, seed) else {
            return Ok(true);
        };
        let count = counted(numbers.len(), "question");
        self.console.gap()?;
        self.console
            .say(&format!("Once more: {count}. Seed {seed}."))?;
        let session = std::mem::replace(&mut self.session, retry);
        let is_there = self.ask_all()?;
        let retry = std::mem::replace(&mut self.session, session);
        self.session.absorb(&retry, numbers);
        self.last_suspended = None;
        Ok(is_there)
    }

    /// Offers what can be asked once more.
    fn next_round(&mut self) -> io::Result<Round> {
        let is_empty = self.lists().iter().all(|(_, numbers)| numbers.is_empty());
        if is_empty && !self.session.is_review() {
            return Ok(Round::End);
        }
        self.console.gap()?;
        self.console.say("That was the last question.")?;
        for (word, numbers) in self.lists() {
            if !numbers.is_empty() {
                self.console.say(&format!("{word}: {}", named(&numbers)))?;
            }
        }
        for _ in 0..MOST_MISTAKES {
            self.console.say(
                "Type skipped, missed or flagged to go through those once more; an empty line ends.",
            )?;
            let line = match self.console.read_line()? {
                LineInput::Line(line) => line,
                LineInput::TooLong => continue,
                LineInput::End => return Ok(Round::End),
                LineInput::Failed(why) => {
                    self.outcome.read_error = Some(why);
                    return Ok(Round::End);
                }
            };
            let word = line.to_lowercase();
            let list = self.lists().into_iter().find(|(own, _)| *own == word);
            match list {
                Some((word, numbers)) if numbers.is_empty() => {
                    self.console.say(&format!("No question is {word}."))?;
                }
                Some(("skipped", _)) => return Ok(Round::Open),
                Some((_, numbers)) => return Ok(Round::Retry(numbers)),
                None => {
                    if let Some(round) = self.run_command_at_end(&line)? {
                        return Ok(round);
                    }
                }
            }
        }
        Ok(Round::End)
    }

    /// What can be asked once more, by the word that asks for it.
    fn lists(&self) -> [(&'static str, Vec<usize>); 3] {
        let all = 0..self.session.questions.len();
        [
            (
                "skipped",
                all.filter(|at| self.session.is_open(*at)).collect(),
            ),
            ("missed", self.session.missed()),
            ("flagged", self.find(|question| question.is_flagged)),
        ]
    }

    /// Carries out a command after the last question. The next round, if that settles it.
    fn run_command_at_end(&mut self, line: &str) -> io::Result<Option<Round>> {
        let last = self.session.last_answered;
        match parse_command(line) {
            Some(Ok(Command::Skip | Command::Quit)) => return Ok(Some(Round::End)),
            Some(Ok(Command::Help)) => help().iter().try_for_each(|line| self.console.say(line))?,
            Some(Ok(Command::Undo)) => return Ok(self.undo()?.map(|_| Round::Open)),
            Some(Ok(Command::Unsuspend)) => return Ok(self.unsuspend()?.map(|_| Round::Open)),
            Some(Ok(Command::MarkCorrect)) => self.count_as_right()?,
            Some(Ok(Command::Rate(rating))) => self.rate(rating)?,
            Some(Ok(Command::List)) => self.list()?,
            Some(Ok(Command::Source)) if last.is_some() => self.source(0)?,
            Some(Ok(Command::Report)) if last.is_some() => self.report(0)?,
            Some(Err(why)) => self.console.say(&format!("{why}."))?,
            _ => self.console.say("No question is asked now.")?,
        }
        Ok(None)
    }

    /// The questions that are as `wanted`, without those that are suspended.
    fn find(&self, wanted: impl Fn(&Question) -> bool) -> Vec<usize> {
        let all = self.session.questions.iter().enumerate();
        all.filter(|(_, question)| !question.is_suspended && wanted(question))
            .map(|(number, _)| number)
            .collect()
    }

    /// Says what the session came to, in five lines at most.
    fn summary(&mut self) -> io::Result<()> {
        let scores = |wanted: fn(f64) -> bool| {
            self.find(|own| own.answer.as_ref().is_some_and(|own| wanted(own.score())))
        };
        let right = scores(|score| score >= 1.0).len();
        let partly = scores(|score| score > 0.0 && score < 1.0).len();
        let missed = scores(|score| score < 1.0);
        let count = self.session.questions.len();
        let answered = right + missed.len();
        self.console.gap()?;
        let mut parts = vec![format!("{right} right")];
        if partly > 0 {
            parts.push(format!("{partly} partly right"));
        }
        parts.push(format!("{} not yet", missed.len() - partly));
        let answers = self.session.questions.iter();
        let sum: f64 = answers
            .filter_map(|own| Some(own.answer.as_ref()?.score()))
            .sum();
        let share = if partly > 0 {
            format!(" In all {} of {answered}.", right_text(sum))
        } else {
            String::new()
        };
        self.console.say(&format!(
            "{answered} of {} answered: {}.{share}",
            counted(count, "question"),
            parts.join(", ")
        ))?;
        if !missed.is_empty() {
            self.console
                .say(&format!("To look at again: {}.", named(&missed)))?;
        }
        let undone = match self.queue.undone {
            0 => String::new(),
            undone => format!(", {undone} taken back"),
        };
        self.console.say(&format!(
            "In the record: {}{undone}.",
            counted(self.queue.written, "answer")
        ))?;
        if let Some(command) = &self.setup.resume_command
            && answered > 0
            && answered < count
        {
            self.console.say(&format!("To go on today: {command}"))?;
        }
        self.say_agenda()?;
        self.console.flush()
    }

    /// Says what is due.
    fn say_agenda(&mut self) -> io::Result<()> {
        let notice = self.queue.take_notice();
        let notice = notice.map_or_else(String::new, |notice| format!("{notice}. "));
        let today = StudyDay::at(self.queue.now());
        let Some(memory) = self.queue.memory() else {
            return Ok(());
        };
        let stats = memory.stats(today);
        let tomorrow = stats.due_by_day.get(1).map_or(0, |day| day.due);
        let due = match (stats.due_now, tomorrow) {
            (0, 0) => "Nothing is due today or tomorrow.".to_owned(),
            (0, tomorrow) => format!("Due tomorrow: {tomorrow}."),
            (now, tomorrow) => format!("Due today: {now}; tomorrow: {tomorrow}."),
        };
        self.console.say(&(notice + &due))
    }
}

/// `2, 5, 7`, broken off where there are many.
fn named(numbers: &[usize]) -> String {
    let all = numbers.iter().take(MOST_NAMED);
    let all: Vec<String> = all.map(|number| (number + 1).to_string()).collect();
    match numbers.len().saturating_sub(MOST_NAMED) {
        0 => all.join(", "),
        more => format!("{} and {more} more", all.join(", ")),
    }
}
