//! Opening a record: made if there is none, brought to the newest shape, refused if it is something else.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::SqliteStore;
use crate::store::connect::{BUSY_TIMEOUT, connect_immutable, connect_to_record};
use crate::store::error::{StoreError, shown};
use crate::store::files::{RecordPlace, has_wal, make_directory, make_private_file, suffixed};
use crate::store::header::{self, Header};
use crate::store::schema;

/// How long to wait before a lock is asked for again that `SQLite` does not wait for.
const RETRY_DELAY: Duration = Duration::from_millis(10);
/// How often.
const MOST_RETRIES: u32 = 500;

impl SqliteStore {
    /// Opens the record at `path`, and makes it and its directories if there is none. An older record is copied
    /// beside itself and brought to the newest shape; one this program cannot use is left exactly as it is.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let header = header::probe(path)?;
        if header == Header::Absent {
            make_directory(path)?;
            make_private_file(path)?;
        }
        let old_wal = if header::has_foreign_wal(path, header) {
            Some(set_wal_aside(path)?)
        } else {
            None
        };
        let failed = |error: rusqlite::Error| StoreError::from_sqlite(path, &error);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
        let mut store = Self::new(connection, path);
        let version = store.recognise()?;
        if store.connection.is_readonly("main").map_err(failed)? {
            return Err(StoreError::ReadOnly { path: shown(path) });
        }
        if header != (Header::Ours { wal: true }) {
            store.use_wal().map_err(failed)?;
        }
        store.configure().map_err(failed)?;
        store.probe().map_err(failed)?;
        schema::migrate(&mut store.connection, path, version, schema::STEPS)?;
        store.place = RecordPlace::of(path);
        store.notice = old_wal.map(|kept| {
            format!(
                "beside `{}` lay changes to another file: they are in `{}`",
                shown(path),
                shown(&kept)
            )
        });
        Ok(store)
    }

    fn new(connection: Connection, path: &Path) -> Self {
        Self {
            connection,
            path: path.to_owned(),
            place: None,
            notice: None,
        }
    }

    /// Switches to WAL. `SQLite` waits for no lock here, so a second program that makes the record at the same moment asks
    /// again.
    fn use_wal(&self) -> rusqlite::Result<()> {
        let mut tries = 0..MOST_RETRIES;
        loop {
            let mode = "PRAGMA journal_mode = WAL";
            match self.connection.query_row(mode, [], |_| Ok(())) {
                Err(error)
                    if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                        && tries.next().is_some() =>
                {
                    std::thread::sleep(RETRY_DELAY);
                }
                switched => return switched,
            }
        }
    }

    /// Opens the record at `path` to read it, also where it cannot be written: attempts and positions come back, adding to
    /// them is [`StoreError::ReadOnly`]. Where there is none yet, it is empty. What a killed program left in the WAL is read
    /// only if the directory can be written.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        Self::read_with(path, connect_to_record)
    }

    /// The same, faster, if nobody has the record open. What was read counts only if nobody opened it meanwhile:
    /// [`Stamp`](crate::store::files::Stamp) tells.
    pub(in crate::store) fn open_snapshot(path: &Path) -> Result<Self, StoreError> {
        Self::read_with(path, connect_immutable)
    }

    fn read_with(
        path: &Path,
        connect: impl FnOnce(&Path) -> rusqlite::Result<Connection>,
    ) -> Result<Self, StoreError> {
        let header = header::probe(path)?;
        if header == Header::Absent && !has_wal(path) {
            return Self::in_memory();
        }
        let opened = if header::has_foreign_wal(path, header) {
            connect_immutable(path)
        } else {
            connect(path)
        };
        let connection = opened.map_err(|error| StoreError::from_sqlite(path, &error))?;
        let store = Self::new(connection, path);
        if store.recognise()? < schema::newest(schema::STEPS) {
            return Err(StoreError::ReadOnly { path: shown(path) });
        }
        Ok(store)
    }

    /// A record that ends with the program.
    pub fn in_memory() -> Result<Self, StoreError> {
        let path = PathBuf::from(":memory:");
        let connection =
            Connection::open_in_memory().map_err(|error| StoreError::from_sqlite(&path, &error))?;
        let mut store = Self::new(connection, &path);
        schema::migrate(&mut store.connection, &store.path, 0, schema::STEPS)?;
        Ok(store)
    }

    /// The version of the file, if it is a record or empty. Writes nothing.
    fn recognise(&self) -> Result<u32, StoreError> {
        let failed = |error: rusqlite::Error| self.failed(&error);
        self.connection.busy_timeout(BUSY_TIMEOUT).map_err(failed)?;
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
        self.connection.busy_timeout(BUSY_TIMEOUT)?;
        match begun {
            // Someone else is writing, so it can be written.
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(()),
            other => other,
        }
    }
}

/// Puts a WAL that belongs to another file out of the way: where it is now.
fn set_wal_aside(path: &Path) -> Result<PathBuf, StoreError> {
    let kept = schema::free_name(path, "old-wal");
    fs::rename(suffixed(path, "-wal"), &kept).map_err(|error| StoreError::from_io(path, &error))?;
    // It is made again from the WAL.
    let _ = fs::remove_file(suffixed(path, "-shm"));
    Ok(kept)
}
