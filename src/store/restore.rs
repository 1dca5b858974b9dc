//! Putting a backup back: joined with what is there, or in its place. The backup is verified first and never written to.
//! What changes, changes in one transaction of the record: interrupted, the record is as it was.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::backup::{copy, verify};
use super::connect::{connect_for_reading, connect_to_record};
use super::error::StoreError;
use super::files::suffixed;
use super::header::{self, Header};
use super::partial::Partial;
use super::sqlite::SqliteStore;
use super::{attempt_row, decision_row, schema, unfinished};
use crate::study::{AttemptId, Now, StudyDay};

/// What to do with what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RestoreMode {
    /// Keep it, and add what the backup has beside it.
    Merge,
    /// Put the backup in its place; a copy of what was there is kept beside the record.
    Replace,
}

/// What was restored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RestoreSummary {
    /// Attempts that were added.
    pub attempts: u64,
    /// Decisions that were added.
    pub decisions: u64,
    /// Attempts and decisions that were there already.
    pub known: u64,
    /// Reading positions that were taken over.
    pub positions: u64,
    /// Where the record of before is, if it was replaced.
    pub kept: Option<PathBuf>,
    /// What could be read of a damaged record and is not in the backup.
    pub salvaged: Option<Salvaged>,
}

/// Answers that were saved from a damaged record, in a record of their own that can be restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvaged {
    /// The file.
    pub path: PathBuf,
    /// How many answers it has.
    pub attempts: u64,
}

/// Restores the backup at `from` into the record at `record`, which is made if there is none. A record that is damaged can
/// be replaced: it is set aside under a dated name, with its WAL, and what can still be read of it is kept.
pub fn restore(
    from: &Path,
    record: &Path,
    how: RestoreMode,
    now: Now,
) -> Result<RestoreSummary, StoreError> {
    verify(from)?;
    match into_sound(from, record, how) {
        Err(StoreError::Corrupt { .. } | StoreError::NotARecord { .. })
            if how == RestoreMode::Replace =>
        {
            replace_damaged(from, record, StudyDay::at(now))
        }
        restored => restored,
    }
}

fn into_sound(from: &Path, record: &Path, how: RestoreMode) -> Result<RestoreSummary, StoreError> {
    let is_there = header::probe(record)? != Header::Absent;
    let mut store = SqliteStore::open(record)?;
    let source = newest_copy(from, record)?;
    let kept = match how {
        RestoreMode::Replace if is_there => Some(set_aside(record)?),
        _ => None,
    };
    let failed = |error: rusqlite::Error| StoreError::from_sqlite(record, &error);
    let taken = take(store.connection(), source.path(), how).map_err(failed)?;
    Ok(RestoreSummary { kept, ..taken })
}

/// A copy of the backup beside the record, so that an older one can be brought to the shape of today without touching it.
fn newest_copy(from: &Path, record: &Path) -> Result<Partial, StoreError> {
    let copied = Partial::beside(record)?;
    copy(from, copied.path(), connect_for_reading)?;
    let failed = |error: rusqlite::Error| StoreError::from_sqlite(copied.path(), &error);
    let mut connection = Connection::open(copied.path()).map_err(failed)?;
    let (_, version) = schema::identity(&connection).map_err(failed)?;
    schema::advance(&mut connection, copied.path(), version, schema::STEPS)?;
    drop(connection);
    Ok(copied)
}

/// Copies the record to the first free name beside it.
fn set_aside(record: &Path) -> Result<PathBuf, StoreError> {
    let target = schema::free_name(record, "before-restore");
    let partial = Partial::beside(record)?;
    copy(record, partial.path(), connect_to_record)?;
    partial.settle(&target, true)?;
    Ok(target)
}

/// Puts the backup in the place of a record that cannot be read.
fn replace_damaged(
    from: &Path,
    record: &Path,
    today: StudyDay,
) -> Result<RestoreSummary, StoreError> {
    let replacement = newest_copy(from, record)?;
    let failed = |error: rusqlite::Error| StoreError::from_sqlite(replacement.path(), &error);
    let connection = Connection::open(replacement.path()).map_err(failed)?;
    connection
        .execute_batch("DROP TABLE IF EXISTS seal")
        .map_err(failed)?;
    drop(connection);
    let kept = schema::free_name(record, &format!("damaged-{today}"));
    // The WAL belongs to the damaged file. Beside the backup it would be taken for the backup's.
    for suffix in ["", "-wal", "-shm"] {
        match fs::rename(suffixed(record, suffix), suffixed(&kept, suffix)) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(StoreError::from_io(record, &error));
            }
            _ => {}
        }
    }
    replacement.settle(record, true)?;
    let store = SqliteStore::open(record)?;
    let held = store
        .attempt_ids()
        .map_err(|error| StoreError::from_sqlite(record, &error))?;
    let salvaged = salvage(&kept, record, &held, today)?;
    Ok(RestoreSummary {
        attempts: held.len() as u64,
        kept: Some(kept),
        salvaged,
        ..RestoreSummary::default()
    })
}

/// Writes the answers that can still be read of the damaged record at `kept` and are none of `held` to a record of their
/// own beside it.
fn salvage(
    kept: &Path,
    record: &Path,
    held: &HashSet<AttemptId>,
    today: StudyDay,
) -> Result<Option<Salvaged>, StoreError> {
    let mut found = BTreeMap::new();
    if let Ok(connection) = connect_for_reading(kept) {
        // From both ends: the damage may be anywhere.
        for order in ["ASC", "DESC"] {
            let sql = format!(
                "SELECT {}, seq FROM attempts ORDER BY seq {order}",
                attempt_row::COLUMNS
            );
            let Ok(mut statement) = connection.prepare(&sql) else {
                continue;
            };
            let Ok(mut rows) = statement.query([]) else {
                continue;
            };
            while let Ok(Some(row)) = rows.next() {
                let attempt =
                    attempt_row::AttemptRow::read(row).and_then(|fields| fields.attempt());
                if let (Ok(seq), Some(attempt)) = (row.get::<_, i64>("seq"), attempt) {
                    found.insert(seq, attempt);
                }
            }
        }
    }
    found.retain(|_, attempt| !held.contains(&attempt.id));
    if found.is_empty() {
        return Ok(None);
    }
    let path = schema::free_name(record, &format!("salvaged-{today}"));
    let attempts = found.len() as u64;
    let store = SqliteStore::open(&path)?;
    store
        .append_all(found.values())
        .map_err(|error| StoreError::from_sqlite(&path, &error))?;
    Ok(Some(Salvaged { path, attempts }))
}

/// Everything in one transaction.
pub(super) fn take(
    connection: &mut Connection,
    source: &Path,
    how: RestoreMode,
) -> rusqlite::Result<RestoreSummary> {
    let name = source.to_string_lossy();
    connection.execute("ATTACH ?1 AS other", [&*name])?;
    let taken = transact(connection, how);
    connection.execute_batch("DETACH other")?;
    taken
}

fn transact(connection: &mut Connection, how: RestoreMode) -> rusqlite::Result<RestoreSummary> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Aside, because attempts that are added end what was begun, and these may be older.
    let columns = unfinished::COLUMNS;
    let own = format!("CREATE TEMP TABLE begun AS SELECT {columns} FROM main.unfinished");
    transaction.execute_batch(&own)?;
    let (attempts, known) = join(&transaction, ("attempts", attempt_row::COLUMNS), how)?;
    let (decisions, decided) = join(&transaction, ("decisions", decision_row::COLUMNS), how)?;
    if how == RestoreMode::Replace {
        transaction.execute("DELETE FROM main.positions", [])?;
        transaction.execute(
            "UPDATE main.learner SET id = (SELECT id FROM other.learner)",
            [],
        )?;
    }
    let columns = "course, lesson, section, para, grapheme, anchor, place, percent, at_ms";
    // The newer position holds. (`WHERE true` tells the parser that `ON` begins no join.)
    let sql = format!(
        "INSERT INTO main.positions ({columns}) SELECT {columns} FROM other.positions WHERE true
         ON CONFLICT (course, lesson) DO UPDATE SET section = excluded.section, para = excluded.para,
         grapheme = excluded.grapheme, anchor = excluded.anchor, place = excluded.place, percent = excluded.percent,
         at_ms = excluded.at_ms WHERE excluded.at_ms > positions.at_ms"
    );
    let positions = transaction.execute(&sql, [])? as u64;
    join_unfinished(&transaction, how)?;
    transaction.commit()?;
    Ok(RestoreSummary {
        attempts,
        decisions,
        known: known + decided,
        positions,
        ..RestoreSummary::default()
    })
}

/// Brings together what was begun and not given, the newer where both have something, and without what was answered since.
fn join_unfinished(transaction: &Transaction<'_>, how: RestoreMode) -> rusqlite::Result<()> {
    let columns = unfinished::COLUMNS;
    let own = match how {
        RestoreMode::Merge => format!("SELECT {columns} FROM temp.begun UNION ALL "),
        RestoreMode::Replace => String::new(),
    };
    transaction.execute_batch(&format!(
        "DELETE FROM main.unfinished;
         INSERT OR REPLACE INTO main.unfinished ({columns})
            {own} SELECT {columns} FROM other.unfinished ORDER BY at_ms;
         DELETE FROM main.unfinished AS begun WHERE EXISTS (SELECT 1 FROM main.attempts AS given
            WHERE given.course = begun.course AND given.item = begun.item AND given.at_ms >= begun.at_ms);
         DROP TABLE temp.begun"
    ))
}

/// Brings the rows of a table together: how many were added, and how many were known.
///
/// The order of the rows is the order in which they are replayed, so the rows of two records are interleaved by the time
/// they were made, each record's own order kept. Numbers that were missing in the record stay missing in number, so that
/// `doctor` goes on saying so.
fn join(
    transaction: &Transaction<'_>,
    (table, columns): (&str, &str),
    how: RestoreMode,
) -> rusqlite::Result<(u64, u64)> {
    let count = |sql: &str| {
        let read = |row: &rusqlite::Row<'_>| row.get::<_, i64>(0).map(i64::unsigned_abs);
        transaction.query_row(sql, [], read)
    };
    let all = count(&format!("SELECT count(*) FROM other.{table}"))?;
    if how == RestoreMode::Merge {
        let new = format!("FROM other.{table} WHERE id NOT IN (SELECT id FROM main.{table})");
        let added = count(&format!("SELECT count(*) {new}"))?;
        if added == 0 {
            return Ok((0, all));
        }
        let later = format!(
            "SELECT (SELECT min(at_ms) {new}) >= (SELECT coalesce(max(at_ms), {}) FROM main.{table})",
            i64::MIN
        );
        if count(&later)? == 1 {
            let sql =
                format!("INSERT INTO main.{table} ({columns}) SELECT {columns} {new} ORDER BY seq");
            transaction.execute(&sql, [])?;
        } else {
            interleave(transaction, (table, columns), &new)?;
        }
        return Ok((added, all - added));
    }
    let sql = format!(
        "INSERT INTO main.{table} ({columns}) SELECT {columns} FROM other.{table} ORDER BY seq"
    );
    unlocked(transaction, table, |transaction| {
        transaction.execute(&format!("DELETE FROM main.{table}"), [])?;
        transaction.execute(&sql, [])
    })?;
    Ok((all, 0))
}

/// Puts the `new` rows between those that are there, by time.
fn interleave(
    transaction: &Transaction<'_>,
    (table, columns): (&str, &str),
    new: &str,
) -> rusqlite::Result<()> {
    let list = |sql: &str| -> rusqlite::Result<Vec<(i64, i64)>> {
        let mut statement = transaction.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect()
    };
    let own = list(&format!("SELECT at_ms, seq FROM main.{table} ORDER BY seq"))?;
    let others = list(&format!("SELECT at_ms, seq {new} ORDER BY seq"))?;
    let greatest = own.iter().map(|(_, seq)| *seq).max().unwrap_or_default();
    let missing = greatest - i64::try_from(own.len()).unwrap_or(greatest);
    transaction.execute_batch(&format!(
        "CREATE TEMP TABLE joined (n INTEGER PRIMARY KEY, source INTEGER NOT NULL, seq INTEGER NOT NULL);
         CREATE TEMP TABLE moved AS SELECT * FROM main.{table}"
    ))?;
    let mut insert = transaction.prepare("INSERT INTO temp.joined VALUES (?1, ?2, ?3)")?;
    let (mut own, mut others) = (own.into_iter().peekable(), others.into_iter().peekable());
    let mut n = missing;
    loop {
        let from_own = match (own.peek(), others.peek()) {
            (Some(own), Some(other)) => own.0 <= other.0,
            (own, _) => own.is_some(),
        };
        let next = if from_own { own.next() } else { others.next() };
        let Some((_, seq)) = next else { break };
        n += 1;
        insert.execute([n, i64::from(!from_own), seq])?;
    }
    drop(insert);
    let part = |from: &str, source: u8| {
        format!(
            "INSERT INTO main.{table} (seq, {columns}) SELECT n, {columns} FROM temp.joined AS j
             JOIN {from} AS f ON f.seq = j.seq WHERE j.source = {source}"
        )
    };
    unlocked(transaction, table, |transaction| {
        transaction.execute(&format!("DELETE FROM main.{table}"), [])?;
        transaction.execute("CREATE INDEX temp.moved_by_seq ON moved (seq)", [])?;
        transaction.execute(&part("temp.moved", 0), [])?;
        transaction.execute(&part(&format!("other.{table}"), 1), [])
    })?;
    transaction.execute_batch("DROP TABLE temp.joined; DROP TABLE temp.moved")
}

/// Does something to a table that its triggers forbid; they are back before the transaction ends.
fn unlocked(
    transaction: &Transaction<'_>,
    table: &str,
    change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<usize>,
) -> rusqlite::Result<()> {
    let sql = "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1";
    let mut statement = transaction.prepare(sql)?;
    let triggers: Vec<(String, String)> = statement
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    drop(statement);
    for (name, _) in &triggers {
        transaction.execute(&format!("DROP TRIGGER main.{name}"), [])?;
    }
    change(transaction)?;
    for (_, sql) in &triggers {
        transaction.execute_batch(sql)?;
    }
    Ok(())
}
