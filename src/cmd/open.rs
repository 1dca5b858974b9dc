//! `studyhall` without a verb, and the verbs that open the study hall on a terminal: the study hall itself, over one
//! course after the other.

mod app;

use std::io;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use app::{App, AppStart, CourseTask};

use super::{Failure, Outcome, Streams, courses, database};
use crate::cli::Options;
use crate::content::{self, CourseSource, Outline, Snapshot};
use crate::course::{Course, CourseId, LessonId};
use crate::runtime::{
    self, Clock, EventLoop, ExitReason, LoopOptions, TerminalUnavailable, TtyInfo,
};
use crate::search::Index;
use crate::store::{Journal, SqliteStore, Store};
use crate::study::CourseProgress;
use crate::text::SafeText;
use crate::tui::{
    Action, ColorDepth, Library, Model, Opening, OpeningLesson, OpeningModule, OpeningRoute,
    Overlay, Theme, WaitFor, wanted_lesson,
};

/// What an application starts with.
#[derive(Debug, Clone, Default)]
pub(super) struct StartAction {
    /// What is done as soon as the course has been read.
    pub(super) action: Option<Action>,
    /// The seed of every session, if one was asked for.
    pub(super) seed: Option<u64>,
}

/// Opens the study hall, and performs `first` as soon as the course has been read.
pub(super) fn run(
    options: &Options,
    io: &Streams<'_>,
    first: Option<Action>,
) -> Result<Outcome, Failure> {
    let start = StartAction {
        action: first,
        seed: None,
    };
    at(options, io, start)
}

/// Opens the study hall with a start action.
pub(super) fn at(
    options: &Options,
    io: &Streams<'_>,
    start: StartAction,
) -> Result<Outcome, Failure> {
    if options.plain {
        let say = "`--plain` needs a verb: `studyhall list` for the course, then `studyhall read --plain ID`";
        return Err(Failure::Message(say.to_owned()));
    }
    io.tty.check()?;
    let path = database(options.data_dir.as_deref())?;
    let depth = if options.color.wanted(io.tty.stdout, &io.color) {
        options.color_depth.resolve(&io.color)
    } else {
        ColorDepth::Monochrome
    };
    let variable = std::env::var("STUDYHALL_ESCAPE_TIMEOUT").ok();
    let mut launcher = Launcher {
        tty: &io.tty,
        mouse: !options.no_mouse,
        escape_timeout: options
            .escape_timeout(variable.as_deref())
            .unwrap_or_else(runtime::escape_timeout),
        path: &path,
        theme: Theme {
            depth,
            ascii: options.ascii,
        },
        known: Vec::new(),
        generation: 0,
    };
    // A single course is not looked at before it is opened: the first frame waits for nothing it does not show.
    let files = courses::files(options)?;
    if let [files] = files.as_slice() {
        let (event_loop, app) = launcher.open(Arc::clone(files), start)?;
        return launcher.study(event_loop, app, &[]);
    }
    let all = courses::outlines(options)?;
    let ids = all.iter().map(|(outline, _)| &outline.id);
    let last = last_studied(&path, ids);
    launcher.known = all
        .iter()
        .map(|(outline, _)| (outline.id.clone(), outline.title.clone()))
        .collect();
    let Some((_, files)) = all.get(last) else {
        return Err(Failure::Message("no course".to_owned()));
    };
    let (event_loop, app) = launcher.open(Arc::clone(files), start)?;
    launcher.study(event_loop, app, &all)
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
struct Launcher<'a> {
    tty: &'a TtyInfo,
    /// Whether the mouse is taken, too.
    mouse: bool,
    escape_timeout: Duration,
    path: &'a Path,
    theme: Theme,
    /// The courses there are to choose from, where there are several.
    known: Vec<(CourseId, SafeText)>,
    /// How many applications were started.
    generation: u64,
}

/// A course, as far as the first frame needs it.
struct Opened {
    outline: Outline,
    opening: Opening,
    files: Arc<dyn CourseSource>,
    journal: Journal,
    progress: Result<CourseProgress, String>,
}

impl Launcher<'_> {
    /// Takes the terminal for the course in `files`.
    fn open(
        &mut self,
        files: Arc<dyn CourseSource>,
        start: StartAction,
    ) -> Result<(EventLoop<App>, App), Failure> {
        let outline =
            content::outline(&*files).map_err(|findings| courses::unreadable(&findings))?;
        let options = LoopOptions {
            mouse: self.mouse,
            title: format!("{} - studyhall", outline.title),
            escape_timeout: self.escape_timeout,
        };
        let mut journal = Journal::new(self.path.to_owned());
        let tty = self.tty;
        // The record waits for the disk, the terminal for the kernel: side by side they are ready sooner. Reading the
        // record takes longer, and the end of a thread takes time, too; so the record is read on this thread.
        let show = || (EventLoop::open(tty, options), opening(&outline, &*files));
        let (shown, progress) = std::thread::scope(|scope| {
            let shown = std::thread::Builder::new().spawn_scoped(scope, show)?;
            let progress = match journal.peek(&outline.id) {
                Some(progress) => Ok(progress),
                None => journal.begin(outline.id.clone()),
            };
            Ok::<_, io::Error>((shown.join(), progress))
        })
        .map_err(TerminalUnavailable::from)?;
        let (event_loop, opening) = shown.unwrap_or_else(|panic| resume_unwind(panic));
        let event_loop = event_loop?;
        let opened = Opened {
            outline,
            opening,
            files,
            journal,
            progress,
        };
        let app = self.app(&event_loop, opened, start);
        Ok((event_loop, app))
    }

    /// An application for a course.
    fn app(&mut self, event_loop: &EventLoop<App>, opened: Opened, start: StartAction) -> App {
        let Opened {
            outline,
            mut opening,
            files,
            journal,
            progress,
        } = opened;
        opening.courses.clone_from(&self.known);
        opening.seed = start.seed;
        let size = (event_loop.size().width, event_loop.size().height);
        let mut model = Model::new(opening, progress, size);
        if let Some(id) = wanted_lesson(&model) {
            let lesson = content::lesson(&*files, &outline, id.as_str());
            model.opening.read.extend(lesson);
        }
        let here = |(id, _): &(CourseId, SafeText)| *id == model.opening.course;
        let offered = self.known.iter().position(here);
        if let (Some(here), 0, None) = (offered, self.generation, &start.action) {
            // Behind what is more urgent.
            model.overlays.insert(0, Overlay::Courses(here));
        }
        if let Some(action) = start.action {
            model.defer(action, WaitFor::Course);
        }
        self.generation += 1;
        App::new(AppStart {
            generation: self.generation,
            model,
            theme: self.theme,
            journal,
            course_task: course_task(files),
            sender: event_loop.sender(),
        })
    }

    /// Studies until the end; when another of the courses is chosen, with another application.
    fn study(
        &mut self,
        mut event_loop: EventLoop<App>,
        mut app: App,
        all: &[courses::CourseHandle],
    ) -> Result<Outcome, Failure> {
        loop {
            let reason = event_loop.run(&mut app);
            let next = app.next_course().filter(|_| reason == ExitReason::Quit);
            let chosen = next.and_then(|next| all.iter().find(|(own, _)| own.id == *next));
            let Some((outline, files)) = chosen else {
                // The terminal first: nobody waits for what else there is to be done.
                drop(event_loop);
                app.close();
                return Ok(Outcome::Ended(reason));
            };
            // Its record is closed before another one is opened.
            app.finish();
            let mut journal = Journal::new(self.path.to_owned());
            let progress = journal.begin(outline.id.clone());
            let opened = Opened {
                outline: outline.clone(),
                opening: opening(outline, &**files),
                files: Arc::clone(files),
                journal,
                progress,
            };
            app = self.app(&event_loop, opened, StartAction::default());
        }
    }
}

/// What the first frame shows, from the outline and the title lines of the lessons.
fn opening(outline: &Outline, files: &dyn CourseSource) -> Opening {
    let modules = outline.modules.iter().map(|module| {
        let names = module.lessons.iter().zip(module.titles(files));
        let lessons = names.map(|(id, lesson)| OpeningLesson {
            id: LessonId::new(id),
            number: lesson.number,
            title: lesson.title,
        });
        OpeningModule {
            number: module.number,
            title: module.title.clone(),
            lessons: lessons.collect(),
        }
    });
    let routes = outline.routes.iter();
    let routes = routes.map(|route| OpeningRoute {
        id: route.id.clone(),
        title: route.title.clone(),
        lessons: route.lessons,
    });
    Opening {
        course: outline.id.clone(),
        title: outline.title.clone(),
        routes: routes.collect(),
        modules: modules.collect(),
        read: Vec::new(),
        session: Clock::session(),
        seed: None,
        courses: Vec::new(),
    }
}

/// Reads the whole course once the first frame is out.
fn course_task(files: Arc<dyn CourseSource>) -> CourseTask {
    Box::new(move || {
        let loaded = content::load(&*files);
        let findings = loaded.report.diagnostics.len();
        let first = loaded
            .report
            .diagnostics
            .first()
            .map(content::Diagnostic::short);
        match loaded.course {
            Some(course) => Ok(library(course, files.snapshot(), findings)),
            None => Err(format!(
                "the course cannot be read: {}",
                first.unwrap_or_default()
            )),
        }
    })
}

/// The library of `course`. The index that the build made of it is read when it is needed.
fn library(course: Course, made: Option<Snapshot>, findings: usize) -> Library {
    let Some(made) = made else {
        return Library::new(course, findings);
    };
    let index = move || Index::from_bytes(made.index()).unwrap_or_default();
    Library::with_index(course, index, findings)
}
