//! What is done when the file of the record is gone from its place while it is open: deleted, moved, or replaced by a
//! program that synchronises files. What was written would be lost with the last handle to it, so everything is written
//! to the place again, and joined with what lies there now.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::{StoreError, shown};
use super::opening::{directory_of, make_directory, suffixed};
use super::platform::{self, FileIdentity};
use super::restore::{self, Restore};
use super::{SqliteStore, schema};

/// The file and its WAL as they were when the record was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    file: FileIdentity,
    wal: Option<FileIdentity>,
}

impl Place {
    /// Where the record at `path` lies; none if there is nothing.
    pub(super) fn of(path: &Path) -> Option<Self> {
        Some(Self {
            file: platform::file_identity(path).ok()?,
            wal: Self::of_wal(path),
        })
    }

    fn of_wal(path: &Path) -> Option<FileIdentity> {
        platform::file_identity(&suffixed(path, "-wal")).ok()
    }
}

impl SqliteStore {
    /// Sees to it that the path leads to what was just written.
    pub(super) fn keep_in_place(&mut self) -> Result<(), StoreError> {
        let Some(place) = self.place else {
            return Ok(());
        };
        match platform::file_identity(self.path()) {
            Ok(file) if file == place.file => Ok(()),
            _ => self.reinstate(place),
        }
    }

    /// Writes everything to the path again.
    fn reinstate(&mut self, place: Place) -> Result<(), StoreError> {
        let path = self.path().to_owned();
        make_directory(&path)?;
        let copy = self.copy_beside(&path)?;
        // What was written belongs to the file that is gone. Beside another file it would be taken for that one's.
        if place.wal.is_some() && Place::of_wal(&path) == place.wal {
            for suffix in ["-wal", "-shm"] {
                let _ = fs::remove_file(suffixed(&path, suffix));
            }
        }
        let name = shown(&path);
        if !path.exists() {
            fs::rename(&copy, &path)
                .and_then(|()| platform::sync_directory(&directory_of(&path)))
                .map_err(|error| StoreError::of_io(&path, &error))?;
            *self = Self::open(&path)?;
            self.notice = Some(format!(
                "`{name}` was deleted or moved while it was open: it has been written again"
            ));
            return Ok(());
        }
        let joined = Self::open(&path).and_then(|mut other| {
            restore::take(other.connection(), &copy, Restore::Merge)
                .map_err(|error| StoreError::of(&path, &error))?;
            Ok(other)
        });
        match joined {
            Ok(other) => {
                *self = other;
                fs::remove_file(&copy).map_err(|error| StoreError::of_io(&copy, &error))?;
                self.notice = Some(format!(
                    "`{name}` was replaced while it was open: both records have been joined"
                ));
                Ok(())
            }
            Err(why) => Err(StoreError::Replaced {
                path: name,
                kept: shown(&copy),
                reason: why.to_string().as_str().into(),
            }),
        }
    }

    /// Copies everything to a free name beside the record, on disk.
    fn copy_beside(&mut self, path: &Path) -> Result<PathBuf, StoreError> {
        let copy = schema::free_name(path, "kept");
        super::opening::make_private_file(&copy)?;
        let name = copy.to_string_lossy().into_owned();
        self.connection()
            .execute("VACUUM INTO ?1", [name])
            .map_err(|error| StoreError::of_copy(&copy, &error))?;
        platform::sync_file(&copy).map_err(|error| StoreError::of_io(&copy, &error))?;
        Ok(copy)
    }
}
