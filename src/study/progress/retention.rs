//! How much was still known when it was asked again a day or more later, beside what the scheduler had expected.

use serde::Serialize;

use super::ENOUGH;
use crate::study::marking::share;
use crate::study::{CardHistory, Memory, StudyDay};

/// Days that are looked back.
const BACK: u32 = 30;

/// What was recalled of what was asked again, a study day or more after the answer before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Retention {
    /// Days that are looked back, today included.
    pub days: u32,
    /// Reviews in that time.
    pub reviews: usize,
    /// Those that were passed.
    pub recalled: usize,
    /// Their share, 0 to 1; none while there are fewer than 20 reviews.
    pub share: Option<f64>,
    /// The mean probability of recall that the scheduler expected; none without reviews.
    pub expected: Option<f64>,
}

impl Retention {
    pub(super) fn of(memory: &Memory, today: StudyDay) -> Self {
        let since = today.minus(BACK - 1);
        let (mut reviews, mut recalled, mut expected) = (0, 0, 0.0);
        for answer in memory.cards().iter().flat_map(CardHistory::answers) {
            let Some((days, likely)) = answer.after else {
                continue;
            };
            if days > 0 && (since..=today).contains(&answer.day) {
                reviews += 1;
                recalled += usize::from(answer.rating.is_pass());
                expected += likely;
            }
        }
        Self {
            days: BACK,
            reviews,
            recalled,
            share: (reviews >= ENOUGH).then(|| share(recalled, reviews)),
            expected: (reviews > 0).then(|| expected * share(1, reviews)),
        }
    }

    /// What it cannot say yet.
    pub(super) fn warning(&self) -> Option<String> {
        (self.reviews < ENOUGH).then(|| {
            format!(
                "retention: {} in the last {} days; {ENOUGH} are needed before a share of them means anything",
                super::counted(self.reviews, "review"),
                self.days
            )
        })
    }
}
