//! The shape of the file, as the list of steps that made it, and the way from an older shape to the newest. A step is
//! one transaction: killed in it, the file is as it was before it. Steps are only ever added at the end.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::error::{StoreError, shown};
use super::partial::Partial;

/// Marks the file as ours: "stdy".
pub(super) const APPLICATION_ID: u32 = 0x7374_6479;

/// The steps; the file's version is how many it has taken.
pub(super) const STEPS: &[&str] = &[
    "
    CREATE TABLE attempts (
        seq INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        at_ms INTEGER NOT NULL,
        offset_s INTEGER NOT NULL,
        course TEXT NOT NULL,
        lesson TEXT NOT NULL,
        item TEXT NOT NULL,
        kind TEXT NOT NULL,
        occasion TEXT NOT NULL,
        response TEXT NOT NULL,
        score REAL NOT NULL,
        hints INTEGER NOT NULL,
        elapsed_ms INTEGER NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX attempts_by_item ON attempts (course, item, lesson, score);
    CREATE TRIGGER attempts_are_not_changed BEFORE UPDATE ON attempts
        BEGIN SELECT RAISE(ABORT, 'attempts are only ever added'); END;
    CREATE TRIGGER attempts_are_not_deleted BEFORE DELETE ON attempts
        BEGIN SELECT RAISE(ABORT, 'attempts are only ever added'); END;
    CREATE TABLE positions (
        course TEXT NOT NULL,
        lesson TEXT NOT NULL,
        section TEXT NOT NULL,
        para INTEGER NOT NULL,
        grapheme INTEGER NOT NULL,
        anchor TEXT NOT NULL,
        place TEXT NOT NULL,
        percent INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (course, lesson)
    ) STRICT, WITHOUT ROWID;
",
    "
    ALTER TABLE attempts ADD COLUMN confidence TEXT;
    ALTER TABLE attempts ADD COLUMN auto TEXT;
    ALTER TABLE attempts ADD COLUMN taken TEXT;
    ALTER TABLE attempts ADD COLUMN fingerprint INTEGER;
    ALTER TABLE attempts ADD COLUMN seed INTEGER;
    CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        at_ms INTEGER NOT NULL,
        offset_s INTEGER NOT NULL,
        course TEXT NOT NULL,
        verb TEXT NOT NULL,
        subject TEXT NOT NULL,
        value TEXT NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions
        BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END;
    CREATE TRIGGER decisions_are_not_deleted BEFORE DELETE ON decisions
        BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END;
",
    "
    CREATE TABLE unfinished (
        course TEXT NOT NULL,
        item TEXT NOT NULL,
        lesson TEXT NOT NULL,
        occasion TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        offset_s INTEGER NOT NULL,
        response TEXT NOT NULL,
        PRIMARY KEY (course, item)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER answered_is_finished AFTER INSERT ON attempts
        BEGIN DELETE FROM unfinished WHERE course = NEW.course AND item = NEW.item; END;
",
    "
    CREATE TABLE learner (id BLOB NOT NULL CHECK (length(id) = 16)) STRICT;
    INSERT INTO learner VALUES (randomblob(16));
",
];

/// How many steps there are: the newest version.
pub(super) fn newest(steps: &[&str]) -> u32 {
    u32::try_from(steps.len()).unwrap_or(u32::MAX)
}

/// An error if `version` is beyond what this program knows.
pub(super) fn refuse_newer(path: &Path, version: u32) -> Result<(), StoreError> {
    let known = newest(STEPS);
    if version > known {
        return Err(StoreError::Newer {
            path: shown(path),
            found: version,
            known,
        });
    }
    Ok(())
}

/// The name of a table, view, trigger or index that a record of this version has not, or has in another shape. `extra` is
/// the statement that makes a table it may have besides.
pub(super) fn foreign_object(
    connection: &Connection,
    version: u32,
    extra: &str,
) -> rusqlite::Result<Option<String>> {
    let own = Connection::open_in_memory()?;
    for step in STEPS.iter().take(version as usize) {
        own.execute_batch(step)?;
    }
    own.execute_batch(extra)?;
    let objects = |connection: &Connection| -> rusqlite::Result<Vec<(String, String)>> {
        let sql = "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema ORDER BY 1, 2";
        let mut statement = connection.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect()
    };
    let own = objects(&own)?;
    let found = objects(connection)?;
    let foreign = found.into_iter().find(|object| !own.contains(object));
    Ok(foreign.map(|(name, _)| name))
}

/// The file's mark and version, changes in the WAL included.
pub(super) fn identity(connection: &Connection) -> rusqlite::Result<(u32, u32)> {
    connection.query_row(
        "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Takes the steps from `version` on. A file that holds something is copied beside itself first.
pub(super) fn migrate(
    connection: &mut Connection,
    path: &Path,
    version: u32,
    steps: &[&str],
) -> Result<(), StoreError> {
    if version > 0 && version < newest(steps) {
        copy(connection, path, newest(steps))?;
    }
    advance(connection, path, version, steps)
}

/// Takes the steps from `version` on, without a copy.
pub(super) fn advance(
    connection: &mut Connection,
    path: &Path,
    version: u32,
    steps: &[&str],
) -> Result<(), StoreError> {
    for (before, step) in (0_u32..).zip(steps).skip(version as usize) {
        take(connection, before, step).map_err(|error| StoreError::from_sqlite(path, &error))?;
    }
    Ok(())
}

/// One step, unless another program has taken it meanwhile.
fn take(connection: &mut Connection, before: u32, step: &str) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if identity(&transaction)?.1 == before {
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", before + 1)?;
    }
    transaction.commit()
}

/// The first free name of `path` with this ending (`….before-v2`, `….before-v2-1`, …).
pub(super) fn free_name(path: &Path, ending: &str) -> PathBuf {
    let named = |n: u32| {
        let mut name = OsString::from(path);
        name.push(format!(".{ending}"));
        if n > 0 {
            name.push(format!("-{n}"));
        }
        PathBuf::from(name)
    };
    (0..1000)
        .map(named)
        .find(|target| !target.exists())
        .unwrap_or_else(|| named(1000))
}

/// Copies the file to the first free name beside it.
fn copy(connection: &Connection, path: &Path, newest: u32) -> Result<PathBuf, StoreError> {
    let target = free_name(path, &format!("before-v{newest}"));
    let other = |reason: &str| StoreError::Other {
        path: shown(&target),
        reason: reason.into(),
    };
    let partial = Partial::beside(&target)?;
    let name = partial
        .path()
        .to_str()
        .ok_or_else(|| other("its name is not UTF-8"))?;
    connection
        .execute("VACUUM INTO ?1", [name])
        .map_err(|error| StoreError::from_copy(&target, &error))?;
    partial.settle(&target, true)?;
    Ok(target)
}
