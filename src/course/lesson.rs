//! A lesson: objectives, sections, blocks, and the claim each block makes.

use super::{Claim, ComparisonId, Item, LessonId, ObjectiveId, PartId, SourceId};
use crate::text::{Prose, SafeText};
use serde::{Deserialize, Serialize};

/// How demanding an objective is: Bloom's levels, as revised in 2001.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// Recall.
    Remember,
    /// Explain in one's own words.
    Understand,
    /// Use in a new case.
    Apply,
    /// Break down, compare.
    Analyse,
    /// Judge with reasons.
    Evaluate,
    /// Make something new.
    Create,
}

impl Level {
    /// Every level, lowest first.
    pub const ALL: [Self; 6] = [
        Self::Remember,
        Self::Understand,
        Self::Apply,
        Self::Analyse,
        Self::Evaluate,
        Self::Create,
    ];

    /// The word in a lesson file and on the screen.
    pub fn key(self) -> &'static str {
        match self {
            Self::Remember => "remember",
            Self::Understand => "understand",
            Self::Apply => "apply",
            Self::Analyse => "analyse",
            Self::Evaluate => "evaluate",
            Self::Create => "create",
        }
    }
}

/// What a student can do after the lesson: `verb` + `text`, as in "explain" + "why the defeat went so deep".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    /// Its id.
    pub id: ObjectiveId,
    /// Ids it had before.
    pub was: Vec<ObjectiveId>,
    /// Its first word.
    pub verb: SafeText,
    /// The rest of the sentence.
    pub text: SafeText,
    /// How demanding it is.
    pub level: Level,
}

/// A citation of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRef {
    /// The source.
    pub source: SourceId,
    /// Code of a section of the source (`A1`), if it has sections.
    pub section: Option<SafeText>,
}

/// The content of a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Body {
    /// Running text.
    Prose(Prose),
    /// A comparison of the course, drawn as a table.
    Comparison(ComparisonId),
}

/// One block of a section: a claim, or an editorial remark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Its id, if the author gave one; unique in the lesson.
    pub id: Option<PartId>,
    /// Heading of a call-out.
    pub title: Option<SafeText>,
    /// What kind of statement it makes; none for an editorial remark.
    pub claim: Option<Claim>,
    /// Its content.
    pub body: Body,
    /// Its sources.
    pub sources: Vec<SourceRef>,
    /// The time its claim refers to (`2021`).
    pub as_of: Option<SafeText>,
}

/// A section with its self-check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Its id, unique in the lesson.
    pub id: PartId,
    /// Ids it had before.
    pub was: Vec<PartId>,
    /// Its heading.
    pub title: SafeText,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// The self-check after it.
    pub check: Vec<Item>,
}

/// Position of a section or block in a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartIndex {
    /// Index of the section.
    pub section: usize,
    /// Index of the block; 0 for a section.
    pub block: usize,
}

/// A lesson.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    /// Its id.
    pub id: LessonId,
    /// Ids it had before.
    pub was: Vec<LessonId>,
    /// Its number in the course, `5.3`.
    pub number: SafeText,
    /// Its title.
    pub title: SafeText,
    /// What it is about, in a sentence.
    pub summary: SafeText,
    /// Ids of the lessons or objectives that come before it.
    pub requires: Vec<SafeText>,
    /// What a student can do after it.
    pub objectives: Vec<Objective>,
    /// Its sections.
    pub sections: Vec<Section>,
    /// Its closing quiz.
    pub quiz: Vec<Item>,
}

impl Lesson {
    /// Every item: the self-checks in order, then the quiz.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections
            .iter()
            .flat_map(|section| &section.check)
            .chain(&self.quiz)
    }

    /// Number of words of running text.
    pub fn words(&self) -> usize {
        self.sections.iter().map(Section::words).sum()
    }

    /// Finds the section or block with the id `part`.
    pub fn find_part(&self, part: &str) -> Option<PartIndex> {
        self.sections
            .iter()
            .enumerate()
            .find_map(|(number, found)| {
                if found.has_id(part) {
                    return Some(PartIndex {
                        section: number,
                        block: 0,
                    });
                }
                let is_it = |block: &Block| block.id.as_ref().is_some_and(|id| id.as_str() == part);
                let block = found.blocks.iter().position(is_it)?;
                Some(PartIndex {
                    section: number,
                    block,
                })
            })
    }
}

impl Section {
    /// Whether `id` is its id or one it had before.
    pub fn has_id(&self, id: &str) -> bool {
        self.id.as_str() == id || self.was.iter().any(|was| was.as_str() == id)
    }

    /// Number of words of running text.
    pub fn words(&self) -> usize {
        self.blocks
            .iter()
            .map(|block| match &block.body {
                Body::Prose(prose) => prose.words(),
                Body::Comparison(_) => 0,
            })
            .sum()
    }
}
