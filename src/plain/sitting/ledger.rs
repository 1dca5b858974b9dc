//! What a sitting has written down: attempts and decisions with their ids. An attempt that could not be written waits and
//! is tried again before the next one; nothing is said to be recorded that is not.

use std::io;

use super::{Hands, Question, Run, Sheet, State};
use crate::course::Item;
use crate::study::{
    Attempt, AttemptId, Decision, DecisionId, DecisionKind, Now, Occasion, Rating, RatingInput,
    Response, fingerprint, uuid_v7,
};

/// Hands that write, and what they could not write yet.
pub(super) struct Ledger<'a> {
    hands: &'a mut dyn Hands,
    session: u64,
    made: u64,
    /// The attempts that wait to be written, each with the number of its question.
    waiting: Vec<(usize, Attempt)>,
    /// Why they wait.
    why: String,
    /// The attempt that was written last.
    last: Option<Attempt>,
    /// How many were written.
    pub(super) written: usize,
    /// How many of them were taken back.
    pub(super) undone: usize,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(hands: &'a mut dyn Hands, session: u64) -> Self {
        Self {
            hands,
            session,
            made: 0,
            waiting: Vec::new(),
            why: String::new(),
            last: None,
            written: 0,
            undone: 0,
        }
    }

    pub(super) fn now(&mut self) -> Now {
        self.hands.now()
    }

    pub(super) fn farewell(&mut self) -> Option<String> {
        self.hands.farewell()
    }

    pub(super) fn slips(&self, item: &Item) -> bool {
        self.hands.slips(item)
    }

    fn id(&mut self, now: Now) -> u128 {
        self.made = self.made.wrapping_add(1);
        uuid_v7(now, self.session, self.made)
    }

    /// Writes an attempt at the question `number`, after those that wait. The questions whose attempts are on disk now.
    pub(super) fn append(&mut self, attempt: &Attempt, number: usize) -> Vec<usize> {
        self.last = None;
        self.waiting.push((number, attempt.clone()));
        self.settle()
    }

    /// Writes what waits, as far as it goes. The questions whose attempts are on disk now.
    pub(super) fn settle(&mut self) -> Vec<usize> {
        let mut written = Vec::new();
        while let Some((number, attempt)) = self.waiting.first() {
            if let Err(why) = self.hands.append(attempt) {
                self.why = why;
                break;
            }
            written.push(*number);
            self.written += 1;
            self.last = Some(self.waiting.remove(0).1);
        }
        if !self.waiting.is_empty() {
            self.last = None;
        }
        written
    }

    /// Why attempts wait, if some do.
    pub(super) fn behind(&self) -> Option<&str> {
        (!self.waiting.is_empty()).then_some(self.why.as_str())
    }
}

impl Run<'_, '_> {
    /// The attempt that an answer is.
    pub(super) fn attempt(
        &mut self,
        question: Question<'_>,
        sheet: &Sheet,
        (response, score): (Response, f64),
    ) -> Attempt {
        let now = self.ledger.now();
        let hints = u8::try_from(sheet.hints).unwrap_or(u8::MAX);
        let answered = RatingInput {
            hints,
            confidence: sheet.sure,
            knew_key: sheet.score.is_some(),
            ..self.ledger.hands.answered(question.item, &response, score)
        };
        Attempt {
            id: AttemptId(self.ledger.id(now)),
            now,
            course: self.sitting.course.id.clone(),
            lesson: question.lesson.id.clone(),
            item: question.item.id.clone(),
            kind: question.item.kind(),
            occasion: if sheet.score.is_some() {
                Occasion::Practice
            } else {
                question.occasion
            },
            response,
            score,
            hints,
            elapsed: now
                .since_start
                .saturating_sub(sheet.seen.unwrap_or(now.since_start)),
            confidence: sheet.sure,
            rating: Some(answered.rate().into()),
            fingerprint: Some(fingerprint(question.item)),
            seed: Some(self.seed),
        }
    }

    /// Says which attempts are on disk, and what the last of them does to the dates.
    pub(super) fn say_written(&mut self, written: Vec<usize>) -> io::Result<()> {
        let count = self.sitting.questions.len();
        for number in written {
            let item = self
                .sitting
                .questions
                .get(number)
                .map_or("", |question| question.item.id.as_str());
            self.talk.say(&format!(
                "recorded: question {} of {count}, {item}",
                number + 1
            ))?;
        }
        if let Some(why) = self.ledger.behind().map(str::to_owned) {
            self.talk
                .say(&format!("not recorded yet: {why}. It will be tried again."))?;
        }
        self.say_dates()?;
        self.talk.flush()
    }

    fn say_dates(&mut self) -> io::Result<()> {
        let ledger = &mut self.ledger;
        match ledger
            .last
            .as_ref()
            .and_then(|last| ledger.hands.outlook(last))
        {
            Some(outlook) => self.talk.say(&outlook),
            None => Ok(()),
        }
    }

    /// Writes a decision and says `done`, or why it cannot be written. Whether it is on disk.
    pub(super) fn decide(&mut self, what: DecisionKind, done: &str) -> io::Result<bool> {
        let now = self.ledger.now();
        let decision = Decision {
            id: DecisionId(self.ledger.id(now)),
            now,
            course: self.sitting.course.id.clone(),
            what,
        };
        match self.ledger.hands.decide(&decision) {
            Ok(()) => self.talk.say(done).map(|()| true),
            Err(why) => self
                .talk
                .say(&format!("That is not noted: {why}."))
                .map(|()| false),
        }
    }

    /// The question that was answered last and its attempt; says so if there is none on disk.
    fn last(&mut self) -> io::Result<Option<(usize, AttemptId)>> {
        if let (Some(number), Some(last)) = (self.answered, &self.ledger.last) {
            return Ok(Some((number, last.id)));
        }
        let why = if self.ledger.behind().is_some() {
            "The answer before is not recorded yet."
        } else {
            "There is no answer before this question."
        };
        self.talk.say(why).map(|()| None)
    }

    /// Takes the last answer back. The question that is open again.
    pub(super) fn undo(&mut self) -> io::Result<Option<usize>> {
        let Some((number, id)) = self.last()? else {
            return Ok(None);
        };
        let done = format!("Taken back: question {} is open again.", number + 1);
        if !self.decide(DecisionKind::Undo(id), &done)? {
            return Ok(None);
        }
        if let Some(sheet) = self.sheets.get_mut(number) {
            (sheet.score, sheet.state) = (None, State::Open);
        }
        (self.answered, self.ledger.last) = (None, None);
        self.ledger.undone += 1;
        Ok(Some(number))
    }

    /// Counts the last answer as right.
    pub(super) fn mine(&mut self) -> io::Result<()> {
        let Some((number, id)) = self.last()? else {
            return Ok(());
        };
        if self.decide(DecisionKind::CountAsRight(id), "Counted as right.")? {
            if let Some(sheet) = self.sheets.get_mut(number) {
                sheet.score = Some(1.0);
            }
            self.say_dates()?;
        }
        Ok(())
    }

    /// Rates the last answer.
    pub(super) fn rate(&mut self, rating: Rating) -> io::Result<()> {
        let Some((_, id)) = self.last()? else {
            return Ok(());
        };
        let done = format!("Rated {}.", rating.key());
        if self.decide(DecisionKind::Rate(id, rating), &done)? {
            self.say_dates()?;
        }
        Ok(())
    }
}
