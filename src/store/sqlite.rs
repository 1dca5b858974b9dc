//! The record in one `SQLite` file: WAL, every attempt synced before `append` returns, reading positions without the
//! wait. One connection, one writer.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension};

use super::error::{StoreError, shown};
use super::header::{self, Header};
use super::row::{COLUMNS, Fields};
use super::{Latest, Store, decided, opening, position, schema, unfinished};
use crate::course::{CourseId, ItemId, LessonId};
use crate::study::{Attempt, Decision, Deck, Memory, Position, Unfinished};
use crate::text::sanitize;

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// The record of one learner in an `SQLite` file.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
    path: PathBuf,
}

impl SqliteStore {
    /// Opens the record at `path`, and makes it and its directories if there is none. An older record is copied
    /// beside itself and brought to the newest shape; one this program cannot use is left exactly as it is.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let header = header::look(path)?;
        if header == Header::Absent {
            opening::make_directory(path)?;
        }
        let failed = |error: rusqlite::Error| StoreError::of(path, &error);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
        let mut store = Self {
            connection,
            path: path.to_owned(),
        };
        let version = store.recognise()?;
        if store.connection.is_readonly("main").map_err(failed)? {
            return Err(StoreError::ReadOnly { path: shown(path) });
        }
        if header != (Header::Ours { wal: true }) {
            let mode = "PRAGMA journal_mode = WAL";
            store
                .connection
                .query_row(mode, [], |_| Ok(()))
                .map_err(failed)?;
        }
        store.configure().map_err(failed)?;
        store.probe().map_err(failed)?;
        schema::migrate(&mut store.connection, path, version, schema::STEPS)?;
        Ok(store)
    }

    /// Opens the record at `path` to read it where it cannot be written: attempts and positions come back, adding to
    /// them is [`StoreError::ReadOnly`]. What a killed program left in the WAL is read only if the directory can be
    /// written.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        if header::look(path)? == Header::Absent {
            return Err(StoreError::CannotOpen {
                path: shown(path),
                reason: "there is none".into(),
            });
        }
        let connection =
            opening::connect_for_reading(path).map_err(|error| StoreError::of(path, &error))?;
        let store = Self {
            connection,
            path: path.to_owned(),
        };
        if store.recognise()? < schema::newest(schema::STEPS) {
            return Err(StoreError::ReadOnly { path: shown(path) });
        }
        Ok(store)
    }

    /// A record that ends with the program.
    pub fn in_memory() -> Result<Self, StoreError> {
        let path = PathBuf::from(":memory:");
        let connection =
            Connection::open_in_memory().map_err(|error| StoreError::of(&path, &error))?;
        let mut store = Self { connection, path };
        schema::migrate(&mut store.connection, &store.path, 0, schema::STEPS)?;
        Ok(store)
    }

    /// The version of the file, if it is a record or empty. Writes nothing.
    fn recognise(&self) -> Result<u32, StoreError> {
        let failed = |error: rusqlite::Error| self.failed(&error);
        self.connection.busy_timeout(PATIENCE).map_err(failed)?;
        let (mark, version) = schema::identity(&self.connection).map_err(failed)?;
        let is_ours = match (mark, version) {
            (schema::APPLICATION_ID, _) => true,
            (0, 0) => {
                let any = "SELECT EXISTS (SELECT 1 FROM sqlite_schema)";
                !self
                    .connection
                    .query_row(any, [], |row| row.get::<_, bool>(0))
                    .map_err(failed)?
            }
            _ => false,
        };
        let verdict = if is_ours {
            schema::refuse_newer(&self.path, version)
        } else {
            Err(StoreError::NotARecord {
                path: shown(&self.path),
            })
        };
        if verdict.is_err() {
            // What is not ours to write is not ours to tidy up either.
            let no_checkpoint = DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
            self.connection
                .set_db_config(no_checkpoint, true)
                .map_err(failed)?;
        }
        verdict.map(|()| version)
    }

    /// Every transaction is on disk when it ends. On macOS that needs `F_FULLFSYNC`, because `fsync` there leaves the data
    /// in the cache of the drive; elsewhere the two settings for it change nothing.
    fn configure(&self) -> rusqlite::Result<()> {
        self.connection.execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
             PRAGMA foreign_keys = ON",
        )
    }

    /// Fails now if writing would fail later, as in a directory that cannot be written.
    fn probe(&self) -> rusqlite::Result<()> {
        self.connection.busy_timeout(Duration::ZERO)?;
        let begun = self.connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK");
        self.connection.busy_timeout(PATIENCE)?;
        match begun {
            // Someone else is writing, so it can be written.
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(()),
            other => other,
        }
    }

    fn failed(&self, error: &rusqlite::Error) -> StoreError {
        StoreError::of(&self.path, error)
    }

    /// Writes something without waiting for the disk.
    fn relaxed(
        &self,
        write: impl FnOnce(&Connection) -> rusqlite::Result<()>,
    ) -> Result<(), StoreError> {
        let relax = || self.connection.execute_batch("PRAGMA synchronous = NORMAL");
        let saved = relax().and_then(|()| write(&self.connection));
        let restored = self.connection.execute_batch("PRAGMA synchronous = FULL");
        saved.and(restored).map_err(|error| self.failed(&error))
    }

    fn insert(&self, fields: &Fields) -> rusqlite::Result<usize> {
        let sql = format!(
            "INSERT INTO attempts ({COLUMNS})
             VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18)
             ON CONFLICT (id) DO NOTHING"
        );
        fields.insert(&mut *self.connection.prepare_cached(&sql)?)
    }

    /// Every sound attempt of a course in the order they were added. The table lies in that order and most of it is of one
    /// course, so it is read from end to end: through an index all of it would have to be sorted. Without the index nothing
    /// else notices rows that a cut off file reads as zeros, but their number does.
    fn each(&self, course: &CourseId, mut each: impl FnMut(&Fields<'_>)) -> Result<(), StoreError> {
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
                Fields::read(row).filter(|fields| fields.course() == course.as_str())
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
}

impl Store for SqliteStore {
    fn append(&mut self, attempt: &Attempt) -> Result<(), StoreError> {
        let fields = Fields::of(attempt).map_err(|error| StoreError::Other {
            path: shown(&self.path),
            reason: error.to_string().as_str().into(),
        })?;
        self.insert(&fields)
            .map(|_| ())
            .map_err(|error| self.failed(&error))
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
                attempts.extend(Fields::read(row).and_then(|fields| fields.attempt()));
            }
            attempts.reverse();
            Ok(attempts)
        };
        read().map_err(|error| self.failed(&error))
    }

    fn decide(&mut self, decision: &Decision) -> Result<(), StoreError> {
        let sql = format!(
            "INSERT INTO decisions ({}) VALUES (?1,?2,?3,?4,?5,?6,?7,?8) ON CONFLICT (id) DO NOTHING",
            decided::COLUMNS
        );
        let insert =
            || decided::Fields::of(decision).insert(&mut *self.connection.prepare_cached(&sql)?);
        insert().map(|_| ()).map_err(|error| self.failed(&error))
    }

    fn decisions(&self, course: &CourseId) -> Result<Vec<Decision>, StoreError> {
        let read = || {
            let sql = format!(
                "SELECT {} FROM decisions WHERE course = ?1 ORDER BY seq",
                decided::COLUMNS
            );
            let mut statement = self.connection.prepare(&sql)?;
            let mut rows = statement.query([course.as_str()])?;
            let mut decisions = Vec::new();
            while let Some(row) = rows.next()? {
                let fields = decided::Fields::read(row);
                decisions.extend(fields.and_then(decided::Fields::decision));
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
                memory.take(&given);
            }
        })?;
        transaction.finish().map_err(failed)?;
        Ok(memory)
    }

    fn latest(&self, course: &CourseId) -> Result<Vec<Latest>, StoreError> {
        let read = || {
            // SQLite takes a bare column from the row that has the greatest `seq`.
            let plain = "SELECT item, lesson, count(*), score, max(seq) FROM attempts WHERE course = ?1 GROUP BY item";
            // The same, but for what was undone or counted as right since. Slower, and seldom needed.
            let judged = "WITH ruled (verb, id) AS MATERIALIZED (SELECT verb, unhex(subject) FROM decisions
                    WHERE course = ?1 AND verb IN ('undo', 'count_as_right'))
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
                Ok(Latest {
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

    fn overview(&self, course: &CourseId) -> Result<(Vec<Position>, Vec<Latest>), StoreError> {
        // One transaction: one lock and one look at the WAL for both.
        let transaction = self.connection.unchecked_transaction();
        let transaction = transaction.map_err(|error| self.failed(&error))?;
        let overview = (self.positions(course)?, self.latest(course)?);
        transaction.finish().map_err(|error| self.failed(&error))?;
        Ok(overview)
    }

    fn save_position(&mut self, position: &Position) -> Result<(), StoreError> {
        // A lost position costs a scroll, a sync costs milliseconds. The next attempt syncs this one too.
        self.relaxed(|connection| position::write(connection, position).map(|_| ()))
    }

    fn save_unfinished(&mut self, begun: &Unfinished) -> Result<(), StoreError> {
        self.relaxed(|connection| {
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
