//! What a learner did, on disk. Attempts and decisions are the truth and are only ever added to; what is known can be
//! made from them. Knows no screen and no lesson text.

mod attempt_row;
mod backup;
mod check;
mod connect;
mod daily;
mod decision_row;
mod error;
mod files;
mod header;
mod journal;
mod partial;
mod platform;
mod position;
mod reinstate;
mod restore;
mod risks;
mod schema;
mod sqlite;
#[cfg(test)]
mod tests;
mod unfinished;

pub use backup::{BackupInfo, Overwrite, backup, verify};
pub use check::{Health, check};
pub use daily::{back_up_daily, daily_backups};
pub use error::StoreError;
pub use journal::{Journal, OpenTask, ReplayTask, read_progress};
pub use restore::{RestoreMode, RestoreSummary, Salvaged, restore};
pub use risks::{Risk, can_be_made, risks};
pub use sqlite::SqliteStore;

use std::sync::Arc;

use crate::course::{CourseId, ItemId, LessonId};
use crate::study::{Attempt, Decision, Deck, Memory, Position, Unfinished};

/// What is known of an item from the attempts at it.
#[derive(Debug, Clone, PartialEq)]
pub struct LatestAttempt {
    /// The item.
    pub item: ItemId,
    /// The lesson it was last asked in.
    pub lesson: LessonId,
    /// How often it was answered.
    pub attempts: u32,
    /// What the last answer scored, 0 to 1.
    pub score: f64,
}

/// The record of one learner.
pub trait Store {
    /// Adds an attempt; on disk when this returns. An attempt whose id is already there is left as it is, so that
    /// what failed can be tried again.
    fn append(&mut self, attempt: &Attempt) -> Result<(), StoreError>;
    /// The attempts of a course in the order they were added. Rows that are damaged are left out; [`check()`] counts
    /// them. The time since the program started is not kept and comes back as zero.
    fn attempts(&self, course: &CourseId) -> Result<Vec<Attempt>, StoreError>;
    /// Adds a decision; on disk when this returns. One whose id is already there is left as it is.
    fn decide(&mut self, decision: &Decision) -> Result<(), StoreError>;
    /// The decisions of a course in the order they were added, damaged ones left out.
    fn decisions(&self, course: &CourseId) -> Result<Vec<Decision>, StoreError>;
    /// The newest attempts of a course, at most `most`, in the order they were added. Damaged rows are left out.
    fn recent(&self, course: &CourseId, most: u32) -> Result<Vec<Attempt>, StoreError>;
    /// What the learner knows of a course, made from every attempt and decision there is. Nothing of it is stored: this
    /// is how it is rebuilt, each time.
    fn memory(&self, course: &CourseId, deck: Arc<Deck>) -> Result<Memory, StoreError>;
    /// The last attempt at each item of a course, without those that were undone; what was counted as right scores 1.
    fn latest(&self, course: &CourseId) -> Result<Vec<LatestAttempt>, StoreError>;
    /// Every reading position of a course, the newest first, and the last attempt at each of its items, as they were
    /// at one moment.
    fn overview(
        &self,
        course: &CourseId,
    ) -> Result<(Vec<Position>, Vec<LatestAttempt>), StoreError>;
    /// Keeps a reading position, one a lesson. Survives the end of the program at once, a power cut within seconds.
    fn save_position(&mut self, position: &Position) -> Result<(), StoreError>;
    /// Keeps what has been filled in for an item and not been sent, one an item; with nothing in it, removes what was
    /// kept. Survives the end of the program at once, a power cut within seconds. [`Store::append`] removes it.
    fn save_unfinished(&mut self, begun: &Unfinished) -> Result<(), StoreError>;
    /// What was filled in and not sent in a course. Damaged rows are left out.
    fn unfinished(&self, course: &CourseId) -> Result<Vec<Unfinished>, StoreError>;
    /// The reading position in a lesson.
    fn position(
        &self,
        course: &CourseId,
        lesson: &LessonId,
    ) -> Result<Option<Position>, StoreError>;
    /// Every reading position of a course, the newest first.
    fn positions(&self, course: &CourseId) -> Result<Vec<Position>, StoreError>;
}
