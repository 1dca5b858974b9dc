//! One engine for quiz, review, self-check and retry: which questions are asked, what was answered, what is asked again,
//! what it came to. The screen and the line mode are two faces of it. Pure: no disk, no clock, no screen.
//!
//! A face shows [`Session::questions`], gives each answer to [`Session::answer`], which returns the [`Attempt`](super::Attempt) to be
//! written, and tells the session about every decision that was written with [`Session::apply`].

mod answer;
mod draft;
mod history;
mod order;
mod question;
mod repeat;
mod resume;
mod score;
#[cfg(test)]
mod tests;

pub use answer::AnswerContext;
pub use draft::fits_item;
pub use order::{DisplayOrder, right_targets, slots, targets};
pub use question::{DuePreview, LeechHelp, MarkedResponse, Question, Timing};
pub use repeat::RepeatChange;
pub use score::{Score, right_text};

use std::sync::Arc;

use super::{
    DecisionKind, Memory, Occasion, QueueItem, QueueReason, ScopedItem, permutation, scope,
};
use crate::course::{Course, Lesson, LessonId};

/// What a session is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Topic {
    /// The self-check after a section, counted from 0.
    SelfCheck(LessonId, usize),
    /// The quiz at the end of a lesson.
    LessonQuiz(LessonId),
    /// Whatever an id names: a lesson, a section, a module, a route, an objective; none: the whole course.
    Scope(Option<String>),
    /// What the scheduler asks for.
    Review,
}

/// One sitting: its questions and how far it is.
#[derive(Debug, Clone)]
pub struct Session {
    /// What it is about.
    pub topic: Topic,
    /// What kind of session it is called: `Quiz`, `Self-check`, `Review`.
    pub kind: &'static str,
    /// What it is called beside that: `5.3 Affective liberation`. May be empty.
    pub about: String,
    /// Whether it repeats what was missed in another one.
    pub is_retry: bool,
    /// The orders of its questions and choices follow from it.
    pub seed: u64,
    /// Its questions, in the order they are asked. Repeats are added at the end.
    pub questions: Vec<Question>,
    /// The question that was answered last.
    pub last_answered: Option<usize>,
    /// The decisions that would take back what was done, the latest last.
    undoes: Vec<DecisionKind>,
}

impl Session {
    /// The session about `topic`. None if nothing is asked about it; a review is made by [`Self::review`].
    pub fn begin(topic: &Topic, course: &Course, seed: u64) -> Option<Self> {
        let (kind, about, scoped) = match topic {
            Topic::SelfCheck(lesson, section) => {
                let lesson = course.lesson(lesson.as_str())?;
                let section = lesson.sections.get(*section)?;
                let items = section.check.iter().map(|item| ScopedItem {
                    lesson,
                    item,
                    occasion: Occasion::SelfCheck,
                });
                let about = format!("{} {}", lesson.number, section.title);
                ("Self-check", about, items.collect())
            }
            Topic::LessonQuiz(lesson) => {
                let lesson = course.lesson(lesson.as_str())?;
                let shuffled = permutation(seed, lesson.id.as_str(), lesson.quiz.len());
                let items = shuffled.iter().filter_map(|at| lesson.quiz.get(*at));
                let items = items.map(|item| ScopedItem {
                    lesson,
                    item,
                    occasion: Occasion::Quiz,
                });
                let about = format!("{} {}", lesson.number, lesson.title);
                ("Quiz", about, items.collect())
            }
            Topic::Scope(id) => {
                let scope = scope(course, id.as_deref(), seed)?;
                (scope.kind, scope.about, scope.questions)
            }
            Topic::Review => return None,
        };
        let questions = scoped.into_iter().map(|one| Question::new(one, seed));
        Self::over(topic.clone(), (kind, about), questions.collect(), seed)
    }

    /// A review of what is queued. None if there is nothing to ask.
    pub fn review(
        course: &Course,
        memory: &Memory,
        queued: &[QueueItem],
        seed: u64,
    ) -> Option<Self> {
        let question = |one: &QueueItem| {
            let variant = memory.deck().variant((one.card, one.variant))?;
            let lesson = memory.deck().lessons.get(variant.lesson)?;
            let lesson = course.lesson(lesson.id.as_str())?;
            let item = Lesson::items(lesson).find(|item| item.id == variant.item)?;
            let occasion = match one.why {
                QueueReason::Weakest => Occasion::Practice,
                _ => Occasion::Review,
            };
            let scoped = ScopedItem {
                lesson,
                item,
                occasion,
            };
            Some(Question {
                queued: Some(one.clone()),
                ..Question::new(scoped, seed)
            })
        };
        let questions = queued.iter().filter_map(question).collect();
        Self::over(Topic::Review, ("Review", String::new()), questions, seed)
    }

    /// Another session over these of its questions. Those that were answered are practice now.
    pub fn retry(&self, numbers: &[usize], seed: u64) -> Option<Self> {
        let questions = numbers.iter().filter_map(|number| {
            let old = self.questions.get(*number)?;
            Some(Question {
                occasion: if old.answer.is_some() {
                    Occasion::Practice
                } else {
                    old.occasion
                },
                queued: old.queued.clone(),
                ..Question::of(
                    Arc::clone(&old.item),
                    old.lesson.clone(),
                    old.occasion,
                    seed,
                )
            })
        });
        let about = if self.is_retry {
            self.about.clone()
        } else {
            format!("{}, again", self.about)
        };
        let retry = Self::over(
            self.topic.clone(),
            (self.kind, about),
            questions.collect(),
            seed,
        )?;
        Some(Self {
            is_retry: true,
            ..retry
        })
    }

    fn over(
        topic: Topic,
        (kind, about): (&'static str, String),
        questions: Vec<Question>,
        seed: u64,
    ) -> Option<Self> {
        (!questions.is_empty()).then_some(Self {
            topic,
            kind,
            about,
            is_retry: false,
            seed,
            questions,
            last_answered: None,
            undoes: Vec::new(),
        })
    }

    /// What it is called, with `separator` between kind and subject.
    pub fn title(&self, separator: &str) -> String {
        match self.about.as_str() {
            "" => self.kind.to_owned(),
            about => format!("{}{separator}{about}", self.kind),
        }
    }

    /// Whether it is a review: what was missed comes again at its end.
    pub fn is_review(&self) -> bool {
        self.topic == Topic::Review
    }

    /// Whether a question waits for an answer.
    pub fn is_open(&self, at: usize) -> bool {
        let question = self.questions.get(at);
        question.is_some_and(|own| own.answer.is_none() && !own.is_suspended)
    }
}
