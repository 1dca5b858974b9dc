//! The study hall on a real terminal: model, theme and record, moved by the loop in `hall`. Keys become actions, actions
//! become steps, effects are performed here; the course is read by a worker once the first frame is out.

use std::sync::Arc;
use std::time::Duration;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Size;

use super::clock::Clock;
use super::hall::{Ending, Face, Outcome};
use super::input::Waker;
use super::record::Record;
use super::seeker::{Found, Seeker};
use super::step::{Next, Ports, step};
use super::worker::{Mishap, spawn};
use crate::course::CourseId;
use crate::search::Answer;
use crate::study::{Attempt, Decision, Memory, Position, Unfinished};
use crate::tui::{Action, Drawn, Library, Model, Progress, Theme, resolve, view};

/// Hits that are asked for: more than a screen shows, few enough to rank at once.
const MOST_HITS: usize = 100;

/// Lines that a notch of the wheel moves.
const NOTCH: isize = 3;

/// How long nobody must press a key before the reading position is written: whoever scrolls need not wait for the disk.
const PAUSE: Duration = Duration::from_millis(250);
/// How long a position may stay unwritten while keys keep coming (assessment: two seconds at most).
const LATEST: Duration = Duration::from_secs(2);

/// How the course is read, by a worker: the library, or why there is none.
pub type Reading = Box<dyn FnOnce() -> Result<Library, String> + Send>;

/// What workers send.
pub struct Message {
    /// The desk they work for: one that follows it is told nothing of it.
    desk: u64,
    told: Told,
}

/// What they have to say.
enum Told {
    /// It is known whether the record can be written.
    Opened,
    /// The course has been read, or cannot be.
    Read(Result<Arc<Library>, String>),
    /// The record has been replayed, or cannot be.
    Remembered(Result<Box<Memory>, String>),
    /// Something was found in a course that takes its time.
    Found(Box<Found>),
    /// The worker that searches has ended; why, if it broke down.
    SearchEnded(Option<Mishap>),
}

/// The study hall.
pub struct Desk {
    model: Model,
    theme: Theme,
    /// No other desk of this run has this number.
    number: u64,
    clock: Clock,
    world: World,
    waker: Waker<Message>,
    /// How to read the course, until the first frame is out.
    reading: Option<Reading>,
    /// Whether the record is being made ready.
    opening: bool,
    /// Since when, counted from the start, the record is behind.
    behind_since: Option<Duration>,
    /// The edition of the model that was drawn last.
    drawn: Option<u64>,
}

struct World {
    /// The number of the desk.
    number: u64,
    record: Record,
    library: Option<Arc<Library>>,
    /// Whether the record is to be replayed once the course is there.
    unknown: bool,
    waker: Waker<Message>,
    /// The worker that searches, where the library is too large to be searched at once.
    seeker: Option<Seeker>,
}

impl Desk {
    /// A study hall that shows `model`; `reading` reads the course after the first frame. Desks that follow each other in
    /// one hall have different numbers.
    pub fn new(
        (number, model): (u64, Model),
        theme: Theme,
        record: Record,
        (waker, reading): (Waker<Message>, Reading),
    ) -> Self {
        let world = World {
            number,
            record,
            library: None,
            unknown: true,
            waker: waker.clone(),
            seeker: None,
        };
        Self {
            model,
            theme,
            number,
            clock: Clock::start(),
            world,
            waker,
            reading: Some(reading),
            opening: false,
            behind_since: None,
            drawn: None,
        }
    }

    /// The course to open after this desk, if another one was chosen.
    pub fn next_course(&self) -> Option<&CourseId> {
        self.model.next_course.as_ref()
    }

    /// Has the record made ready for writing, if it is not, and the course read: what the first frame did without.
    fn begin(&mut self) {
        let Some(reading) = self.reading.take() else {
            return;
        };
        let desk = self.number;
        if let Some(opener) = self.world.record.opener() {
            self.opening = true;
            spawn("record", &self.waker, opener, move |_opened| {
                let told = Told::Opened;
                Message { desk, told }
            });
        }
        spawn("course", &self.waker, reading, move |read| {
            let read = read.unwrap_or_else(|Mishap { message, .. }| {
                Err(format!("the course could not be read: {message}"))
            });
            let told = Told::Read(read.map(Arc::new));
            Message { desk, told }
        });
    }

    /// Has the record replayed, if that is still to be done, and record and course are there.
    fn remember(&mut self) {
        if self.opening {
            return;
        }
        let Some(library) = self.world.library.as_ref().filter(|_| self.world.unknown) else {
            return;
        };
        self.world.unknown = false;
        let replay = self.world.record.replay(library.deck.clone());
        let desk = self.number;
        spawn("record", &self.waker, replay, move |known| {
            let known = known.unwrap_or_else(|Mishap { message, .. }| Err(message));
            let told = Told::Remembered(known.map(Box::new));
            Message { desk, told }
        });
    }

    /// Keeps the place in a text that moved: after the frame, for nobody waits for it. Returns whether more than the text
    /// looks different now.
    fn keep_place(&mut self) -> bool {
        let edition = self.model.edition;
        if self.model.moved {
            let _ = self.act(Action::KeepPlace);
        }
        self.model.edition != edition
    }

    /// Makes room for another desk: whatever is still being done with the record is waited for.
    pub fn clear(mut self) {
        let _ = self.world.record.ready();
    }

    /// Closes the record. What else there is ends with the program: to give back a course piece by piece would keep who
    /// leaves waiting for longer than all the rest of it.
    pub fn close(self) {
        let Self { model, world, .. } = self;
        let World {
            record, library, ..
        } = world;
        drop(record);
        std::mem::forget((model, library));
    }

    fn act(&mut self, action: Action) -> Outcome {
        let now = self.clock.now();
        match step(&mut self.model, action, &mut self.world, now) {
            Next::GoOn => Outcome::Continue,
            Next::Suspend => Outcome::Suspend,
            Next::Quit => Outcome::Quit,
        }
    }
}

impl Face for Desk {
    type Message = Message;

    fn key(&mut self, key: KeyEvent) -> Outcome {
        match resolve(&self.model.layers(), key) {
            Some(action) => self.act(action),
            None => Outcome::Continue,
        }
    }

    fn paste(&mut self, text: String, cut: bool) -> Outcome {
        let outcome = self.act(Action::Paste(text));
        if cut {
            let _ = self.act(Action::Tell(
                "the paste was too long: its end is missing".to_owned(),
            ));
        }
        outcome
    }

    fn click(&mut self, at: ratatui::layout::Position) -> Outcome {
        self.act(Action::Point(at.x, at.y))
    }

    fn wheel(&mut self, notches: i32) -> Outcome {
        let notches = isize::try_from(notches).unwrap_or_default();
        self.act(Action::Wheel(notches.saturating_mul(NOTCH)))
    }

    fn resize(&mut self, size: Size) {
        if self.model.size != (size.width, size.height) {
            let _ = self.act(Action::Resize(size.width, size.height));
        }
    }

    fn message(&mut self, message: Message) -> Outcome {
        if message.desk != self.number {
            return Outcome::Continue;
        }
        match message.told {
            Told::Opened => {
                self.opening = false;
                match self.world.record.ready() {
                    Some(Ok(progress)) => self.act(Action::Progress(Box::new(progress))),
                    Some(Err(why)) => self.act(Action::SavingFailed(why)),
                    None => Outcome::Continue,
                }
            }
            Told::Read(Ok(library)) => {
                self.world.library = Some(library.clone());
                self.act(Action::Loaded(library))
            }
            Told::Read(Err(why)) => self.act(Action::LoadFailed(why)),
            Told::Remembered(Ok(memory)) => self.act(Action::Remembered(memory)),
            Told::Remembered(Err(why)) => {
                self.act(Action::Tell(format!("what is due is not known: {why}")))
            }
            Told::Found(found) => self.act(Action::Found {
                generation: found.generation,
                answer: Box::new(found.answer),
                is_all: found.is_all,
            }),
            Told::SearchEnded(None) => Outcome::Continue,
            Told::SearchEnded(Some(mishap)) => {
                // The next question starts another one.
                self.world.seeker = None;
                let why = format!("the search broke down: {}", mishap.message);
                self.act(Action::Tell(why))
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, stands: bool) -> Drawn {
        let drawn = self.drawn.replace(self.model.edition);
        let stands = stands && drawn == Some(self.model.edition);
        view(&self.model, &self.theme, frame, stands)
    }

    fn after_draw(&mut self) -> Option<Duration> {
        self.begin();
        self.remember();
        if self.keep_place() {
            // What came of it is to be seen.
            return Some(Duration::ZERO);
        }
        if !self.world.record.is_behind() {
            self.behind_since = None;
            return None;
        }
        let now = self.clock.now().since_start;
        if now.saturating_sub(*self.behind_since.get_or_insert(now)) < LATEST {
            return Some(PAUSE);
        }
        self.rest();
        None
    }

    fn rest(&mut self) {
        self.behind_since = None;
        if let Err(why) = self.world.record.settle() {
            let _ = self.act(Action::PositionLost(why));
        }
    }

    fn leave(&mut self, _ending: Ending) {
        self.keep_place();
        // Nobody is left to tell.
        let _ = self.world.record.settle_at_last();
    }
}

impl Ports for World {
    fn record(&mut self, attempt: &Attempt) -> Result<(), String> {
        self.record.append(attempt)
    }

    fn decide(&mut self, decision: &Decision) -> Result<(), String> {
        self.record.decide(decision)
    }

    fn open_record(&mut self) -> Result<Option<Progress>, String> {
        let opened = self.record.open();
        // What it says is known only now.
        self.unknown |= matches!(opened, Ok(Some(_)));
        opened
    }

    fn save_position(&mut self, position: &Position) -> Result<(), String> {
        self.record.note(position);
        Ok(())
    }

    fn save_unfinished(&mut self, begun: &Unfinished) -> Result<(), String> {
        self.record.note_unfinished(begun);
        Ok(())
    }

    fn search(&mut self, query: &str, generation: u64) -> Option<Answer> {
        // Once there is a course, what was typed is asked again.
        let library = self.library.as_ref()?;
        if !library.index.is_large() {
            // A course is searched within a fraction of a frame.
            return Some(library.index.answer(None, query, MOST_HITS));
        }
        let (library, waker, desk) = (Arc::clone(library), &self.waker, self.number);
        let seeker = self.seeker.get_or_insert_with(|| {
            Seeker::start(library, MOST_HITS, waker, move |found| {
                let told = match found {
                    Ok(found) => Told::Found(Box::new(found)),
                    Err(mishap) => Told::SearchEnded(mishap),
                };
                Message { desk, told }
            })
        });
        if !seeker.ask(query, generation) {
            self.seeker = None;
        }
        None
    }
}
