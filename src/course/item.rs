//! An item: a question with its key, feedback, hints and rationale.

use super::{Claim, ItemId, ObjectiveId};
use crate::text::{Prose, SafeText};
use serde::{Deserialize, Serialize};

/// One of the options of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id: the author's, or its letter (`a`, `b`, …). Responses record ids, not positions.
    pub id: SafeText,
    /// Its text.
    pub text: SafeText,
    /// Whether it is part of the key.
    pub key: bool,
    /// Why it is right, or why it is tempting but wrong.
    pub feedback: SafeText,
}

/// A wrong answer that the author anticipated, with feedback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnticipatedError {
    /// The answer.
    pub text: SafeText,
    /// Why it is tempting but wrong.
    pub feedback: SafeText,
}

/// One blank of a cloze item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blank {
    /// Text between the previous blank, or the start, and this blank.
    pub before: SafeText,
    /// The accepted answers; the first is shown as the key.
    pub accepted: Vec<SafeText>,
}

/// A premise of a matching item and its match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The premise.
    pub left: SafeText,
    /// Its match.
    pub right: SafeText,
    /// Why they belong together.
    pub feedback: SafeText,
}

/// A category of a categorise item and its members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Its name.
    pub name: SafeText,
    /// Its members.
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

/// The task of an item, with its key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Task {
    /// Choose one.
    Single(Vec<Choice>),
    /// Choose all that apply.
    Multiple(Vec<Choice>),
    /// Judge whether a statement is true.
    TrueFalse {
        /// Whether it is true.
        key: bool,
        /// The corrected statement, if it is false.
        correction: Option<SafeText>,
        /// Feedback after a wrong judgement.
        feedback: Option<SafeText>,
    },
    /// Type a word or a few.
    Short {
        /// The accepted answers; the first is shown as the key.
        accepted: Vec<SafeText>,
        /// Anticipated wrong answers.
        wrong: Vec<AnticipatedError>,
    },
    /// Fill the blanks of a text.
    Cloze {
        /// The blanks, each with the text before it.
        blanks: Vec<Blank>,
        /// The text after the last.
        after: SafeText,
        /// Anticipated wrong answers, for any blank.
        wrong: Vec<AnticipatedError>,
    },
    /// Type a number.
    Numeric {
        /// The number.
        key: f64,
        /// Largest accepted deviation, inclusive.
        tolerance: f64,
        /// Its unit, if it has one.
        unit: Option<SafeText>,
    },
    /// Put lines in order; stored in the right order.
    Ordering(Vec<Choice>),
    /// Match premises with their counterparts.
    Matching {
        /// The pairs.
        pairs: Vec<Pair>,
        /// Right-hand sides without a premise.
        extra: Vec<SafeText>,
    },
    /// Sort into categories.
    Categorise(Vec<Category>),
    /// Write a text, then tick the idea units it contains.
    Open {
        /// A model answer.
        model: Prose,
        /// Its idea units.
        ideas: Vec<SafeText>,
        /// Minimum and maximum number of words.
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

    /// The label on the screen.
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
    /// The question; for a cloze item an instruction or context, possibly empty.
    pub stem: Prose,
    /// The task of an item, with its key.
    pub task: Task,
    /// How typed answers are compared, if the item or its lesson sets it; otherwise as the course does.
    pub match_mode: Option<MatchMode>,
    /// Whether its choices are shuffled. Only single and multiple choice can turn it off.
    pub shuffle: bool,
    /// Why the key is the key.
    pub rationale: Prose,
    /// Hints, from weak to strong.
    pub hints: Vec<SafeText>,
    /// The objective it tests.
    pub objective: ObjectiveId,
    /// The section or block that answers it, in its lesson or in another (`lesson-id#part`).
    pub source: SafeText,
    /// What kind of statement it asks about.
    pub claim: Option<Claim>,
    /// The time the statement refers to.
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
