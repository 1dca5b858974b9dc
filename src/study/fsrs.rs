//! FSRS-6: how a memory grows and fades. Own port in `f64` (open-spaced-repetition/fsrs4anki wiki, "The
//! Algorithm"), held to the vectors of both reference implementations. Knows memories and whole days, and neither
//! cards nor dates.

use super::Rating;

/// The default weights w0 … w20 of FSRS-6. The record keeps the answers and not what follows from them, so other
/// weights can be tried on it at any time.
pub const WEIGHTS: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// No interval is longer, without an exam.
pub(super) const LONGEST: u32 = 365;
/// F = 0.9^(−1/w20) − 1: what makes R = 0.9 after S days.
const F: f64 = 0.980_346_494_413_479_7;
/// The least stability, in days.
const LEAST: f64 = 0.001;
/// The greatest stability, in days: a hundred years.
const GREATEST: f64 = 36_500.0;

/// What is remembered of something: the memory itself, without its date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FsrsMemory {
    /// Days after which it is recalled with a probability of 0.9; 0.001 and more.
    pub stability: f64,
    /// How hard it is to strengthen, 1 to 10.
    pub difficulty: f64,
}

impl FsrsMemory {
    /// After the first answer: S = w[G−1]; D = w4 − e^(w5·(G−1)) + 1, kept within 1 to 10.
    pub fn first(rating: Rating) -> Self {
        let stability = match rating {
            Rating::Again => WEIGHTS[0],
            Rating::Hard => WEIGHTS[1],
            Rating::Good => WEIGHTS[2],
            Rating::Easy => WEIGHTS[3],
        };
        Self {
            stability,
            difficulty: first_difficulty(rating).clamp(1.0, 10.0),
        }
    }

    /// After another answer, whole `days` later; stability is renewed with the difficulty of before.
    #[must_use]
    pub fn after(self, rating: Rating, days: u32) -> Self {
        let stability = match (days, rating) {
            (0, _) => self.same_day(rating),
            (_, Rating::Again) => self.forgotten(self.retrievability(days)),
            _ => self.recalled(rating, self.retrievability(days)),
        };
        let [w6, w7] = [WEIGHTS[6], WEIGHTS[7]];
        let damped = self.difficulty - w6 * (grade(rating) - 3.0) * (10.0 - self.difficulty) / 9.0;
        let reverted = w7 * first_difficulty(Rating::Easy) + (1.0 - w7) * damped;
        Self {
            stability: stability.clamp(LEAST, GREATEST),
            difficulty: reverted.clamp(1.0, 10.0),
        }
    }

    /// The probability of recall after `days`: R = (1 + F·t/S)^(−w20) with F = 0.9^(−1/w20) − 1.
    pub fn retrievability(self, days: u32) -> f64 {
        (1.0 + F * f64::from(days) / self.stability).powf(-WEIGHTS[20])
    }

    /// The days after which the probability of recall has fallen to `retention` (0 to 1): S/F·(DR^(−1/w20) − 1), rounded;
    /// 1 at least.
    pub fn interval(self, retention: f64) -> u32 {
        let days = self.stability / F * (retention.powf(-1.0 / WEIGHTS[20]) - 1.0);
        whole(days.round().max(1.0))
    }

    /// S' = S·(1 + e^w8·(11−D)·S^(−w9)·(e^(w10·(1−R)) − 1)·\[w15 if Hard\]·\[w16 if Easy\]).
    fn recalled(self, rating: Rating, retrievability: f64) -> f64 {
        let bonus = match rating {
            Rating::Hard => WEIGHTS[15],
            Rating::Easy => WEIGHTS[16],
            Rating::Good | Rating::Again => 1.0,
        };
        let growth = WEIGHTS[8].exp()
            * (11.0 - self.difficulty)
            * self.stability.powf(-WEIGHTS[9])
            * (WEIGHTS[10] * (1.0 - retrievability)).exp_m1();
        self.stability * (1.0 + growth * bonus)
    }

    /// S' = min(w11·D^(−w12)·((S+1)^w13 − 1)·e^(w14·(1−R)), S/e^(w17·w18)).
    fn forgotten(self, retrievability: f64) -> f64 {
        let left = WEIGHTS[11]
            * self.difficulty.powf(-WEIGHTS[12])
            * ((self.stability + 1.0).powf(WEIGHTS[13]) - 1.0)
            * (WEIGHTS[14] * (1.0 - retrievability)).exp();
        left.min(self.stability / (WEIGHTS[17] * WEIGHTS[18]).exp())
    }

    /// S' = S·e^(w17·(G−3+w18))·S^(−w19), where Good and Easy take nothing away.
    fn same_day(self, rating: Rating) -> f64 {
        let change = (WEIGHTS[17] * (grade(rating) - 3.0 + WEIGHTS[18])).exp()
            * self.stability.powf(-WEIGHTS[19]);
        match rating {
            Rating::Good | Rating::Easy => self.stability * change.max(1.0),
            Rating::Again | Rating::Hard => self.stability * change,
        }
    }
}

/// `days` moved a little, so that what was learnt together does not come back together for ever: `draw`, from −1 to 1,
/// picks a day up to 1 + 15 % of the first week + 10 % of the next two + 5 % of the rest away (py-fsrs, `_get_fuzzed_interval`).
/// Intervals below 2.5 days stay.
pub(super) fn fuzzed(days: u32, draw: f64) -> u32 {
    if days < 3 {
        return days;
    }
    let exact = f64::from(days);
    let within = |from: f64, to: f64| (exact.min(to) - from).max(0.0);
    let room =
        1.0 + 0.15 * within(2.5, 7.0) + 0.1 * within(7.0, 20.0) + 0.05 * within(20.0, f64::MAX);
    whole(
        (exact + draw.clamp(-1.0, 1.0) * room.round())
            .round()
            .max(2.0),
    )
}

fn first_difficulty(rating: Rating) -> f64 {
    WEIGHTS[4] - (WEIGHTS[5] * (grade(rating) - 1.0)).exp() + 1.0
}

/// G: Again 1, Hard 2, Good 3, Easy 4.
fn grade(rating: Rating) -> f64 {
    match rating {
        Rating::Again => 1.0,
        Rating::Hard => 2.0,
        Rating::Good => 3.0,
        Rating::Easy => 4.0,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float to an integer saturates, and days are not negative"
)]
fn whole(days: f64) -> u32 {
    days as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rating() -> impl Strategy<Value = Rating> {
        (0..4_usize).prop_map(|at| Rating::ALL[at])
    }

    /// The trace after each of `ratings` (1 to 4), each so many days after the one before.
    fn traces(ratings: &[usize], gaps: &[u32]) -> Vec<FsrsMemory> {
        let mut traces: Vec<FsrsMemory> = Vec::new();
        for (grade, gap) in ratings.iter().zip(gaps) {
            let rating = Rating::ALL[grade - 1];
            let next = traces.last().map(|trace| trace.after(rating, *gap));
            traces.push(next.unwrap_or_else(|| FsrsMemory::first(rating)));
        }
        traces
    }

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-4, "{found} is not {expected}");
    }

    #[test]
    fn the_vector_of_fsrs_rs() {
        let last = *traces(&[1, 3, 3, 3, 3, 3], &[0, 0, 1, 3, 8, 21])
            .last()
            .unwrap();
        near(last.stability, 53.62691);
        near(last.difficulty, 6.357_486_7);
    }

    #[test]
    fn the_vector_with_a_lapse() {
        let traces = traces(&[3, 3, 1, 3, 3], &[0, 2, 11, 2, 5]);
        for (trace, s) in traces
            .iter()
            .zip([2.3065, 10.9643, 1.5383, 4.8763, 12.3117])
        {
            near(trace.stability, s);
        }
        for (trace, d) in traces.iter().zip([2.1181, 2.1112, 7.3922, 7.3801, 7.3679]) {
            near(trace.difficulty, d);
        }
    }

    #[test]
    fn good_and_ten_days_later_good() {
        near(traces(&[3, 3], &[0, 10])[1].stability, 25.1087);
        let good = FsrsMemory::first(Rating::Good);
        for (days, r) in [(1, 0.9468), (10, 0.7744), (30, 0.6675)] {
            near(good.retrievability(days), r);
        }
        assert!((F - (0.9_f64.powf(-1.0 / WEIGHTS[20]) - 1.0)).abs() < 1e-15);
    }

    #[test]
    fn intervals_for_a_desired_retention() {
        let trace = |stability| FsrsMemory {
            stability,
            difficulty: 5.0,
        };
        let days = [2508, 387, 90, 27, 9, 3, 1];
        for (retention, days) in [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].into_iter().zip(days) {
            assert_eq!(trace(1.0).interval(retention), days, "{retention}");
        }
        assert_eq!(trace(30.0).interval(0.85), 57);
        assert_eq!(trace(30.0).interval(0.95), 12);
        assert_eq!(trace(LEAST).interval(0.95), 1);
    }

    /// Intervals of a suite in the manner of py-fsrs; a failure is answered again the same day.
    #[test]
    fn the_intervals_of_a_long_history() {
        let ratings = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3];
        let expected = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21];
        let mut gaps = vec![0];
        gaps.extend(&expected[..12]);
        for (trace, days) in traces(&ratings, &gaps).iter().zip(expected) {
            assert!(
                days == 0 || trace.interval(0.9) == days,
                "{days}: {trace:?}"
            );
        }
    }

    #[test]
    fn fuzz_moves_a_date_a_little_and_a_short_one_not() {
        assert_eq!([1, 2].map(|days| fuzzed(days, 1.0)), [1, 2]);
        assert_eq!(fuzzed(10, 0.0), 10);
        assert_eq!((fuzzed(3, -1.0), fuzzed(3, 1.0)), (2, 4));
        assert_eq!((fuzzed(100, -1.0), fuzzed(100, 1.0)), (93, 107));
        assert_eq!(fuzzed(100, 7.0), 107);
    }

    proptest! {
        #[test]
        fn a_memory_stays_within_its_bounds(
            steps in prop::collection::vec((rating(), 0..4000_u32), 1..60)
        ) {
            let mut trace = FsrsMemory::first(steps[0].0);
            for (rating, days) in steps {
                let next = trace.after(rating, days);
                prop_assert!((LEAST..=GREATEST).contains(&next.stability), "{next:?}");
                prop_assert!((1.0..=10.0).contains(&next.difficulty), "{next:?}");
                if rating.is_pass() && days > 0 {
                    prop_assert!(next.stability >= trace.stability.min(GREATEST));
                } else if days > 0 {
                    prop_assert!(next.stability <= trace.stability.max(LEAST));
                }
                trace = next;
            }
        }

        #[test]
        fn a_better_answer_never_comes_back_sooner(stability in 0.01..1000.0_f64, difficulty in 1.0..10.0_f64, days in 1..2000_u32) {
            let trace = FsrsMemory { stability, difficulty };
            let after = Rating::ALL.map(|rating| trace.after(rating, days).interval(0.9));
            prop_assert!(after.is_sorted(), "{after:?}");
        }

        #[test]
        fn recall_fades_and_an_interval_ends_at_the_retention(stability in 1.0..3000.0_f64, retention in 0.8..0.95_f64) {
            let trace = FsrsMemory { stability, difficulty: 5.0 };
            let days = trace.interval(retention);
            prop_assert!(trace.retrievability(days) >= trace.retrievability(days + 1));
            // A rounded day is half a day off at most.
            prop_assert!(days == 1 || trace.retrievability(days - 1) >= retention);
            prop_assert!(trace.retrievability(days + 1) <= retention);
        }

        #[test]
        fn fuzz_stays_within_fifteen_percent_and_a_day(days in 1..2000_u32, draw in -1.0..1.0_f64) {
            let moved = fuzzed(days, draw);
            // The room is rounded before the draw.
            let room = (f64::from(days) * 0.15 + 1.0).ceil();
            prop_assert!((f64::from(moved) - f64::from(days)).abs() <= room);
            prop_assert!(moved >= 1 && (days < 2 || moved >= 2));
        }
    }
}
