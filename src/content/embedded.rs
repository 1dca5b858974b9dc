//! The course that is part of the program: its files, and what was made of them when the program was built.

use include_dir::{Dir, include_dir};

use super::files::{FileError, Files, split};
use super::made::Made;

static LESSONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/lessons");
static MADE: Made = Made {
    outline: include_bytes!(concat!(env!("OUT_DIR"), "/outline.bin")),
    course: include_bytes!(concat!(env!("OUT_DIR"), "/course.bin")),
    lessons: include_bytes!(concat!(env!("OUT_DIR"), "/lessons.bin")),
    index: include_bytes!(concat!(env!("OUT_DIR"), "/index.bin")),
};

/// The course that is part of the program.
#[derive(Debug, Clone, Copy, Default)]
pub struct Embedded;

impl Files for Embedded {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        split(path).ok_or_else(|| FileError::Name(path.to_owned()))?;
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
            .filter(|path| split(path).is_some())
            .collect();
        paths.sort();
        paths
    }

    fn trusted(&self) -> bool {
        true
    }

    fn made(&self) -> Option<Made> {
        (!MADE.course.is_empty()).then_some(MADE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Distrusted, load, outline};

    #[test]
    fn the_embedded_course_is_listed_and_read() {
        for path in Embedded.list() {
            assert!(Embedded.read(&path).is_ok(), "{path}");
        }
        assert_eq!(Embedded.read("no-such.yaml"), Err(FileError::Missing));
        assert!(Embedded.trusted() && !Distrusted(&Embedded).trusted());
    }

    #[test]
    fn what_was_made_of_it_is_what_its_files_say() {
        assert!(Embedded.made().is_some(), "the course has errors");
        let files = Distrusted(&Embedded);
        let (made, read) = (load(&Embedded), load(&files));
        assert_eq!(read.report.diagnostics, []);
        assert_eq!(made.course, read.course);
        assert_eq!(made.report.files, read.report.files);
        let (made, read) = (outline(&Embedded).unwrap(), outline(&files).unwrap());
        for (made, read) in made.modules.iter().zip(&read.modules) {
            assert_eq!(made.titles(&Embedded), read.titles(&files));
        }
    }
}
