//! Where the files of a course come from: the program itself, or memory (for `Directory` see its own file). A path
//! is `name.yaml` or `folder/name.yaml`, both of them slugs, so that no path leads out of the course.

use std::collections::BTreeMap;

use thiserror::Error;

use super::made::Made;
use crate::course::is_slug;

/// Why a file could not be read. Its text is one clear sentence.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileError {
    /// The path is not that of a course file.
    #[error("{0:?} is not the name of a course file")]
    Name(String),
    /// There is none.
    #[error("there is no such file")]
    Missing,
    /// It is something else: a directory, a link, a device.
    #[error("it is {0}, not a regular file")]
    NotAFile(&'static str),
    /// It has more than 2 MB.
    #[error("it is larger than 2 MB")]
    TooBig,
    /// A directory that is no course.
    #[error("`{0}` is no course: it has no `course.yaml`")]
    NoCourse(String),
    /// The system says no.
    #[error("{0}")]
    Other(String),
}

/// The files of one course.
pub trait Files: Send + Sync {
    /// The bytes of the file at `path`; never more than 2 MB, never blocking on what is no file.
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError>;

    /// What to call the file at `path` in findings.
    fn label(&self, path: &str) -> String;

    /// The paths of all its YAML files, sorted; as many as can be found.
    fn list(&self) -> Vec<String>;

    /// Whether the files have been checked before, so that they need no guard. Only the program's own have.
    fn trusted(&self) -> bool {
        false
    }

    /// What was made of them before, if anything was.
    fn made(&self) -> Option<Made> {
        None
    }
}

/// Folder and file name of a course path; none if it is not one.
pub(super) fn split(path: &str) -> Option<(Option<&str>, &str)> {
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

/// Files that are checked although they call themselves trusted: how the program checks its own course.
pub struct Distrusted<'a>(pub &'a dyn Files);

impl Files for Distrusted<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        self.0.read(path)
    }

    fn label(&self, path: &str) -> String {
        self.0.label(path)
    }

    fn list(&self) -> Vec<String> {
        self.0.list()
    }
}

/// A course in memory.
#[derive(Debug, Clone, Default)]
pub struct InMemory(BTreeMap<String, Vec<u8>>);

impl InMemory {
    /// A course of these files: paths and contents.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let own = |(path, text): (&str, &str)| (path.to_owned(), text.as_bytes().to_vec());
        Self(files.into_iter().map(own).collect())
    }

    /// The same with the file at `path` put in or replaced.
    #[must_use]
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.0.insert(path.to_owned(), bytes.into());
        self
    }

    /// The same without the file at `path`.
    #[must_use]
    pub fn without(mut self, path: &str) -> Self {
        self.0.remove(path);
        self
    }
}

impl Files for InMemory {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        split(path).ok_or_else(|| FileError::Name(path.to_owned()))?;
        let bytes = self.0.get(path).ok_or(FileError::Missing)?;
        if bytes.len() > super::guard::MOST_BYTES {
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
            .filter(|path| split(path).is_some())
            .cloned()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_slugs_make_a_path() {
        assert_eq!(split("course.yaml"), Some((None, "course.yaml")));
        assert_eq!(split("a-b/c.yaml"), Some((Some("a-b"), "c.yaml")));
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
            assert_eq!(split(bad), None, "{bad}");
        }
    }
}
