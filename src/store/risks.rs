//! What may go wrong with a record because of where it lies.

use std::path::Path;

use super::error::{StoreError, shown};
use super::files::directory_of;
use super::platform;

/// What may go wrong with a record because of where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Risk {
    /// Others than its owner may read it.
    ReadableByOthers,
    /// A program that synchronises files may replace it: the name of the folder.
    Synchronised(String),
    /// It lies on a network file system, on which locks may not hold: its name.
    Network(&'static str),
}

/// Folders that programs synchronise, by a part of their name.
const SYNCHRONISED: [&str; 9] = [
    "dropbox",
    "onedrive",
    "icloud",
    "mobile documents",
    "syncthing",
    "google drive",
    "googledrive",
    "nextcloud",
    "owncloud",
];

/// What may go wrong with the record at `path`, which may not be there yet.
pub fn risks(path: &Path) -> Vec<Risk> {
    let mut risks = Vec::new();
    if platform::is_readable_by_others(path) {
        risks.push(Risk::ReadableByOthers);
    }
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let synchronised = whole.ancestors().skip(1).find(|folder| {
        let name = folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        SYNCHRONISED.iter().any(|known| name.contains(known)) || folder.join(".stfolder").exists()
    });
    if let Some(folder) = synchronised {
        risks.push(Risk::Synchronised(shown(folder).to_string()));
    }
    let there = whole.ancestors().find(|one| one.exists());
    risks.extend(
        there
            .and_then(platform::network_file_system)
            .map(Risk::Network),
    );
    risks
}

/// Whether a record can be made at `path`: tries to write in the directory, or in the one above it that is there.
pub fn can_be_made(path: &Path) -> Result<(), StoreError> {
    let directory = directory_of(path);
    let mut above = directory.ancestors();
    let there = above.find(|one| one.exists() || one.as_os_str().is_empty());
    let there = match there {
        Some(there) if !there.as_os_str().is_empty() => there,
        _ => Path::new("."),
    };
    tempfile::tempfile_in(there)
        .map(drop)
        .map_err(|error| StoreError::CannotCreate {
            path: shown(&directory),
            reason: error.to_string().as_str().into(),
        })
}
