//! A thorough look at the record, for `doctor`: slow, on request only, and writes nothing.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, Row};

use super::attempt_row::{AttemptRow, COLUMNS, OLD_COLUMNS};
use super::connect::{connect_immutable, connect_to_record};
use super::error::{StoreError, shown};
use super::header::{self, Header};
use super::{decision_row, schema};
use crate::text::SafeText;

/// Problems of `SQLite`'s own check that are listed.
const LISTED: usize = 20;

/// How the record is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Health {
    /// The version of its shape.
    pub version: u32,
    /// Its size in bytes, without the WAL.
    pub bytes: u64,
    /// Attempts that are there, the damaged ones included.
    pub attempts: u64,
    /// Decisions that are there, the damaged ones included.
    pub decisions: u64,
    /// Attempts and decisions that are not as they were written.
    pub damaged: u64,
    /// Attempts and decisions that were there once: gaps in their numbering.
    pub missing: u64,
    /// Reading positions.
    pub positions: u64,
    /// What `SQLite` finds wrong with the file.
    pub problems: Vec<SafeText>,
}

impl Health {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.damaged == 0 && self.missing == 0 && self.problems.is_empty()
    }
}

/// Looks at the record at `path`; none if there is no record yet.
pub fn check(path: &Path) -> Result<Option<Health>, StoreError> {
    let header = header::probe(path)?;
    if header == Header::Absent {
        return Ok(None);
    }
    let failed = |error: rusqlite::Error| StoreError::from_sqlite(path, &error);
    let connection = if header::has_foreign_wal(path, header) {
        connect_immutable(path)
    } else {
        connect_to_record(path)
    };
    let connection = connection.map_err(failed)?;
    let (mark, version) = schema::identity(&connection).map_err(failed)?;
    schema::refuse_newer(path, version)?;
    if (mark, version) == (0, 0) {
        return Ok(None);
    }
    if mark != schema::APPLICATION_ID {
        return Err(StoreError::NotARecord { path: shown(path) });
    }
    examine(&connection, path, version)
        .map(Some)
        .map_err(failed)
}

/// Looks at every row of the record of this version at `path`.
pub(super) fn examine(
    connection: &Connection,
    path: &Path,
    version: u32,
) -> rusqlite::Result<Health> {
    let mut health = Health {
        version,
        bytes: fs::metadata(path).map_or(0, |metadata| metadata.len()),
        ..Health::default()
    };
    let mut statement = connection.prepare(&format!("PRAGMA integrity_check({LISTED})"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let finding: String = row.get(0)?;
        if finding != "ok" {
            health.problems.push(SafeText::new(&finding));
        }
    }
    // An older record has fewer columns, and no decisions: it is looked at as what it is.
    let is_old = health.version < 2;
    let attempts = if is_old { OLD_COLUMNS } else { COLUMNS };
    health.attempts = look(connection, &mut health, ("attempts", attempts), |row| {
        AttemptRow::read(row).is_some_and(|fields| fields.attempt().is_some())
    })?;
    if !is_old {
        let decisions = ("decisions", decision_row::COLUMNS);
        health.decisions = look(connection, &mut health, decisions, |row| {
            let fields = decision_row::DecisionRow::read(row);
            fields
                .and_then(decision_row::DecisionRow::decision)
                .is_some()
        })?;
    }
    health.positions = count(connection, "SELECT count(*) FROM positions")?;
    Ok(health)
}

/// Reads every row of a table and its columns: how many there are.
fn look(
    connection: &Connection,
    health: &mut Health,
    (table, columns): (&str, &str),
    is_sound: impl Fn(&Row<'_>) -> bool,
) -> rusqlite::Result<u64> {
    let mut statement = connection.prepare(&format!("SELECT {columns} FROM {table}"))?;
    let mut rows = statement.query([])?;
    let mut there = 0;
    while let Some(row) = rows.next()? {
        there += 1;
        health.damaged += u64::from(!is_sound(row));
    }
    let last = count(
        connection,
        &format!("SELECT coalesce(max(seq), 0) FROM {table}"),
    )?;
    health.missing += last.saturating_sub(there);
    Ok(there)
}

fn count(connection: &Connection, sql: &str) -> rusqlite::Result<u64> {
    connection.query_row(sql, [], |row| row.get::<_, i64>(0).map(i64::unsigned_abs))
}
