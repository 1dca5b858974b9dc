//! The memory of a card: what its answers made of it.

use super::{CardAnswer, LEECH_LAPSES};
use crate::study::{Fnv, FsrsMemory, Occasion, Rating, StudyDay};

/// The memory of a card that was answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CardState {
    /// What is remembered.
    pub trace: FsrsMemory,
    /// The study day of the last answer that counted.
    pub last: StudyDay,
    /// The study day and the occasion of the first.
    pub first: (StudyDay, Occasion),
    /// Answers that counted.
    pub reps: u32,
    /// Times it was forgotten after the first answer.
    pub lapses: u32,
    /// Whether the last answer that counted was a pass.
    pub passed: bool,
    /// Whether its learner was sure of that answer, and it was wrong.
    pub sure_but_wrong: bool,
    /// Where in its room the fuzz falls: −1 to 1.
    pub draw: f64,
    /// The first three study days on which it was passed.
    days: [Option<StudyDay>; 3],
}

impl CardState {
    /// After the first answer.
    pub(super) fn first(answer: &CardAnswer) -> Self {
        let state = Self {
            trace: FsrsMemory::first(answer.rating),
            last: answer.day,
            first: (answer.day, answer.occasion),
            reps: 0,
            lapses: 0,
            passed: false,
            sure_but_wrong: false,
            draw: 0.0,
            days: [None; 3],
        };
        state.noting(answer)
    }

    /// After another answer.
    pub(super) fn after(self, answer: &CardAnswer) -> Self {
        let days = answer.day.since(self.last);
        let lapses = self.lapses + u32::from(!answer.rating.is_pass());
        let trace = self.trace.after(answer.rating, days);
        Self {
            trace,
            lapses,
            ..self
        }
        .noting(answer)
    }

    fn noting(mut self, answer: &CardAnswer) -> Self {
        self.last = answer.day;
        self.reps += 1;
        self.passed = answer.rating.is_pass();
        self.sure_but_wrong = answer.is_sure_but_wrong() && !self.passed;
        let mut seed = Fnv(answer.seed);
        seed.number(u64::from(self.reps));
        self.draw = drawn(seed.0);
        if self.passed {
            self.pass(answer.day);
        }
        self
    }

    fn pass(&mut self, day: StudyDay) {
        if !self.days.contains(&Some(day))
            && let Some(free) = self.days.iter_mut().find(|day| day.is_none())
        {
            *free = Some(day);
        }
    }

    /// As it would be after an answer on `day` to a card that was never answered, and no fuzz; for looking ahead.
    pub(in crate::study) fn as_if_first(rating: Rating, day: StudyDay) -> Self {
        let passed = rating.is_pass();
        Self {
            trace: FsrsMemory::first(rating),
            last: day,
            first: (day, Occasion::Review),
            reps: 1,
            lapses: 0,
            passed,
            sure_but_wrong: false,
            draw: 0.0,
            days: [passed.then_some(day), None, None],
        }
    }

    /// The same for another answer, Good, to this one.
    #[must_use]
    pub(in crate::study) fn as_if_good(mut self, day: StudyDay) -> Self {
        self.trace = self.trace.after(Rating::Good, day.since(self.last));
        (self.last, self.passed, self.sure_but_wrong, self.draw) = (day, true, false, 0.0);
        self.pass(day);
        self
    }

    /// Study days on which it was passed; 3 stands for three and more.
    pub fn passes(&self) -> u32 {
        self.days.iter().map(|day| u32::from(day.is_some())).sum()
    }

    /// How likely its recall is `today`.
    pub fn retrievability(&self, today: StudyDay) -> f64 {
        self.trace.retrievability(today.since(self.last))
    }

    /// Whether it keeps being forgotten. It is shown its source and something to compare, and never suspended by itself.
    pub fn is_leech(&self) -> bool {
        self.lapses >= LEECH_LAPSES
    }
}

/// A number from −1 to 1.
fn drawn(hash: u64) -> f64 {
    // FNV stirs its low bits well and its high bits badly; this brings them together (MurmurHash3's last step).
    let mut mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    let high = u32::try_from((mixed ^ (mixed >> 33)) >> 32).unwrap_or_default();
    f64::from(high) / f64::from(u32::MAX) * 2.0 - 1.0
}
