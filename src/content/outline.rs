//! What the first frame needs: the outline of a course, read from `course.yaml` and the `module.yaml` files alone, and one
//! lesson. References stay unresolved; `load` resolves them.

use serde::{Deserialize, Serialize};

use super::convert;
use super::diagnostic::Diagnostic;
use super::schema::format;
use super::snapshot::{LessonRange, Snapshot};
use super::source::CourseSource;
use super::source_file::SourceFile;
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
    /// Its routes.
    pub routes: Vec<OutlineRoute>,
    /// Its modules in order; broken ones are there, without lessons.
    pub modules: Vec<OutlineModule>,
}

/// A route of an outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineRoute {
    /// Its id.
    pub id: RouteId,
    /// Its title.
    pub title: SafeText,
    /// Its number of lessons.
    pub lessons: usize,
}

/// The number of a lesson (`2.3`) and its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonTitle {
    /// Its number in the course.
    pub number: SafeText,
    /// Its title; its id, where the title is not known.
    pub title: SafeText,
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
    /// Titles of its lessons, if the outline comes from a snapshot.
    pub(super) stored_titles: Vec<SafeText>,
    /// The lessons of the snapshot, if the outline comes from one.
    pub(super) stored_lessons: Vec<LessonRange>,
}

impl OutlineModule {
    /// Number and title of each lesson. Reads the title from the line `title: …` at the head of the file.
    pub fn titles(&self, source: &dyn CourseSource) -> Vec<LessonTitle> {
        let lessons = self.lessons.iter().enumerate();
        let titles = lessons.map(|(index, name)| {
            let place = LessonPlace::new(&self.folder, name, (self.number, index));
            let title = self.stored_titles.get(index).cloned();
            let title = title.or_else(|| peek_title(&source.read(&place.path).ok()?));
            LessonTitle {
                number: SafeText::new(&place.number),
                title: title.unwrap_or_else(|| SafeText::new(name)),
            }
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
    pub(super) fn read(&self, file: &mut SourceFile) -> Option<Lesson> {
        file.read(|raw: &format::LessonYaml, at, context| {
            convert::lesson(raw, at, context, (&self.name, &self.number))
        })
    }
}

/// Reads the outline. Fails with the findings of `course.yaml` if that file is broken.
pub fn outline(source: &dyn CourseSource) -> Result<Outline, Vec<Diagnostic>> {
    if let Some(outline) = source.snapshot().and_then(Snapshot::outline) {
        return Ok(outline);
    }
    let mut file = SourceFile::open(source, "course.yaml");
    let mut folders = Vec::new();
    let course = file.read(|raw: &format::CourseYaml, at, context| {
        folders.clone_from(&raw.modules);
        if let Some(finding) = convert::check_version(raw.format_version, at) {
            context.add(finding);
        }
        let routes = raw.routes.iter().map(|route| {
            let title = SafeText::new(route.title.trim());
            OutlineRoute {
                id: RouteId::new(&route.id),
                title,
                lessons: route.lessons.len(),
            }
        });
        let title = SafeText::new(raw.title.trim());
        (CourseId::new(&raw.id), title, routes.collect())
    });
    let Some((id, title, routes)) = course else {
        return Err(file.finish());
    };
    let modules = folders.iter().enumerate().map(|(index, folder)| {
        let place = u16::try_from(index + 1).unwrap_or(u16::MAX);
        module(source, folder, place)
    });
    Ok(Outline {
        id,
        title,
        routes,
        modules: modules.collect(),
    })
}

fn module(source: &dyn CourseSource, folder: &str, place: u16) -> OutlineModule {
    let mut file = SourceFile::open(source, &module_path(folder));
    let converted = file.read(|raw: &format::ModuleYaml, _, _| OutlineModule {
        folder: folder.to_owned(),
        id: ModuleId::new(&raw.id),
        number: raw.number.unwrap_or(place),
        title: SafeText::new(raw.title.trim()),
        lessons: raw.lessons.clone(),
        stored_titles: Vec::new(),
        stored_lessons: Vec::new(),
    });
    converted.unwrap_or_else(|| OutlineModule {
        folder: folder.to_owned(),
        id: ModuleId::new(folder),
        number: place,
        title: SafeText::new(folder),
        lessons: Vec::new(),
        stored_titles: Vec::new(),
        stored_lessons: Vec::new(),
    })
}

/// The lesson with the id or number `id`, for the first frame: nothing else is read, and of a file references stay as
/// they are written. None if there is no such lesson or it is broken.
pub fn lesson(source: &dyn CourseSource, outline: &Outline, id: &str) -> Option<Lesson> {
    outline.modules.iter().find_map(|module| {
        module.lessons.iter().enumerate().find_map(|(index, name)| {
            let place = LessonPlace::new(&module.folder, name, (module.number, index));
            let is_it = *name == id || place.number == id;
            is_it.then(|| {
                let stored = source.snapshot().zip(module.stored_lessons.get(index));
                stored
                    .and_then(|(snapshot, range)| snapshot.lesson(*range))
                    .or_else(|| place.read(&mut SourceFile::open(source, &place.path)))
            })
        })
    })?
}
