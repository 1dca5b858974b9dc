//! What is kept of a learner's work: responses, marks, ratings, attempts, reading positions, and the moment they happened.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Fingerprint;
use crate::course::{CourseId, ItemId, LessonId, PartId, TaskKind};

/// The moment something happens, read once at the edge and passed on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds since 1970-01-01 UTC. May jump when the clock is set.
    pub unix_ms: i64,
    /// Seconds east of UTC at that moment, where the learner is.
    pub offset_s: i32,
    /// Time since the program started. Never goes back.
    pub since_start: Duration,
}

/// A learner's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// Ids of the chosen choices; in the order given where order matters.
    Choices(Vec<String>),
    /// True or false.
    Truth(bool),
    /// What was typed.
    Text(String),
    /// What was typed into each blank.
    Blanks(Vec<String>),
    /// For each left-hand side, in the item's order, the right-hand side it was matched with: the pairs' own in their
    /// order, then the extra ones, counted from 0; none if it was left alone.
    Pairs(Vec<Option<usize>>),
    /// For each member, category by category in the item's order, the category it was put into, counted from 0; none
    /// if it was left out.
    Categories(Vec<Option<usize>>),
    /// A text, and the ideas that its writer found in it, counted from 0.
    Open {
        /// What was written.
        text: String,
        /// The ideas that were ticked.
        ideas: Vec<usize>,
    },
    /// "I don't know."
    DontKnow,
}

/// How a typed answer earned its credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credit {
    /// It is one of the accepted answers.
    Exact,
    /// It is another name of the same place.
    OtherName {
        /// The name in the key.
        key: String,
    },
    /// It is a slip of the pen away from this accepted answer.
    Typo {
        /// How it is spelt.
        spelt: String,
    },
    /// None.
    None,
}

/// How one part of a response was judged: a choice, a blank, the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartMark {
    /// Whether it is right.
    pub right: bool,
    /// Why a typed part earned what it earned.
    pub credit: Credit,
    /// What the author says to this very answer, where they foresaw it.
    pub feedback: Option<String>,
}

/// A judged response.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// 0 to 1.
    pub score: f64,
    /// One for each choice (in the item's order: was it rightly chosen or left), blank, pair, member, idea, or the
    /// whole.
    pub parts: Vec<PartMark>,
}

impl Mark {
    /// Whether nothing is missing.
    pub fn is_full(&self) -> bool {
        self.score >= 1.0
    }
}

/// Where an item was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Occasion {
    /// After a section.
    SelfCheck,
    /// After a lesson.
    Quiz,
    /// When it was due.
    Review,
    /// Once more, because the learner wanted to: what was missed, or the night before. Kept and counted, but it moves
    /// no date.
    Practice,
}

impl Occasion {
    /// Every occasion.
    pub const ALL: [Self; 4] = [Self::SelfCheck, Self::Quiz, Self::Review, Self::Practice];

    /// The word in the record.
    pub fn key(self) -> &'static str {
        match self {
            Self::SelfCheck => "self_check",
            Self::Quiz => "quiz",
            Self::Review => "review",
            Self::Practice => "cram",
        }
    }
}

/// How sure a learner was, said before the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// "A guess."
    Guess,
    /// "Not sure."
    Unsure,
    /// "Sure."
    Sure,
}

impl Confidence {
    /// Every confidence, the least first.
    pub const ALL: [Self; 3] = [Self::Guess, Self::Unsure, Self::Sure];

    /// The word in the record and on the screen.
    pub fn key(self) -> &'static str {
        match self {
            Self::Guess => "guess",
            Self::Unsure => "unsure",
            Self::Sure => "sure",
        }
    }

    /// The probability it stands for in the calibration.
    pub fn probability(self) -> f64 {
        match self {
            Self::Guess => 0.40,
            Self::Unsure => 0.73,
            Self::Sure => 0.90,
        }
    }
}

/// How well something was recalled: what the scheduler is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    /// Not recalled.
    Again,
    /// Recalled, but only just. A pass.
    Hard,
    /// Recalled.
    Good,
    /// Recalled at once.
    Easy,
}

impl Rating {
    /// Every rating, the worst first: the keys 1 to 4.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The word in the record and on the screen.
    pub fn key(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Hard => "hard",
            Self::Good => "good",
            Self::Easy => "easy",
        }
    }

    /// Whether it was recalled.
    pub fn is_pass(self) -> bool {
        self != Self::Again
    }
}

/// The rating of an attempt: what the program made of it, and what counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rated {
    /// What follows from the answer.
    pub auto: Rating,
    /// What the learner let stand or chose before it was written down. Overrides after that are decisions of their own.
    pub taken: Rating,
}

impl From<Rating> for Rated {
    fn from(auto: Rating) -> Self {
        Self { auto, taken: auto }
    }
}

/// The id of an attempt: a UUID, made before the attempt is written, so that writing twice is writing once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AttemptId(pub u128);

/// One answered item, as it is kept for good.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    /// Its id.
    pub id: AttemptId,
    /// When it was answered.
    pub now: Now,
    /// The course it belongs to.
    pub course: CourseId,
    /// The lesson it was asked in.
    pub lesson: LessonId,
    /// The item.
    pub item: ItemId,
    /// Its kind then.
    pub kind: TaskKind,
    /// Where it was asked.
    pub occasion: Occasion,
    /// The answer.
    pub response: Response,
    /// What it scored, 0 to 1.
    pub score: f64,
    /// How many hints were read before.
    pub hints: u8,
    /// Time from the first sight of the item to the answer.
    pub elapsed: Duration,
    /// How sure the learner was, if that was asked and answered.
    pub confidence: Option<Confidence>,
    /// How it was rated; none in records made before there were ratings: then the rating follows from the rest.
    pub rating: Option<Rated>,
    /// The item's key then; none in records made before there were fingerprints.
    pub fingerprint: Option<Fingerprint>,
    /// The seed of the sitting, from which the order of its items and choices follows.
    pub seed: Option<u64>,
}

/// A reading position: a place in the text, not on the screen. The text at it is kept too, so that the place is
/// found again after the lesson was edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The course.
    pub course: CourseId,
    /// The lesson.
    pub lesson: LessonId,
    /// The section.
    pub section: PartId,
    /// The paragraph in the section, counted from its heading, which is 0.
    pub para: usize,
    /// Graphemes into the paragraph.
    pub offset: usize,
    /// The first forty characters from there on.
    pub anchor: String,
    /// What to call the place: `§2 Why 1994 went so deep: 6 min`. Kept, so that it can be said before the lesson is read.
    pub place: String,
    /// How much of the lesson was read, 0 to 100.
    pub percent: u8,
    /// When it was saved: milliseconds since 1970-01-01 UTC.
    pub at_ms: i64,
}
