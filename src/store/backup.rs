//! Everything a learner did as one file: a copy of the record with a seal. The seal holds how many rows there are and a
//! digest over all of them; it is checked before anything is restored. The file is made under another name and takes its
//! own when it is whole and on disk, so that an older backup of that name is there until the newer one is.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use super::check::check;
use super::error::{StoreError, shown};
use super::header::{self, Header};
use super::opening::{connect_for_reading, directory_of};
use super::{platform, schema};
use crate::study::{Fnv, Now};

/// The version of the seal.
const SEAL: u32 = 1;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
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

/// Copies the record at `record` to the file `target`. A backup that is there is replaced; anything else is left alone.
pub fn backup(record: &Path, target: &Path, now: Now) -> Result<Backup, StoreError> {
    if header::look(record)? == Header::Absent {
        return Err(StoreError::CannotOpen {
            path: shown(record),
            reason: "there is none yet".into(),
        });
    }
    match header::look(target) {
        Ok(Header::Absent | Header::Ours { .. }) => {}
        Err(error @ StoreError::CannotOpen { .. }) => return Err(error),
        Ok(Header::Blank) | Err(_) => {
            return Err(StoreError::NotABackup {
                path: shown(target),
            });
        }
    }
    let partial = beside(target, "partial");
    discard(&partial)?;
    let made = copy(record, &partial)
        .and_then(|()| seal(&partial, now).map_err(|error| StoreError::of(&partial, &error)))
        .and_then(|()| verify(&partial))
        .and_then(|made| settle(&partial, target).map(|()| made));
    if made.is_err() {
        // What is half made helps nobody; if it cannot be removed, the next backup does.
        let _ = discard(&partial);
    }
    made
}

/// Looks at a backup, or at a plain copy of a record, from end to end: what it holds, if it is as it was written.
pub fn verify(path: &Path) -> Result<Backup, StoreError> {
    let not_a_backup = || StoreError::NotABackup { path: shown(path) };
    match header::look(path) {
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
        reason: reason.into(),
    };
    let health = check(path).map_err(|error| match error {
        StoreError::Corrupt { reason, .. } => damaged(&reason),
        StoreError::NotARecord { .. } => not_a_backup(),
        other => other,
    })?;
    let health = health.ok_or_else(not_a_backup)?;
    if let Some(problem) = health.problems.first() {
        return Err(damaged(problem));
    }
    let connection = connect_for_reading(path).map_err(|error| StoreError::of(path, &error))?;
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
    Ok(Backup {
        made_ms: seal.map(|seal| seal.made_ms),
        attempts: health.attempts,
        decisions: health.decisions,
        positions: health.positions,
        damaged: harm,
        bytes: health.bytes,
    })
}

/// A copy of the record, changes in its WAL included, of one moment.
pub(super) fn copy(record: &Path, target: &Path) -> Result<(), StoreError> {
    let name = target.to_str().ok_or_else(|| StoreError::Other {
        path: shown(target),
        reason: "its name is not UTF-8".into(),
    })?;
    let connection = connect_for_reading(record).map_err(|error| StoreError::of(record, &error))?;
    let (_, version) =
        schema::identity(&connection).map_err(|error| StoreError::of(record, &error))?;
    schema::refuse_newer(record, version)?;
    connection
        .execute("VACUUM INTO ?1", [name])
        .map_err(|error| StoreError::of_copy(target, &error))?;
    Ok(())
}

/// Brings the copy to the newest shape and seals it.
fn seal(copy: &Path, now: Now) -> rusqlite::Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(copy, flags)?;
    connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    connection.execute_batch(
        "DROP TABLE IF EXISTS seal;
         CREATE TABLE seal (version INTEGER NOT NULL, made_ms INTEGER NOT NULL, digest INTEGER NOT NULL) STRICT",
    )?;
    let digest = digest(&connection)?;
    connection.execute(
        "INSERT INTO seal VALUES (?1, ?2, ?3)",
        params![SEAL, now.unix_ms, digest],
    )?;
    Ok(())
}

struct Seal {
    version: u32,
    made_ms: i64,
    digest: i64,
}

fn read_seal(connection: &Connection) -> rusqlite::Result<Option<Seal>> {
    let there = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'seal')";
    if !connection.query_row(there, [], |row| row.get::<_, bool>(0))? {
        return Ok(None);
    }
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Seal {
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

/// Puts the finished file in its place: on disk first, then renamed, then the directory on disk. Nobody here has either
/// file open any more, or Windows would not rename it.
fn settle(from: &Path, to: &Path) -> Result<(), StoreError> {
    platform::sync_file(from)
        .and_then(|()| fs::rename(from, to))
        .and_then(|()| platform::sync_directory(&directory_of(to)))
        .map_err(|error| StoreError::of_io(to, &error))
}

/// The name of `path` with another ending after it.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// Removes what was left half made, with what `SQLite` may have left beside it.
pub(super) fn discard(path: &Path) -> Result<(), StoreError> {
    for name in [
        path.to_owned(),
        suffixed(path, "-journal"),
        suffixed(path, "-wal"),
        suffixed(path, "-shm"),
    ] {
        match fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::of_io(&name, &error));
            }
            _ => {}
        }
    }
    Ok(())
}

fn suffixed(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
