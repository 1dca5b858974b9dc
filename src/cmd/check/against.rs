//! The texts of `check --against`: files, or the `.txt` and `.md` files of folders. Read whole, kept for this run only.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cmd::Failure;
use crate::content::Essays;
use crate::text::SafeText;

/// Bytes of one text; an essay has about a hundred thousand.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// The texts at `paths`. Fails if one of them cannot be read, or a folder holds none.
pub(super) fn read(paths: &[PathBuf]) -> Result<Essays, Failure> {
    let mut texts = Vec::new();
    for path in paths {
        for file in files(path)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            texts.push((SafeText::new(&name), text(&file)?));
        }
    }
    Ok(Essays::new(
        texts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    ))
}

/// The file itself, or the texts in the folder.
fn files(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let entries = fs::read_dir(path).map_err(|error| refuse(path, &error.to_string()))?;
    let is_text = |path: &PathBuf| {
        path.extension()
            .is_some_and(|ending| ending == "txt" || ending == "md")
            && path.is_file()
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(is_text)
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(refuse(path, "it holds no `.txt` or `.md` file"));
    }
    Ok(files)
}

fn text(path: &Path) -> Result<String, Failure> {
    let data = fs::metadata(path).map_err(|error| refuse(path, &error.to_string()))?;
    if !data.is_file() {
        return Err(refuse(path, "it is no regular file"));
    }
    if data.len() > MOST_BYTES {
        return Err(refuse(path, "it is larger than 8 MB"));
    }
    fs::read_to_string(path).map_err(|error| refuse(path, &error.to_string()))
}

fn refuse(path: &Path, reason: &str) -> Failure {
    let path = SafeText::new(&path.display().to_string());
    Failure::Message(format!(
        "cannot compare with `{path}`: {}",
        SafeText::new(reason)
    ))
}
