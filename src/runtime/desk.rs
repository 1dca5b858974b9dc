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
use super::record::{Opened, Record};
use super::seeker::{Found, Seeker};
use super::step::{Next, Ports, step};
use super::worker::{Mishap, spawn};
use crate::search::Answer;
use crate::study::{Attempt, Decision, Memory, Position};
use crate::tui::{Action, Library, Model, Progress, Theme, resolve, view};

/// Hits that are asked for: more than a screen shows, few enough to rank at once.
const MOST_HITS: usize = 100;

/// How long nobody must press a key before the reading position is written: whoever scrolls need not wait for the disk.
const PAUSE: Duration = Duration::from_millis(250);
/// How long a position may stay unwritten while keys keep coming (assessment: two seconds at most).
const LATEST: Duration = Duration::from_secs(2);

/// How the course is read, by a worker: the library, or why there is none.
pub type Reading = Box<dyn FnOnce() -> Result<Library, String> + Send>;

/// What workers send.
pub enum Message {
    /// The record is ready for writing, or cannot be.
    Opened(Result<Box<Opened>, String>),
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
    clock: Clock,
    world: World,
    waker: Waker<Message>,
    /// How to read the course, until the first frame is out.
    reading: Option<Reading>,
    /// Whether the record is being made ready.
    opening: bool,
    /// Since when, counted from the start, the record is behind.
    behind_since: Option<Duration>,
}

struct World {
    record: Record,
    library: Option<Arc<Library>>,
    /// Whether the record is to be replayed once the course is there.
    unknown: bool,
    waker: Waker<Message>,
    /// The worker that searches, where the library is too large to be searched at once.
    seeker: Option<Seeker>,
}

impl Desk {
    /// A study hall that shows `model`; `reading` reads the course after the first frame.
    pub fn new(
        model: Model,
        theme: Theme,
        record: Record,
        (waker, reading): (Waker<Message>, Reading),
    ) -> Self {
        let world = World {
            record,
            library: None,
            unknown: true,
            waker: waker.clone(),
            seeker: None,
        };
        Self {
            model,
            theme,
            clock: Clock::start(),
            world,
            waker,
            reading: Some(reading),
            opening: false,
            behind_since: None,
        }
    }

    /// Has the record made ready for writing, if it is not, and the course read: what the first frame did without.
    fn begin(&mut self) {
        let Some(reading) = self.reading.take() else {
            return;
        };
        if let Some(opener) = self.world.record.opener() {
            self.opening = true;
            spawn("record", &self.waker, opener, |opened| {
                let opened = opened.unwrap_or_else(|Mishap { message, .. }| Err(message));
                Message::Opened(opened.map(Box::new))
            });
        }
        spawn("course", &self.waker, reading, |read| {
            let read = read.unwrap_or_else(|Mishap { message, .. }| {
                Err(format!("the course could not be read: {message}"))
            });
            Message::Read(read.map(Arc::new))
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
        spawn("record", &self.waker, replay, |known| {
            let known = known.unwrap_or_else(|Mishap { message, .. }| Err(message));
            Message::Remembered(known.map(Box::new))
        });
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

    fn resize(&mut self, size: Size) {
        if self.model.size != (size.width, size.height) {
            let _ = self.act(Action::Resize(size.width, size.height));
        }
    }

    fn message(&mut self, message: Message) -> Outcome {
        match message {
            Message::Opened(opened) => {
                self.opening = false;
                let action = match opened {
                    Ok(opened) => Action::Progress(Box::new(self.world.record.take(*opened))),
                    Err(why) => Action::SavingFailed(why),
                };
                self.act(action)
            }
            Message::Read(Ok(library)) => {
                self.world.library = Some(library.clone());
                self.act(Action::Loaded(library))
            }
            Message::Read(Err(why)) => self.act(Action::LoadFailed(why)),
            Message::Remembered(Ok(memory)) => self.act(Action::Remembered(memory)),
            Message::Remembered(Err(why)) => {
                self.act(Action::Tell(format!("what is due is not known: {why}")))
            }
            Message::Found(found) => self.act(Action::Found {
                generation: found.generation,
                answer: Box::new(found.answer),
                is_all: found.is_all,
            }),
            Message::SearchEnded(None) => Outcome::Continue,
            Message::SearchEnded(Some(mishap)) => {
                // The next question starts another one.
                self.world.seeker = None;
                let why = format!("the search broke down: {}", mishap.message);
                self.act(Action::Tell(why))
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>) -> Option<ratatui::layout::Position> {
        view(&self.model, &self.theme, frame)
    }

    fn after_draw(&mut self) -> Option<Duration> {
        self.begin();
        self.remember();
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
        // Nobody is left to tell.
        let _ = self.world.record.settle();
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

    fn search(&mut self, query: &str, generation: u64) -> Option<Answer> {
        // Once there is a course, what was typed is asked again.
        let library = self.library.as_ref()?;
        if !library.index.is_large() {
            // A course is searched within a fraction of a frame.
            return Some(library.index.answer(None, query, MOST_HITS));
        }
        let (library, waker) = (Arc::clone(library), &self.waker);
        let seeker = self.seeker.get_or_insert_with(|| {
            Seeker::start(library, MOST_HITS, waker, |found| match found {
                Ok(found) => Message::Found(Box::new(found)),
                Err(mishap) => Message::SearchEnded(mishap),
            })
        });
        if !seeker.ask(query, generation) {
            self.seeker = None;
        }
        None
    }
}
