//! A course made once and kept as bytes, so that it need not be read again: the build does that for the course that is
//! part of the program. The bytes are of the build's own making and no format for anybody else. They are compressed,
//! because what is read of the program's file stays in memory.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::diagnostic::Diagnostic;
use super::files::Files;
use super::load::{Loaded, load};
use super::outline::{Outline, outline};
use super::report::Report;
use crate::course::{Course, Lesson, LessonEntry};

/// What was made of a course's files.
#[derive(Debug, Clone, Copy)]
pub struct Made {
    /// The outline.
    pub(super) outline: &'static [u8],
    /// The course without its lessons, and the number of its files. Empty if the course has errors: then its files say
    /// more.
    pub(super) course: &'static [u8],
    /// The lessons one behind the other; the outline says where each stands.
    pub(super) lessons: &'static [u8],
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

    /// The lesson that stands there; none if the bytes are not of this program's making.
    pub(super) fn lesson(self, (start, end): (u32, u32)) -> Option<Lesson> {
        let bytes = self.lessons.get(start as usize..end as usize)?;
        unpack(bytes)
    }

    /// The course, without findings; none if the bytes are not of this program's making.
    pub(super) fn load(self) -> Option<Loaded> {
        let Whole { mut course, files } = unpack::<Whole<Course>>(self.course)?;
        let outline = self.outline()?;
        for (module, known) in course.modules.iter_mut().zip(&outline.modules) {
            let lessons = known.made.iter().map(|span| self.lesson(*span));
            let slots = lessons.map(|lesson| Some(LessonEntry::Ready(Box::new(lesson?))));
            module.entries = slots.collect::<Option<_>>()?;
        }
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

/// What the build makes of a course, for [`Made`].
#[derive(Debug, Default)]
pub struct Bytes {
    /// The outline.
    pub outline: Vec<u8>,
    /// The course without its lessons.
    pub course: Vec<u8>,
    /// Its lessons.
    pub lessons: Vec<u8>,
}

/// The bytes of the course in `files`; or its findings, if there are any. For the build script.
pub fn make(files: &dyn Files) -> Result<Bytes, Vec<Diagnostic>> {
    let mut outline = outline(files)?;
    let Loaded { course, report } = load(files);
    let Some(mut course) = course.filter(|_| report.diagnostics.is_empty()) else {
        return Err(report.diagnostics);
    };
    let mut lessons = Vec::new();
    for (module, own) in outline.modules.iter_mut().zip(&mut course.modules) {
        let titles = module.titles(files).into_iter();
        module.known = titles.map(|(_, title)| title).collect();
        for slot in std::mem::take(&mut own.entries) {
            let LessonEntry::Ready(lesson) = slot else {
                continue;
            };
            let start = count(lessons.len());
            lessons.extend(pack(&lesson));
            module.made.push((start, count(lessons.len())));
        }
    }
    let whole = Whole {
        course: &course,
        files: report.files,
    };
    Ok(Bytes {
        outline: bytes(&outline),
        course: pack(&whole),
        lessons,
    })
}

fn bytes(what: &impl Serialize) -> Vec<u8> {
    // Plain data can always be written.
    postcard::to_allocvec(what).unwrap_or_default()
}

/// How hard the build tries to compress: 0 to 10.
const LEVEL: u8 = 9;

fn pack(what: &impl Serialize) -> Vec<u8> {
    compress_to_vec(&bytes(what), LEVEL)
}

fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(&decompress_to_vec(bytes).ok()?).ok()
}

fn count(all: usize) -> u32 {
    u32::try_from(all).unwrap_or(u32::MAX)
}
