//! One answer to a card: what the scheduler needs of an attempt, and what was decided about it since.

use super::Ruling;
use crate::course::TaskKind;
use crate::study::card::Card;
use crate::study::{
    Answered, Attempt, AttemptId, Confidence, Fingerprint, Fnv, Occasion, Rating, Response,
    StudyDay, pass_mark,
};

/// One answer to a card.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The attempt.
    pub id: AttemptId,
    /// When it was given: milliseconds since 1970-01-01 UTC.
    pub at_ms: i64,
    /// On which study day.
    pub day: StudyDay,
    /// Which of the card's variants was asked.
    pub variant: usize,
    /// Its kind then.
    pub kind: TaskKind,
    /// Where it was asked.
    pub occasion: Occasion,
    /// What it scores, 0 to 1; 1 if it was counted as right.
    pub score: f64,
    /// The rating that counts.
    pub rating: Rating,
    /// How sure the learner was.
    pub confidence: Option<Confidence>,
    /// Hints that were read.
    pub hints: u8,
    /// The item's key then.
    pub fingerprint: Option<Fingerprint>,
    /// Whether it was undone.
    pub undone: bool,
    /// For an answer that counted and was not the first: whole days since the one before, and how likely its recall was.
    pub after: Option<(u32, f64)>,
    /// Draws the fuzz: a number made from the item's name in the record, which no later edit changes.
    pub(super) seed: u64,
    /// The rating that was recorded or followed from the answer.
    recorded: Rating,
}

impl Answer {
    /// The answer that `attempt` gave to the variant at `variant` of `card`.
    pub(super) fn of(attempt: &Attempt, variant: usize, card: &Card) -> Self {
        let guess = card
            .variants
            .get(variant)
            .map_or(0.0, |variant| variant.guess);
        let rated = attempt.rating.map_or_else(
            || {
                let gave_up = attempt.response == Response::DontKnow;
                let new = Answered::new(attempt.kind, attempt.score);
                let (hints, confidence) = (attempt.hints, attempt.confidence);
                Answered {
                    guess,
                    gave_up,
                    hints,
                    confidence,
                    ..new
                }
                .rate()
            },
            |rated| rated.taken,
        );
        let mut seed = Fnv::default();
        seed.word(attempt.item.as_str());
        Self {
            id: attempt.id,
            at_ms: attempt.now.unix_ms,
            day: StudyDay::of(attempt.now),
            variant,
            kind: attempt.kind,
            occasion: attempt.occasion,
            score: attempt.score,
            rating: rated,
            confidence: attempt.confidence,
            hints: attempt.hints,
            fingerprint: attempt.fingerprint,
            undone: false,
            after: None,
            seed: seed.0,
            recorded: rated,
        }
    }

    /// Takes over what was decided about it.
    pub(super) fn obey(&mut self, ruling: Ruling, card: &Card) {
        let variant = card.variants.get(self.variant);
        self.undone = ruling.undone;
        let follows = if ruling.right {
            self.score = 1.0;
            let (hints, confidence) = (self.hints, self.confidence);
            let new = Answered::new(self.kind, 1.0);
            let guess = variant.map_or(0.0, |variant| variant.guess);
            Answered {
                guess,
                hints,
                confidence,
                ..new
            }
            .rate()
        } else {
            self.recorded
        };
        self.rating = ruling.rating.unwrap_or(follows);
    }

    /// Whether it is right enough to pass.
    pub fn is_right(&self) -> bool {
        self.score >= pass_mark(self.kind) - 1e-9
    }

    /// Whether the learner was sure of it, and it was not right.
    pub fn is_sure_but_wrong(&self) -> bool {
        self.confidence == Some(Confidence::Sure) && !self.is_right()
    }
}
