//! Recovers from a record that is deleted, moved or replaced while it is open. What was written would be lost with the
//! last handle to the file, so everything is written to the path again, and merged with what lies there now.

use std::fs;

use super::error::{StoreError, shown};
use super::files::{RecordPlace, make_directory, suffixed};
use super::partial::Partial;
use super::platform;
use super::restore::{self, RestoreMode};
use super::{SqliteStore, schema};

impl SqliteStore {
    /// Checks that the path still leads to the open file. If not, writes everything to the path again.
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
        let copy = Partial::beside(&path)?;
        let name = copy.path().to_string_lossy().into_owned();
        self.connection()
            .execute("VACUUM INTO ?1", [name])
            .map_err(|error| StoreError::from_copy(&path, &error))?;
        // What was written belongs to the file that is gone. Beside another file it would be taken for that one's.
        if place.wal.is_some() && RecordPlace::of_wal(&path) == place.wal {
            for suffix in ["-wal", "-shm"] {
                let _ = fs::remove_file(suffixed(&path, suffix));
            }
        }
        let name = shown(&path);
        if !path.exists() {
            copy.settle(&path, true)?;
            *self = Self::open(&path)?;
            self.notice = Some(format!(
                "`{name}` was deleted or moved while it was open: it has been written again"
            ));
            return Ok(());
        }
        let joined = Self::open(&path).and_then(|mut other| {
            restore::take(other.connection(), copy.path(), RestoreMode::Merge)
                .map_err(|error| StoreError::from_sqlite(&path, &error))?;
            Ok(other)
        });
        match joined {
            Ok(other) => {
                *self = other;
                self.notice = Some(format!(
                    "`{name}` was replaced while it was open: both records have been joined"
                ));
                Ok(())
            }
            Err(why) => {
                let kept = schema::free_name(&path, "kept");
                copy.settle(&kept, true)?;
                Err(StoreError::Replaced {
                    path: name,
                    kept: shown(&kept),
                    reason: why.to_string().as_str().into(),
                })
            }
        }
    }
}
