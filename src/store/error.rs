//! What can go wrong with the record, told apart by what its owner can do about it.

use std::io::{self, ErrorKind};
use std::path::Path;

use rusqlite::ErrorCode;
use rusqlite::ffi::{SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_WRITE};

use crate::text::SafeText;

/// Why the record could not be read or written. Whatever it is, nothing on disk was overwritten or deleted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The directory for it cannot be made.
    #[error("cannot create the directory `{path}` ({reason}): choose another with `--data-dir`")]
    CannotCreate {
        /// The directory.
        path: SafeText,
        /// What the system says.
        reason: SafeText,
    },
    /// The file cannot be opened.
    #[error(
        "cannot open `{path}` ({reason}): allow access to it, or choose another place with `--data-dir`"
    )]
    CannotOpen {
        /// The file.
        path: SafeText,
        /// What the system says.
        reason: SafeText,
    },
    /// The file is something else.
    #[error(
        "`{path}` is not a studyhall record: move it away, or choose another place with `--data-dir`"
    )]
    NotARecord {
        /// The file.
        path: SafeText,
    },
    /// The file is damaged.
    #[error(
        "`{path}` is damaged ({reason}): `studyhall restore --replace BACKUP` puts a backup in its place and keeps the damaged file"
    )]
    Corrupt {
        /// The file.
        path: SafeText,
        /// What `SQLite` says.
        reason: SafeText,
    },
    /// The file that should be a backup is something else.
    #[error("`{path}` is not a backup of a studyhall record: name another file")]
    NotABackup {
        /// The file.
        path: SafeText,
    },
    /// A backup would take the place of the record that it is made of.
    #[error("`{path}` is the record itself: name another file for the backup")]
    OwnRecord {
        /// The file.
        path: SafeText,
    },
    /// A backup would take the place of something that is no older backup of the same learner.
    #[error(
        "`{path}` is {what}: name another file, or repeat the name with `--force={path}` to lose what is in it"
    )]
    WouldOverwrite {
        /// The file.
        path: SafeText,
        /// What it is.
        what: SafeText,
    },
    /// The backup is not as it was written.
    #[error("the backup `{path}` is damaged ({reason}): nothing was restored; use another backup")]
    DamagedBackup {
        /// The file.
        path: SafeText,
        /// What is wrong with it.
        reason: SafeText,
    },
    /// The file was written by a newer program.
    #[error(
        "`{path}` was written by a newer studyhall (version {found} of the record, this program knows {known}): update studyhall"
    )]
    Newer {
        /// The file.
        path: SafeText,
        /// The file's version.
        found: u32,
        /// The newest this program knows.
        known: u32,
    },
    /// It can be read but not written.
    #[error(
        "`{path}` cannot be written: allow writing to it and its directory, or choose another place with `--data-dir`"
    )]
    ReadOnly {
        /// The file.
        path: SafeText,
    },
    /// A file beside the record, such as a backup, cannot be written.
    #[error("cannot write `{path}` ({reason}): choose a directory where you may write")]
    CannotWrite {
        /// The file.
        path: SafeText,
        /// What the system says.
        reason: SafeText,
    },
    /// There is no room to write, or a write failed.
    #[error(
        "no room to write `{path}` (the disk is full, or a quota or limit is reached): free some space and try again"
    )]
    DiskFull {
        /// The file.
        path: SafeText,
    },
    /// Another file took the place of the record while it was open, and both cannot be joined.
    #[error(
        "another file took the place of `{path}` ({reason}): your answers are in `{kept}`; move one of the two files there"
    )]
    Replaced {
        /// The file.
        path: SafeText,
        /// Where what was written is.
        kept: SafeText,
        /// Why they cannot be joined.
        reason: SafeText,
    },
    /// Another program holds it.
    #[error("`{path}` is in use by another program: close that one or try again in a moment")]
    Busy {
        /// The file.
        path: SafeText,
    },
    /// Anything else.
    #[error(
        "`{path}` cannot be used ({reason}): try again, and run `studyhall doctor` if it stays so"
    )]
    Other {
        /// The file.
        path: SafeText,
        /// What `SQLite` says.
        reason: SafeText,
    },
}

/// A path as it may be shown.
pub(super) fn shown(path: &Path) -> SafeText {
    SafeText::new(&path.to_string_lossy())
}

impl StoreError {
    /// What the system reported when the file at `path` was written, renamed or removed.
    pub(super) fn from_io(path: &Path, error: &io::Error) -> Self {
        let path = shown(path);
        let reason = SafeText::new(&error.to_string());
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::DiskFull { path }
            }
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Self::CannotWrite { path, reason }
            }
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Self::Busy { path },
            _ => Self::Other { path, reason },
        }
    }

    /// What `SQLite` reported when it copied the record into a new file at `path`.
    pub(super) fn from_copy(path: &Path, error: &rusqlite::Error) -> Self {
        match Self::from_sqlite(path, error) {
            Self::CannotOpen { path, reason } => Self::CannotWrite { path, reason },
            Self::ReadOnly { path } => Self::CannotWrite {
                path,
                reason: "it is read-only".into(),
            },
            other => other,
        }
    }

    /// What `SQLite` reported about the file at `path`.
    pub(super) fn from_sqlite(path: &Path, error: &rusqlite::Error) -> Self {
        let path = shown(path);
        let reason = SafeText::new(&error.to_string());
        let rusqlite::Error::SqliteFailure(failure, _) = error else {
            return Self::Other { path, reason };
        };
        match failure.code {
            ErrorCode::CannotOpen | ErrorCode::PermissionDenied => {
                Self::CannotOpen { path, reason }
            }
            ErrorCode::NotADatabase => Self::NotARecord { path },
            ErrorCode::DatabaseCorrupt => Self::Corrupt { path, reason },
            ErrorCode::ReadOnly => Self::ReadOnly { path },
            ErrorCode::DiskFull => Self::DiskFull { path },
            // A limit or a quota on files shows itself as a failed write.
            ErrorCode::SystemIoFailure
                if matches!(
                    failure.extended_code,
                    SQLITE_IOERR_WRITE | SQLITE_IOERR_SHMSIZE
                ) =>
            {
                Self::DiskFull { path }
            }
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy { path },
            _ => Self::Other { path, reason },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_or_read_only_disk_is_told_from_other_trouble() {
        let of = |kind: ErrorKind| StoreError::from_io(Path::new("my.backup"), &kind.into());
        assert!(matches!(
            of(ErrorKind::StorageFull),
            StoreError::DiskFull { .. }
        ));
        assert!(matches!(
            of(ErrorKind::ResourceBusy),
            StoreError::Busy { .. }
        ));
        assert!(matches!(of(ErrorKind::Other), StoreError::Other { .. }));
        for kind in [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem] {
            let said = of(kind).to_string();
            assert!(said.starts_with("cannot write `my.backup` ("), "{said}");
            assert!(said.ends_with("where you may write"), "{said}");
        }
    }

    #[test]
    fn errors_are_one_clean_sentence() {
        let error =
            StoreError::from_sqlite(Path::new("a\u{1b}[2J"), &rusqlite::Error::InvalidQuery);
        let said = error.to_string();
        assert!(
            said.starts_with("`a\u{FFFD}[2J`") && !said.contains('\n'),
            "{said}"
        );
    }
}
