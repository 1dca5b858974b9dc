//! What is known of one card: its answers in the order they were given, and what follows from them.

use super::{CardAnswer, CardState};
use crate::study::card::Card;
use crate::study::{AttemptId, Fnv, Occasion, Rating, StudyDay};

/// Answers of a card among which a repeated id is looked for.
const RECENT: usize = 16;

/// The last answer to a variant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LastAnswer {
    /// What it scored, 0 to 1.
    pub score: f64,
    /// Its study day.
    pub day: StudyDay,
    /// Its place among the card's answers: what was asked longest ago has the least.
    pub order: usize,
    /// Whether it failed.
    pub failed: bool,
    /// Whether its learner was sure of it, and it was wrong.
    pub sure_but_wrong: bool,
}

/// What is known of one variant.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct VariantStats {
    /// How often it was answered.
    pub answers: u32,
    /// The best score, if it was answered.
    pub best: Option<f64>,
    /// The last answer.
    pub last: Option<LastAnswer>,
    /// Whether it was ever passed.
    pub passed: bool,
    /// Whether its key is another since it was answered.
    pub changed: bool,
}

/// What is known of a card.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CardHistory {
    /// Its memory; none if it was never answered.
    pub state: Option<CardState>,
    /// Whether the learner put it aside.
    pub suspended: bool,
    /// What is known of each of its variants.
    pub uses: Vec<VariantStats>,
    /// The study day of the last answer, whether it counted or not.
    pub day: Option<StudyDay>,
    /// Whether its learner was sure of the last answer and of the one before, and they were wrong.
    pub sure_but_wrong: [bool; 2],
    /// The variant whose key is another since it was answered: it is asked again, with a word why.
    pub changed: Option<usize>,
    /// Its answers, the undone ones included.
    pub(super) history: Vec<CardAnswer>,
}

impl CardHistory {
    pub(super) fn of(card: &Card) -> Self {
        Self {
            uses: vec![VariantStats::default(); card.variants.len()],
            ..Self::default()
        }
    }

    /// Its answers in order, without those that were undone.
    pub fn answers(&self) -> impl DoubleEndedIterator<Item = &CardAnswer> {
        self.history.iter().filter(|answer| !answer.undone)
    }

    pub(super) fn has_recent(&self, id: AttemptId) -> bool {
        self.history
            .iter()
            .rev()
            .take(RECENT)
            .any(|answer| answer.id == id)
    }

    /// Takes in another answer.
    pub(super) fn push(&mut self, mut answer: CardAnswer, card: &Card) {
        answer.after = None;
        if !answer.undone {
            self.apply(&mut answer, card);
        }
        self.history.push(answer);
    }

    /// Makes everything again from its answers, after one of them was judged anew.
    pub(super) fn replay(&mut self, card: &Card) {
        let history = std::mem::take(&mut self.history);
        let suspended = self.suspended;
        *self = Self {
            suspended,
            ..Self::of(card)
        };
        for answer in history {
            self.push(answer, card);
        }
    }

    fn apply(&mut self, answer: &mut CardAnswer, card: &Card) {
        let counts = answer.occasion != Occasion::Practice
            && self.state.is_none_or(|state| state.last != answer.day);
        if counts {
            let before = self.state;
            answer.after = before.map(|state| {
                (
                    answer.day.since(state.last),
                    state.retrievability(answer.day),
                )
            });
            let next = before.map_or_else(|| CardState::first(answer), |state| state.after(answer));
            self.state = Some(next);
        }
        self.day = Some(answer.day);
        self.sure_but_wrong = [answer.is_sure_but_wrong(), self.sure_but_wrong[0]];
        let order = self.history.len();
        let key = card
            .variants
            .get(answer.variant)
            .map(|variant| variant.fingerprint);
        if let Some(one) = self.uses.get_mut(answer.variant) {
            one.answers += 1;
            one.best = Some(one.best.map_or(answer.score, |best| best.max(answer.score)));
            one.last = Some(LastAnswer {
                score: answer.score,
                day: answer.day,
                order,
                failed: !answer.rating.is_pass(),
                sure_but_wrong: answer.is_sure_but_wrong(),
            });
            one.passed |= answer.rating.is_pass();
            one.changed = answer.fingerprint.is_some() && answer.fingerprint != key;
        }
        self.changed = self.uses.iter().position(|one| one.changed);
    }

    /// The memory as if the answer that counted on `today`, or one to `variant` given now, had been rated `rating`.
    pub(super) fn as_if(
        &self,
        rating: Rating,
        (variant, today): (usize, StudyDay),
        card: &Card,
    ) -> Option<CardState> {
        let mut other = Self::of(card);
        let counted =
            |answer: &CardAnswer| answer.day == today && answer.occasion != Occasion::Practice;
        let own = self.answers().position(counted);
        for answer in self.answers().take(own.unwrap_or(usize::MAX)) {
            other.push(answer.clone(), card);
        }
        let mut last = own.and_then(|own| self.answers().nth(own)).cloned();
        let template = || {
            let mut answer = self.answers().next_back()?.clone();
            let item = card.variants.get(variant)?;
            let mut seed = Fnv::default();
            seed.word(item.item.as_str());
            (answer.variant, answer.seed) = (variant, seed.0);
            (answer.day, answer.occasion) = (today, Occasion::Review);
            answer.confidence = None;
            Some(answer)
        };
        if last.is_none() {
            last = template();
        }
        let Some(mut last) = last else {
            // Never answered at all: nothing to take the rest from, and nothing the fuzz would move.
            return Some(CardState::as_if_first(rating, today));
        };
        last.rating = rating;
        other.push(last, card);
        other.state
    }
}
