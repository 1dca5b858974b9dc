//! The course on the screen: what the first frame knows of it, and what is made from it once it has been read.

mod index;

use std::sync::{Arc, LazyLock, OnceLock};

use crate::course::{Course, CourseId, Lesson, LessonId, RouteId};
use crate::search::Index;
use crate::study::{Deck, NameLexicon};
use crate::text::SafeText;

/// A lesson as the first frame knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningLesson {
    /// Its id.
    pub id: LessonId,
    /// Its number, `5.3`.
    pub number: SafeText,
    /// Its title.
    pub title: SafeText,
}

/// A module as the first frame knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningModule {
    /// Its number.
    pub number: u16,
    /// Its title.
    pub title: SafeText,
    /// Its lessons.
    pub lessons: Vec<OpeningLesson>,
}

/// A short route through the course as the first frame knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningRoute {
    /// Its id.
    pub id: RouteId,
    /// Its title.
    pub title: SafeText,
    /// Number of its lessons.
    pub lessons: usize,
}

/// What the first frame shows before the course has been read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Opening {
    /// The course.
    pub course: CourseId,
    /// Its title.
    pub title: SafeText,
    /// Its routes.
    pub routes: Vec<OpeningRoute>,
    /// Its modules.
    pub modules: Vec<OpeningModule>,
    /// Lessons that were read for the first frame, because the next step names them.
    pub read: Vec<Lesson>,
    /// A number that no other run of the program has, for the ids of attempts and for the seeds of quizzes.
    pub session: u64,
    /// The seed of every quiz, if the person chose one.
    pub seed: Option<u64>,
    /// All courses, including this one; empty if it is the only one.
    pub courses: Vec<(CourseId, SafeText)>,
}

/// Makes the index on first use.
type MakeIndex = Box<dyn FnOnce() -> Index + Send>;

/// The course and what is made from it once.
#[derive(Debug)]
pub struct Library {
    /// The course.
    pub course: Course,
    /// Everything findable in it.
    pub index: LazyLock<Index, MakeIndex>,
    /// Its names, once they are asked for.
    lexicon: OnceLock<NameLexicon>,
    /// Its cards.
    pub deck: Arc<Deck>,
    /// Number of findings that `studyhall check` would print.
    pub findings: usize,
}

impl Default for Library {
    fn default() -> Self {
        Self::new(Course::default(), 0)
    }
}

impl Library {
    /// The names of the course, for marking: gathered when they are asked for first.
    pub fn lexicon(&self) -> &NameLexicon {
        self.lexicon.get_or_init(|| NameLexicon::new(&self.course))
    }
}
