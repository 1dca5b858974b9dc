//! An answer: it is marked, rated and becomes an attempt. Decisions about it are applied here.

use super::{DuePreview, LeechHelp, MarkedResponse, RepeatChange, Session};
use crate::course::{Course, CourseId, ItemId};
use crate::study::{
    AnswerSpeed, Attempt, AttemptId, DecisionKind, Deck, Memory, NameLexicon, Now, Occasion,
    RatingInput, Response, StudyDay, fingerprint, mark,
};

/// What an attempt needs beside the answer.
#[derive(Debug, Clone, Copy)]
pub struct AnswerContext<'a> {
    /// The id of the attempt.
    pub id: AttemptId,
    /// When it was answered.
    pub now: Now,
    /// The course.
    pub course: &'a CourseId,
    /// Its names.
    pub lexicon: &'a NameLexicon,
    /// The scheduler, once the record has been read.
    pub memory: Option<&'a Memory>,
    /// Whether the time it took counts in the rating. It does not in line mode.
    pub is_timed: bool,
}

impl Session {
    /// Marks the answer to question `at`. The attempt is to be written at once; the only place where one is made.
    pub fn answer(
        &mut self,
        at: usize,
        response: Response,
        context: &AnswerContext<'_>,
    ) -> Option<Attempt> {
        let question = self.questions.get_mut(at)?;
        let item = &question.item;
        let mark = mark(item, &response, context.lexicon);
        let since_start = context.now.since_start;
        let seen = question.timing.first_seen.unwrap_or(since_start);
        let elapsed = since_start.saturating_sub(seen);
        let is_timed = context.is_timed && !question.timing.is_interrupted;
        let answered = match context.memory {
            Some(memory) => memory.answered(item, &response, mark.score),
            None => RatingInput::for_response(item, &response, mark.score),
        };
        let hints = u8::try_from(question.hints).unwrap_or(u8::MAX);
        let answered = RatingInput {
            hints,
            confidence: question.confidence,
            knew_key: question.occasion == Occasion::Practice,
            speed: match context.memory {
                Some(memory) if is_timed => memory.speed(item.kind(), elapsed),
                _ => AnswerSpeed::Unjudged,
            },
            ..answered
        };
        let attempt = Attempt {
            id: context.id,
            now: context.now,
            course: context.course.clone(),
            lesson: question.lesson.clone(),
            item: item.id.clone(),
            kind: item.kind(),
            occasion: question.occasion,
            response: response.clone(),
            score: mark.score,
            hints,
            elapsed,
            confidence: question.confidence,
            rating: Some(answered.rate().into()),
            fingerprint: Some(fingerprint(item)),
            // A repeat has an order of its own and is never resumed.
            seed: (question.repeat == 0).then_some(self.seed),
        };
        question.answer = Some(MarkedResponse {
            response,
            mark,
            attempt: context.id,
            is_counted: false,
            due: None,
            leech_help: None,
        });
        self.last_answered = Some(at);
        self.note_answer(context.id);
        Some(attempt)
    }

    /// Works out the dates of the answer to question `at`, once `memory` knows the attempt, and whether the question comes
    /// again. To be called after every answer and every decision about it.
    pub fn settle(
        &mut self,
        at: usize,
        course: &Course,
        memory: Option<&Memory>,
        today: StudyDay,
    ) -> RepeatChange {
        let is_review = self.is_review();
        if let Some(question) = self.questions.get_mut(at).filter(|own| own.repeat == 0)
            && let Some(answer) = &mut question.answer
            && let Some(memory) = memory
        {
            let item = &question.item;
            answer.due = DuePreview::new(memory, item, answer.attempt, today);
            let card = memory.deck().find(&item.id);
            let state = card.and_then(|(card, _)| memory.card(card)?.state);
            let lesson = course.lesson(question.lesson.as_str());
            let help = lesson.filter(|_| is_review && state.is_some_and(|state| state.is_leech()));
            answer.leech_help =
                help.map(|lesson| LeechHelp::new(course, lesson, item, &answer.response).into());
        }
        self.settle_repeats(at)
    }

    /// The answer that a decision would be about: that of question `at`, else the last one.
    pub fn answered_at_or_last(&self, at: usize) -> Option<(usize, AttemptId)> {
        let answers = [Some(at), self.last_answered].into_iter().flatten();
        let mut answers =
            answers.filter_map(|at| Some((at, self.questions.get(at)?.answer.as_ref()?.attempt)));
        answers.next()
    }

    /// Applies a decision that was written. An undone answer is as if it had never been given; a card is suspended with
    /// all its variants.
    pub fn apply(&mut self, decided: &DecisionKind, deck: Option<&Deck>) {
        self.note_decision(decided);
        match decided {
            DecisionKind::Undo(attempt) => {
                let Some(at) = self.find(*attempt) else {
                    return;
                };
                if let Some(question) = self.questions.get_mut(at) {
                    question.answer = None;
                    question.hints = 0;
                    question.confidence = None;
                    question.is_flagged = false;
                    // Who has just seen the key is quick, and that says nothing.
                    question.timing.is_interrupted = true;
                }
                self.last_answered = None;
            }
            DecisionKind::CountAsRight(attempt) | DecisionKind::CountAsMarked(attempt) => {
                let at = self.find(*attempt);
                let question = at.and_then(|at| self.questions.get_mut(at));
                if let Some(answer) = question.and_then(|own| own.answer.as_mut()) {
                    answer.is_counted = matches!(decided, DecisionKind::CountAsRight(_));
                }
            }
            DecisionKind::Suspend(item) => self.suspend(item, deck, true),
            DecisionKind::Resume(item) => self.suspend(item, deck, false),
            _ => {}
        }
    }

    pub(super) fn find(&self, attempt: AttemptId) -> Option<usize> {
        self.questions.iter().position(|question| {
            let answer = question.answer.as_ref();
            answer.is_some_and(|answer| answer.attempt == attempt)
        })
    }

    fn suspend(&mut self, item: &ItemId, deck: Option<&Deck>, is_suspended: bool) {
        let card = |item: &ItemId| Some(deck?.find(item)?.0);
        let own = card(item);
        for question in &mut self.questions {
            let id = &question.item.id;
            if id == item || (own.is_some() && card(id) == own) {
                question.is_suspended = is_suspended;
            }
        }
    }
}
