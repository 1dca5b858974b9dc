//! Loads a course and reports everything that is wrong with its files. A broken file does not affect others: a broken
//! lesson becomes `LessonEntry::Broken`, a broken module stays without lessons, a broken entry is left out.
//!
//! A lesson is broken if its file has a finding whose code `breaks()`: then it cannot be converted faithfully. Findings
//! about references and rules (a dead link, a claim without its source) leave it readable: `check` reports them, the
//! reader shows the lesson with the words of the link.

use std::path::Path;

use super::code::Code;
use super::convert;
use super::diagnostic::{Finding, quote};
use super::outline::{LessonPlace, Outline, module_path};
use super::references::{self, Known};
use super::report::Report;
use super::requirements;
use super::resolve::resolve;
use super::rules::{self, Essays};
use super::schema::format;
use super::snapshot::{Snapshot, StoredCourse};
use super::source::{CourseSource, Directory, FileError};
use super::source_file::SourceFile;
use super::symbols::SymbolKind;
use super::yaml::NodeRef;
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
pub fn load(source: &dyn CourseSource) -> Loaded {
    let stored = source.snapshot().and_then(from_snapshot);
    stored.unwrap_or_else(|| load_with(source, None, None))
}

/// The course as the build stored it; `None` if another build wrote the bytes.
fn from_snapshot(snapshot: Snapshot) -> Option<Loaded> {
    let StoredCourse { mut course, files } = snapshot.course()?;
    let outline: Outline = snapshot.outline()?;
    for (module, entry) in course.modules.iter_mut().zip(&outline.modules) {
        let lessons = entry.stored_lessons.iter();
        let lessons =
            lessons.map(|range| Some(LessonEntry::Ready(Box::new(snapshot.lesson(*range)?))));
        module.entries = lessons.collect::<Option<_>>()?;
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

/// The same, and everything the rules of good items and fair texts find. `essays` are the texts items may not copy.
pub fn inspect(source: &dyn CourseSource, essays: &Essays) -> Loaded {
    load_with(source, None, Some(essays))
}

/// The lesson file `extra` is checked even if no module lists it; the rules are kept if there are `essays`.
fn load_with(source: &dyn CourseSource, extra: Option<&str>, essays: Option<&Essays>) -> Loaded {
    let mut loader = Loader {
        source,
        read: Vec::new(),
        bytes: 0,
        known: Known::default(),
    };
    let found = loader.course();
    let is_whole = matches!(found, Some((_, true)));
    let mut course = found.map(|(course, _)| course);
    if let Some(course) = &mut course {
        loader.reference(course);
        if is_whole || !course.modules.is_empty() {
            loader.unlisted(extra);
        }
    }
    let Loader {
        mut read, known, ..
    } = loader;
    references::check(&mut read, known);
    if let Some(course) = &mut course {
        requirements::check(course, &mut read);
        resolve(course);
        if let Some(essays) = essays {
            rules::check(course, &mut read, essays);
        }
    }
    let course = course.filter(|_| is_whole);
    let report = Report {
        files: read.iter().filter(|file| !file.is_missing).count(),
        diagnostics: read.into_iter().flat_map(SourceFile::finish).collect(),
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
    let (files, inside) = Directory::containing(path)?;
    Ok(load_with(&files, Some(&inside), essays)
        .report
        .only(&files.label(&inside)))
}

struct Loader<'f> {
    source: &'f dyn CourseSource,
    read: Vec<SourceFile>,
    bytes: usize,
    known: Known,
}

impl Loader<'_> {
    fn open(&mut self, path: &str) -> SourceFile {
        let mut file = SourceFile::open(self.source, path);
        self.bytes += file.text.len();
        if self.bytes > MOST_BYTES {
            file.add(Finding::new(
                Code::TooBig,
                0..0,
                "the course is larger than 32 MB",
            ));
            file.drop_text();
        }
        file
    }

    /// Keeps a file that has been read, with what must be known of it if it is broken.
    /// `holds` is what it gives ids to.
    fn keep(&mut self, file: SourceFile, holds: &[SymbolKind], at: usize) {
        if file.is_broken() {
            file.collect_ids(&mut self.known.excused);
            if !file.has_tree() {
                self.known.blind.extend(holds);
            }
        }
        self.read.insert(at, file);
    }

    /// The course, and whether its own file can be read. If not, it is what the modules it lists say, so that one run
    /// finds what is wrong with them, too. None if it is of another format.
    fn course(&mut self) -> Option<(Course, bool)> {
        let mut file = self.open("course.yaml");
        let version = version(&file);
        if let Some(finding) = version {
            // Another format has other fields; complaining about them would only hide the reason.
            file.add(finding);
            self.keep(file, &[], 0);
            return None;
        }
        let converted =
            file.read(|raw: &format::CourseYaml, at, context| convert::course(raw, at, context));
        let is_whole = converted.is_some();
        let mut course = converted.unwrap_or_default();
        let folders = file.listed("modules");
        if folders.is_empty() {
            // Nobody knows what it holds.
            let blind = &mut self.known.blind;
            blind.extend([SymbolKind::Lesson, SymbolKind::Objective, SymbolKind::Part]);
        }
        let place_of_file = self.read.len();
        for (index, folder) in folders.iter().enumerate() {
            if folders.iter().take(index).any(|before| before == folder) {
                listed_twice(&mut file, "modules", index);
            } else {
                let module = self.module(folder, index, &mut file);
                course.modules.push(module);
            }
        }
        self.keep(file, &[], place_of_file);
        Some((course, is_whole))
    }

    fn module(&mut self, folder: &str, index: usize, course: &mut SourceFile) -> Module {
        let place = u16::try_from(index + 1).unwrap_or(u16::MAX);
        let mut file = self.open(&module_path(folder));
        let converted = file.read(|raw: &format::ModuleYaml, at, context| {
            convert::module(raw, at, context, (folder, place))
        });
        let names = file.listed("lessons");
        let at = self.read.len();
        let number = converted.as_ref().map_or(place, |module| module.number);
        let mut entries = Vec::new();
        for (index, name) in names.iter().enumerate() {
            let place = LessonPlace::new(folder, name, (number, index));
            if names.iter().take(index).any(|before| before == name) {
                listed_twice(&mut file, "lessons", index);
            } else {
                entries.push(self.entry(&place, index, &mut file));
            }
        }
        let module = if let Some(module) = converted {
            Module { entries, ..module }
        } else {
            if !file.has_tree() {
                // Nobody knows what it holds.
                let blind = &mut self.known.blind;
                blind.extend([SymbolKind::Lesson, SymbolKind::Objective, SymbolKind::Part]);
            }
            let broken = broken(&mut file, folder, (course, "modules", index));
            broken_module(folder, place, broken)
        };
        self.keep(file, &[], at);
        module
    }

    fn entry(&mut self, place: &LessonPlace, index: usize, module: &mut SourceFile) -> LessonEntry {
        let mut file = self.open(&place.path);
        let slot = if let Some(lesson) = place.read(&mut file) {
            LessonEntry::Ready(Box::new(lesson))
        } else {
            self.known.excused.insert(place.name.clone());
            LessonEntry::Broken(broken(&mut file, &place.name, (module, "lessons", index)))
        };
        self.keep(file, &[SymbolKind::Objective], self.read.len());
        slot
    }

    fn reference(&mut self, course: &mut Course) {
        macro_rules! entries {
            ($field:ident, $convert:ident, $what:ident) => {
                let mut file = self.open(concat!(stringify!($field), ".yaml"));
                if file.is_missing {
                    file.clear();
                } else {
                    course.$field = file.entries(convert::$convert);
                    if file.is_broken() && SymbolKind::$what == SymbolKind::Source {
                        file.collect_words(&mut self.known.excused);
                    }
                }
                self.keep(file, &[SymbolKind::$what], self.read.len());
            };
        }
        entries!(terms, term, Term);
        entries!(people, person, Person);
        entries!(places, place, Place);
        entries!(events, event, Event);
        entries!(comparisons, comparison, Comparison);
        entries!(sources, source, Source);
    }

    /// Files that no module lists.
    fn unlisted(&mut self, extra: Option<&str>) {
        for path in self.source.list() {
            if self.read.iter().any(|file| file.path == path) {
                continue;
            }
            let message = format!("no module lists {}", quote(&path));
            let finding = Finding::new(Code::Unlisted, 0..0, message)
                .help("list it in its `module.yaml`, or move it out of the course");
            let mut file = SourceFile::unread(self.source, &path);
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
fn version(file: &SourceFile) -> Option<Finding> {
    let (_, value) = file.at().find("format_version")?;
    convert::check_version(value.text().parse().ok()?, file.at())
}

/// Notes that the entry `index` of the field `field` of `list` has been there before.
fn listed_twice(list: &mut SourceFile, field: &str, index: usize) {
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
    file: &mut SourceFile,
    name: &str,
    (list, field, index): (&mut SourceFile, &str, usize),
) -> LoadError {
    if !file.is_missing {
        return file.broken(name);
    }
    file.clear();
    let at = list.at().field(field).children().nth(index);
    let message = format!("there is no file {}", quote(&file.path));
    let name_of = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let help = file.similar.as_ref().map_or_else(
        || "create the file, or take the name out of the list".to_owned(),
        |similar| {
            let wanted = name_of(&file.path);
            format!(
                "{} lies there: rename it to {}",
                quote(similar),
                quote(&wanted)
            )
        },
    );
    let finding = Finding::new(Code::Missing, at.map_or(0..0, NodeRef::span), message)
        .label("listed here")
        .help(help);
    list.add(finding.clone());
    LoadError {
        name: SafeText::new(name),
        finding: SafeText::new(&list.short(&finding)),
    }
}
