//! Tests of the room as a whole: files in, course and findings out.

use include_dir::{Dir, include_dir};

use super::{Code, CourseSource, Diagnostic, InMemory, load};

mod agreement;
mod broken;
mod fixtures;
mod golden;
mod hints;
mod hostile;
mod kinds;
mod loading;
mod mutation;
mod rules;

static GOOD: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/fixtures/good");

const LESSON: &str = "harbour/building-the-harbour.yaml";

/// The text of a file of the good course.
fn text(path: &str) -> &'static str {
    GOOD.get_file(path).unwrap().contents_utf8().unwrap()
}

/// The good course.
fn good() -> InMemory {
    let folders = std::iter::once(&GOOD).chain(GOOD.dirs());
    let paths = folders
        .flat_map(Dir::files)
        .map(|file| file.path().to_str().unwrap());
    InMemory::new(paths.map(|path| (path, text(path))))
}

/// The good course with one text of one file replaced.
fn with(path: &str, from: &str, to: &str) -> InMemory {
    let old = text(path);
    assert!(old.contains(from), "{path} does not contain {from}");
    good().with(path, old.replacen(from, to, 1))
}

fn findings(files: &dyn CourseSource) -> Vec<Diagnostic> {
    load(files).report.diagnostics
}

fn codes(files: &dyn CourseSource) -> Vec<Code> {
    findings(files).iter().map(|one| one.code).collect()
}
