//! Connections to a record: one that takes part in the locks of others, and ones for files that nobody writes to.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::files::has_wal;
use super::{platform, schema};

/// How long to wait for another program that is writing.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// A connection to a record that others may be writing to: it takes part in their locks and writes nothing. Where it
/// cannot, because the directory may not be written and nobody has the file open, the file is read as it is.
pub(super) fn connect_to_record(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // The last one to close a record removes its WAL, and may only do that if it may write.
    let opened = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_READ_WRITE);
    if let Ok(connection) = opened
        && connection.busy_timeout(BUSY_TIMEOUT).is_ok()
        && connection.execute_batch("PRAGMA query_only = ON").is_ok()
    {
        match schema::identity(&connection) {
            Err(error) if is_unwritable(&error) => {}
            _ => return Ok(connection),
        }
    }
    connect_for_reading(path)
}

/// Whether this error comes from a place where nothing can be written.
fn is_unwritable(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error_code();
    matches!(
        code,
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied)
    )
}

/// A connection to a file that nobody writes to, such as a backup. A WAL is read along if there is one and `SQLite` can keep
/// its notes beside the file; otherwise the file is read as it is, and nothing is left beside it.
pub(super) fn connect_for_reading(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if has_wal(path) {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        if schema::identity(&connection).is_ok() {
            return Ok(connection);
        }
    }
    connect_immutable(path)
}

/// A connection that reads the file as it is: no lock, no WAL. Wrong where somebody writes to it meanwhile.
pub(super) fn connect_immutable(path: &Path) -> rusqlite::Result<Connection> {
    Connection::open_with_flags(
        platform::immutable_uri(path),
        OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_URI,
    )
}
