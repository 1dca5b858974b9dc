//! "I have … minutes": a session that fits, made of what is due, what is new and what comes next in the text, at the
//! learner's own pace.

use std::time::Duration;

use super::{Memory, Queue, StudyDay};
use crate::course::{Course, LessonId};

/// Words of running text a minute (assessment §8.3).
const WORDS_A_MINUTE: u64 = 238;

/// A section to read, with the self-check after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Its lesson.
    pub lesson: LessonId,
    /// Its place among the lesson's sections.
    pub section: usize,
    /// How long it takes.
    pub time: Duration,
}

/// A part of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The first so many of the queue, which are due.
    Review {
        /// How many.
        cards: usize,
        /// How long they take.
        time: Duration,
    },
    /// The first so many new ones of the queue.
    New {
        /// How many.
        cards: usize,
        /// How long they take.
        time: Duration,
    },
    /// Sections to read, with their self-checks.
    Read {
        /// The sections.
        sections: Vec<Reading>,
        /// How long they take.
        time: Duration,
    },
}

impl Step {
    /// How long it takes.
    pub fn time(&self) -> Duration {
        match self {
            Self::Review { time, .. } | Self::New { time, .. } | Self::Read { time, .. } => *time,
        }
    }
}

/// How long `words` of running text take to read.
pub fn reading_time(words: usize) -> Duration {
    Duration::from_secs((words as u64 * 60).div_ceil(WORDS_A_MINUTE))
}

impl Memory {
    /// What there is to read from a section of a lesson on, to the end of the lesson.
    pub fn reading(&self, course: &Course, lesson: &LessonId, section: usize) -> Vec<Reading> {
        let Some(found) = course.lesson(lesson.as_str()) else {
            return Vec::new();
        };
        let sections = found.sections.iter().enumerate().skip(section);
        sections
            .map(|(at, section)| {
                let check = section.check.iter();
                let check: Duration = check.map(|item| self.pace().expected(item.kind())).sum();
                Reading {
                    lesson: found.id.clone(),
                    section: at,
                    time: reading_time(section.words()) + check,
                }
            })
            .collect()
    }

    /// A session of `time` at most: what is due first, as many as fit, then what is new, then `reading` in its order. What
    /// does not fit as a whole is left for another day; nothing at all if there is not even time for one item.
    pub fn plan(&self, time: Duration, today: StudyDay, reading: &[Reading]) -> Vec<Step> {
        let queue = self.queue(today);
        self.plan_of(&queue, time, reading)
    }

    /// The same with a queue that is there already.
    pub fn plan_of(&self, queue: &Queue, time: Duration, reading: &[Reading]) -> Vec<Step> {
        let mut left = time;
        let mut steps = Vec::new();
        let (due, new) = queue.items.split_at(queue.due.min(queue.items.len()));
        let of = |items: &[super::Queued]| -> Vec<Duration> {
            items.iter().map(|queued| self.expected(queued)).collect()
        };
        let (cards, taken) = fitting(of(due), &mut left);
        if cards > 0 {
            steps.push(Step::Review { cards, time: taken });
        }
        if cards < due.len() {
            return steps;
        }
        let (cards, taken) = fitting(of(new), &mut left);
        if cards > 0 {
            steps.push(Step::New { cards, time: taken });
        }
        let (sections, taken) = fitting(reading.iter().map(|one| one.time), &mut left);
        if sections > 0 {
            steps.push(Step::Read {
                sections: reading.iter().take(sections).cloned().collect(),
                time: taken,
            });
        }
        steps
    }
}

/// How many of `times`, from the first on, fit into what is `left`, and how long they take together.
fn fitting(times: impl IntoIterator<Item = Duration>, left: &mut Duration) -> (usize, Duration) {
    let (mut count, mut taken) = (0, Duration::ZERO);
    for time in times {
        let Some(rest) = left.checked_sub(time) else {
            break;
        };
        (*left, taken, count) = (rest, taken + time, count + 1);
    }
    (count, taken)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{DAY, memory, right, wrong};
    use super::*;

    fn minutes(count: u64) -> Duration {
        Duration::from_secs(count * 60)
    }

    fn section(section: usize, seconds: u64) -> Reading {
        Reading {
            lesson: LessonId::new("x"),
            section,
            time: Duration::from_secs(seconds),
        }
    }

    /// Four cards due on the next day, two new ones; half a minute each.
    fn some() -> Memory {
        let mut memory = memory(&[
            "d: a o1 b1 short, b o2 b2 short, c o3 b3 short, e o4 b4 short, !n o5 b5 short, !m o6 b6 short",
        ]);
        for (id, item) in (0..).zip(["a", "b", "c", "e"]) {
            memory.append(&right(id, item, DAY));
            memory.append(&wrong(10 + id, item, DAY.plus(2)));
        }
        memory
    }

    #[test]
    fn what_is_due_goes_first_then_what_is_new_then_the_text() {
        let memory = some();
        let today = DAY.plus(3);
        let reading = [section(1, 60), section(2, 60)];
        // Ten seconds an item: that is this learner's pace.
        let plan = |seconds| memory.plan(Duration::from_secs(seconds), today, &reading);
        let ten = |count: u64| Duration::from_secs(10 * count);
        assert_eq!(plan(9), []);
        assert_eq!(
            plan(30),
            [Step::Review {
                cards: 3,
                time: ten(3)
            }]
        );
        assert_eq!(
            plan(119),
            [
                Step::Review {
                    cards: 4,
                    time: ten(4)
                },
                Step::New {
                    cards: 2,
                    time: ten(2)
                }
            ]
        );
        let whole = plan(120);
        assert_eq!(
            whole[2],
            Step::Read {
                sections: vec![section(1, 60)],
                time: minutes(1)
            }
        );
        assert_eq!(whole.iter().map(Step::time).sum::<Duration>(), minutes(2));
    }

    #[test]
    fn a_session_is_never_longer_than_the_time_there_is() {
        let memory = some();
        for seconds in 0..300 {
            let time = Duration::from_secs(seconds);
            let plan = memory.plan(time, DAY.plus(3), &[section(0, 31), section(1, 7)]);
            assert!(plan.iter().map(Step::time).sum::<Duration>() <= time);
        }
    }

    #[test]
    fn a_section_takes_its_words_and_its_questions() {
        let course = super::super::fixture::course(&["x: a o b short, c o b open"]);
        let reading = memory(&["x: a o b short"]).reading(&course, &LessonId::new("x"), 0);
        assert_eq!(reading.len(), 1);
        // One word and two items.
        assert_eq!(reading[0].time, Duration::from_secs(61));
        assert_eq!(reading_time(238), minutes(1));
    }
}
