//! A loaded course stored as bytes. The build script stores the course of the program this way, which saves reading its
//! files at every start. The bytes are compressed postcard and belong to one build of the program.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::course::{Course, Lesson};

/// Compression level of the build: 0 to 10.
const LEVEL: u8 = 9;

/// The bytes of a stored course. All are empty if the course had errors when the program was built.
#[derive(Debug, Clone, Copy)]
pub struct Snapshot {
    /// The outline.
    pub(super) outline: &'static [u8],
    /// The course without its lessons, and its number of files.
    pub(super) course: &'static [u8],
    /// The lessons, concatenated. The outline has the byte range of each.
    pub(super) lessons: &'static [u8],
    /// The search index. Only the search decodes it.
    pub(super) index: &'static [u8],
}

/// The course without its lessons, as it is stored.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredCourse<C> {
    pub(super) course: C,
    pub(super) files: usize,
}

/// The byte range of a lesson in [`Snapshot::lessons`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LessonRange {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Snapshot {
    /// The bytes of the search index.
    pub fn index(self) -> &'static [u8] {
        self.index
    }

    /// Decodes the outline. `None` if another build wrote the bytes.
    pub(super) fn outline<T: DeserializeOwned>(self) -> Option<T> {
        postcard::from_bytes(self.outline).ok()
    }

    /// Decodes the lesson at `range`. `None` if another build wrote the bytes.
    pub(super) fn lesson(self, range: LessonRange) -> Option<Lesson> {
        unpack(self.lessons.get(range.start..range.end)?)
    }

    /// Decodes the course without its lessons. `None` if another build wrote the bytes.
    pub(super) fn course(self) -> Option<StoredCourse<Course>> {
        unpack(self.course)
    }
}

/// Serialises `value`. Plain data can always be serialised.
pub(super) fn to_bytes(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}

/// Serialises and compresses `value`.
pub(super) fn pack(value: &impl Serialize) -> Vec<u8> {
    compress_to_vec(&to_bytes(value), LEVEL)
}

fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(&decompress_to_vec(bytes).ok()?).ok()
}
