//! A course in a directory. Opens only regular files inside it: follows no link, never blocks on a device or pipe, and
//! reads at most 2 MB of a file. Uses only the standard library.

use std::fs::{File, FileType, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{self, Component, Path, PathBuf};
use std::time::SystemTime;

use super::{CourseSource, FileError, MAX_FILE_BYTES, split_path};
use crate::course::to_slug;

/// Entries of a directory that are looked at.
const MAX_ENTRIES: usize = 5_000;

/// How often a file is opened that is exchanged for another one meanwhile, as editors do when they save.
const OPEN_TRIES: usize = 3;

/// File names that are devices on Windows, with any extension and in any folder.
const DEVICE_NAMES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Device names on Windows that a digit follows.
const NUMBERED_DEVICE_NAMES: [&str; 2] = ["com", "lpt"];

/// A directory that holds `course.yaml` and a folder for each module.
#[derive(Debug)]
pub struct Directory {
    /// As it was given, for messages.
    path: PathBuf,
    /// The same, absolute and without links.
    root: PathBuf,
    /// Whether Windows would open a device instead of a file with the name of one.
    has_devices: bool,
}

impl Directory {
    /// Opens the course in the directory `path`. Fails if there is no such directory or it has no `course.yaml`.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, FileError> {
        let path = path.as_ref().to_path_buf();
        if !path
            .metadata()
            .map_err(|error| path_error(&path, &error))?
            .is_dir()
        {
            return Err(FileError::NotAFile("no directory"));
        }
        // On Windows some file systems (RAM disks) cannot tell the canonical path.
        let root = path
            .canonicalize()
            .or_else(|_unknown| path::absolute(&path))
            .map_err(|error| path_error(&path, &error))?;
        let has_devices = is_plain_windows_path(&root);
        let directory = Self {
            path,
            root,
            has_devices,
        };
        match directory.read("course.yaml") {
            Err(FileError::Missing) => Err(FileError::NoCourse {
                path: directory.path.display().to_string(),
                below: course_below(&directory.path),
            }),
            _ => Ok(directory),
        }
    }

    /// Opens the course that the file at `path` belongs to. Returns the path of the file in the course as well.
    pub(in crate::content) fn containing(path: &Path) -> Result<(Self, String), FileError> {
        let (root, inside) = course_of(path)?;
        Ok((Self::open(root)?, inside))
    }

    /// The directory.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens a regular file. Its type is checked before it is opened, because opening a pipe may block, and the path is
    /// checked again afterwards, because a link may have taken its place meanwhile.
    fn file(&self, path: &str) -> Result<File, FileError> {
        for _ in 0..OPEN_TRIES {
            let (place, _) = self.regular_file(path)?;
            let file = File::open(&place).map_err(|error| io_error(&error))?;
            let opened = file.metadata().map_err(|error| io_error(&error))?;
            require_regular(opened.file_type())?;
            let (_, there) = self.regular_file(path)?;
            if Identity::of(&opened) == Identity::of(&there) {
                return Ok(file);
            }
        }
        Err(FileError::Other(
            "it changes while it is read: try again".to_owned(),
        ))
    }

    /// Where the regular file at `path` is, and what is known of it. Opens nothing and follows no link.
    fn regular_file(&self, path: &str) -> Result<(PathBuf, Metadata), FileError> {
        let (folder, name) = split_path(path).ok_or_else(|| FileError::Name(path.to_owned()))?;
        let mut place = self.root.clone();
        if let Some(folder) = folder {
            self.refuse_device(folder)?;
            place.push(folder);
            let found = place.symlink_metadata().map_err(|error| io_error(&error))?;
            if found.is_symlink() {
                return Err(FileError::NotAFile("in a folder that is a link"));
            }
            if !found.is_dir() {
                return Err(FileError::NotAFile("in something that is no folder"));
            }
        }
        self.refuse_device(name)?;
        place.push(name);
        let found = place.symlink_metadata().map_err(|error| io_error(&error))?;
        require_regular(found.file_type())?;
        Ok((place, found))
    }

    fn refuse_device(&self, name: &str) -> Result<(), FileError> {
        if self.has_devices && is_device_name(name) {
            return Err(FileError::NotAFile("a device"));
        }
        Ok(())
    }
}

/// The first directory in `path`, by name, that has a `course.yaml`.
fn course_below(path: &Path) -> Option<String> {
    let entries = path.read_dir().ok()?;
    let folders = entries
        .flatten()
        .take(MAX_ENTRIES)
        .map(|entry| entry.path());
    let courses = folders.filter(|folder| folder.join("course.yaml").is_file());
    courses.min().map(|folder| folder.display().to_string())
}

/// The directory of the course that `path` is a file of, and the file's path in it.
fn course_of(path: &Path) -> Result<(PathBuf, String), FileError> {
    let no_course = || FileError::NoCourse {
        path: path.display().to_string(),
        below: None,
    };
    let file = path
        .file_name()
        .and_then(|name| name.to_str())
        .ok_or_else(no_course)?;
    path.symlink_metadata()
        .map_err(|error| path_error(path, &error))?;
    let here = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let is_course = |folder: &Path| folder.join("course.yaml").symlink_metadata().is_ok();
    let (root, inside) = if is_course(here) {
        (here.to_path_buf(), file.to_owned())
    } else {
        let above = match (here.file_name(), here.parent()) {
            (Some(_), Some(parent)) if parent.as_os_str().is_empty() => PathBuf::from("."),
            (Some(_), Some(parent)) => parent.to_path_buf(),
            _ => here.join(".."),
        };
        let full = here
            .canonicalize()
            .map_err(|error| FileError::Other(error.to_string()))?;
        let folder = full
            .file_name()
            .and_then(|name| name.to_str())
            .ok_or_else(no_course)?;
        (above, format!("{folder}/{file}"))
    };
    if !is_course(&root) {
        return Err(no_course());
    }
    match split_path(&inside) {
        Some(_) => Ok((root, inside)),
        None => Err(FileError::Name(inside)),
    }
}

/// What tells a file from another one, as far as every platform says it.
#[derive(PartialEq)]
struct Identity {
    bytes: u64,
    modified: Option<SystemTime>,
    created: Option<SystemTime>,
}

impl Identity {
    fn of(found: &Metadata) -> Self {
        Self {
            bytes: found.len(),
            modified: found.modified().ok(),
            created: found.created().ok(),
        }
    }
}

/// An error unless it is a regular file. On Windows a junction counts as a link.
fn require_regular(kind: FileType) -> Result<(), FileError> {
    if kind.is_file() {
        Ok(())
    } else if kind.is_symlink() {
        Err(FileError::NotAFile("a link"))
    } else if kind.is_dir() {
        Err(FileError::NotAFile("a directory"))
    } else {
        Err(FileError::NotAFile("a pipe, socket or device"))
    }
}

/// What `error` means to a person.
fn io_error(error: &io::Error) -> FileError {
    match error.kind() {
        ErrorKind::NotFound => FileError::Missing,
        _ => FileError::Other(error.to_string()),
    }
}

/// What `error` means about a path that somebody has typed.
fn path_error(path: &Path, error: &io::Error) -> FileError {
    let is_foreign = !path::is_separator('\\') && is_windows_notation(&path.to_string_lossy());
    if error.kind() == ErrorKind::NotFound && is_foreign {
        return FileError::Other(
            "there is no such file; on this system a path has no drive letter, and `/` separates folders"
                .to_owned(),
        );
    }
    io_error(error)
}

/// Whether `path` is written as on Windows: with backslashes or a drive letter.
fn is_windows_notation(path: &str) -> bool {
    let mut chars = path.chars();
    let has_drive = chars
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic())
        && chars.next() == Some(':');
    has_drive || path.contains('\\')
}

/// Whether `path` is absolute on Windows and not verbatim (`\\?\C:\…`): in verbatim paths no name is a device.
fn is_plain_windows_path(path: &Path) -> bool {
    match path.components().next() {
        Some(Component::Prefix(prefix)) => !prefix.kind().is_verbatim(),
        _ => false,
    }
}

/// Whether Windows opens a device by this name of a course file or folder.
fn is_device_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let numbered = NUMBERED_DEVICE_NAMES
        .iter()
        .filter_map(|device| stem.strip_prefix(device));
    DEVICE_NAMES.contains(&stem)
        || numbered
            .into_iter()
            .any(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']))
}

impl CourseSource for Directory {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        let file = self.file(path)?;
        let most = u64::try_from(MAX_FILE_BYTES).unwrap_or(u64::MAX);
        let bytes = file.metadata().map_err(|error| io_error(&error))?.len();
        if bytes > most {
            return Err(FileError::TooBig);
        }
        // The size is looked at again while reading: a file may grow, and some say 0 and have more.
        let mut bytes = Vec::new();
        file.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| io_error(&error))?;
        if bytes.len() > MAX_FILE_BYTES {
            return Err(FileError::TooBig);
        }
        Ok(bytes)
    }

    fn label(&self, path: &str) -> String {
        self.path.join(path).display().to_string()
    }

    fn similar(&self, path: &str) -> Option<String> {
        let (folder, name) = split_path(path)?;
        let wanted = name.strip_suffix(".yaml")?;
        let place = folder.map_or_else(|| self.root.clone(), |folder| self.root.join(folder));
        let entries = place.read_dir().ok()?.flatten().take(MAX_ENTRIES);
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let is_meant = |other: &String| {
            let (stem, ending) = other.rsplit_once('.').unwrap_or((other, ""));
            let is_yaml = ["", "yml", "yaml", "txt"].contains(&ending.to_lowercase().as_str());
            is_yaml && to_slug(stem).as_deref() == Some(wanted) && other != name
        };
        names.filter(is_meant).min()
    }

    fn list(&self) -> Vec<String> {
        let mut paths = Vec::new();
        let names = |folder: &Path| -> Vec<String> {
            let entries = folder.read_dir().into_iter().flatten().take(MAX_ENTRIES);
            let name =
                |entry: io::Result<std::fs::DirEntry>| entry.ok()?.file_name().into_string().ok();
            entries.filter_map(name).collect()
        };
        for name in names(&self.root) {
            let inside = self.root.join(&name);
            let is_folder = inside.symlink_metadata().is_ok_and(|data| data.is_dir());
            if is_folder && crate::course::is_slug(&name) {
                let held = names(&inside)
                    .into_iter()
                    .map(|file| format!("{name}/{file}"));
                paths.extend(held.filter(|path| split_path(path).is_some()));
            } else if split_path(&name).is_some() {
                paths.push(name);
            }
        }
        paths.sort();
        paths
    }
}

#[cfg(test)]
mod tests;
