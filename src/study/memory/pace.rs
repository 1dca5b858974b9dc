//! How long a learner takes to answer: the median of the last answers of each kind.

use std::collections::VecDeque;
use std::time::Duration;

use crate::course::TaskKind;

/// Answers of a kind that are kept.
const KEPT: usize = 50;
/// Answers from which on their median is believed.
const ENOUGH: usize = 5;
/// An item, until more is known (assessment §8.3).
const USUAL: Duration = Duration::from_secs(30);
/// What took longer was left lying.
const LONGEST: Duration = Duration::from_secs(600);

/// How long a learner takes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pace {
    /// The last answers of each kind, in milliseconds.
    last: [VecDeque<u32>; TaskKind::ALL.len()],
}

impl Pace {
    /// Another answer took `elapsed`.
    pub(super) fn add(&mut self, kind: TaskKind, elapsed: Duration) {
        if elapsed.is_zero() || elapsed > LONGEST {
            return;
        }
        let at = TaskKind::ALL.iter().position(|one| *one == kind);
        if let Some(last) = at.and_then(|at| self.last.get_mut(at)) {
            if last.len() == KEPT {
                last.pop_front();
            }
            last.push_back(u32::try_from(elapsed.as_millis()).unwrap_or(u32::MAX));
        }
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

    fn of(seconds: &[u64]) -> Pace {
        let mut pace = Pace::default();
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
    fn half_a_minute_until_more_is_known() {
        assert_eq!(of(&[1, 1, 1, 1]).expected(TaskKind::Short), USUAL);
        let pace = of(&[1, 2, 3, 4, 5]);
        assert_eq!(pace.expected(TaskKind::Short), Duration::from_secs(3));
        assert_eq!(pace.expected(TaskKind::Open), Duration::from_secs(3));
    }
}
