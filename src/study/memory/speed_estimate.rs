//! How long a learner takes: to answer, the median of the last answers of each kind; to read, the median of the last
//! sections.

use std::collections::VecDeque;
use std::ops::RangeInclusive;
use std::time::Duration;

use crate::course::TaskKind;

/// Answers of a kind that are kept.
const KEPT: usize = 50;
/// Answers from which on their median is believed.
const ENOUGH: usize = 5;
/// An item, until more is known.
const USUAL: Duration = Duration::from_secs(30);
/// What took longer was left lying.
const LONGEST: Duration = Duration::from_secs(600);
/// Words read in a minute, until more is known: adults, non-fiction, English (Brysbaert 2019).
const USUAL_WORDS: u32 = 238;
/// Fewer words say nothing of a pace.
const FEWEST_WORDS: u32 = 40;
/// Words a minute at which somebody reads: fewer were left lying, more were leafed through.
const READING: RangeInclusive<u64> = 60..=700;

/// How long a learner takes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SpeedEstimate {
    /// The last answers of each kind, in milliseconds.
    last: [VecDeque<u32>; TaskKind::ALL.len()],
    /// The last sections that were read, in words a minute.
    read: VecDeque<u32>,
}

impl SpeedEstimate {
    /// Another answer took `elapsed`.
    pub(super) fn add(&mut self, kind: TaskKind, elapsed: Duration) {
        if elapsed.is_zero() || elapsed > LONGEST {
            return;
        }
        let at = TaskKind::ALL.iter().position(|one| *one == kind);
        if let Some(last) = at.and_then(|at| self.last.get_mut(at)) {
            keep(last, u32::try_from(elapsed.as_millis()).unwrap_or(u32::MAX));
        }
    }

    /// Words a minute, where so many in this time are reading and not leafing through or being away.
    pub fn reading_speed(words: u32, elapsed: Duration) -> Option<u32> {
        let millis = u64::try_from(elapsed.as_millis()).ok()?;
        let pace = (u64::from(words) * 60_000).checked_div(millis)?;
        let is_reading = words >= FEWEST_WORDS && READING.contains(&pace);
        is_reading.then(|| u32::try_from(pace).ok()).flatten()
    }

    /// So many words were read in this time.
    pub(super) fn read(&mut self, words: u32, elapsed: Duration) {
        if let Some(pace) = Self::reading_speed(words, elapsed) {
            keep(&mut self.read, pace);
        }
    }

    /// Words a minute: the own median, once enough was read to believe it, and whether it is that.
    pub fn words_a_minute(&self) -> (u32, bool) {
        if self.read.len() < ENOUGH {
            return (USUAL_WORDS, false);
        }
        let mut read: Vec<u32> = self.read.iter().copied().collect();
        let own = u32::try_from(middle(&mut read).as_millis()).unwrap_or(USUAL_WORDS);
        (own, true)
    }

    /// How long `words` of running text take to read.
    pub fn reading_time(&self, words: usize) -> Duration {
        let (pace, _) = self.words_a_minute();
        Duration::from_secs((words as u64 * 60).div_ceil(u64::from(pace.max(1))))
    }

    /// The median of the last answers of a kind, and how many there are.
    pub fn median(&self, kind: TaskKind) -> (Duration, usize) {
        let mut last: Vec<u32> = TaskKind::ALL
            .iter()
            .zip(&self.last)
            .filter(|(one, _)| **one == kind)
            .flat_map(|(_, last)| last.iter().copied())
            .collect();
        (middle(&mut last), last.len())
    }

    /// How long an item of this kind will take: the own median, of all kinds while there are too few of this one, or
    /// half a minute.
    pub fn expected(&self, kind: TaskKind) -> Duration {
        let (median, count) = self.median(kind);
        if count >= ENOUGH {
            return median;
        }
        let mut all: Vec<u32> = self.last.iter().flatten().copied().collect();
        if all.len() >= ENOUGH {
            middle(&mut all)
        } else {
            USUAL
        }
    }
}

/// Adds a value, and lets go of the oldest where there are many.
fn keep(last: &mut VecDeque<u32>, value: u32) {
    if last.len() == KEPT {
        last.pop_front();
    }
    last.push_back(value);
}

fn middle(values: &mut [u32]) -> Duration {
    values.sort_unstable();
    let at = |at: usize| u64::from(values.get(at).copied().unwrap_or_default());
    let half = values.len() / 2;
    let middle = if values.len() % 2 == 1 {
        at(half)
    } else {
        u64::midpoint(at(half.saturating_sub(1)), at(half))
    };
    Duration::from_millis(middle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(seconds: &[u64]) -> SpeedEstimate {
        let mut pace = SpeedEstimate::default();
        for one in seconds {
            pace.add(TaskKind::Short, Duration::from_secs(*one));
        }
        pace
    }

    #[test]
    fn the_median_is_the_middle() {
        let median = |seconds: &[u64]| of(seconds).median(TaskKind::Short);
        assert_eq!(median(&[]), (Duration::ZERO, 0));
        assert_eq!(median(&[9, 1, 5]), (Duration::from_secs(5), 3));
        assert_eq!(median(&[9, 1, 5, 6]), (Duration::from_millis(5500), 4));
    }

    #[test]
    fn what_was_left_lying_and_what_is_long_ago_do_not_count() {
        assert_eq!(of(&[5, 601, 0]).median(TaskKind::Short).1, 1);
        let mut many = vec![100; 50];
        many.extend([7; 50]);
        assert_eq!(
            of(&many).median(TaskKind::Short),
            (Duration::from_secs(7), 50)
        );
    }

    #[test]
    fn reading_has_a_pace_of_its_own_after_five_sections() {
        let mut pace = SpeedEstimate::default();
        let minute = Duration::from_secs(60);
        for (read, words) in [150, 180, 400, 160].into_iter().enumerate() {
            pace.read(words, minute);
            assert_eq!(pace.words_a_minute(), (238, false), "{read}");
        }
        assert_eq!(pace.reading_time(238), minute);
        // Leafed through, left lying, too short to tell, in no time at all.
        for (words, seconds) in [(701, 60), (59, 60), (39, 10), (100, 0)] {
            pace.read(words, Duration::from_secs(seconds));
        }
        assert_eq!(pace.words_a_minute(), (238, false));
        pace.read(100, Duration::from_secs(30));
        assert_eq!(
            pace.words_a_minute(),
            (180, true),
            "the median, not the mean"
        );
        assert_eq!(pace.reading_time(90), Duration::from_secs(30));
        assert_eq!(pace.reading_time(0), Duration::ZERO);
    }

    #[test]
    fn half_a_minute_until_more_is_known() {
        assert_eq!(of(&[1, 1, 1, 1]).expected(TaskKind::Short), USUAL);
        let pace = of(&[1, 2, 3, 4, 5]);
        assert_eq!(pace.expected(TaskKind::Short), Duration::from_secs(3));
        assert_eq!(pace.expected(TaskKind::Open), Duration::from_secs(3));
    }
}
