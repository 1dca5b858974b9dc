//! A file that takes its name when it is whole and on disk.

use std::path::Path;

use tempfile::TempPath;

use super::error::StoreError;
use super::files::directory_of;
use super::platform;

/// A file that is being made beside its place. It has a name of its own and is removed unless it is settled.
pub(super) struct Partial(TempPath);

impl Partial {
    /// An empty file in the directory of `target`, for its owner alone.
    pub(super) fn beside(target: &Path) -> Result<Self, StoreError> {
        let directory = directory_of(target);
        let made = tempfile::Builder::new()
            .prefix(".studyhall-")
            .suffix(".partial")
            .tempfile_in(&directory);
        match made {
            Ok(file) => Ok(Self(file.into_temp_path())),
            Err(error) => Err(match StoreError::from_io(target, &error) {
                StoreError::Other { path, reason } => StoreError::CannotWrite { path, reason },
                other => other,
            }),
        }
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// Puts the finished file in its place: on disk first, then renamed, then the directory on disk. Nobody here has either
    /// file open any more, or Windows would not rename it. One that `is_new` replaces nothing.
    pub(super) fn settle(self, target: &Path, is_new: bool) -> Result<(), StoreError> {
        let failed = |error: std::io::Error| StoreError::from_io(target, &error);
        platform::sync_file(&self.0).map_err(failed)?;
        let settled = if is_new {
            self.0.persist_noclobber(target)
        } else {
            self.0.persist(target)
        };
        settled.map_err(|error| failed(error.error))?;
        platform::sync_directory(&directory_of(target)).map_err(failed)
    }
}

impl std::fmt::Debug for Partial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Partial").field(&self.path()).finish()
    }
}
