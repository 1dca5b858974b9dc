//! One answer to a card: what the scheduler needs of an attempt, and what was decided about it since.

use std::time::Duration;

use super::Override;
use crate::course::TaskKind;
use crate::study::card::Card;
use crate::study::{
    Attempt, AttemptId, Confidence, Fingerprint, Fnv, Now, Occasion, Rating, RatingInput, Response,
    StudyDay, pass_mark,
};

/// An answer as it was given: what the scheduler needs of an [`Attempt`], readable without the rest of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AttemptView<'a> {
    /// The attempt.
    pub id: AttemptId,
    /// When it was given.
    pub now: Now,
    /// The item's id then.
    pub item: &'a str,
    /// Its kind then.
    pub kind: TaskKind,
    /// Where it was asked.
    pub occasion: Occasion,
    /// What it scored, 0 to 1.
    pub score: f64,
    /// "I don't know."
    pub gave_up: bool,
    /// Hints that were read.
    pub hints: u8,
    /// How long it took.
    pub elapsed: Duration,
    /// How sure the learner was.
    pub confidence: Option<Confidence>,
    /// The rating that counted then.
    pub rating: Option<Rating>,
    /// The item's key then.
    pub fingerprint: Option<Fingerprint>,
}

impl<'a> From<&'a Attempt> for AttemptView<'a> {
    fn from(attempt: &'a Attempt) -> Self {
        Self {
            id: attempt.id,
            now: attempt.now,
            item: attempt.item.as_str(),
            kind: attempt.kind,
            occasion: attempt.occasion,
            score: attempt.score,
            gave_up: attempt.response == Response::DontKnow,
            hints: attempt.hints,
            elapsed: attempt.elapsed,
            confidence: attempt.confidence,
            rating: attempt.rating.map(|rated| rated.taken),
            fingerprint: attempt.fingerprint,
        }
    }
}

/// One answer to a card.
#[derive(Debug, Clone, PartialEq)]
pub struct CardAnswer {
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
    /// The score as it was marked.
    marked: f64,
}

impl CardAnswer {
    /// The answer `given` to the variant at `variant` of `card`.
    pub(super) fn of(given: &AttemptView<'_>, variant: usize, card: &Card) -> Self {
        let guess = card
            .variants
            .get(variant)
            .map_or(0.0, |variant| variant.guess);
        let rating = given.rating.unwrap_or_else(|| {
            RatingInput {
                guess,
                gave_up: given.gave_up,
                hints: given.hints,
                confidence: given.confidence,
                ..RatingInput::new(given.kind, given.score)
            }
            .rate()
        });
        let mut seed = Fnv::default();
        seed.word(given.item);
        Self {
            id: given.id,
            at_ms: given.now.unix_ms,
            day: StudyDay::at(given.now),
            variant,
            kind: given.kind,
            occasion: given.occasion,
            score: given.score,
            rating,
            confidence: given.confidence,
            hints: given.hints,
            fingerprint: given.fingerprint,
            undone: false,
            after: None,
            seed: seed.0,
            recorded: rating,
            marked: given.score,
        }
    }

    /// Takes over what was decided about it.
    pub(super) fn apply_override(&mut self, overriding: Override, card: &Card) {
        let variant = card.variants.get(self.variant);
        self.undone = overriding.undone;
        let follows = if overriding.right {
            self.score = 1.0;
            let (hints, confidence) = (self.hints, self.confidence);
            let new = RatingInput::new(self.kind, 1.0);
            let guess = variant.map_or(0.0, |variant| variant.guess);
            RatingInput {
                guess,
                hints,
                confidence,
                ..new
            }
            .rate()
        } else {
            self.score = self.marked;
            self.recorded
        };
        self.rating = overriding.rating.unwrap_or(follows);
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
