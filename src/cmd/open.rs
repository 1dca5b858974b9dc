//! `studyhall` without a verb, and the verbs that open the study hall on a terminal: the study hall itself, over one
//! course after the other.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;

use super::{Done, Failure, Io, courses, database};
use crate::cli::Options;
use crate::content::{self, Files, Made, Outline};
use crate::course::{Course, CourseId, LessonId};
use crate::runtime::{Clock, Desk, Ending, Facts, Hall, Message, Reading, Record, beside};
use crate::search::Index;
use crate::store::{SqliteStore, Store};
use crate::text::Clean;
use crate::tui::{
    Action, Library, Model, Opening, OpeningLesson, OpeningModule, Overlay, Progress, Theme,
    wanted_lesson,
};

/// What is done as soon as the course has been read, and the seed of the sittings, if one was asked for.
pub(super) type First = (Option<Action>, Option<u64>);

/// Opens the study hall, and does `first` as soon as the course has been read.
pub(super) fn run(options: &Options, io: &Io<'_>, first: Option<Action>) -> Result<Done, Failure> {
    at(options, io, (first, None))
}

/// The same; its sittings have the seed, if there is one.
pub(super) fn at(options: &Options, io: &Io<'_>, first: First) -> Result<Done, Failure> {
    if options.plain {
        let say = "`--plain` needs a verb: `studyhall list` for the course, then `studyhall read --plain ID`";
        return Err(Failure::Message(say.to_owned()));
    }
    io.facts.check()?;
    let path = database(options.data_dir.as_deref())?;
    let theme = Theme {
        colour: options.color.wanted(io.facts.stdout, &io.color),
        ascii: options.ascii,
    };
    let mut house = House {
        facts: &io.facts,
        mouse: !options.no_mouse,
        path: &path,
        theme,
        known: Vec::new(),
        desks: 0,
    };
    // A single course is not looked at before it is opened: the first frame waits for nothing it does not show.
    let files = courses::files(options)?;
    if let [files] = files.as_slice() {
        let (hall, desk) = house.enter(Arc::clone(files), first)?;
        return house.study(hall, desk, &[]);
    }
    let all = courses::outlines(options)?;
    let ids = all.iter().map(|(outline, _)| &outline.id);
    let last = last_studied(&path, ids);
    house.known = all
        .iter()
        .map(|(outline, _)| (outline.id.clone(), outline.title.clone()))
        .collect();
    let Some((_, files)) = all.get(last) else {
        return Err(Failure::Message("no course".to_owned()));
    };
    let (hall, desk) = house.enter(Arc::clone(files), first)?;
    house.study(hall, desk, &all)
}

/// The number of the course in which somebody read last; the first, if nobody has read in any.
fn last_studied<'a>(path: &Path, ids: impl Iterator<Item = &'a CourseId>) -> usize {
    // Whatever is wrong with the record is told when it is opened.
    let store = path
        .exists()
        .then(|| SqliteStore::open_read_only(path).ok());
    let Some(store) = store.flatten() else {
        return 0;
    };
    let newest = |id| {
        let positions = store.positions(id).unwrap_or_default();
        positions.iter().map(|position| position.at_ms).max()
    };
    let mut last = (0, None);
    for (number, id) in ids.enumerate() {
        let at = newest(id);
        if at > last.1 {
            last = (number, at);
        }
    }
    last.0
}

/// What every course is studied with.
struct House<'a> {
    facts: &'a Facts,
    /// Whether the mouse is taken, too.
    mouse: bool,
    path: &'a Path,
    theme: Theme,
    /// The courses there are to choose from, where there are several.
    known: Vec<(CourseId, Clean)>,
    /// Desks that were set up.
    desks: u64,
}

impl House<'_> {
    /// Opens the hall with a desk for the course in `files`.
    fn enter(
        &mut self,
        files: Arc<dyn Files>,
        first: First,
    ) -> Result<(Hall<Message>, Desk), Failure> {
        let mut record = Record::new(self.path.to_owned());
        // The record waits for the disk, the terminal for the kernel: side by side they are ready sooner.
        let (tell, told) = channel();
        let own = &mut record;
        let recorded = move || {
            told.recv().map(|course| match own.glance(&course) {
                Some(progress) => Ok(progress),
                None => own.begin(course),
            })
        };
        let (progress, shown) = beside(recorded, || {
            let outline =
                content::outline(&*files).map_err(|findings| courses::unreadable(&findings))?;
            let _ = tell.send(outline.id.clone());
            drop(tell);
            let opening = opening(&outline, &*files);
            let hall = Hall::<Message>::open(self.facts, self.mouse)?;
            Ok::<_, Failure>((hall, outline, opening))
        });
        let (hall, outline, opening) = shown?;
        let progress = progress.unwrap_or_else(|_unasked| Ok(Progress::default()));
        let desk = self.desk(&hall, (outline, opening, files), (record, progress), first);
        Ok((hall, desk))
    }

    /// A desk for a course.
    fn desk(
        &mut self,
        hall: &Hall<Message>,
        (outline, mut opening, files): (Outline, Opening, Arc<dyn Files>),
        (record, progress): (Record, Result<Progress, String>),
        (first, seed): First,
    ) -> Desk {
        opening.courses.clone_from(&self.known);
        opening.seed = seed;
        let size = (hall.size().width, hall.size().height);
        let mut model = Model::new(opening, progress, size);
        if let Some(id) = wanted_lesson(&model) {
            let lesson = content::lesson(&*files, &outline, id.as_str());
            model.opening.read.extend(lesson);
        }
        let here = |(id, _): &(CourseId, Clean)| *id == model.opening.course;
        let offered = self.known.iter().position(here);
        if let (Some(here), 0, None) = (offered, self.desks, &first) {
            // Behind what is more urgent.
            model.overlays.insert(0, Overlay::Courses(here));
        }
        model.pending = first;
        self.desks += 1;
        let waker = hall.waker();
        Desk::new(
            (self.desks, model),
            self.theme,
            record,
            (waker, reading(files)),
        )
    }

    /// Studies until the end; when another of the courses is chosen, at another desk.
    fn study(
        &mut self,
        mut hall: Hall<Message>,
        mut desk: Desk,
        all: &[courses::Closed],
    ) -> Result<Done, Failure> {
        loop {
            let ending = hall.hold(&mut desk);
            let next = desk.next_course().filter(|_| ending == Ending::Quit);
            let chosen = next.and_then(|next| all.iter().find(|(own, _)| own.id == *next));
            let Some((outline, files)) = chosen else {
                // Nobody waits for what else there is to be done.
                drop(hall);
                desk.close();
                return Ok(Done::Ended(ending));
            };
            // Its record is closed before another one is opened.
            desk.clear();
            let mut record = Record::new(self.path.to_owned());
            let progress = record.begin(outline.id.clone());
            let opening = opening(outline, &**files);
            let course = (outline.clone(), opening, Arc::clone(files));
            desk = self.desk(&hall, course, (record, progress), (None, None));
        }
    }
}

/// What the first frame shows, from the outline and the title lines of the lessons.
fn opening(outline: &Outline, files: &dyn Files) -> Opening {
    let modules = outline.modules.iter().map(|module| {
        let names = module.lessons.iter().zip(module.titles(files));
        let lessons = names.map(|(id, (number, title))| OpeningLesson {
            id: LessonId::new(id),
            number,
            title,
        });
        OpeningModule {
            number: module.number,
            title: module.title.clone(),
            lessons: lessons.collect(),
        }
    });
    Opening {
        course: outline.id.clone(),
        title: outline.title.clone(),
        routes: outline.routes.clone(),
        modules: modules.collect(),
        read: Vec::new(),
        session: Clock::session(),
        seed: None,
        courses: Vec::new(),
    }
}

/// How the whole course is read once the first frame is out.
fn reading(files: Arc<dyn Files>) -> Reading {
    Box::new(move || {
        let loaded = content::load(&*files);
        let findings = loaded.report.diagnostics.len();
        let first = loaded
            .report
            .diagnostics
            .first()
            .map(content::Diagnostic::short);
        match loaded.course {
            Some(course) => Ok(library(course, files.made(), findings)),
            None => Err(format!(
                "the course cannot be read: {}",
                first.unwrap_or_default()
            )),
        }
    })
}

/// The library of `course`. What the build made of it is read when it is needed, and given back where it is not.
fn library(course: Course, made: Option<Made>, findings: usize) -> Library {
    let Some(made) = made else {
        return Library::of(course, findings);
    };
    let index = move || {
        let index = Index::made(made.index()).unwrap_or_default();
        made.release();
        index
    };
    let library = Library::with(course, index, findings);
    // Names and cards have been made of it; what is read from now on comes back by itself.
    made.release();
    library
}
