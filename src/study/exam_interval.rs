//! When a card is due: the interval of its memory, moved a little, shortened towards an exam (manual, "Review").

use super::fsrs::{LONGEST, fuzzed};
use super::memory::{CardState, Settings};
use super::{FsrsMemory, Rating, StudyDay};

/// Spaced passes a card should have before an exam (Rawson, Dunlosky and Sciartelli 2013).
const WANTED: u32 = 3;

impl CardState {
    /// The study day on which it is due, seen from `today`: never the day of its last answer, and before an exam that
    /// is still to come, unless there is no day left between the two.
    ///
    /// A last answer in the future means that the clock was set back since; then it is due at once, for nobody can say
    /// how long it has waited.
    pub fn due(&self, settings: &Settings, today: StudyDay) -> StudyDay {
        if self.last > today.plus(1) {
            return today;
        }
        self.last.plus(self.interval(settings, today))
    }

    /// Days from its last answer until it is due.
    fn interval(&self, settings: &Settings, today: StudyDay) -> u32 {
        if self.sure_but_wrong {
            return 1;
        }
        let natural = self.trace.interval(settings.retention).min(LONGEST);
        let moved = fuzzed(natural, self.draw).min(LONGEST);
        let exam = settings.exam.filter(|exam| *exam > today);
        let left = exam.map_or(0, |exam| exam.since(self.last));
        if left < 2 {
            return moved;
        }
        let need = WANTED.saturating_sub(self.passes());
        let is_short = reviews(self.trace, settings.retention, left, need) < need;
        let spread = (left / (need + 1)).max(1);
        let interval = if is_short { moved.min(spread) } else { moved };
        interval.min(left - 1)
    }
}

/// How many reviews the intervals of `trace` give before an exam in `left` days, if all are Good; `most` at most.
fn reviews(mut trace: FsrsMemory, retention: f64, left: u32, most: u32) -> u32 {
    let mut gone = 0_u32;
    for count in 0..most {
        let days = trace.interval(retention).min(LONGEST);
        gone += days;
        if gone >= left {
            return count;
        }
        trace = trace.after(Rating::Good, days);
    }
    most
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fixture::{DAY, decided, memory, right, sure_but_wrong, wrong};
    use super::*;
    use crate::study::{Attempt, DecisionKind, Memory, Occasion};

    fn one() -> Memory {
        memory(&["l: a o b short"])
    }

    fn due(memory: &Memory, today: StudyDay) -> StudyDay {
        memory
            .card(0)
            .unwrap()
            .state
            .unwrap()
            .due(memory.settings(), today)
    }

    #[test]
    fn without_an_exam_the_memory_alone_decides_up_to_a_year() {
        let mut memory = one();
        memory.append(&right(1, "a", DAY));
        assert_eq!(due(&memory, DAY), DAY.plus(2));
        let mut day = DAY;
        for id in 2..30 {
            day = due(&memory, day);
            memory.append(&right(id, "a", day));
        }
        let last = due(&memory, day).since(day);
        assert!((300..=365).contains(&last), "{last}");
    }

    #[test]
    fn an_exam_spreads_the_passes_that_are_missing() {
        let mut memory = one();
        memory.append(&wrong(1, "a", DAY));
        // 30 days left, 3 passes to go: FSRS gives them, so it is left alone.
        memory.decide(&decided(DecisionKind::Exam(Some(DAY.plus(30)))));
        assert_eq!(due(&memory, DAY), DAY.plus(1));
        // One pass and two to go in 10 days: FSRS would give one at 2 and one at 13.
        let mut memory = one();
        memory.append(&right(1, "a", DAY));
        memory.append(&right(2, "a", DAY.plus(2)));
        memory.decide(&decided(DecisionKind::Exam(Some(DAY.plus(12)))));
        assert_eq!(
            due(&memory, DAY.plus(2)),
            DAY.plus(2 + 10 / 2),
            "floor(10 / (1 + 1))"
        );
    }

    #[test]
    fn an_exam_that_is_over_or_on_the_next_day_changes_nothing() {
        let mut memory = one();
        memory.append(&right(1, "a", DAY));
        let free = due(&memory, DAY);
        for exam in [DAY.minus(5), DAY, DAY.plus(1)] {
            memory.decide(&decided(DecisionKind::Exam(Some(exam))));
            assert_eq!(due(&memory, DAY), free);
        }
        memory.decide(&decided(DecisionKind::Exam(Some(DAY.plus(2)))));
        assert_eq!(due(&memory, DAY), DAY.plus(1));
        memory.decide(&decided(DecisionKind::Exam(None)));
        assert_eq!(due(&memory, DAY), free);
    }

    #[test]
    fn what_was_surely_wrong_is_due_on_the_next_study_day() {
        let mut memory = one();
        let mut day = DAY;
        for id in 1..9 {
            memory.append(&right(id, "a", day));
            day = due(&memory, day);
        }
        let mut other = memory.clone();
        memory.append(&wrong(20, "a", day));
        assert!(
            due(&memory, day) > day.plus(1),
            "a strong memory is not gone at once"
        );
        other.append(&sure_but_wrong(20, "a", day));
        assert_eq!(due(&other, day), day.plus(1));
    }

    #[test]
    fn a_higher_retention_brings_it_back_sooner() {
        let mut memory = one();
        memory.append(&right(1, "a", DAY));
        memory.append(&right(2, "a", DAY.plus(9)));
        let days = [80, 85, 90, 95].map(|percent| {
            memory.decide(&decided(DecisionKind::Retention(percent)));
            due(&memory, DAY.plus(9)).since(DAY)
        });
        assert!(days.is_sorted_by(|a, b| a > b), "{days:?}");
    }

    proptest! {
        /// Whoever answers rightly when it is due has three spaced passes before the exam, and is never asked on its day.
        #[test]
        fn three_passes_fit_before_any_exam(days in 3..400_u32, occasion in 0..3_usize, name in "[a-z]{1,8}") {
            let mut memory = memory(&[&format!("l: {name} o b short")]);
            let exam = DAY.plus(days);
            memory.decide(&decided(DecisionKind::Exam(Some(exam))));
            let mut day = DAY;
            let mut id = 0;
            while day < exam {
                id += 1;
                let occasion = Occasion::ALL[occasion];
                memory.append(&Attempt { occasion, ..right(id, &name, day) });
                let next = due(&memory, day);
                prop_assert!(next > day);
                prop_assert!(next < exam || day.plus(1) >= exam, "{} is too late for {}", next, exam);
                day = next;
            }
            prop_assert_eq!(memory.card(0).unwrap().state.unwrap().passes(), 3);
        }

        /// The same for who forgets now and then, as long as there is time.
        #[test]
        fn no_date_lies_beyond_an_exam(
            days in 2..200_u32,
            answers in prop::collection::vec((any::<bool>(), 0..9_u32), 1..20)
        ) {
            let mut memory = one();
            let exam = DAY.plus(days);
            memory.decide(&decided(DecisionKind::Exam(Some(exam))));
            let mut day = DAY;
            for (id, (is_right, late)) in (0..).zip(answers) {
                memory.append(&if is_right { right(id, "a", day) } else { wrong(id, "a", day) });
                let next = due(&memory, day);
                prop_assert!(next > day);
                prop_assert!(next < exam || day.plus(1) >= exam);
                day = next.plus(late);
            }
        }
    }
}
