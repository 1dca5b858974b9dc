//! What a learner knows, made from the record alone: attempts and decisions go in, one after another, and the state of
//! every card comes out. Replaying the whole record and going on with what was known before give the same.
//!
//! The first answer to a card on a study day counts, whichever item asked it and whether in a lesson or a review; more
//! of them that day, and extra practice, are kept and move no date (manual, "Review"). So a card begins with the first
//! answer in its lesson.

mod card_answer;
mod card_history;
mod card_state;
mod settings;
mod speed_estimate;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

pub use card_answer::{AttemptView, CardAnswer};
pub use card_history::{CardHistory, LastAnswer, VariantStats};
pub use card_state::CardState;
pub use settings::Settings;
pub use speed_estimate::SpeedEstimate;

use super::{
    AnswerSpeed, Attempt, AttemptId, Decision, DecisionKind, Deck, Rating, RatingInput, Response,
    StudyDay,
};
use crate::course::{Item, ItemId, LessonId, TaskKind};

/// Lapses from which on a card is a leech.
pub const LEECH_LAPSES: u32 = 4;

/// What was decided about an attempt.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Override {
    undone: bool,
    right: bool,
    rating: Option<Rating>,
}

/// What a learner knows of a course.
#[derive(Debug, Clone, PartialEq)]
pub struct Memory {
    deck: Arc<Deck>,
    cards: Vec<CardHistory>,
    settings: Settings,
    /// For each lesson whether it was read to its end.
    read: Vec<bool>,
    overrides: HashMap<AttemptId, Override>,
    speeds: SpeedEstimate,
    /// Attempts at items that the course does not have any more.
    elsewhere: usize,
}

impl Memory {
    /// Nothing is known yet.
    pub fn new(deck: Arc<Deck>) -> Self {
        Self {
            cards: deck.cards.iter().map(CardHistory::of).collect(),
            read: vec![false; deck.lessons.len()],
            deck,
            settings: Settings::default(),
            overrides: HashMap::new(),
            speeds: SpeedEstimate::default(),
            elsewhere: 0,
        }
    }

    /// What follows from a whole record: attempts and decisions of the course, each in the order they were added.
    pub fn replay<'a>(
        deck: Arc<Deck>,
        attempts: impl IntoIterator<Item = &'a Attempt>,
        decisions: impl IntoIterator<Item = &'a Decision>,
    ) -> Self {
        let mut memory = Self::new(deck);
        // Decisions first: what they say of an attempt is known when it comes, and nothing is done twice.
        for decision in decisions {
            memory.decide(decision);
        }
        for attempt in attempts {
            memory.append(attempt);
        }
        memory
    }

    /// Another answer was view. One whose id was among the last of its card is passed over, so that what was tried
    /// again counts once.
    pub fn append(&mut self, attempt: &Attempt) {
        self.append_view(&AttemptView::from(attempt));
    }

    /// The same, from as much of an attempt as matters here.
    pub fn append_view(&mut self, view: &AttemptView<'_>) {
        let Some(place) = self.deck.find_by_name(view.item) else {
            self.elsewhere += 1;
            return;
        };
        let (Some(card), Some(recall)) =
            (self.deck.cards.get(place.0), self.cards.get_mut(place.0))
        else {
            return;
        };
        if recall.has_recent(view.id) {
            return;
        }
        let mut answer = CardAnswer::of(view, place.1, card);
        if let Some(overriding) = self.overrides.get(&view.id) {
            answer.apply_override(*overriding, card);
        }
        recall.push(answer, card);
        self.speeds.add(view.kind, view.elapsed);
    }

    /// Something was decided.
    pub fn decide(&mut self, decision: &Decision) {
        match &decision.what {
            DecisionKind::Suspend(item) => self.suspend(item, true),
            DecisionKind::Resume(item) => self.suspend(item, false),
            DecisionKind::Undo(id) => {
                self.override_attempt(*id, |overriding| overriding.undone = true);
            }
            DecisionKind::Rate(id, rating) => {
                self.override_attempt(*id, |overriding| overriding.rating = Some(*rating));
            }
            DecisionKind::CountAsRight(id) => self.override_attempt(*id, |overriding| {
                (overriding.right, overriding.rating) = (true, None);
            }),
            DecisionKind::CountAsMarked(id) => self.override_attempt(*id, |overriding| {
                (overriding.right, overriding.rating) = (false, None);
            }),
            DecisionKind::LessonRead(lesson) => self.have_read(lesson),
            DecisionKind::Exam(day) => self.settings.exam = *day,
            DecisionKind::Retention(percent) => {
                self.settings.retention = f64::from((*percent).clamp(80, 95)) / 100.0;
            }
            DecisionKind::DailyLimits { new_cards, minutes } => {
                self.settings.new_cards = *new_cards;
                self.settings.minutes = *minutes;
            }
            DecisionKind::RateBySpeed(counts) => self.settings.speed = *counts,
            DecisionKind::NextAfterRating(goes_on) => self.settings.next_after_rating = *goes_on,
            DecisionKind::ReadingSpeed { words, elapsed, .. } => self.speeds.read(*words, *elapsed),
        }
    }

    /// A lesson was read to its end, as reading positions say. Decisions say it for good; this is for the others.
    pub fn have_read(&mut self, lesson: &LessonId) {
        let id = lesson.as_str();
        let at = self.deck.lessons.iter().position(|one| one.is(id));
        if let Some(read) = at.and_then(|at| self.read.get_mut(at)) {
            *read = true;
        }
    }

    fn suspend(&mut self, item: &ItemId, suspended: bool) {
        let place = self.deck.find(item);
        if let Some(recall) = place.and_then(|(card, _)| self.cards.get_mut(card)) {
            recall.suspended = suspended;
        }
    }

    /// Rules about an attempt, known or still to come, and makes its card again.
    fn override_attempt(&mut self, id: AttemptId, change: impl Fn(&mut Override)) {
        let overriding = self.overrides.entry(id).or_default();
        change(overriding);
        let overriding = *overriding;
        let found = self
            .cards
            .iter_mut()
            .zip(&self.deck.cards)
            .find_map(|(recall, card)| {
                let at = recall.history.iter().rposition(|answer| answer.id == id)?;
                Some((recall, card, at))
            });
        if let Some((recall, card, at)) = found {
            if let Some(answer) = recall.history.get_mut(at) {
                answer.apply_override(overriding, card);
            }
            recall.replay(card);
        }
    }

    /// The cards.
    pub fn deck(&self) -> &Arc<Deck> {
        &self.deck
    }

    /// What the learner wants.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// How long the learner takes.
    pub fn speed_estimate(&self) -> &SpeedEstimate {
        &self.speeds
    }

    /// What is known of a card, by its index in [`Deck::cards`].
    pub fn card(&self, card: usize) -> Option<&CardHistory> {
        self.cards.get(card)
    }

    /// What is known of every card, as in [`Deck::cards`].
    pub fn cards(&self) -> &[CardHistory] {
        &self.cards
    }

    /// What is known of one item: how often it was answered, the best and the last score.
    pub fn item(&self, item: &ItemId) -> Option<&VariantStats> {
        let (card, variant) = self.deck.find(item)?;
        self.cards.get(card)?.uses.get(variant)
    }

    /// Attempts that count, those at items that are gone included.
    pub fn attempts(&self) -> usize {
        let counting = |recall: &CardHistory| recall.answers().count();
        self.cards.iter().map(counting).sum::<usize>() + self.elsewhere
    }

    /// Whether the lesson at `lesson` in [`Deck::lessons`] was read to its end: it was said so, or every item of its
    /// self-checks was answered.
    pub fn is_read(&self, lesson: usize) -> bool {
        let answered = |place: &(usize, usize)| self.best(*place).is_some();
        self.read.get(lesson).is_some_and(|read| *read)
            || self
                .deck
                .lessons
                .get(lesson)
                .is_some_and(|lesson| !lesson.check.is_empty() && lesson.check.iter().all(answered))
    }

    /// Whether a lesson is done: read, and its self-checks at 80 %. The best answer to each item
    /// counts, so that a lesson once done stays done.
    pub fn is_done(&self, lesson: usize) -> bool {
        let Some(found) = self.deck.lessons.get(lesson) else {
            return false;
        };
        let scores = found
            .check
            .iter()
            .map(|place| self.best(*place).unwrap_or(0.0));
        let all = u32::try_from(found.check.len()).unwrap_or(u32::MAX);
        self.is_read(lesson) && scores.sum::<f64>() >= 0.8 * f64::from(all) - 1e-9
    }

    fn best(&self, (card, variant): (usize, usize)) -> Option<f64> {
        self.cards.get(card)?.uses.get(variant)?.best
    }

    /// What is known of an answer that is about to be rated: the table's entries that the memory can fill in. Speed is
    /// left for the caller to judge, with [`Memory::speed`].
    pub fn answered(&self, item: &Item, response: &Response, score: f64) -> RatingInput {
        let place = self.deck.find(&item.id);
        let state = place.and_then(|(card, _)| self.cards.get(card)?.state);
        RatingInput {
            passes: state.map_or(0, |state| state.passes()),
            ..RatingInput::for_response(item, response, score)
        }
    }

    /// How fast an answer is for this learner; not judged unless the learner wants it.
    pub fn speed(&self, kind: TaskKind, elapsed: Duration) -> AnswerSpeed {
        if !self.settings.speed {
            return AnswerSpeed::Unjudged;
        }
        let (median, count) = self.speeds.median(kind);
        AnswerSpeed::of(elapsed, median, count)
    }

    /// When the card of `item` would be due if today's answer were rated Again, Hard, Good, Easy: the one that counted
    /// today, or else one that would be given now.
    pub fn preview(&self, item: &ItemId, today: StudyDay) -> Option<[StudyDay; 4]> {
        let (card, variant) = self.deck.find(item)?;
        let (recall, card) = (self.cards.get(card)?, self.deck.cards.get(card)?);
        Some(Rating::ALL.map(|rating| {
            let state = recall.as_if(rating, (variant, today), card);
            state.map_or(today.plus(1), |state| state.due(&self.settings, today))
        }))
    }
}
