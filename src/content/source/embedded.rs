//! The course inside the program: its files, and the snapshot that the build script made of them.

use include_dir::{Dir, include_dir};

use super::{CourseSource, FileError, split_path};
use crate::content::snapshot::Snapshot;

static LESSONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/lessons");
static SNAPSHOT: Snapshot = Snapshot {
    outline: include_bytes!(concat!(env!("OUT_DIR"), "/outline.bin")),
    course: include_bytes!(concat!(env!("OUT_DIR"), "/course.bin")),
    lessons: include_bytes!(concat!(env!("OUT_DIR"), "/lessons.bin")),
    index: include_bytes!(concat!(env!("OUT_DIR"), "/index.bin")),
};

/// The course inside the program.
#[derive(Debug, Clone, Copy, Default)]
pub struct Embedded;

impl CourseSource for Embedded {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        split_path(path).ok_or_else(|| FileError::Name(path.to_owned()))?;
        let file = LESSONS.get_file(path).ok_or(FileError::Missing)?;
        Ok(file.contents().to_vec())
    }

    fn label(&self, path: &str) -> String {
        format!("lessons/{path}")
    }

    fn list(&self) -> Vec<String> {
        let folders = std::iter::once(&LESSONS).chain(LESSONS.dirs());
        let mut paths: Vec<String> = folders
            .flat_map(Dir::files)
            .filter_map(|file| Some(file.path().to_str()?.replace('\\', "/")))
            .filter(|path| split_path(path).is_some())
            .collect();
        paths.sort();
        paths
    }

    fn snapshot(&self) -> Option<Snapshot> {
        (!SNAPSHOT.course.is_empty()).then_some(SNAPSHOT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Uncached, load, outline};

    #[test]
    fn the_embedded_course_is_listed_and_read() {
        for path in Embedded.list() {
            assert!(Embedded.read(&path).is_ok(), "{path}");
        }
        assert_eq!(Embedded.read("no-such.yaml"), Err(FileError::Missing));
    }

    #[test]
    fn the_snapshot_equals_the_loaded_files() {
        assert!(Embedded.snapshot().is_some(), "the course has errors");
        let files = Uncached(&Embedded);
        let (stored, loaded) = (load(&Embedded), load(&files));
        assert_eq!(loaded.report.diagnostics, []);
        assert_eq!(stored.course, loaded.course);
        assert_eq!(stored.report.files, loaded.report.files);
        let (stored, loaded) = (outline(&Embedded).unwrap(), outline(&files).unwrap());
        for (stored, loaded) in stored.modules.iter().zip(&loaded.modules) {
            assert_eq!(stored.titles(&Embedded), loaded.titles(&files));
        }
    }
}
