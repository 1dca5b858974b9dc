//! Sources of course files: a directory, the program itself, or memory. A path is `name.yaml` or `folder/name.yaml`,
//! and both parts are slugs, so no path leads out of the course.

mod directory;
#[cfg(made_course)]
mod embedded;

use std::collections::BTreeMap;

use thiserror::Error;

use super::snapshot::Snapshot;
use crate::course::is_slug;

pub use directory::Directory;
#[cfg(made_course)]
pub use embedded::Embedded;

/// Largest course file, in bytes. A lesson has about 30 KB. `tests/hostile/sizes.rs` measures what the worst file of
/// this size costs.
pub(super) const MAX_FILE_BYTES: usize = 2 * 1024 * 1024;

/// The reason why a file cannot be read. Displays as one sentence.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileError {
    /// The path is not a course path.
    #[error("{0:?} is not the name of a course file")]
    Name(String),
    /// There is no such file.
    #[error("there is no such file")]
    Missing,
    /// It is a directory, link, pipe or device.
    #[error("it is {0}, not a regular file")]
    NotAFile(&'static str),
    /// It is larger than 2 MB.
    #[error("it is larger than 2 MB")]
    TooBig,
    /// The directory has no `course.yaml`.
    #[error("`{path}` is no course: it has no `course.yaml`{}", .below.as_ref().map_or_else(String::new, |below| format!("; name `{below}`, which has one")))]
    NoCourse {
        /// The directory.
        path: String,
        /// A directory in it that has one.
        below: Option<String>,
    },
    /// Any other error of the system.
    #[error("{0}")]
    Other(String),
}

/// The files of one course.
pub trait CourseSource: Send + Sync {
    /// Reads the file at `path`. Returns at most 2 MB and never blocks on something that is not a regular file.
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError>;

    /// The name of the file at `path` in diagnostics.
    fn label(&self, path: &str) -> String;

    /// The paths of all YAML files that can be found, sorted.
    fn list(&self) -> Vec<String>;

    /// The name of a file in the same folder that was probably meant by `path`, which is not there: with another ending, or
    /// with blanks or capitals in its name.
    fn similar(&self, _path: &str) -> Option<String> {
        None
    }

    /// The loaded course, if it was stored when the program was built. It replaces reading the files.
    fn snapshot(&self) -> Option<Snapshot> {
        None
    }
}

/// Splits a course path into folder and file name; `None` if it is not a course path.
pub(super) fn split_path(path: &str) -> Option<(Option<&str>, &str)> {
    let name = path.strip_suffix(".yaml")?;
    match name.split_once('/') {
        None => is_slug(name).then_some((None, path)),
        Some((folder, name)) => (is_slug(folder) && is_slug(name)).then(|| {
            (
                Some(folder),
                path.get(folder.len() + 1..).unwrap_or_default(),
            )
        }),
    }
}

/// A source without its snapshot, so that its files are read and checked.
pub struct Uncached<'a>(pub &'a dyn CourseSource);

impl CourseSource for Uncached<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        self.0.read(path)
    }

    fn label(&self, path: &str) -> String {
        self.0.label(path)
    }

    fn list(&self) -> Vec<String> {
        self.0.list()
    }

    fn similar(&self, path: &str) -> Option<String> {
        self.0.similar(path)
    }
}

/// A course in memory.
#[derive(Debug, Clone, Default)]
pub struct InMemory(BTreeMap<String, Vec<u8>>);

impl InMemory {
    /// Creates a course from pairs of path and text.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let to_entry = |(path, text): (&str, &str)| (path.to_owned(), text.as_bytes().to_vec());
        Self(files.into_iter().map(to_entry).collect())
    }

    /// Adds or replaces the file at `path`.
    #[must_use]
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.0.insert(path.to_owned(), bytes.into());
        self
    }

    /// Removes the file at `path`.
    #[must_use]
    pub fn without(mut self, path: &str) -> Self {
        self.0.remove(path);
        self
    }
}

impl CourseSource for InMemory {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        split_path(path).ok_or_else(|| FileError::Name(path.to_owned()))?;
        let bytes = self.0.get(path).ok_or(FileError::Missing)?;
        if bytes.len() > MAX_FILE_BYTES {
            return Err(FileError::TooBig);
        }
        Ok(bytes.clone())
    }

    fn label(&self, path: &str) -> String {
        path.to_owned()
    }

    fn list(&self) -> Vec<String> {
        self.0
            .keys()
            .filter(|path| split_path(path).is_some())
            .cloned()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_slugs_make_a_path() {
        assert_eq!(split_path("course.yaml"), Some((None, "course.yaml")));
        assert_eq!(split_path("a-b/c.yaml"), Some((Some("a-b"), "c.yaml")));
        for bad in [
            "../course.yaml",
            "/etc/passwd",
            "a/../b.yaml",
            "a/b/c.yaml",
            "a\\b.yaml",
            ".yaml",
            "a/.yaml",
            "./a.yaml",
            "A.yaml",
            "a.yml",
            "a/b.yaml\0",
            "course.yaml/",
            "",
        ] {
            assert_eq!(split_path(bad), None, "{bad}");
        }
    }
}
