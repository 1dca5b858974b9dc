//! Windows.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::path::Path;

use super::{FileIdentity, windows_uri_path};

/// Makes the directory and those above it that are not there. They take their access rights from the directory above;
/// in the profile of a user that is nobody but the user, the system and administrators.
pub(in crate::store) fn create_private_dirs(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).create(path)
}

/// Makes an empty file, if there is none.
pub(in crate::store) fn create_private_file(path: &Path) -> io::Result<()> {
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .map(drop)
}

/// Which file the path leads to. Nobody can move or delete a file that is open here, so one that is there is the same.
pub(in crate::store) fn file_identity(path: &Path) -> io::Result<FileIdentity> {
    fs::metadata(path).map(|_| FileIdentity {
        device: 0,
        number: 0,
    })
}

/// Nothing: Windows has no call for it. NTFS writes names to its journal itself, in order.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the other platforms do something that can fail"
)]
pub(in crate::store) fn sync_directory(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// The path of a URI that names the file.
pub(in crate::store) fn uri_path(path: &Path) -> String {
    windows_uri_path(&path.to_string_lossy())
}

/// Not told: access comes from the directory above.
pub(in crate::store) fn is_readable_by_others(_path: &Path) -> bool {
    false
}

/// Whether `path` is on a share of another machine.
pub(in crate::store) fn network_file_system(path: &Path) -> Option<&'static str> {
    let path = path.to_string_lossy();
    (path.starts_with(r"\\") && !path.starts_with(r"\\?\")).then_some("SMB")
}
