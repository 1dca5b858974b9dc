//! Ways to the file: a connection that only reads, and the directory it lies in.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::error::{StoreError, shown};
use super::header::Header;
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

/// Whether a WAL with something in it lies beside the file.
pub(super) fn has_wal(path: &Path) -> bool {
    fs::metadata(suffixed(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// How a file is at a moment: if it is the same later, and nobody has it open, nothing was written to it meanwhile.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    /// How the record at `path` is; none if it is not there or somebody has it open.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        (!is_in_use(path)).then(|| Self {
            bytes: metadata.len(),
            modified: metadata.modified().ok(),
        })
    }
}

/// Whether the WAL beside the file belongs to another one: a file that was never in WAL mode, such as a backup that was
/// copied to this place, has none of its own. `SQLite` would write its contents over the file.
pub(super) fn has_foreign_wal(path: &Path, header: Header) -> bool {
    header == (Header::Ours { wal: false }) && has_wal(path)
}

/// Puts a WAL that belongs to another file out of the way: where it is now.
pub(super) fn set_wal_aside(path: &Path) -> Result<PathBuf, StoreError> {
    let kept = schema::free_name(path, "old-wal");
    fs::rename(suffixed(path, "-wal"), &kept).map_err(|error| StoreError::of_io(path, &error))?;
    // It is made again from the WAL.
    let _ = fs::remove_file(suffixed(path, "-shm"));
    Ok(kept)
}

/// Whether another program has the record open, or left it without closing it.
fn is_in_use(path: &Path) -> bool {
    ["-wal", "-shm"]
        .iter()
        .any(|suffix| suffixed(path, suffix).exists())
}

/// The name of `path` with `suffix` right behind it.
pub(super) fn suffixed(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Makes an empty file for its owner alone, so that `SQLite` makes none that others may read.
pub(super) fn make_private_file(path: &Path) -> Result<(), StoreError> {
    platform::create_private_file(path).map_err(|error| StoreError::CannotOpen {
        path: shown(path),
        reason: error.to_string().as_str().into(),
    })
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

/// What may go wrong with a record because of where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Risk {
    /// Others than its owner may read it.
    ReadableByOthers,
    /// A program that synchronises files may replace it: the name of the folder.
    Synchronised(String),
    /// It lies on a network file system, on which locks may not hold: its name.
    Network(&'static str),
}

/// Folders that programs synchronise, by a part of their name.
const SYNCHRONISED: [&str; 9] = [
    "dropbox",
    "onedrive",
    "icloud",
    "mobile documents",
    "syncthing",
    "google drive",
    "googledrive",
    "nextcloud",
    "owncloud",
];

/// What may go wrong with the record at `path`, which may not be there yet.
pub fn risks(path: &Path) -> Vec<Risk> {
    let mut risks = Vec::new();
    if platform::is_readable_by_others(path) {
        risks.push(Risk::ReadableByOthers);
    }
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let synchronised = whole.ancestors().skip(1).find(|folder| {
        let name = folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        SYNCHRONISED.iter().any(|known| name.contains(known)) || folder.join(".stfolder").exists()
    });
    if let Some(folder) = synchronised {
        risks.push(Risk::Synchronised(shown(folder).to_string()));
    }
    let there = whole.ancestors().find(|one| one.exists());
    risks.extend(
        there
            .and_then(platform::network_file_system)
            .map(Risk::Network),
    );
    risks
}

/// Whether a record can be made at `path`: tries to write in the directory, or in the one above it that is there.
pub fn can_be_made(path: &Path) -> Result<(), StoreError> {
    let directory = directory_of(path);
    let mut above = directory.ancestors();
    let there = above.find(|one| one.exists() || one.as_os_str().is_empty());
    let there = match there {
        Some(there) if !there.as_os_str().is_empty() => there,
        _ => Path::new("."),
    };
    tempfile::tempfile_in(there)
        .map(drop)
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
