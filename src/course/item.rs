//! An item: what a learner is asked, and everything needed to judge the response and to explain it.

use super::{Claim, ItemId, ObjectiveId};
use crate::text::{Prose, SafeText};
use serde::{Deserialize, Serialize};

/// One of the options of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id: the author's, or its letter (`a`, `b`, …). Responses are recorded by it, never by position.
    pub id: SafeText,
    /// What is offered.
    pub text: SafeText,
    /// Whether it belongs to the key.
    pub key: bool,
    /// Why it is right, or why it tempts and fails.
    pub feedback: SafeText,
}

/// A wrong answer the author foresaw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrong {
    /// The answer.
    pub text: SafeText,
    /// Why it tempts and fails.
    pub feedback: SafeText,
}

/// One blank of a cloze item. `before` is the text between the blank before it, or the beginning, and it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blank {
    /// The text before it.
    pub before: SafeText,
    /// The accepted answers, the one that is shown first.
    pub accepted: Vec<SafeText>,
}

/// One premise of a matching item and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The premise.
    pub left: SafeText,
    /// What belongs to it.
    pub right: SafeText,
    /// Why.
    pub feedback: SafeText,
}

/// One category of a categorise item and what belongs into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Its name.
    pub name: SafeText,
    /// What belongs into it.
    pub members: Vec<SafeText>,
}

/// How a typed answer is compared with an accepted one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MatchMode {
    /// The words count: not their case, nor how signs and marks are written. Slips are forgiven.
    #[default]
    Text,
    /// The same, but case counts.
    Case,
    /// Every character counts.
    Exact,
    /// Every character counts but blanks between tokens.
    Code,
}

impl MatchMode {
    /// Every mode.
    pub const ALL: [Self; 4] = [Self::Text, Self::Case, Self::Exact, Self::Code];

    /// The word in a lesson file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Case => "case",
            Self::Exact => "exact",
            Self::Code => "code",
        }
    }
}

/// What is to be done, and its key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Task {
    /// Choose one.
    Single(Vec<Choice>),
    /// Choose all that apply.
    Multiple(Vec<Choice>),
    /// Say whether a statement is true.
    TrueFalse {
        /// Whether it is.
        key: bool,
        /// What would be true, where it is not.
        correction: Option<SafeText>,
        /// What is said to a learner who judged it wrongly.
        feedback: Option<SafeText>,
    },
    /// Type a word or a few.
    Short {
        /// The accepted answers, the one that is shown first.
        accepted: Vec<SafeText>,
        /// Wrong answers the author foresaw.
        wrong: Vec<Wrong>,
    },
    /// Fill the blanks of a text.
    Cloze {
        /// The blanks, each with the text before it.
        blanks: Vec<Blank>,
        /// The text after the last.
        after: SafeText,
        /// Wrong answers the author foresaw, for any blank.
        wrong: Vec<Wrong>,
    },
    /// Type a number.
    Numeric {
        /// The number.
        key: f64,
        /// How far off is still right; inclusive.
        tolerance: f64,
        /// Its unit; none where it has none.
        unit: Option<SafeText>,
    },
    /// Put lines in order; they are kept here in the right one.
    Ordering(Vec<Choice>),
    /// Match premises with what belongs to them.
    Matching {
        /// The pairs.
        pairs: Vec<Pair>,
        /// Right-hand sides that belong to none.
        extra: Vec<SafeText>,
    },
    /// Sort into categories.
    Categorise(Vec<Category>),
    /// Write, then tick the idea units that the text has.
    Open {
        /// A model answer.
        model: Prose,
        /// Its idea units.
        ideas: Vec<SafeText>,
        /// Fewest and most words.
        words: (u16, u16),
    },
}

/// The ten kinds of task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TaskKind {
    /// Choose one.
    Single,
    /// Choose all that apply.
    Multiple,
    /// True or false.
    TrueFalse,
    /// Type a word or a few.
    Short,
    /// Fill the blanks.
    Cloze,
    /// Type a number.
    Numeric,
    /// Put in order.
    Ordering,
    /// Match.
    Matching,
    /// Sort into categories.
    Categorise,
    /// Write and compare.
    Open,
}

impl TaskKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Single,
        Self::Multiple,
        Self::TrueFalse,
        Self::Short,
        Self::Cloze,
        Self::Numeric,
        Self::Ordering,
        Self::Matching,
        Self::Categorise,
        Self::Open,
    ];

    /// The word in a lesson file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Multiple => "multiple",
            Self::TrueFalse => "truefalse",
            Self::Short => "short",
            Self::Cloze => "cloze",
            Self::Numeric => "numeric",
            Self::Ordering => "ordering",
            Self::Matching => "matching",
            Self::Categorise => "categorise",
            Self::Open => "open",
        }
    }

    /// The words on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Single => "single choice",
            Self::Multiple => "multiple choice",
            Self::TrueFalse => "true or false",
            Self::Short => "short answer",
            Self::Cloze => "fill the blanks",
            Self::Numeric => "number",
            Self::Ordering => "put in order",
            Self::Matching => "matching",
            Self::Categorise => "sort",
            Self::Open => "open answer",
        }
    }
}

/// One item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// Ids it had before.
    pub was: Vec<ItemId>,
    /// What is asked; for a cloze item an instruction or a context, and possibly empty.
    pub stem: Prose,
    /// What is to be done, and its key.
    pub task: Task,
    /// How typed answers are compared, where the item or its lesson says so; else as the course does.
    pub match_mode: Option<MatchMode>,
    /// Whether the order of its choices is drawn anew each time; only choosing one or several can do without.
    pub shuffle: bool,
    /// Why the key is the key.
    pub rationale: Prose,
    /// Help in steps.
    pub hints: Vec<SafeText>,
    /// The objective it tests.
    pub objective: ObjectiveId,
    /// Where the text says so: a section or block of its lesson, or of another (`lesson-id#part`).
    pub source: SafeText,
    /// What kind of statement is asked about.
    pub claim: Option<Claim>,
    /// The time the statement speaks of.
    pub as_of: Option<SafeText>,
}

impl Item {
    /// Its kind.
    pub fn kind(&self) -> TaskKind {
        match self.task {
            Task::Single(_) => TaskKind::Single,
            Task::Multiple(_) => TaskKind::Multiple,
            Task::TrueFalse { .. } => TaskKind::TrueFalse,
            Task::Short { .. } => TaskKind::Short,
            Task::Cloze { .. } => TaskKind::Cloze,
            Task::Numeric { .. } => TaskKind::Numeric,
            Task::Ordering(_) => TaskKind::Ordering,
            Task::Matching { .. } => TaskKind::Matching,
            Task::Categorise(_) => TaskKind::Categorise,
            Task::Open { .. } => TaskKind::Open,
        }
    }
}
