//! What is done when the file of the record is gone from its place while it is open: deleted, moved, or replaced by a
//! program that synchronises files. What was written would be lost with the last handle to it, so everything is written
//! to the place again, and joined with what lies there now.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::{StoreError, shown};
use super::files::{RecordPlace, directory_of, make_directory, make_private_file, suffixed};
use super::platform;
use super::restore::{self, RestoreMode};
use super::{SqliteStore, schema};

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
    fn reinstate(&mut self, place: RecordPlace) -> Result<(), StoreError> {
        let path = self.path().to_owned();
        make_directory(&path)?;
        let copy = self.copy_beside(&path)?;
        // What was written belongs to the file that is gone. Beside another file it would be taken for that one's.
        if place.wal.is_some() && RecordPlace::of_wal(&path) == place.wal {
            for suffix in ["-wal", "-shm"] {
                let _ = fs::remove_file(suffixed(&path, suffix));
            }
        }
        let name = shown(&path);
        if !path.exists() {
            fs::rename(&copy, &path)
                .and_then(|()| platform::sync_directory(&directory_of(&path)))
                .map_err(|error| StoreError::from_io(&path, &error))?;
            *self = Self::open(&path)?;
            self.notice = Some(format!(
                "`{name}` was deleted or moved while it was open: it has been written again"
            ));
            return Ok(());
        }
        let joined = Self::open(&path).and_then(|mut other| {
            restore::take(other.connection(), &copy, RestoreMode::Merge)
                .map_err(|error| StoreError::from_sqlite(&path, &error))?;
            Ok(other)
        });
        match joined {
            Ok(other) => {
                *self = other;
                fs::remove_file(&copy).map_err(|error| StoreError::from_io(&copy, &error))?;
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
        make_private_file(&copy)?;
        let name = copy.to_string_lossy().into_owned();
        self.connection()
            .execute("VACUUM INTO ?1", [name])
            .map_err(|error| StoreError::from_copy(&copy, &error))?;
        platform::sync_file(&copy).map_err(|error| StoreError::from_io(&copy, &error))?;
        Ok(copy)
    }
}
