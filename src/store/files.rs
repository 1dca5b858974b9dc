//! The files of a record and their directory: names, what lies beside them, access for the owner alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::error::{StoreError, shown};
use super::platform::{self, FileIdentity};

/// The directory that a file or directory is in.
pub(super) fn directory_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The name of `path` with `suffix` right behind it.
pub(super) fn suffixed(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
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

/// Makes an empty file for its owner alone, so that `SQLite` makes none that others may read.
pub(super) fn make_private_file(path: &Path) -> Result<(), StoreError> {
    platform::create_private_file(path).map_err(|error| StoreError::CannotOpen {
        path: shown(path),
        reason: error.to_string().as_str().into(),
    })
}

/// Whether a WAL with something in it lies beside the file.
pub(super) fn has_wal(path: &Path) -> bool {
    fs::metadata(suffixed(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// Whether another program has the record open, or left it without closing it.
fn is_in_use(path: &Path) -> bool {
    ["-wal", "-shm"]
        .iter()
        .any(|suffix| suffixed(path, suffix).exists())
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

/// The file and its WAL as they were when the record was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RecordPlace {
    pub(super) file: FileIdentity,
    pub(super) wal: Option<FileIdentity>,
}

impl RecordPlace {
    /// Where the record at `path` lies; none if there is nothing.
    pub(super) fn of(path: &Path) -> Option<Self> {
        Some(Self {
            file: platform::file_identity(path).ok()?,
            wal: Self::of_wal(path),
        })
    }

    pub(super) fn of_wal(path: &Path) -> Option<FileIdentity> {
        platform::file_identity(&suffixed(path, "-wal")).ok()
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
