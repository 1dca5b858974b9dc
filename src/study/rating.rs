//! From an answer to its rating: the table "From answer to rating" of the manual, row by row. Pure. An override
//! by the learner is in the record.

use std::time::Duration;

use super::{Confidence, Rating, Response, is_constructed};
use crate::course::{Item, Task, TaskKind};

/// Answers of a kind from which on their median says something.
const ENOUGH: usize = 8;

/// How fast an answer came, measured by the learner's own pace.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum AnswerSpeed {
    /// Not judged: too few answers of this kind yet, an idle gap of more than 30 s, line mode, or nobody wants it.
    #[default]
    Unjudged,
    /// More than 2.5 times the own median.
    Slow,
    /// Neither.
    Usual,
    /// Half the own median at most.
    Quick,
}

impl AnswerSpeed {
    /// How fast `elapsed` is for someone who needs `median` for such an answer, and has given `count` of them.
    pub fn of(elapsed: Duration, median: Duration, count: usize) -> Self {
        if count < ENOUGH {
            Self::Unjudged
        } else if elapsed.as_millis() * 2 > median.as_millis() * 5 {
            Self::Slow
        } else if elapsed.as_millis() * 2 <= median.as_millis() {
            Self::Quick
        } else {
            Self::Usual
        }
    }
}

/// What a rating follows from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RatingInput {
    /// The kind of the item.
    pub kind: TaskKind,
    /// The chance to be right without knowing anything, 0 to 1.
    pub guess: f64,
    /// What it scored, 0 to 1.
    pub score: f64,
    /// "I don't know", or the time ran out after the key was shown.
    pub gave_up: bool,
    /// The key or its explanation had been seen, or it is a second try.
    pub knew_key: bool,
    /// Hints that were read.
    pub hints: u8,
    /// How sure the learner was, if that was asked.
    pub confidence: Option<Confidence>,
    /// How fast it came.
    pub speed: AnswerSpeed,
    /// Study days on which its card was passed before.
    pub passes: u32,
}

impl RatingInput {
    /// An answer of `kind` that scored `score`, and nothing else known of it.
    pub fn new(kind: TaskKind, score: f64) -> Self {
        Self {
            kind,
            guess: usual_guess(kind),
            score,
            gave_up: false,
            knew_key: false,
            hints: 0,
            confidence: None,
            speed: AnswerSpeed::Unjudged,
            passes: 0,
        }
    }

    /// The answer `response` to `item`, which scored `score`.
    pub fn for_response(item: &Item, response: &Response, score: f64) -> Self {
        Self {
            guess: guess_chance(item),
            gave_up: *response == Response::DontKnow,
            ..Self::new(item.kind(), score)
        }
    }

    /// Its rating: the first row of the table that fits.
    pub fn rate(&self) -> Rating {
        let is_full = self.score >= 1.0 - 1e-9;
        if self.gave_up || self.score < pass_mark(self.kind) - 1e-9 || self.knew_key {
            return Rating::Again;
        }
        // An order, a matching, several choices are picked too, but not hit upon by luck: a guess at them is Hard.
        let guessed = self.confidence == Some(Confidence::Guess);
        if is_full && guessed && self.guess >= 0.2 {
            return Rating::Again;
        }
        let unsure = self.confidence == Some(Confidence::Unsure);
        if self.hints > 0 || !is_full || guessed || unsure {
            return Rating::Hard;
        }
        let is_sure = self.confidence == Some(Confidence::Sure);
        match self.speed {
            AnswerSpeed::Slow => Rating::Hard,
            AnswerSpeed::Quick if is_sure && is_constructed(self.kind) && self.passes >= 2 => {
                Rating::Easy
            }
            _ => Rating::Good,
        }
    }
}

/// The score from which on an answer of `kind` is a pass.
pub fn pass_mark(kind: TaskKind) -> f64 {
    match kind {
        TaskKind::Single
        | TaskKind::TrueFalse
        | TaskKind::Short
        | TaskKind::Numeric
        | TaskKind::Cloze => 1.0,
        TaskKind::Multiple | TaskKind::Ordering | TaskKind::Matching | TaskKind::Categorise => 0.8,
        TaskKind::Open => 0.6,
    }
}

/// The chance to be fully right at `item` by lot, where it counts: one among its choices, or one in two.
pub fn guess_chance(item: &Item) -> f64 {
    match &item.task {
        Task::Single(choices) => super::marking::share(1, choices.len()),
        _ => usual_guess(item.kind()),
    }
}

/// The same where only the kind is known.
fn usual_guess(kind: TaskKind) -> f64 {
    match kind {
        TaskKind::Single => 0.25,
        TaskKind::TrueFalse => 0.5,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{choice, item};

    const PICKED: [TaskKind; 2] = [TaskKind::Single, TaskKind::TrueFalse];
    const ARRANGED: [TaskKind; 4] = [
        TaskKind::Multiple,
        TaskKind::Ordering,
        TaskKind::Matching,
        TaskKind::Categorise,
    ];
    const MADE: [TaskKind; 4] = [
        TaskKind::Short,
        TaskKind::Cloze,
        TaskKind::Numeric,
        TaskKind::Open,
    ];

    fn right(kind: TaskKind) -> RatingInput {
        RatingInput::new(kind, 1.0)
    }

    fn each(kinds: &[TaskKind], expected: Rating, change: impl Fn(&mut RatingInput)) {
        for kind in kinds {
            let mut answered = right(*kind);
            change(&mut answered);
            assert_eq!(answered.rate(), expected, "{answered:?}");
        }
    }

    #[test]
    fn row_1_not_known_or_below_the_pass_mark_is_again() {
        each(&TaskKind::ALL, Rating::Again, |one| one.gave_up = true);
        each(&TaskKind::ALL, Rating::Again, |one| one.score = 0.0);
        each(
            &[PICKED[0], PICKED[1], MADE[0], MADE[1], MADE[2]],
            Rating::Again,
            |one| one.score = 0.99,
        );
        each(&ARRANGED, Rating::Again, |one| one.score = 0.79);
        each(&[TaskKind::Open], Rating::Again, |one| one.score = 0.59);
        let dont_know = RatingInput::for_response(&single(4), &Response::DontKnow, 0.0);
        assert!(dont_know.gave_up);
    }

    #[test]
    fn row_2_right_after_the_key_or_at_the_second_try_is_again() {
        each(&TaskKind::ALL, Rating::Again, |one| one.knew_key = true);
    }

    #[test]
    fn row_3_a_guess_at_what_is_easily_guessed_is_again() {
        each(&PICKED, Rating::Again, |one| {
            one.confidence = Some(Confidence::Guess);
        });
        let of = |choices| {
            let one = RatingInput::for_response(&single(choices), &Response::Choices(vec![]), 1.0);
            RatingInput {
                confidence: Some(Confidence::Guess),
                ..one
            }
            .rate()
        };
        assert_eq!(
            (of(5), of(6)),
            (Rating::Again, Rating::Hard),
            "one in five, one in six"
        );
    }

    #[test]
    fn row_4_with_a_hint_in_part_guessed_or_unsure_is_hard() {
        each(&TaskKind::ALL, Rating::Hard, |one| one.hints = 1);
        each(&TaskKind::ALL, Rating::Hard, |one| {
            one.confidence = Some(Confidence::Unsure);
        });
        each(&MADE, Rating::Hard, |one| {
            one.confidence = Some(Confidence::Guess);
        });
        each(&ARRANGED, Rating::Hard, |one| {
            one.confidence = Some(Confidence::Guess);
        });
        each(&ARRANGED, Rating::Hard, |one| one.score = 0.8);
        each(&[TaskKind::Open], Rating::Hard, |one| one.score = 0.6);
    }

    #[test]
    fn row_5_slow_for_oneself_is_hard() {
        each(&TaskKind::ALL, Rating::Hard, |one| {
            one.speed = AnswerSpeed::Slow;
        });
        let of =
            |ms, count| AnswerSpeed::of(Duration::from_millis(ms), Duration::from_secs(10), count);
        assert_eq!(
            (of(25_000, 8), of(25_001, 8)),
            (AnswerSpeed::Usual, AnswerSpeed::Slow)
        );
        assert_eq!(of(99_000, 7), AnswerSpeed::Unjudged);
    }

    #[test]
    fn row_6_made_at_once_and_surely_after_two_passes_is_easy() {
        let quick = |one: &mut RatingInput| {
            one.speed = AnswerSpeed::Quick;
            one.confidence = Some(Confidence::Sure);
            one.passes = 2;
        };
        each(&MADE, Rating::Easy, quick);
        each(&PICKED, Rating::Good, quick);
        each(&ARRANGED, Rating::Good, quick);
        let but = |change: fn(&mut RatingInput)| {
            each(&MADE, Rating::Good, |one| {
                quick(one);
                change(one);
            });
        };
        but(|one| one.passes = 1);
        but(|one| one.speed = AnswerSpeed::Usual);
        but(|one| one.confidence = None);
        let of = |ms| AnswerSpeed::of(Duration::from_millis(ms), Duration::from_secs(10), 8);
        assert_eq!(
            (of(5_000), of(5_001)),
            (AnswerSpeed::Quick, AnswerSpeed::Usual)
        );
    }

    #[test]
    fn row_7_right_otherwise_is_good() {
        each(&TaskKind::ALL, Rating::Good, |_| ());
        each(&TaskKind::ALL, Rating::Good, |one| {
            one.confidence = Some(Confidence::Sure);
        });
    }

    #[test]
    fn the_first_row_that_fits_decides() {
        each(&MADE, Rating::Again, |one| {
            (one.gave_up, one.hints, one.speed) = (true, 1, AnswerSpeed::Slow);
        });
        each(&PICKED, Rating::Again, |one| {
            (one.confidence, one.hints) = (Some(Confidence::Guess), 1);
        });
        each(&MADE, Rating::Hard, |one| {
            (one.hints, one.speed, one.confidence) =
                (1, AnswerSpeed::Quick, Some(Confidence::Sure));
        });
    }

    fn single(choices: usize) -> Item {
        let choices = (0..choices).map(|n| choice(&format!("c{n}"), "x", n == 0));
        item("i", "Stem?", Task::Single(choices.collect()))
    }
}
