//! The quick way to the first frame: the outline of a course, from `course.yaml` and the `module.yaml` files alone, and
//! one lesson of it. References stay as they are written; `load` has everything.

use serde::{Deserialize, Serialize};

use super::convert;
use super::diagnostic::Diagnostic;
use super::files::Files;
use super::made::Made;
use super::open::OpenFile;
use super::raw;
use super::shape::{self, Type};
use crate::course::{CourseId, Lesson, ModuleId, RouteId};
use crate::text::SafeText;

/// Bytes of a lesson file in which its title is looked for.
const HEAD: usize = 4096;

/// What a course holds, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The course's id.
    pub id: CourseId,
    /// Its title.
    pub title: SafeText,
    /// Its routes: id, title and number of lessons.
    pub routes: Vec<(RouteId, SafeText, usize)>,
    /// Its modules in order; broken ones are there, without lessons.
    pub modules: Vec<OutlineModule>,
}

/// A module of an outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineModule {
    /// The folder of its files.
    pub folder: String,
    /// Its id.
    pub id: ModuleId,
    /// Its number.
    pub number: u16,
    /// Its title; its folder, if it is broken.
    pub title: SafeText,
    /// Ids of its lessons in order, which are the names of their files.
    pub lessons: Vec<String>,
    /// Titles of its lessons, where they are known before their files are looked at; else none.
    pub(super) known: Vec<SafeText>,
    /// Where its lessons stand among the bytes the build made of all of them, if it did: start and end.
    pub(super) made: Vec<(u32, u32)>,
}

impl OutlineModule {
    /// Number and title of each lesson: the title as the line of its file that says so gives it, without reading the
    /// rest, or the id where no single line does.
    pub fn titles(&self, files: &dyn Files) -> Vec<(SafeText, SafeText)> {
        let lessons = self.lessons.iter().enumerate();
        let titles = lessons.map(|(index, name)| {
            let place = LessonPlace::new(&self.folder, name, (self.number, index));
            let title = self.known.get(index).cloned().or_else(|| {
                let bytes = files.read(&place.path).ok()?;
                peek_title(&bytes)
            });
            (
                SafeText::new(&place.number),
                title.unwrap_or_else(|| SafeText::new(name)),
            )
        });
        titles.collect()
    }
}

/// The value of the line `title: …` among the first of a lesson file.
fn peek_title(bytes: &[u8]) -> Option<SafeText> {
    #[derive(Deserialize)]
    struct Line {
        title: String,
    }
    let head = bytes.get(..bytes.len().min(HEAD))?;
    let line = head
        .split(|byte| *byte == b'\n')
        .find(|line| line.starts_with(b"title: "))?;
    // One line without collections: nothing in it can cost more than itself.
    let plain = !line
        .iter()
        .any(|byte| matches!(byte, b'[' | b'{' | b'&' | b'*' | b'|'));
    let line: Line = plain.then(|| serde_yaml::from_slice(line).ok())??;
    Some(SafeText::new(line.title.trim()))
}

/// The path of the file that describes the module in `folder`.
pub(super) fn module_path(folder: &str) -> String {
    format!("{folder}/module.yaml")
}

/// Where a lesson's file is and what number the lesson has.
pub(super) struct LessonPlace {
    pub(super) path: String,
    pub(super) name: String,
    number: String,
}

impl LessonPlace {
    /// The lesson `name` of the module in `folder`; `number` is the module's number, `index` its place from 0.
    pub(super) fn new(folder: &str, name: &str, (number, index): (u16, usize)) -> Self {
        Self {
            path: format!("{folder}/{name}.yaml"),
            name: name.to_owned(),
            number: format!("{number}.{}", index + 1),
        }
    }

    /// Reads the lesson from its file.
    pub(super) fn read(&self, file: &mut OpenFile) -> Option<Lesson> {
        file.read(&Type::Of(&shape::LESSON), |raw: &raw::Lesson, at, clerk| {
            convert::lesson(raw, at, clerk, (&self.name, &self.number))
        })
    }
}

/// Reads the outline. Fails with the findings of `course.yaml` if that file is broken.
pub fn outline(files: &dyn Files) -> Result<Outline, Vec<Diagnostic>> {
    if let Some(outline) = files.made().and_then(Made::outline) {
        return Ok(outline);
    }
    let mut file = OpenFile::open(files, "course.yaml");
    let mut folders = Vec::new();
    let course = file.read(&Type::Of(&shape::COURSE), |raw: &raw::Course, at, clerk| {
        folders.clone_from(&raw.modules);
        if let Some(finding) = convert::check_version(raw.format_version, at) {
            clerk.add(finding);
        }
        let routes = raw.routes.iter().map(|route| {
            let title = SafeText::new(route.title.trim());
            (RouteId::new(&route.id), title, route.lessons.len())
        });
        let title = SafeText::new(raw.title.trim());
        (CourseId::new(&raw.id), title, routes.collect())
    });
    let Some((id, title, routes)) = course else {
        return Err(file.finish());
    };
    let modules = folders.iter().enumerate().map(|(index, folder)| {
        let place = u16::try_from(index + 1).unwrap_or(u16::MAX);
        module(files, folder, place)
    });
    Ok(Outline {
        id,
        title,
        routes,
        modules: modules.collect(),
    })
}

fn module(files: &dyn Files, folder: &str, place: u16) -> OutlineModule {
    let mut file = OpenFile::open(files, &module_path(folder));
    let made = file.read(&Type::Of(&shape::MODULE), |raw: &raw::Module, _, _| {
        OutlineModule {
            folder: folder.to_owned(),
            id: ModuleId::new(&raw.id),
            number: raw.number.unwrap_or(place),
            title: SafeText::new(raw.title.trim()),
            lessons: raw.lessons.clone(),
            known: Vec::new(),
            made: Vec::new(),
        }
    });
    made.unwrap_or_else(|| OutlineModule {
        folder: folder.to_owned(),
        id: ModuleId::new(folder),
        number: place,
        title: SafeText::new(folder),
        lessons: Vec::new(),
        known: Vec::new(),
        made: Vec::new(),
    })
}

/// The lesson with the id or number `id`, for the first frame: nothing else is read, and of a file references stay as
/// they are written. None if there is no such lesson or it is broken.
pub fn lesson(files: &dyn Files, outline: &Outline, id: &str) -> Option<Lesson> {
    outline.modules.iter().find_map(|module| {
        module.lessons.iter().enumerate().find_map(|(index, name)| {
            let place = LessonPlace::new(&module.folder, name, (module.number, index));
            let is_it = *name == id || place.number == id;
            is_it.then(|| {
                let made = files.made().zip(module.made.get(index));
                made.and_then(|(made, span)| made.lesson(*span))
                    .or_else(|| place.read(&mut OpenFile::open(files, &place.path)))
            })
        })
    })?
}
