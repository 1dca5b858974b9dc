//! Everything the screen shows, as plain data. Changed by `update` alone, read by `view`.

mod known;
mod library;
mod placing;
mod planned;
mod progress;
mod quiz;
mod reader;
mod resume;
mod review;
mod settings;
mod sheet;
mod unfinished;
mod wide;

use std::sync::Arc;
use std::time::Duration;

use tui_input::Input;

use super::action::Action;
use super::document::Document;
use super::effect::Effect;
use super::keymap::Layer;
use super::pointed::Pointed;
use crate::course::{CourseId, Lesson, LessonId};
use crate::search::Answer;
use crate::study::{
    Attempt, AttemptId, CourseProgress, Decision, DecisionId, DecisionKind, Now, uuid_v7,
};
use crate::text::SafeText;

pub use super::document::Spot;
pub use known::{Agenda, Known, Way};
pub use library::{Library, Opening, OpeningLesson, OpeningModule};
pub(in crate::tui) use placing::{right_places, slots, targets};
pub use planned::{Part, Planned};
pub use progress::Standing;
pub use quiz::{End, Quiz, Score};
pub(in crate::tui) use quiz::{can_count, is_self_scored};
pub use reader::{Place, Reader, Watch};
pub use review::{Outlook, Review, Slipping, Turn};
pub use settings::{Field, Form};
pub(in crate::tui) use sheet::is_blank;
pub use sheet::{Draft, Given, Lines, Row, Sheet};

/// How long a message stays on the bottom line, at least; the next key after that removes it.
const NOTICE: Duration = Duration::from_secs(2);

/// Whether answers are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// They are.
    On,
    /// They are not, and the person has not said what to do about it.
    Failed(String),
    /// They are not, and the person knows.
    Off,
}

/// A message on the bottom line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// When it appeared.
    pub since: Duration,
}

/// The search in front of a screen.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// What is being typed.
    pub input: Input,
    /// The number of the newest search.
    pub generation: u64,
    /// Its hits, and what to say about them.
    pub answer: Answer,
    /// The hit under the cursor.
    pub cursor: usize,
    /// The search whose hits they are.
    pub shown: u64,
    /// Whether they are all of the newest search.
    pub settled: bool,
    /// Whether the first hit is to be opened once it is there.
    pub hasty: bool,
    /// The layers it was opened over.
    pub here: Vec<Layer>,
}

/// The command palette.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    /// What is being typed.
    pub input: Input,
    /// The commands that match: indices into the table of bindings, best first.
    pub commands: Vec<usize>,
    /// The command under the cursor.
    pub cursor: usize,
    /// The layers it was opened over.
    pub here: Vec<Layer>,
}

/// What stands in front of a screen.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The search.
    Search(Box<Search>),
    /// The command palette.
    Palette(Box<Palette>),
    /// An entry of the reference.
    Entry(Box<Entry>),
    /// The table of contents, with its cursor.
    Contents(usize),
    /// The choice of a course, with the cursor.
    Courses(usize),
    /// Sessions that fit the time there is, with the cursor.
    Plan(usize),
    /// What the learner wants of the scheduler, while it is changed.
    Settings(Box<Form>),
    /// Help, with its first line.
    Help(usize),
    /// Saving failed.
    Unsaved,
}

/// An entry of the reference that is looked at.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id.
    pub id: SafeText,
    /// Its text.
    pub document: Arc<Document>,
    /// The link under the cursor: an index into the document's targets.
    pub focus: Option<usize>,
    /// Where its text begins.
    pub top: Spot,
}

/// A screen.
#[derive(Debug, Clone)]
pub enum Screen {
    /// The first screen, with its cursor.
    Today(usize),
    /// A lesson.
    Reader(Box<Reader>),
    /// A self-check, a quiz or a review.
    Quiz(Box<Quiz>),
    /// How far one is.
    Progress(Box<Standing>),
}

/// Everything the screen shows.
#[derive(Debug)]
pub struct Model {
    /// Columns and rows.
    pub size: (u16, u16),
    /// What was known at the start.
    pub opening: Opening,
    /// The course, once it has been read.
    pub library: Option<Arc<Library>>,
    /// What the record says.
    pub progress: CourseProgress,
    /// What follows from it: what is known, and what today brings.
    pub known: Known,
    /// Screens, the one that is shown last.
    pub screens: Vec<Screen>,
    /// What stands in front of it, the topmost last.
    pub overlays: Vec<Overlay>,
    /// Places that jumps left, and the places that going back left.
    pub jumps: (Vec<Place>, Vec<Place>),
    /// A message.
    pub notice: Option<Notice>,
    /// Whether answers are kept.
    pub saving: Saving,
    /// Answers that could not be written.
    pub unsaved: Vec<Attempt>,
    /// A sitting that was left before its end.
    pub parked: Option<Box<Quiz>>,
    /// What was asked for before the course had been read.
    pub pending: Option<Action>,
    /// Attempts made since the start.
    pub made: u16,
    /// The list in front and the first of its rows that is shown: it moves only as far as its cursor needs.
    pub window: Option<(Layer, usize)>,
    /// What the last thing a person did was a click on, if that was all it did.
    pub clicked: Option<Pointed>,
    /// The course to open when this one is left.
    pub next_course: Option<CourseId>,
    /// A planned session that is going on.
    pub planned: Option<Box<Planned>>,
    /// When a key was pressed last, counted from the start.
    pub touched: Duration,
}

impl Model {
    /// The model at the start. `progress` is what the record says, or why nothing can be saved.
    pub fn new(
        opening: Opening,
        progress: Result<CourseProgress, String>,
        size: (u16, u16),
    ) -> Self {
        let (progress, saving) = match progress {
            Ok(progress) => (progress, Saving::On),
            Err(why) => (CourseProgress::default(), Saving::Failed(why)),
        };
        let overlays = if saving == Saving::On {
            Vec::new()
        } else {
            vec![Overlay::Unsaved]
        };
        Self {
            size,
            opening,
            library: None,
            progress,
            known: Known::default(),
            screens: vec![Screen::Today(0)],
            overlays,
            jumps: (Vec::new(), Vec::new()),
            notice: None,
            saving,
            unsaved: Vec::new(),
            parked: None,
            pending: None,
            made: 0,
            window: None,
            clicked: None,
            next_course: None,
            planned: None,
            touched: Duration::ZERO,
        }
    }

    /// A lesson, if it has been read by now.
    pub fn lesson(&self, id: &LessonId) -> Option<&Lesson> {
        match &self.library {
            Some(library) => library.course.lesson(id.as_str()),
            None => self.opening.read.iter().find(|lesson| lesson.id == *id),
        }
    }

    /// The layers whose bindings hold now, the topmost first.
    pub fn layers(&self) -> Vec<Layer> {
        let mut layers = self.own_layers();
        let common = layers.iter().position(|layer| *layer == Layer::Common);
        if let (Some(common), false) = (common, self.opening.courses.is_empty()) {
            layers.insert(common, Layer::Several);
        }
        layers
    }

    fn own_layers(&self) -> Vec<Layer> {
        use Layer as L;
        match (self.overlays.last(), self.screens.last()) {
            (Some(Overlay::Search(_)), _) => vec![L::Typing, L::Search, L::Global],
            (Some(Overlay::Palette(_)), _) => vec![L::Typing, L::Palette, L::Global],
            (Some(Overlay::Entry(_)), _) => vec![L::Entry, L::Common, L::Global],
            (Some(Overlay::Contents(_)), _) => vec![L::Contents, L::Common, L::Global],
            (Some(Overlay::Courses(_)), _) => vec![L::Courses, L::Common, L::Global],
            (Some(Overlay::Plan(_)), _) => vec![L::Plan, L::Common, L::Global],
            (Some(Overlay::Settings(form)), _) => form.layers(),
            (Some(Overlay::Help(_)), _) => vec![L::Help, L::Common, L::Global],
            (Some(Overlay::Unsaved), _) => vec![L::Unsaved, L::Global],
            (None, Some(Screen::Reader(_))) => vec![L::Reader, L::Common, L::Global],
            (None, Some(Screen::Quiz(quiz))) => quiz.layers(),
            (None, Some(Screen::Progress(_))) => vec![L::Progress, L::Common, L::Global],
            (None, Some(Screen::Today(_)) | None) => vec![L::Today, L::Common, L::Global],
        }
    }

    /// The first row of a list that is shown where `height` of its `rows` fit: that of before, or as near to it as shows
    /// the rows from `need.0` to before `need.1`.
    pub(in crate::tui) fn first_row(
        &self,
        list: Layer,
        need: (usize, usize),
        (height, rows): (usize, usize),
    ) -> usize {
        let before = self.window.filter(|(own, _)| *own == list);
        let before = before.map_or(0, |(_, first)| first);
        let shown = before.min(need.0).max(need.1.saturating_sub(height));
        shown.min(rows.saturating_sub(height))
    }

    /// Shows a message on the bottom line.
    pub fn tell(&mut self, text: impl Into<String>, now: Now) {
        self.notice = Some(Notice {
            text: text.into(),
            since: now.since_start,
        });
    }

    /// Removes a message that has been there long enough.
    pub fn fade(&mut self, now: Now) {
        if self
            .notice
            .as_ref()
            .is_some_and(|notice| now.since_start.saturating_sub(notice.since) >= NOTICE)
        {
            self.notice = None;
        }
    }

    /// The seed of a sitting that begins now.
    pub fn next_seed(&self) -> u64 {
        let asked = self.opening.seed;
        asked.unwrap_or_else(|| crate::study::seed(self.opening.session, self.made.into()))
    }

    /// The next attempt's id: a UUID of version 7 made of the time, a counter and the number of this sitting.
    pub fn next_attempt(&mut self, now: Now) -> AttemptId {
        self.made = self.made.wrapping_add(1);
        AttemptId(uuid_v7(now, self.opening.session, u64::from(self.made)))
    }

    /// Decides something: known at once. What is to be written, unless nothing is kept.
    pub(in crate::tui) fn decide(&mut self, what: DecisionKind, now: Now) -> Option<Effect> {
        let decision = Decision {
            id: DecisionId(self.next_attempt(now).0),
            now,
            course: self.opening.course.clone(),
            what,
        };
        self.known.decide(&decision);
        (self.saving != Saving::Off).then(|| Effect::Decide(Box::new(decision)))
    }
}
