//! Linux, macOS and the other Unix systems.

use std::fs::{DirBuilder, File};
use std::io::{self, ErrorKind};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use super::percent_encode;

/// Makes the directory and those above it that are not there; nobody but their owner may look into them.
pub(in crate::store) fn create_private_dirs(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Returns when the names in the directory are on disk: a file that was made or renamed survives a power cut only then.
/// Some network file systems cannot do it.
pub(in crate::store) fn sync_directory(path: &Path) -> io::Result<()> {
    match File::open(path)?.sync_all() {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::Unsupported | ErrorKind::InvalidInput
            ) =>
        {
            Ok(())
        }
        synced => synced,
    }
}

/// The path of a URI that names the file. A path may have any bytes here, not only UTF-8.
pub(in crate::store) fn uri_path(path: &Path) -> String {
    let encoded = percent_encode(path.as_os_str().as_encoded_bytes());
    // What follows two slashes would be the name of a host.
    if encoded.starts_with("//") {
        format!("//{encoded}")
    } else {
        encoded
    }
}
