//! What differs between platforms about the files of the record: a directory for its owner alone, a directory on disk
//! for certain, and the URI by which `SQLite` opens a path.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use std::fmt::Write;
use std::fs::OpenOptions;
use std::io;
use std::path::Path;

#[cfg(unix)]
pub(super) use unix::{
    create_private_dirs, create_private_file, file_identity, is_readable_by_others,
    network_file_system, sync_directory, uri_path,
};
#[cfg(windows)]
pub(super) use windows::{
    create_private_dirs, create_private_file, file_identity, is_readable_by_others,
    network_file_system, sync_directory, uri_path,
};

/// What tells one file from another, whatever its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileIdentity {
    pub(super) device: u64,
    pub(super) number: u64,
}

/// Whether both paths lead to one file, under two names.
pub(super) fn is_one_file(one: &Path, other: &Path) -> bool {
    let identities = (file_identity(one), file_identity(other));
    matches!(identities, (Ok(one), Ok(other)) if one == other && one.number != 0)
}

/// Returns when what was written to the file is on disk. (Windows does that only through a handle that may write; on
/// macOS it is `F_FULLFSYNC`, which empties the cache of the drive as well.)
pub(super) fn sync_file(path: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.sync_all()
}

/// The URI of a file that is read as it is: no lock, no WAL, nothing is left beside it
/// (<https://sqlite.org/uri.html>).
pub(super) fn immutable_uri(path: &Path) -> String {
    format!("file:{}?immutable=1", uri_path(path))
}

/// The bytes as they stand in a URI.
fn percent_encode(bytes: &[u8]) -> String {
    let mut encoded = String::with_capacity(bytes.len());
    for &byte in bytes {
        match byte {
            b'/' | b':' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                encoded.push(char::from(byte));
            }
            _ => {
                // Writing to a `String` cannot fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

/// The path of a URI for a Windows path. `SQLite` drops the slash before a drive letter and takes `//server/share` as the
/// UNC path it is. In a verbatim path (`\\?\C:\…`) Windows knows no `/`, so its backslashes are kept.
#[cfg(any(windows, test))]
fn windows_uri_path(path: &str) -> String {
    if path.starts_with(r"\\?\") {
        return percent_encode(path.as_bytes());
    }
    let path = path.replace('\\', "/");
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    let before = if has_drive {
        "///"
    } else if path.starts_with("//") {
        // What follows two slashes would be the name of a host.
        "//"
    } else {
        ""
    };
    format!("{before}{}", percent_encode(path.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_paths_become_uris() {
        for (path, uri) in [
            (r"C:\dir\study.db", "///C:/dir/study.db"),
            ("c:/dir/study.db", "///c:/dir/study.db"),
            (
                r"C:\Users\Élise B\a#b?c%.db",
                "///C:/Users/%C3%89lise%20B/a%23b%3Fc%25.db",
            ),
            (r"\\server\share\study.db", "////server/share/study.db"),
            (r"\\?\C:\dir\study.db", "%5C%5C%3F%5CC:%5Cdir%5Cstudy.db"),
            (r"dir\study.db", "dir/study.db"),
            (r"\dir\study.db", "/dir/study.db"),
            ("study.db", "study.db"),
        ] {
            assert_eq!(windows_uri_path(path), uri, "{path}");
        }
    }

    #[test]
    fn the_own_platform_opens_what_its_uri_names() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a b#c%20 é.db");
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.execute_batch("CREATE TABLE t (x)").unwrap();
        drop(connection);
        // On Windows the second is a verbatim path.
        for path in [path.clone(), path.canonicalize().unwrap()] {
            let connection = rusqlite::Connection::open(immutable_uri(&path)).unwrap();
            let tables: u32 = connection
                .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
                .unwrap();
            assert_eq!(tables, 1, "{}", path.display());
        }
    }

    #[test]
    fn files_and_directories_are_synced() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("file");
        assert!(sync_file(&path).is_err());
        std::fs::File::create(&path).unwrap();
        sync_file(&path).unwrap();
        sync_directory(directory.path()).unwrap();
    }
}
