//! Automatic backups, one a study day, in a directory beside the record.

use std::fs;
use std::path::{Path, PathBuf};

use super::backup::{Overwrite, backup, verify};
use super::error::StoreError;
use super::files::{directory_of, make_directory};
use super::header::{self, Header};
use crate::study::{Now, StudyDay};

/// How many automatic backups are kept.
const KEPT: usize = 7;

/// The directory of the automatic backups.
fn daily_directory(record: &Path) -> PathBuf {
    directory_of(record).join("backups")
}

/// The automatic backups, the oldest first.
pub fn daily_backups(record: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(daily_directory(record)).into_iter().flatten();
    let named = entries.flatten().map(|entry| entry.path());
    let is_backup = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "backup");
    let mut backups: Vec<PathBuf> = named.filter(is_backup).collect();
    backups.sort();
    backups
}

/// Makes the backup of this study day, if there is none yet and something to keep, and removes the oldest of more than
/// seven. None is removed while the newest holds less than the one before it.
pub fn back_up_daily(record: &Path, now: Now) -> Result<(), StoreError> {
    let target = daily_directory(record).join(format!("{}.backup", StudyDay::at(now)));
    if target.exists() || header::probe(record)? == Header::Absent {
        return Ok(());
    }
    make_directory(&target)?;
    let before = daily_backups(record);
    let made = backup(record, &target, now, Overwrite::OlderBackup)?;
    let last = before.last().and_then(|last| verify(last).ok());
    if made.damaged > 0 || last.is_some_and(|last| last.attempts > made.attempts) {
        return Ok(());
    }
    let surplus = (before.len() + 1).saturating_sub(KEPT);
    for oldest in before.iter().take(surplus) {
        fs::remove_file(oldest).map_err(|error| StoreError::from_io(oldest, &error))?;
    }
    Ok(())
}
