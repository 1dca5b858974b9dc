//! The application on a real terminal: model, theme and record, driven by the event loop. Keys become actions, actions
//! become steps, effects are performed here; the course is read by a worker once the first frame is out.

use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position as Cell, Size};

use crate::course::CourseId;
use crate::runtime::{Clock, EventHandler, EventSender, ExitReason, WorkerError, spawn};
use crate::search::{LiveResults, NumberedQuery, SearchResults, answer_newest};
use crate::store::Journal;
use crate::study::{Attempt, CourseProgress, Decision, Memory, Position, Unfinished};
use crate::tui::{
    Action, BackgroundEvent, CursorAction, EffectHandler, Library, Model, Next, ProgramAction,
    Theme, step, view,
};

/// Hits that are asked for: more than a screen shows, few enough to rank at once.
const MOST_HITS: usize = 100;

/// Lines that a notch of the wheel moves.
const NOTCH: isize = 3;

/// How long nothing must come before the reading position is written: scrolling does not wait for the disk.
const SAVE_DELAY: Duration = Duration::from_millis(250);
/// How long a position may stay unwritten while keys keep coming.
const SAVE_LIMIT: Duration = Duration::from_secs(2);

/// Reads the course, on a worker: the library, or why there is none.
pub(super) type CourseTask = Box<dyn FnOnce() -> Result<Library, String> + Send>;

/// What workers send.
pub(super) struct WorkerEvent {
    /// The application they work for: one that follows it in the same terminal ignores them.
    generation: u64,
    result: WorkerResult,
}

enum WorkerResult {
    /// It is known whether the record can be written.
    JournalOpened,
    /// The course has been read, or cannot be.
    CourseRead(Result<Arc<Library>, String>),
    /// The record has been replayed, or cannot be.
    Replayed(Result<Box<Memory>, String>),
    /// Hits of a search in a large course.
    Found(Box<LiveResults>),
    /// The search worker has ended; with an error if it panicked.
    SearchEnded(Option<WorkerError>),
}

/// What an application is started with.
pub(super) struct AppStart {
    /// Applications that follow each other in one terminal have different numbers.
    pub(super) generation: u64,
    /// What is shown first.
    pub(super) model: Model,
    /// How it looks.
    pub(super) theme: Theme,
    /// The record.
    pub(super) journal: Journal,
    /// Reads the course after the first frame.
    pub(super) course_task: CourseTask,
    /// Where workers send what they have.
    pub(super) sender: EventSender<WorkerEvent>,
}

/// The application.
pub(super) struct App {
    model: Model,
    theme: Theme,
    clock: Clock,
    services: Services,
    /// Reads the course, until the first frame is out.
    course_task: Option<CourseTask>,
    /// Whether a worker opens the record.
    is_opening: bool,
    /// Since when, counted from the start, something waits to be written.
    unsaved_since: Option<Duration>,
}

/// What effects need.
struct Services {
    generation: u64,
    journal: Journal,
    library: Option<Arc<Library>>,
    /// Whether the record is to be replayed once the course is there.
    needs_replay: bool,
    sender: EventSender<WorkerEvent>,
    /// Queries for the search worker, where the library is too large to be searched between two keys.
    queries: Option<Sender<NumberedQuery>>,
}

impl App {
    /// An application that shows the model, and reads the course after the first frame.
    pub(super) fn new(start: AppStart) -> Self {
        let services = Services {
            generation: start.generation,
            journal: start.journal,
            library: None,
            needs_replay: true,
            sender: start.sender,
            queries: None,
        };
        Self {
            model: start.model,
            theme: start.theme,
            clock: Clock::start(),
            services,
            course_task: Some(start.course_task),
            is_opening: false,
            unsaved_since: None,
        }
    }

    /// The course to open after this one, if another was chosen.
    pub(super) fn next_course(&self) -> Option<&CourseId> {
        self.model.study.next_course.as_ref()
    }

    fn notify(&mut self, text: String) {
        let _ = self.act(Action::Program(ProgramAction::Notify(text)));
    }

    /// Starts what the first frame did without: a worker opens the record for writing, another reads the course.
    fn start_workers(&mut self) {
        let Some(course_task) = self.course_task.take() else {
            return;
        };
        let generation = self.services.generation;
        if let Err(unknown) = Clock::zone() {
            self.notify(unknown.to_string());
        }
        if let Some(open_task) = self.services.journal.open_task() {
            self.is_opening = true;
            spawn("record", &self.services.sender, open_task, move |_opened| {
                let result = WorkerResult::JournalOpened;
                WorkerEvent { generation, result }
            });
        }
        spawn("course", &self.services.sender, course_task, move |read| {
            let read = read.unwrap_or_else(|WorkerError { message, .. }| {
                Err(format!("the course could not be read: {message}"))
            });
            let result = WorkerResult::CourseRead(read.map(Arc::new));
            WorkerEvent { generation, result }
        });
    }

    /// Has a worker replay the record, once record and course are there.
    fn replay(&mut self) {
        let services = &mut self.services;
        if self.is_opening || !services.needs_replay {
            return;
        }
        let Some(library) = &services.library else {
            return;
        };
        services.needs_replay = false;
        let task = services.journal.replay(library.deck.clone());
        let generation = services.generation;
        spawn("record", &services.sender, task, move |memory| {
            let memory = memory.unwrap_or_else(|WorkerError { message, .. }| Err(message));
            let result = WorkerResult::Replayed(memory.map(Box::new));
            WorkerEvent { generation, result }
        });
    }

    /// Makes room for another application: waits for the worker that opens the record.
    pub(super) fn finish(mut self) {
        let _ = self.services.journal.poll_open();
    }

    /// Closes the record. Everything else is left to the end of the program: to free a course piece by piece would take
    /// longer than the rest of leaving.
    pub(super) fn close(self) {
        let Self {
            model, services, ..
        } = self;
        let Services {
            journal, library, ..
        } = services;
        drop(journal);
        std::mem::forget((model, library));
    }

    fn act(&mut self, action: Action) -> Next {
        let now = self.clock.now();
        let next = step(&mut self.model, action, &mut self.services, now);
        if let Some(notice) = self.services.journal.take_notice() {
            self.notify(notice);
        }
        next
    }
}

impl EventHandler for App {
    type Message = WorkerEvent;

    fn key(&mut self, key: KeyEvent) -> Next {
        self.act(Action::Key(key))
    }

    fn paste(&mut self, text: String, truncated: bool) -> Next {
        let flow = self.act(Action::Paste(text));
        if truncated {
            self.notify("the paste was too long: its end is missing".to_owned());
        }
        flow
    }

    fn click(&mut self, at: Cell) -> Next {
        self.act(Action::Click(at.x, at.y))
    }

    fn wheel(&mut self, notches: i32) -> Next {
        let notches = isize::try_from(notches).unwrap_or_default();
        self.act(Action::Cursor(CursorAction::Wheel(
            notches.saturating_mul(NOTCH),
        )))
    }

    fn resize(&mut self, size: Size) {
        if self.model.size != (size.width, size.height) {
            let _ = self.act(Action::Program(ProgramAction::Resize(
                size.width,
                size.height,
            )));
        }
    }

    fn message(&mut self, event: WorkerEvent) -> Next {
        if event.generation != self.services.generation {
            return Next::GoOn;
        }
        let action = match event.result {
            WorkerResult::JournalOpened => {
                self.is_opening = false;
                match self.services.journal.poll_open() {
                    Some(Ok(progress)) => {
                        Action::Background(BackgroundEvent::Progress(Box::new(progress)))
                    }
                    Some(Err(why)) => Action::Background(BackgroundEvent::SavingFailed(why)),
                    None => return Next::GoOn,
                }
            }
            WorkerResult::CourseRead(Ok(library)) => {
                self.services.library = Some(library.clone());
                Action::Background(BackgroundEvent::Loaded(library))
            }
            WorkerResult::CourseRead(Err(why)) => {
                Action::Background(BackgroundEvent::LoadFailed(why))
            }
            WorkerResult::Replayed(Ok(memory)) => {
                Action::Background(BackgroundEvent::Remembered(memory))
            }
            WorkerResult::Replayed(Err(why)) => Action::Program(ProgramAction::Notify(format!(
                "what is due is not known: {why}"
            ))),
            WorkerResult::Found(found) => Action::Background(BackgroundEvent::Found {
                generation: found.generation,
                answer: Box::new(found.answer),
                is_all: found.is_all,
            }),
            WorkerResult::SearchEnded(None) => return Next::GoOn,
            WorkerResult::SearchEnded(Some(error)) => {
                // The next query starts another one.
                self.services.queries = None;
                Action::Program(ProgramAction::Notify(format!(
                    "the search broke down: {}",
                    error.message
                )))
            }
        };
        self.act(action)
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        view(&self.model, &self.theme, frame);
    }

    fn on_frame_sent(&mut self) -> Option<Duration> {
        self.start_workers();
        self.replay();
        if !self.services.journal.has_pending() {
            self.unsaved_since = None;
            return None;
        }
        let now = self.clock.now().since_start;
        if now.saturating_sub(*self.unsaved_since.get_or_insert(now)) < SAVE_LIMIT {
            return Some(SAVE_DELAY);
        }
        self.on_idle();
        None
    }

    fn on_idle(&mut self) {
        self.unsaved_since = None;
        if let Err(why) = self.services.journal.flush() {
            let _ = self.act(Action::Background(BackgroundEvent::PositionLost(why)));
        }
    }

    fn on_exit(&mut self, _reason: ExitReason) {
        // Nobody is left to tell.
        let _ = self.services.journal.flush_on_exit();
    }
}

impl EffectHandler for Services {
    fn record(&mut self, attempt: &Attempt) -> Result<(), String> {
        self.journal.append(attempt)
    }

    fn decide(&mut self, decision: &Decision) -> Result<(), String> {
        self.journal.decide(decision)
    }

    fn open_record(&mut self) -> Result<Option<CourseProgress>, String> {
        let opened = self.journal.open();
        // What it says is known only now.
        self.needs_replay |= matches!(opened, Ok(Some(_)));
        opened
    }

    fn save_position(&mut self, position: &Position) -> Result<(), String> {
        self.journal.enqueue(position);
        Ok(())
    }

    fn save_unfinished(&mut self, begun: &Unfinished) -> Result<(), String> {
        self.journal.enqueue_draft(begun);
        Ok(())
    }

    fn search(&mut self, query: &str, generation: u64) -> Option<SearchResults> {
        // Once there is a course, the query is run again.
        let library = self.library.as_ref()?;
        if !library.index.is_large() {
            // A course is searched within a fraction of a frame.
            return Some(library.index.search(None, query, MOST_HITS));
        }
        let library = Arc::clone(library);
        let own = (&self.sender, self.generation);
        let queries = self
            .queries
            .get_or_insert_with(|| start_search(library, own));
        if queries.send((query.to_owned(), generation)).is_err() {
            self.queries = None;
        }
        None
    }
}

/// Starts a worker that answers queries until its channel is closed.
fn start_search(
    library: Arc<Library>,
    (sender, generation): (&EventSender<WorkerEvent>, u64),
) -> Sender<NumberedQuery> {
    let (queries, received) = channel();
    let own = sender.clone();
    let work = move || {
        answer_newest(&library.index, MOST_HITS, &received, &mut |found| {
            let result = WorkerResult::Found(Box::new(found));
            own.send(WorkerEvent { generation, result });
        });
    };
    spawn("search", sender, work, move |ended| {
        let result = WorkerResult::SearchEnded(ended.err());
        WorkerEvent { generation, result }
    });
    queries
}
