//! Ways to the file: a connection that only reads, and the directory it lies in.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::error::{StoreError, shown};
use super::{platform, schema};

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
    Connection::open_with_flags(
        platform::immutable_uri(path),
        flags | OpenFlags::SQLITE_OPEN_URI,
    )
}

/// Makes the directory of `path`, for its owner alone, with those above it, and sees to it that they survive a power cut.
pub(super) fn make_directory(path: &Path) -> Result<(), StoreError> {
    let directory = directory_of(path);
    if directory.is_dir() {
        return Ok(());
    }
    let missing = directory.ancestors().take_while(|one| !one.is_dir());
    let changed: Vec<PathBuf> = missing.map(directory_of).collect();
    platform::create_private_dirs(&directory)
        .and_then(|()| {
            let mut changed = changed.iter();
            changed.try_for_each(|above| platform::sync_directory(above))
        })
        .map_err(|error| StoreError::CannotCreate {
            path: shown(&directory),
            reason: error.to_string().as_str().into(),
        })
}

/// The directory that a file or directory is in.
pub(super) fn directory_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_is_in_a_directory() {
        for (path, directory) in [
            ("a/b/c.db", "a/b"),
            ("c.db", "."),
            ("/c.db", "/"),
            ("./c.db", "."),
        ] {
            assert_eq!(
                directory_of(Path::new(path)),
                Path::new(directory),
                "{path}"
            );
        }
    }
}
