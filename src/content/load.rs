//! Loading: a course from its files, with everything that is wrong with them. A broken file never takes others with
//! it: a broken lesson becomes `LessonEntry::Broken`, a broken module a module that says so, a broken entry is left out.
//!
//! A lesson is broken if its file has a finding whose code `breaks()`: then it cannot be converted faithfully. Findings
//! about references and rules (a dead link, a claim without its source) leave it readable: `check` reports them, the
//! reader shows the lesson with the words of the link.

use std::path::{Path, PathBuf};

use super::code::Code;
use super::convert;
use super::diagnostic::{Finding, quote};
use super::directory::{Directory, path_error};
use super::files::{FileError, Files, split};
use super::ledger::What;
use super::made::Made;
use super::open::OpenFile;
use super::outline::{LessonPlace, module_path};
use super::references::{self, Known};
use super::report::Report;
use super::resolve::resolve;
use super::rules::{self, Essays};
use super::shape::{self, Type};
use super::tree::At;
use super::{raw, requirements};
use crate::course::{Course, LessonEntry, LoadError, Module, ModuleId};
use crate::text::{Prose, SafeText};

/// Bytes of all files of a course.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// What loading makes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Loaded {
    /// The course; none if `course.yaml` is broken.
    pub course: Option<Course>,
    /// Everything that is wrong.
    pub report: Report,
}

/// Reads every file of the course and resolves its references.
pub fn load(files: &dyn Files) -> Loaded {
    if let Some(loaded) = files.made().and_then(Made::load) {
        return loaded;
    }
    load_with(files, None, None)
}

/// The same, and everything the rules of good items and fair texts find. `essays` are the texts items may not copy.
pub fn inspect(files: &dyn Files, essays: &Essays) -> Loaded {
    load_with(files, None, Some(essays))
}

/// The lesson file `extra` is checked even if no module lists it; the rules are kept if there are `essays`.
fn load_with(files: &dyn Files, extra: Option<&str>, essays: Option<&Essays>) -> Loaded {
    let mut loader = Loader {
        files,
        read: Vec::new(),
        bytes: 0,
        known: Known::default(),
    };
    let mut course = loader.course();
    if let Some(course) = &mut course {
        loader.reference(course);
    }
    if course.is_some() && !files.trusted() {
        loader.unlisted(extra);
    }
    let Loader {
        mut read, known, ..
    } = loader;
    if !files.trusted() {
        references::check(&mut read, known);
        if let Some(course) = &course {
            requirements::check(course, &mut read);
        }
    }
    if let Some(course) = &mut course {
        resolve(course);
        if let Some(essays) = essays {
            rules::check(course, &mut read, essays);
        }
    }
    let report = Report {
        files: read.iter().filter(|file| !file.is_missing).count(),
        diagnostics: read.into_iter().flat_map(OpenFile::finish).collect(),
    };
    Loaded { course, report }
}

/// Checks the course in the directory `path`; or, if `path` is a file inside a course, that file as a part of its
/// course, reporting its own findings only. With `essays` (possibly of no text) it is held to the rules as well, unless
/// it is a lesson that no module lists. Fails if `path` belongs to no course.
pub fn check(path: &Path, essays: Option<&Essays>) -> Result<Report, FileError> {
    if path.is_dir() {
        return Ok(load_with(&Directory::open(path)?, None, essays).report);
    }
    let (root, inside) = course_of(path)?;
    let files = Directory::open(root)?;
    Ok(load_with(&files, Some(&inside), essays)
        .report
        .only(&files.label(&inside)))
}

/// The directory of the course that `path` is a file of, and the file's path in it.
fn course_of(path: &Path) -> Result<(PathBuf, String), FileError> {
    let no_course = || FileError::NoCourse(path.display().to_string());
    let file = path
        .file_name()
        .and_then(|name| name.to_str())
        .ok_or_else(no_course)?;
    path.symlink_metadata()
        .map_err(|error| path_error(path, &error))?;
    let here = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let is_course = |folder: &Path| folder.join("course.yaml").symlink_metadata().is_ok();
    let (root, inside) = if is_course(here) {
        (here.to_path_buf(), file.to_owned())
    } else {
        let above = match (here.file_name(), here.parent()) {
            (Some(_), Some(parent)) if parent.as_os_str().is_empty() => PathBuf::from("."),
            (Some(_), Some(parent)) => parent.to_path_buf(),
            _ => here.join(".."),
        };
        let full = here
            .canonicalize()
            .map_err(|error| FileError::Other(error.to_string()))?;
        let folder = full
            .file_name()
            .and_then(|name| name.to_str())
            .ok_or_else(no_course)?;
        (above, format!("{folder}/{file}"))
    };
    if !is_course(&root) {
        return Err(no_course());
    }
    match split(&inside) {
        Some(_) => Ok((root, inside)),
        None => Err(FileError::Name(inside)),
    }
}

struct Loader<'f> {
    files: &'f dyn Files,
    read: Vec<OpenFile>,
    bytes: usize,
    known: Known,
}

impl Loader<'_> {
    fn open(&mut self, path: &str) -> OpenFile {
        let mut file = OpenFile::open(self.files, path);
        self.bytes += file.text.len();
        if self.bytes > MOST_BYTES {
            file.add(Finding::new(
                Code::TooBig,
                0..0,
                "the course is larger than 32 MB",
            ));
            file.give_up();
        }
        file
    }

    /// Keeps a file that has been read, with what must be known of it if it is broken.
    /// `holds` is what it gives ids to.
    fn keep(&mut self, file: OpenFile, holds: &[What], at: usize) {
        if file.is_broken() {
            file.own_ids(&mut self.known.excused);
            if !file.is_known() {
                self.known.blind.extend(holds);
            }
        }
        self.read.insert(at, file);
    }

    fn course(&mut self) -> Option<Course> {
        let mut file = self.open("course.yaml");
        let version = version(&file);
        if let Some(finding) = version {
            // Another format has other fields; complaining about them would only hide the reason.
            file.add(finding);
            self.keep(file, &[], 0);
            return None;
        }
        let mut folders = Vec::new();
        let made = file.read(&Type::Of(&shape::COURSE), |raw: &raw::Course, at, clerk| {
            folders.clone_from(&raw.modules);
            convert::course(raw, at, clerk)
        });
        let place_of_file = self.read.len();
        let made = made.map(|mut course| {
            for (index, folder) in folders.iter().enumerate() {
                if folders.iter().take(index).any(|before| before == folder) {
                    listed_twice(&mut file, "modules", index);
                } else {
                    let module = self.module(folder, index, &mut file);
                    course.modules.push(module);
                }
            }
            course
        });
        self.keep(file, &[], place_of_file);
        made
    }

    fn module(&mut self, folder: &str, index: usize, course: &mut OpenFile) -> Module {
        let place = u16::try_from(index + 1).unwrap_or(u16::MAX);
        let mut file = self.open(&module_path(folder));
        let mut names = Vec::new();
        let made = file.read(&Type::Of(&shape::MODULE), |raw: &raw::Module, at, clerk| {
            names.clone_from(&raw.lessons);
            convert::module(raw, at, clerk, (folder, place))
        });
        let at = self.read.len();
        let module = if let Some(mut module) = made {
            for (index, name) in names.iter().enumerate() {
                let place = LessonPlace::new(folder, name, (module.number, index));
                if names.iter().take(index).any(|before| before == name) {
                    listed_twice(&mut file, "lessons", index);
                } else {
                    module.entries.push(self.entry(&place, index, &mut file));
                }
            }
            module
        } else {
            // Nobody knows what it holds.
            let blind = &mut self.known.blind;
            blind.extend([What::Lesson, What::Objective, What::Part]);
            let broken = broken(&mut file, folder, (course, "modules", index));
            broken_module(folder, place, broken)
        };
        self.keep(file, &[], at);
        module
    }

    fn entry(&mut self, place: &LessonPlace, index: usize, module: &mut OpenFile) -> LessonEntry {
        let mut file = self.open(&place.path);
        let slot = if let Some(lesson) = place.read(&mut file) {
            LessonEntry::Ready(Box::new(lesson))
        } else {
            self.known.excused.insert(place.name.clone());
            LessonEntry::Broken(broken(&mut file, &place.name, (module, "lessons", index)))
        };
        self.keep(file, &[What::Objective], self.read.len());
        slot
    }

    fn reference(&mut self, course: &mut Course) {
        macro_rules! entries {
            ($field:ident, $path:literal, $type:ident, $convert:ident, $what:ident) => {
                let mut file = self.open($path);
                if file.is_missing {
                    file.forget();
                } else {
                    course.$field = file.entries(&shape::$type, convert::$convert);
                    if file.is_broken() && What::$what == What::Source {
                        file.own_words(&mut self.known.excused);
                    }
                }
                self.keep(file, &[What::$what], self.read.len());
            };
        }
        entries!(terms, "terms.yaml", TERMS, term, Term);
        entries!(people, "people.yaml", PEOPLE, person, Person);
        entries!(places, "places.yaml", PLACES, place, Place);
        entries!(events, "events.yaml", EVENT_LIST, event, Event);
        entries!(
            comparisons,
            "comparisons.yaml",
            COMPARISONS,
            comparison,
            Comparison
        );
        entries!(sources, "sources.yaml", SOURCES, source, Source);
    }

    /// Files that no module lists.
    fn unlisted(&mut self, extra: Option<&str>) {
        for path in self.files.list() {
            if self.read.iter().any(|file| file.path == path) {
                continue;
            }
            let message = format!("no module lists {}", quote(&path));
            let finding = Finding::new(Code::Unlisted, 0..0, message)
                .help("list it in its `module.yaml`, or move it out of the course");
            let mut file = OpenFile::unread(self.files, &path);
            if extra == Some(&path) {
                file = self.open(&path);
                let (folder, name) = path
                    .trim_end_matches(".yaml")
                    .split_once('/')
                    .unwrap_or_default();
                LessonPlace::new(folder, name, (0, 0)).read(&mut file);
            }
            file.add(finding);
            self.keep(file, &[], self.read.len());
        }
    }
}

/// What is wrong with the version, even if other things are wrong as well.
fn version(file: &OpenFile) -> Option<Finding> {
    let (_, value) = file.at().find("format_version")?;
    convert::check_version(value.text().parse().ok()?, file.at())
}

/// Notes that the entry `index` of the field `field` of `list` has been there before.
fn listed_twice(list: &mut OpenFile, field: &str, index: usize) {
    let at = list.at().field(field).children().nth(index);
    if let Some(at) = at {
        let message = format!("{} is listed twice", quote(at.text()));
        list.add(Finding::new(Code::DuplicateId, at.span(), message));
    }
}

fn broken_module(folder: &str, number: u16, broken: LoadError) -> Module {
    Module {
        id: ModuleId::new(folder),
        was: Vec::new(),
        number,
        title: SafeText::new(folder),
        summary: Prose::default(),
        entries: Vec::new(),
        broken: Some(broken),
    }
}

/// What to show in place of `file`. If there is no such file, that is noted where it is listed: in the entry `index` of
/// the field `field` of `list`.
fn broken(
    file: &mut OpenFile,
    name: &str,
    (list, field, index): (&mut OpenFile, &str, usize),
) -> LoadError {
    if !file.is_missing {
        return file.broken(name);
    }
    file.forget();
    let at = list.at().field(field).children().nth(index);
    let message = format!("there is no file {}", quote(&file.path));
    let finding = Finding::new(Code::Missing, at.map_or(0..0, At::span), message)
        .label("listed here")
        .help("create the file, or take the name out of the list");
    list.add(finding.clone());
    LoadError {
        name: SafeText::new(name),
        finding: SafeText::new(&list.short(&finding)),
    }
}
