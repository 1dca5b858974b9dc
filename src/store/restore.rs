//! Putting a backup back: joined with what is there, or in its place. The backup is verified first and never written to.
//! What changes, changes in one transaction of the record: interrupted, the record is as it was.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::backup::{beside, copy, discard, verify};
use super::error::StoreError;
use super::header::{self, Header};
use super::opening::directory_of;
use super::sqlite::SqliteStore;
use super::{decided, platform, row, schema, unfinished};

/// What to do with what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Restore {
    /// Keep it, and add what the backup has beside it.
    Merge,
    /// Put the backup in its place; a copy of what was there is kept beside the record.
    Replace,
}

/// What was restored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Restored {
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
}

/// Restores the backup at `from` into the record at `record`, which is made if there is none.
pub fn restore(from: &Path, record: &Path, how: Restore) -> Result<Restored, StoreError> {
    verify(from)?;
    let is_there = header::look(record)? != Header::Absent;
    let mut store = SqliteStore::open(record)?;
    // An own copy, so that an older backup can be brought to the shape of today without touching it.
    let source = beside(record, "restoring");
    discard(&source)?;
    let restored = copy(from, &source)
        .and_then(|()| update(&source))
        .and_then(|()| match how {
            Restore::Replace if is_there => set_aside(record).map(Some),
            _ => Ok(None),
        })
        .and_then(|kept| {
            let failed = |error: rusqlite::Error| StoreError::of(record, &error);
            let taken = take(store.connection(), &source, how).map_err(failed)?;
            Ok(Restored { kept, ..taken })
        });
    drop(store);
    discard(&source)?;
    restored
}

/// Brings the copy to the newest shape.
fn update(copy: &Path) -> Result<(), StoreError> {
    let failed = |error: rusqlite::Error| StoreError::of(copy, &error);
    let mut connection = Connection::open(copy).map_err(failed)?;
    let (_, version) = schema::identity(&connection).map_err(failed)?;
    schema::advance(&mut connection, copy, version, schema::STEPS)
}

/// Copies the record to the first free name beside it.
fn set_aside(record: &Path) -> Result<PathBuf, StoreError> {
    let target = schema::free_name(record, "before-restore");
    copy(record, &target)?;
    platform::sync_file(&target)
        .and_then(|()| platform::sync_directory(&directory_of(&target)))
        .map_err(|error| StoreError::of_io(&target, &error))?;
    Ok(target)
}

/// Everything in one transaction.
pub(super) fn take(
    connection: &mut Connection,
    source: &Path,
    how: Restore,
) -> rusqlite::Result<Restored> {
    let name = source.to_string_lossy();
    connection.execute("ATTACH ?1 AS other", [&*name])?;
    let taken = transact(connection, how);
    connection.execute_batch("DETACH other")?;
    taken
}

fn transact(connection: &mut Connection, how: Restore) -> rusqlite::Result<Restored> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Aside, because attempts that are added end what was begun, and these may be older.
    let columns = unfinished::COLUMNS;
    let own = format!("CREATE TEMP TABLE begun AS SELECT {columns} FROM main.unfinished");
    transaction.execute_batch(&own)?;
    let (attempts, known) = join(&transaction, ("attempts", row::COLUMNS), how)?;
    let (decisions, decided) = join(&transaction, ("decisions", decided::COLUMNS), how)?;
    if how == Restore::Replace {
        transaction.execute("DELETE FROM main.positions", [])?;
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
    Ok(Restored {
        attempts,
        decisions,
        known: known + decided,
        positions,
        kept: None,
    })
}

/// Brings together what was begun and not given, the newer where both have something, and without what was answered since.
fn join_unfinished(transaction: &Transaction<'_>, how: Restore) -> rusqlite::Result<()> {
    let columns = unfinished::COLUMNS;
    let own = match how {
        Restore::Merge => format!("SELECT {columns} FROM temp.begun UNION ALL "),
        Restore::Replace => String::new(),
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
    how: Restore,
) -> rusqlite::Result<(u64, u64)> {
    let count = |sql: &str| {
        let read = |row: &rusqlite::Row<'_>| row.get::<_, i64>(0).map(i64::unsigned_abs);
        transaction.query_row(sql, [], read)
    };
    let all = count(&format!("SELECT count(*) FROM other.{table}"))?;
    if how == Restore::Merge {
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
