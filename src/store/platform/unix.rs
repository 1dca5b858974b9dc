//! Linux, macOS and the other Unix systems.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use super::{FileIdentity, percent_encode};

/// Makes the directory and those above it that are not there; nobody but their owner may look into them.
pub(in crate::store) fn create_private_dirs(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Makes an empty file that nobody but its owner may read. One that is there becomes such a file.
pub(in crate::store) fn create_private_file(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false).mode(0o600);
    let file = options.open(path)?;
    file.set_permissions(Permissions::from_mode(0o600))
}

/// Which file the path leads to. The file is not opened: closing it would give up the locks that `SQLite` holds on it.
pub(in crate::store) fn file_identity(path: &Path) -> io::Result<FileIdentity> {
    let metadata = fs::metadata(path)?;
    Ok(FileIdentity {
        device: metadata.dev(),
        number: metadata.ino(),
    })
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

/// Whether the file is there and others than its owner may read it.
pub(in crate::store) fn is_readable_by_others(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.mode() & 0o077 != 0 && metadata.len() > 0)
}

/// The name of the network file system that `path` is on, if it is on one that is known (statfs(2)).
#[cfg(target_os = "linux")]
pub(in crate::store) fn network_file_system(path: &Path) -> Option<&'static str> {
    let kind = rustix::fs::statfs(path).ok()?.f_type;
    match u32::try_from(kind & 0xffff_ffff).ok()? {
        0x6969 => Some("NFS"),
        0x517b | 0xff53_4d42 | 0xfe53_4d42 => Some("SMB"),
        0x0102_1997 => Some("9P"),
        0x5346_414f => Some("AFS"),
        _ => None,
    }
}

/// Not told here.
#[cfg(not(target_os = "linux"))]
pub(in crate::store) fn network_file_system(_path: &Path) -> Option<&'static str> {
    None
}
