//! The record in one `SQLite` file: WAL, every attempt synced before `append` returns, reading positions without the
//! wait. One connection, one writer.

mod open;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};

use super::attempt_row::{AttemptRow, COLUMNS};
use super::error::{StoreError, shown};
use super::files::RecordPlace;
use super::{LatestAttempt, Store, decision_row, position, unfinished};
use crate::course::{CourseId, ItemId, LessonId};
use crate::study::{Attempt, AttemptId, Decision, Deck, Memory, Position, Unfinished};
use crate::text::sanitize;

/// The record of one learner in an `SQLite` file.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
    path: PathBuf,
    /// Where it lies on disk; none for one that is only in memory.
    pub(super) place: Option<RecordPlace>,
    /// What happened to the file, until somebody asks.
    pub(super) notice: Option<String>,
}

impl SqliteStore {
    fn failed(&self, error: &rusqlite::Error) -> StoreError {
        StoreError::from_sqlite(&self.path, error)
    }

    /// Writes something without waiting for the disk.
    fn write_unsynced(
        &self,
        write: impl FnOnce(&Connection) -> rusqlite::Result<()>,
    ) -> Result<(), StoreError> {
        let relax = || self.connection.execute_batch("PRAGMA synchronous = NORMAL");
        let saved = relax().and_then(|()| write(&self.connection));
        let restored = self.connection.execute_batch("PRAGMA synchronous = FULL");
        saved.and(restored).map_err(|error| self.failed(&error))
    }

    fn insert(&self, fields: &AttemptRow) -> rusqlite::Result<usize> {
        let sql = format!(
            "INSERT INTO attempts ({COLUMNS})
             VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18)
             ON CONFLICT (id) DO NOTHING"
        );
        fields.insert(&mut *self.connection.prepare_cached(&sql)?)
    }

    /// Adds many attempts in one transaction.
    pub(super) fn append_all<'a>(
        &self,
        attempts: impl Iterator<Item = &'a Attempt>,
    ) -> rusqlite::Result<()> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        for attempt in attempts {
            let fields = AttemptRow::of(attempt)
                .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
            self.insert(&fields)?;
        }
        self.connection.execute_batch("COMMIT")
    }

    /// The ids of all attempts, of every course.
    pub(super) fn attempt_ids(&self) -> rusqlite::Result<HashSet<AttemptId>> {
        let mut statement = self.connection.prepare("SELECT id FROM attempts")?;
        let ids = statement.query_map([], |row| row.get::<_, [u8; 16]>(0))?;
        ids.map(|id| id.map(|bytes| AttemptId(u128::from_be_bytes(bytes))))
            .collect()
    }

    /// Every sound attempt of a course in the order they were added. The table lies in that order and most of it is of one
    /// course, so it is read from end to end: through an index all of it would have to be sorted. Without the index nothing
    /// else notices rows that a cut off file reads as zeros, but their number does.
    fn each(
        &self,
        course: &CourseId,
        mut each: impl FnMut(&AttemptRow<'_>),
    ) -> Result<(), StoreError> {
        let failed = |error: rusqlite::Error| self.failed(&error);
        let sql = format!("SELECT {COLUMNS}, seq FROM attempts ORDER BY seq");
        let mut statement = self.connection.prepare(&sql).map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        let mut last = 0;
        while let Some(row) = rows.next().map_err(failed)? {
            let seq: i64 = row.get("seq").map_err(failed)?;
            if seq <= last {
                return Err(StoreError::Corrupt {
                    path: shown(&self.path),
                    reason: "its attempts are out of order".into(),
                });
            }
            last = seq;
            if let Some(fields) =
                AttemptRow::read(row).filter(|fields| fields.course() == course.as_str())
            {
                each(&fields);
            }
        }
        Ok(())
    }

    /// The connection, for what does more than add.
    pub(super) fn connection(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// The path of the file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// What happened to the file while it was open, said once.
    pub fn take_notice(&mut self) -> Option<String> {
        self.notice.take()
    }
}

impl Store for SqliteStore {
    fn append(&mut self, attempt: &Attempt) -> Result<(), StoreError> {
        let fields = AttemptRow::of(attempt).map_err(|error| StoreError::Other {
            path: shown(&self.path),
            reason: error.to_string().as_str().into(),
        })?;
        self.insert(&fields).map_err(|error| self.failed(&error))?;
        self.keep_in_place()
    }

    fn attempts(&self, course: &CourseId) -> Result<Vec<Attempt>, StoreError> {
        let mut attempts = Vec::new();
        self.each(course, |fields| attempts.extend(fields.attempt()))?;
        Ok(attempts)
    }

    fn recent(&self, course: &CourseId, most: u32) -> Result<Vec<Attempt>, StoreError> {
        let read = || {
            let sql = format!(
                "SELECT {COLUMNS} FROM attempts WHERE course = ?1 ORDER BY seq DESC LIMIT ?2"
            );
            let mut statement = self.connection.prepare(&sql)?;
            let mut rows = statement.query((course.as_str(), most))?;
            let mut attempts = Vec::new();
            while let Some(row) = rows.next()? {
                attempts.extend(AttemptRow::read(row).and_then(|fields| fields.attempt()));
            }
            attempts.reverse();
            Ok(attempts)
        };
        read().map_err(|error| self.failed(&error))
    }

    fn decide(&mut self, decision: &Decision) -> Result<(), StoreError> {
        let sql = format!(
            "INSERT INTO decisions ({}) VALUES (?1,?2,?3,?4,?5,?6,?7,?8) ON CONFLICT (id) DO NOTHING",
            decision_row::COLUMNS
        );
        let insert = || {
            decision_row::DecisionRow::of(decision)
                .insert(&mut *self.connection.prepare_cached(&sql)?)
        };
        insert().map_err(|error| self.failed(&error))?;
        self.keep_in_place()
    }

    fn decisions(&self, course: &CourseId) -> Result<Vec<Decision>, StoreError> {
        let read = || {
            let sql = format!(
                "SELECT {} FROM decisions WHERE course = ?1 ORDER BY seq",
                decision_row::COLUMNS
            );
            let mut statement = self.connection.prepare(&sql)?;
            let mut rows = statement.query([course.as_str()])?;
            let mut decisions = Vec::new();
            while let Some(row) = rows.next()? {
                let fields = decision_row::DecisionRow::read(row);
                decisions.extend(fields.and_then(decision_row::DecisionRow::decision));
            }
            Ok(decisions)
        };
        read().map_err(|error| self.failed(&error))
    }

    fn memory(&self, course: &CourseId, deck: Arc<Deck>) -> Result<Memory, StoreError> {
        let failed = |error: rusqlite::Error| self.failed(&error);
        // One transaction: answers and decisions as they were at one moment.
        let transaction = self.connection.unchecked_transaction().map_err(failed)?;
        let mut memory = Memory::replay(deck, &[], &self.decisions(course)?);
        self.each(course, |fields| {
            if let Some(given) = fields.given() {
                memory.append_view(&given);
            }
        })?;
        transaction.finish().map_err(failed)?;
        Ok(memory)
    }

    fn latest(&self, course: &CourseId) -> Result<Vec<LatestAttempt>, StoreError> {
        let read = || {
            // SQLite takes a bare column from the row that has the greatest `seq`.
            let plain = "SELECT item, lesson, count(*), score, max(seq) FROM attempts WHERE course = ?1 GROUP BY item";
            // The same, but for what was undone or counted as right since. Slower, and seldom needed.
            let judged = "WITH ruled (verb, id) AS MATERIALIZED (SELECT verb, unhex(subject) FROM decisions AS this
                    WHERE course = ?1 AND (verb = 'undo' OR (verb = 'count_as_right' AND NOT EXISTS (
                        SELECT 1 FROM decisions AS later WHERE later.course = ?1 AND later.subject = this.subject
                            AND later.verb = 'count_as_marked' AND later.seq > this.seq))))
                SELECT item, lesson, count(*),
                    iif(id IN (SELECT id FROM ruled WHERE verb = 'count_as_right'), 1.0, score), max(seq)
                FROM attempts WHERE course = ?1 AND id NOT IN (SELECT id FROM ruled WHERE verb = 'undo') GROUP BY item";
            let any =
                "SELECT EXISTS (SELECT 1 FROM decisions WHERE verb IN ('undo', 'count_as_right'))";
            let any = self
                .connection
                .query_row(any, [], |row| row.get::<_, bool>(0))?;
            let sql = if any { judged } else { plain };
            let mut statement = self.connection.prepare(sql)?;
            let rows = statement.query_map([course.as_str()], |row| {
                let item: String = row.get(0)?;
                let lesson: String = row.get(1)?;
                Ok(LatestAttempt {
                    item: ItemId::new(&sanitize(&item)),
                    lesson: LessonId::new(&sanitize(&lesson)),
                    attempts: row.get(2)?,
                    score: row.get(3)?,
                })
            })?;
            rows.collect::<rusqlite::Result<_>>()
        };
        read().map_err(|error| self.failed(&error))
    }

    fn overview(
        &self,
        course: &CourseId,
    ) -> Result<(Vec<Position>, Vec<LatestAttempt>), StoreError> {
        // One transaction: one lock and one look at the WAL for both.
        let transaction = self.connection.unchecked_transaction();
        let transaction = transaction.map_err(|error| self.failed(&error))?;
        let overview = (self.positions(course)?, self.latest(course)?);
        transaction.finish().map_err(|error| self.failed(&error))?;
        Ok(overview)
    }

    fn save_position(&mut self, position: &Position) -> Result<(), StoreError> {
        // A lost position costs a scroll, a sync costs milliseconds. The next attempt syncs this one too.
        self.write_unsynced(|connection| position::write(connection, position).map(|_| ()))
    }

    fn save_unfinished(&mut self, begun: &Unfinished) -> Result<(), StoreError> {
        self.write_unsynced(|connection| {
            let transaction = connection.unchecked_transaction()?;
            unfinished::write(&transaction, begun)?;
            transaction.commit()
        })
    }

    fn unfinished(&self, course: &CourseId) -> Result<Vec<Unfinished>, StoreError> {
        let read = || {
            let columns = unfinished::COLUMNS;
            let sql = format!("SELECT {columns} FROM unfinished WHERE course = ?1 ORDER BY at_ms");
            let mut statement = self.connection.prepare(&sql)?;
            let mut rows = statement.query([course.as_str()])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                all.extend(unfinished::read(row));
            }
            Ok(all)
        };
        read().map_err(|error| self.failed(&error))
    }

    fn position(
        &self,
        course: &CourseId,
        lesson: &LessonId,
    ) -> Result<Option<Position>, StoreError> {
        let sql = "SELECT * FROM positions WHERE course = ?1 AND lesson = ?2";
        self.connection
            .query_row(sql, [course.as_str(), lesson.as_str()], position::read)
            .optional()
            .map_err(|error| self.failed(&error))
    }

    fn positions(&self, course: &CourseId) -> Result<Vec<Position>, StoreError> {
        let read = || {
            let sql = "SELECT * FROM positions WHERE course = ?1 ORDER BY at_ms DESC, lesson";
            self.connection
                .prepare(sql)?
                .query_map([course.as_str()], position::read)?
                .collect::<rusqlite::Result<_>>()
        };
        read().map_err(|error| self.failed(&error))
    }
}
