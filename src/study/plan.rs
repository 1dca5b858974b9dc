//! "I have … minutes": a session that fits, made of what is due, what is new and what comes next in the text, at the
//! learner's own pace.

use std::time::Duration;

use super::{Memory, Queue, QueueItem};
use crate::course::{Course, LessonId};

/// A section to read, with the self-check after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionReading {
    /// Its lesson.
    pub lesson: LessonId,
    /// Its place among the lesson's sections.
    pub section: usize,
    /// How long it takes.
    pub time: Duration,
}

/// A part of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanActivity {
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
        sections: Vec<SectionReading>,
        /// How long they take.
        time: Duration,
    },
}

impl PlanActivity {
    /// How long it takes.
    pub fn time(&self) -> Duration {
        match self {
            Self::Review { time, .. } | Self::New { time, .. } | Self::Read { time, .. } => *time,
        }
    }
}

impl Memory {
    /// What there is to read from a section of a lesson on: to the end of the lesson, then whole lessons after it that
    /// were not read yet. As long as somebody asks for more of it.
    pub fn reading<'a>(
        &'a self,
        course: &'a Course,
        lesson: &'a LessonId,
        section: usize,
    ) -> impl Iterator<Item = SectionReading> + 'a {
        let lessons = course.lessons().enumerate();
        let from = lessons.skip_while(move |(_, own)| own.id != *lesson);
        let ahead = from.filter(move |(at, own)| own.id == *lesson || !self.is_read(*at));
        ahead.flat_map(move |(_, own)| {
            let first = if own.id == *lesson { section } else { 0 };
            let sections = own.sections.iter().enumerate().skip(first);
            sections.map(move |(at, section)| {
                let check = section.check.iter();
                let check: Duration = check
                    .map(|item| self.speed_estimate().expected(item.kind()))
                    .sum();
                SectionReading {
                    lesson: own.id.clone(),
                    section: at,
                    time: self.speed_estimate().reading_time(section.words()) + check,
                }
            })
        })
    }

    /// A session of `time` at most from today's `queue`: what is due first, as many as fit, then what is new, then
    /// `reading` in its order. What does not fit as a whole is left for another day; nothing at all if there is not even
    /// time for one item.
    pub fn plan(
        &self,
        queue: &Queue,
        time: Duration,
        reading: impl IntoIterator<Item = SectionReading>,
    ) -> Vec<PlanActivity> {
        let mut left = time;
        let mut steps = Vec::new();
        let (due, new) = queue.items.split_at(queue.due.min(queue.items.len()));
        let of = |items: &[QueueItem], left: &mut Duration| {
            fitting(items.iter().map(|queued| self.expected(queued)), left)
        };
        let (cards, taken) = of(due, &mut left);
        if cards > 0 {
            steps.push(PlanActivity::Review { cards, time: taken });
        }
        if cards < due.len() {
            return steps;
        }
        let (cards, taken) = of(new, &mut left);
        if cards > 0 {
            steps.push(PlanActivity::New { cards, time: taken });
        }
        let mut sections = Vec::new();
        let mut taken = Duration::ZERO;
        for own in reading {
            let Some(rest) = left.checked_sub(own.time) else {
                break;
            };
            (left, taken) = (rest, taken + own.time);
            sections.push(own);
        }
        if !sections.is_empty() {
            steps.push(PlanActivity::Read {
                sections,
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

    fn section(section: usize, seconds: u64) -> SectionReading {
        SectionReading {
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
        let plan = |seconds| {
            let time = Duration::from_secs(seconds);
            memory.plan(&memory.queue(today), time, reading.clone())
        };
        let ten = |count: u64| Duration::from_secs(10 * count);
        assert_eq!(plan(9), []);
        assert_eq!(
            plan(30),
            [PlanActivity::Review {
                cards: 3,
                time: ten(3)
            }]
        );
        assert_eq!(
            plan(119),
            [
                PlanActivity::Review {
                    cards: 4,
                    time: ten(4)
                },
                PlanActivity::New {
                    cards: 2,
                    time: ten(2)
                }
            ]
        );
        let whole = plan(120);
        assert_eq!(
            whole[2],
            PlanActivity::Read {
                sections: vec![section(1, 60)],
                time: minutes(1)
            }
        );
        assert_eq!(
            whole.iter().map(PlanActivity::time).sum::<Duration>(),
            minutes(2)
        );
    }

    #[test]
    fn a_session_is_never_longer_than_the_time_there_is() {
        let memory = some();
        let queue = memory.queue(DAY.plus(3));
        for seconds in 0..300 {
            let time = Duration::from_secs(seconds);
            let plan = memory.plan(&queue, time, [section(0, 31), section(1, 7)]);
            assert!(plan.iter().map(PlanActivity::time).sum::<Duration>() <= time);
        }
    }

    #[test]
    fn a_section_takes_its_words_and_its_questions() {
        let lines = [
            "x: a o b short, c o b open",
            "y: d o c short",
            "z: e o d short",
        ];
        let course = super::super::fixture::course(&lines);
        let mut memory = memory(&lines);
        let x = LessonId::new("x");
        let reading = |memory: &Memory, from| -> Vec<(String, u64)> {
            let all = memory.reading(&course, &x, from);
            all.map(|one| (one.lesson.to_string(), one.time.as_secs()))
                .collect()
        };
        let some = |wanted: &[(&str, u64)]| -> Vec<(String, u64)> {
            let own = |(lesson, time): &(&str, u64)| ((*lesson).to_owned(), *time);
            wanted.iter().map(own).collect()
        };
        // One word and an item or two each.
        assert_eq!(
            reading(&memory, 0),
            some(&[("x", 61), ("y", 31), ("z", 31)])
        );
        assert_eq!(
            reading(&memory, 1),
            some(&[("y", 31), ("z", 31)]),
            "on to the next lesson"
        );
        memory.have_read(&LessonId::new("y"));
        memory.have_read(&x);
        assert_eq!(
            reading(&memory, 0),
            some(&[("x", 61), ("z", 31)]),
            "what was read is passed over"
        );
    }
}
