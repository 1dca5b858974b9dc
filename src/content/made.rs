//! A course made once and kept as bytes, so that it need not be read again: the build does that for the course that is
//! part of the program. The bytes are of the build's own making and no format for anybody else.

use serde::{Deserialize, Serialize};

use super::diagnostic::Diagnostic;
use super::files::Files;
use super::load::{Loaded, load};
use super::outline::{Outline, outline};
use super::report::Report;
use crate::course::Course;

/// What was made of a course's files.
#[derive(Debug, Clone, Copy)]
pub struct Made {
    /// The outline.
    pub(super) outline: &'static [u8],
    /// The course and the number of its files. Empty if the course has errors: then its files say more.
    pub(super) course: &'static [u8],
    /// What the build made of the course for finding things in it.
    pub(super) index: &'static [u8],
}

#[derive(Serialize, Deserialize)]
struct Whole<C> {
    course: C,
    files: usize,
}

impl Made {
    /// What the build made of the course for finding things in it; this room knows no more of it.
    pub fn index(self) -> &'static [u8] {
        self.index
    }

    /// The outline; none if the bytes are not of this program's making.
    pub(super) fn outline(self) -> Option<Outline> {
        postcard::from_bytes(self.outline).ok()
    }

    /// The course, without findings; none if the bytes are not of this program's making.
    pub(super) fn load(self) -> Option<Loaded> {
        let Whole { course, files } = postcard::from_bytes::<Whole<Course>>(self.course).ok()?;
        let report = Report {
            diagnostics: Vec::new(),
            files,
        };
        Some(Loaded {
            course: Some(course),
            report,
        })
    }
}

/// The outline and the course in `files` as bytes, for [`Made`]; or the findings, if there are any. For the build script.
pub fn make(files: &dyn Files) -> Result<(Vec<u8>, Vec<u8>), Vec<Diagnostic>> {
    let mut outline = outline(files)?;
    for module in &mut outline.modules {
        module.known = module
            .titles(files)
            .into_iter()
            .map(|(_, title)| title)
            .collect();
    }
    let Loaded { course, report } = load(files);
    let Some(course) = course.filter(|_| report.diagnostics.is_empty()) else {
        return Err(report.diagnostics);
    };
    let whole = Whole {
        course: &course,
        files: report.files,
    };
    let bytes = postcard::to_allocvec(&outline).and_then(|outline| {
        let course = postcard::to_allocvec(&whole)?;
        Ok((outline, course))
    });
    // Plain data can always be written.
    Ok(bytes.unwrap_or_default())
}
