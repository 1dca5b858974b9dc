//! Ways to the file: a connection that only reads, and the directory it lies in.

use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::error::{StoreError, shown};
use super::schema;

/// A connection that writes nothing. A WAL is read along if there is one and `SQLite` can keep its notes beside the
/// file; otherwise the file is read as it is, and nothing is left beside it.
pub(super) fn connect_for_reading(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if fs::metadata(log).is_ok_and(|log| log.len() > 0) {
        let connection = Connection::open_with_flags(path, flags)?;
        if schema::identity(&connection).is_ok() {
            return Ok(connection);
        }
    }
    let escaped: String = path
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .map(|&byte| match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02x}"),
        })
        .collect();
    let uri = format!("file:{escaped}?immutable=1");
    Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)
}

/// Makes the directory of `path`, for its owner alone, and sees to it that it survives a power cut.
pub(super) fn make_directory(path: &Path) -> Result<(), StoreError> {
    let Some(directory) = path
        .parent()
        .filter(|directory| !directory.as_os_str().is_empty())
    else {
        return Ok(());
    };
    if directory.is_dir() {
        return Ok(());
    }
    let made = DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(directory)
        .and_then(|()| {
            let above = directory
                .parent()
                .filter(|above| !above.as_os_str().is_empty());
            above.map_or(Ok(()), |above| File::open(above)?.sync_all())
        });
    made.map_err(|error| StoreError::CannotCreate {
        path: shown(directory),
        reason: error.to_string().as_str().into(),
    })
}
