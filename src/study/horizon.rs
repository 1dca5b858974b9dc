//! When a card is due: the interval of its memory, moved a little, shortened towards an exam (assessment §4.6).

use super::memory::{MemoryState, Settings};
use super::schedule::{LONGEST, fuzzed};
use super::{Rating, StudyDay, Trace};

/// Spaced passes a card should have before an exam (assessment §4.6, §4.7).
const WANTED: u32 = 3;

impl MemoryState {
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
fn reviews(mut trace: Trace, retention: f64, left: u32, most: u32) -> u32 {
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
