//! Windows.

use std::fs::DirBuilder;
use std::io;
use std::path::Path;

use super::windows_uri_path;

/// Makes the directory and those above it that are not there. They take their access rights from the directory above;
/// in the profile of a user that is nobody but the user, the system and administrators.
pub(in crate::store) fn create_private_dirs(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).create(path)
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
