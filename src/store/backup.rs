//! Everything a learner did as one file: a copy of the record with a seal. The seal holds how many rows there are and a
//! digest over all of them; it is checked before anything is restored. The file is made under another name and takes its
//! own when it is whole and on disk, so that an older backup of that name is there until the newer one is.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, params};

use super::check;
use super::connect::{connect_for_reading, connect_to_record};
use super::error::{StoreError, shown};
use super::header::{self, Header};
use super::partial::Partial;
use super::{platform, schema};
use crate::study::{Fnv, Now};
use crate::text::SafeText;

/// The version of the seal.
const SEAL: u32 = 1;
/// The table that holds it.
const SEAL_TABLE: &str = "CREATE TABLE seal (version INTEGER NOT NULL, made_ms INTEGER NOT NULL, digest INTEGER NOT NULL) STRICT";
/// How many steps of `SQLite`, in ten thousands, reading a file may take that somebody else may have made: about two
/// seconds, and more for a large file.
const READING_LIMIT: u64 = 20_000;
const LIMIT_PER_MEGABYTE: u64 = 2_000;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupInfo {
    /// When it was made: milliseconds since 1970-01-01 UTC; none for a plain copy of a record, which has no seal.
    pub made_ms: Option<i64>,
    /// Attempts.
    pub attempts: u64,
    /// Decisions.
    pub decisions: u64,
    /// Reading positions.
    pub positions: u64,
    /// Attempts and decisions that were damaged or missing before it was made.
    pub damaged: u64,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What a backup may take the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Overwrite {
    /// An older backup of the same learner.
    OlderBackup,
    /// Any file but the record itself.
    AnyFile,
}

/// Copies the record at `record` to the file `target`. What is there is replaced as far as `overwrite` allows.
pub fn backup(
    record: &Path,
    target: &Path,
    now: Now,
    overwrite: Overwrite,
) -> Result<BackupInfo, StoreError> {
    if header::probe(record)? == Header::Absent {
        return Err(StoreError::CannotOpen {
            path: shown(record),
            reason: "there is none yet".into(),
        });
    }
    // `SQLite` takes names like `file:` and `:memory:` for something else than a path.
    let target = absolute(target)?;
    let is_new = !may_replace(record, &target, overwrite)?;
    let partial = Partial::beside(&target)?;
    copy(record, partial.path(), connect_to_record)?;
    seal(partial.path(), now).map_err(|error| StoreError::from_sqlite(partial.path(), &error))?;
    let made = verify(partial.path())?;
    partial.settle(&target, is_new)?;
    Ok(made)
}

/// Whether there is something at `target` that may be replaced; an error if it may not.
fn may_replace(record: &Path, target: &Path, overwrite: Overwrite) -> Result<bool, StoreError> {
    let refused = |what: &str| StoreError::WouldOverwrite {
        path: shown(target),
        what: what.into(),
    };
    if target.exists() && is_same_file(record, target) {
        return Err(StoreError::OwnRecord {
            path: shown(target),
        });
    }
    let header = match header::probe(target) {
        Ok(Header::Absent) => return Ok(target.exists()),
        Err(error @ StoreError::CannotOpen { .. }) => return Err(error),
        header => header,
    };
    if overwrite == Overwrite::AnyFile {
        return Ok(true);
    }
    let Ok(Header::Ours { .. }) = header else {
        return Err(StoreError::NotABackup {
            path: shown(target),
        });
    };
    let damaged = |error: rusqlite::Error| StoreError::from_sqlite(target, &error);
    let older = guarded(target).map_err(damaged)?;
    let (_, version) = schema::identity(&older).map_err(damaged)?;
    let foreign = schema::foreign_object(&older, version, SEAL_TABLE).map_err(damaged)?;
    if foreign.is_some() || read_seal(&older).map_err(damaged)?.is_none() {
        return Err(refused("a record"));
    }
    let own = connect_to_record(record).map_err(|error| StoreError::from_sqlite(record, &error))?;
    let is_same = is_same_learner(&own, &older, target).map_err(damaged)?;
    if is_same {
        Ok(true)
    } else {
        Err(refused("the backup of another learner"))
    }
}

/// Whether both records are of one learner: they have one id, or, where the older one has none yet, everything in it is in
/// the other.
fn is_same_learner(own: &Connection, older: &Connection, path: &Path) -> rusqlite::Result<bool> {
    if let Some(learner) = learner(older)? {
        return Ok(Some(learner) == self::learner(own)?);
    }
    own.execute("ATTACH ?1 AS older", [platform::immutable_uri(path)])?;
    let missing = "SELECT EXISTS (SELECT 1 FROM older.attempts WHERE id NOT IN (SELECT id FROM main.attempts))";
    let is_missing = own.query_row(missing, [], |row| row.get::<_, bool>(0));
    own.execute_batch("DETACH older")?;
    Ok(!is_missing?)
}

/// The id of the learner; none in a record of an older shape.
fn learner(connection: &Connection) -> rusqlite::Result<Option<Vec<u8>>> {
    let known =
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'learner')";
    if !connection.query_row(known, [], |row| row.get::<_, bool>(0))? {
        return Ok(None);
    }
    connection
        .query_row("SELECT id FROM learner", [], |row| row.get(0))
        .optional()
}

/// Whether both names lead to one file.
fn is_same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) if one == other => true,
        _ => platform::is_one_file(one, other),
    }
}

fn absolute(path: &Path) -> Result<PathBuf, StoreError> {
    std::path::absolute(path).map_err(|error| StoreError::from_io(path, &error))
}

/// Looks at a backup, or at a plain copy of a record, from end to end: what it holds, if it is as it was written.
pub fn verify(path: &Path) -> Result<BackupInfo, StoreError> {
    let not_a_backup = || StoreError::NotABackup { path: shown(path) };
    match header::probe(path) {
        Ok(Header::Absent) if !path.exists() => {
            return Err(StoreError::CannotOpen {
                path: shown(path),
                reason: "there is no such file".into(),
            });
        }
        Ok(Header::Absent) | Err(StoreError::NotARecord { .. }) => return Err(not_a_backup()),
        Ok(_) => {}
        Err(error) => return Err(error),
    }
    let damaged = |reason: &str| StoreError::DamagedBackup {
        path: shown(path),
        // One line, as every message.
        reason: SafeText::new(&reason.lines().collect::<Vec<_>>().join(" ")),
    };
    let failed = |error: rusqlite::Error| match StoreError::from_sqlite(path, &error) {
        StoreError::Corrupt { reason, .. } => damaged(&reason),
        StoreError::NotARecord { .. } => not_a_backup(),
        _ if error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) => {
            damaged("reading it takes too long")
        }
        other => other,
    };
    let connection = guarded(path).map_err(failed)?;
    let (mark, version) = schema::identity(&connection).map_err(failed)?;
    schema::refuse_newer(path, version)?;
    if mark != schema::APPLICATION_ID {
        return Err(not_a_backup());
    }
    if let Some(foreign) =
        schema::foreign_object(&connection, version, SEAL_TABLE).map_err(failed)?
    {
        return Err(damaged(&format!(
            "it holds something that no backup has: {foreign}"
        )));
    }
    let health = check::examine(&connection, path, version).map_err(failed)?;
    if let Some(problem) = health.problems.first() {
        return Err(damaged(problem));
    }
    let seal = read_seal(&connection).map_err(|error| damaged(&error.to_string()))?;
    let harm = health.damaged + health.missing;
    match &seal {
        Some(seal) if seal.version > SEAL => {
            return Err(StoreError::Newer {
                path: shown(path),
                found: seal.version,
                known: SEAL,
            });
        }
        // What is as it was sealed is as good as the record was, which is more than nothing.
        Some(seal) => {
            let digest = digest(&connection).map_err(|error| damaged(&error.to_string()))?;
            if digest != seal.digest {
                return Err(damaged("its seal does not fit what it holds"));
            }
        }
        None if harm > 0 => {
            return Err(damaged(&format!(
                "{harm} of its rows are damaged or missing"
            )));
        }
        None => {}
    }
    Ok(BackupInfo {
        made_ms: seal.map(|seal| seal.made_ms),
        attempts: health.attempts,
        decisions: health.decisions,
        positions: health.positions,
        damaged: harm,
        bytes: health.bytes,
    })
}

/// A connection to a file that somebody else may have made: nothing in it is run, and reading it takes a few seconds at
/// most.
fn guarded(path: &Path) -> rusqlite::Result<Connection> {
    let mut connection = connect_for_reading(path)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    let megabytes = fs::metadata(path).map_or(0, |metadata| metadata.len() >> 20);
    let mut left = READING_LIMIT + LIMIT_PER_MEGABYTE.saturating_mul(megabytes);
    let is_over = move || {
        left = left.saturating_sub(1);
        left == 0
    };
    connection.progress_handler(10_000, Some(is_over))?;
    Ok(connection)
}

/// A copy of the record, changes in its WAL included, of one moment, into a file that is empty or not there.
pub(super) fn copy(
    record: &Path,
    target: &Path,
    connect: impl FnOnce(&Path) -> rusqlite::Result<Connection>,
) -> Result<(), StoreError> {
    let name = target.to_str().ok_or_else(|| StoreError::Other {
        path: shown(target),
        reason: "its name is not UTF-8".into(),
    })?;
    let connection = connect(record).map_err(|error| StoreError::from_sqlite(record, &error))?;
    let (_, version) =
        schema::identity(&connection).map_err(|error| StoreError::from_sqlite(record, &error))?;
    schema::refuse_newer(record, version)?;
    // Copying changes nothing in the record, but `SQLite` counts it as writing.
    let _ = connection.execute_batch("PRAGMA query_only = OFF");
    connection
        .execute("VACUUM INTO ?1", [name])
        .map_err(|error| StoreError::from_copy(target, &error))?;
    Ok(())
}

/// Brings the copy to the newest shape and seals it.
fn seal(copy: &Path, now: Now) -> rusqlite::Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(copy, flags)?;
    connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    connection.execute_batch("DROP TABLE IF EXISTS seal")?;
    connection.execute_batch(SEAL_TABLE)?;
    let digest = digest(&connection)?;
    connection.execute(
        "INSERT INTO seal VALUES (?1, ?2, ?3)",
        params![SEAL, now.unix_ms, digest],
    )?;
    Ok(())
}

struct BackupSeal {
    version: u32,
    made_ms: i64,
    digest: i64,
}

fn read_seal(connection: &Connection) -> rusqlite::Result<Option<BackupSeal>> {
    let there = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'seal')";
    if !connection.query_row(there, [], |row| row.get::<_, bool>(0))? {
        return Ok(None);
    }
    let read = |row: &rusqlite::Row<'_>| {
        Ok(BackupSeal {
            version: row.get(0)?,
            made_ms: row.get(1)?,
            digest: row.get(2)?,
        })
    };
    let seal = connection
        .query_row("SELECT version, made_ms, digest FROM seal", [], read)
        .optional()?;
    seal.map(Some).ok_or(rusqlite::Error::QueryReturnedNoRows)
}

/// FNV-1a over every value of every row, each with its type and length, in the order of the rows.
fn digest(connection: &Connection) -> rusqlite::Result<i64> {
    let mut hash = Fnv::default();
    for (table, order) in [
        ("attempts", "seq"),
        ("decisions", "seq"),
        ("positions", "course, lesson"),
        ("unfinished", "course, item"),
    ] {
        let known =
            "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1)";
        if !connection.query_row(known, [table], |row| row.get::<_, bool>(0))? {
            continue;
        }
        hash.word(table);
        let mut statement =
            connection.prepare(&format!("SELECT * FROM {table} ORDER BY {order}"))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                match row.get_ref(column)? {
                    ValueRef::Null => hash.number(0),
                    ValueRef::Integer(value) => {
                        hash.number(1);
                        hash.number(value.cast_unsigned());
                    }
                    ValueRef::Real(value) => {
                        hash.number(2);
                        hash.number(value.to_bits());
                    }
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                        hash.number(3 + bytes.len() as u64);
                        hash.bytes(bytes);
                    }
                }
            }
        }
    }
    Ok(hash.0.cast_signed())
}
