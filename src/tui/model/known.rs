//! What is known of the course, and what follows from it for today. Told of every attempt and every decision of this run,
//! also of those that come before the record has been replayed.

use std::time::Duration;

use crate::course::LessonId;
use crate::study::{Attempt, Decision, MasteryCounts, Memory, ReviewKind, SpeedEstimate, StudyDay};

/// Something of this run that the record says, or should.
#[derive(Debug, Clone)]
enum Noted {
    Attempt(Box<Attempt>),
    Decision(Box<Decision>),
}

/// What today brings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agenda {
    /// Items that are due.
    pub due: usize,
    /// New ones that today has room for.
    pub new: usize,
    /// Those that are due and wait until tomorrow, because one about the same passage is asked today.
    pub buried: usize,
    /// Questions to practise, where nothing is due.
    pub practice: usize,
    /// How long they take, at the learner's own pace.
    pub time: Duration,
    /// Items that were wrong although the learner was sure.
    pub sure_but_wrong: usize,
    /// The next day after today on which something is due.
    pub next: Option<StudyDay>,
    /// Items that are due by tomorrow, if nothing more is answered today.
    pub tomorrow: usize,
}

/// What is known of the course; nothing until the record has been replayed.
#[derive(Debug, Default)]
pub struct LearnerState {
    /// What follows from the record.
    pub memory: Option<Memory>,
    /// The study day.
    pub today: StudyDay,
    /// What it brings.
    pub agenda: Agenda,
    /// For each module how many of its objectives are in each state.
    pub tallies: Vec<MasteryCounts>,
    /// Grows whenever any of it changes.
    pub revision: u64,
    noted: Vec<Noted>,
}

impl LearnerState {
    /// The record has been replayed: what is known, and the lessons that were read to their end. What this run added
    /// meanwhile is added to it; what the record had already counts once.
    pub fn remember<'a>(
        &mut self,
        mut memory: Memory,
        read: impl IntoIterator<Item = &'a LessonId>,
    ) {
        for lesson in read {
            memory.have_read(lesson);
        }
        for noted in &self.noted {
            match noted {
                Noted::Attempt(attempt) => memory.append(attempt),
                Noted::Decision(decision) => memory.decide(decision),
            }
        }
        self.memory = Some(memory);
        self.refresh();
    }

    /// Another answer was given.
    pub fn note(&mut self, attempt: &Attempt) {
        if let Some(memory) = &mut self.memory {
            memory.append(attempt);
        }
        self.noted.push(Noted::Attempt(Box::new(attempt.clone())));
        self.refresh();
    }

    /// Something was decided.
    pub fn decide(&mut self, decision: &Decision) {
        if let Some(memory) = &mut self.memory {
            memory.decide(decision);
        }
        self.noted.push(Noted::Decision(Box::new(decision.clone())));
        self.refresh();
    }

    /// It is this study day now.
    pub fn on(&mut self, today: StudyDay) {
        if self.today != today {
            self.today = today;
            self.refresh();
        }
    }

    /// Whether a lesson still has to be noted as read to its end.
    pub fn is_unread(&self, lesson: &LessonId) -> bool {
        self.memory.as_ref().is_some_and(|memory| {
            let own = memory.deck().lessons.iter();
            let at = own.into_iter().position(|one| one.is(lesson.as_str()));
            at.is_some_and(|at| !memory.is_read(at))
        })
    }

    /// Minutes that `words` of running text take to read, at the own pace once that is known.
    pub fn minutes_for(&self, words: usize) -> usize {
        let time = match &self.memory {
            Some(memory) => memory.speed_estimate().reading_time(words),
            None => SpeedEstimate::default().reading_time(words),
        };
        usize::try_from(time.as_secs().div_ceil(60)).unwrap_or(usize::MAX)
    }

    fn refresh(&mut self) {
        self.revision += 1;
        let Some(memory) = &self.memory else { return };
        let today = self.today;
        self.tallies = memory.tallies(today);
        let queue = memory.queue(today);
        let days = (0..memory.cards().len()).filter_map(|card| memory.due(card, today));
        let days: Vec<StudyDay> = days.collect();
        let tomorrow = today.plus(1);
        let practice = if queue.items.is_empty() {
            memory.review_queue(ReviewKind::Weakest, today).len()
        } else {
            0
        };
        self.agenda = Agenda {
            practice,
            due: queue.due,
            new: queue.items.len() - queue.due.min(queue.items.len()),
            buried: queue.buried.len(),
            time: queue.items.iter().map(|one| memory.expected(one)).sum(),
            sure_but_wrong: memory.sure_but_wrong(today).len(),
            next: days.iter().copied().filter(|day| *day > today).min(),
            tomorrow: days.iter().filter(|day| **day <= tomorrow).count(),
        };
    }
}
