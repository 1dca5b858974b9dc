//! A first look at the file, before `SQLite` opens it: what is not ours, or is newer than this program, is refused with
//! not a byte of it or beside it changed.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::error::{StoreError, shown};
use super::files::has_wal;
use super::schema;

/// What the file is, as far as its first hundred bytes tell. The newest changes may be in the WAL beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Header {
    /// No file, or an empty one.
    Absent,
    /// A database without mark or version: half made, with its beginning in the WAL, or someone else's.
    Blank,
    /// A record, and whether it is in WAL mode.
    Ours {
        /// Whether it is in WAL mode.
        wal: bool,
    },
}

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// Big-endian at these offsets (sqlite.org/fileformat2.html, §1.3).
const USER_VERSION: usize = 60;
const APPLICATION_ID: usize = 68;
/// 2 in WAL mode.
const WRITE_FORMAT: usize = 18;

/// Looks at the file at `path`.
pub(super) fn probe(path: &Path) -> Result<Header, StoreError> {
    let cannot = |reason: String| StoreError::CannotOpen {
        path: shown(path),
        reason: reason.as_str().into(),
    };
    match fs::metadata(path) {
        // A pipe would block, a directory cannot be read.
        Ok(metadata) if !metadata.is_file() => return Err(cannot("it is not a file".into())),
        Ok(metadata) if metadata.len() == 0 => return Ok(Header::Absent),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Header::Absent),
        Err(error) => return Err(cannot(error.to_string())),
    }
    let mut head = [0_u8; 100];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    match read {
        Ok(()) if head.starts_with(MAGIC) => {}
        Err(error) if error.kind() != ErrorKind::UnexpectedEof => {
            return Err(cannot(error.to_string()));
        }
        _ => return Err(StoreError::NotARecord { path: shown(path) }),
    }
    let number = |at: usize| {
        let bytes = head.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u32::from_be_bytes)
    };
    match (number(APPLICATION_ID), number(USER_VERSION)) {
        (0, 0) => Ok(Header::Blank),
        (schema::APPLICATION_ID, version) => {
            schema::refuse_newer(path, version)?;
            Ok(Header::Ours {
                wal: head.get(WRITE_FORMAT) == Some(&2),
            })
        }
        _ => Err(StoreError::NotARecord { path: shown(path) }),
    }
}

/// Whether the WAL beside the file belongs to another one: a file that was never in WAL mode, such as a backup that was
/// copied to this place, has none of its own. `SQLite` would write its contents over the file.
pub(super) fn has_foreign_wal(path: &Path, header: Header) -> bool {
    header == (Header::Ours { wal: false }) && has_wal(path)
}
