//! Everything the screen shows, as plain data. Changed by `update` alone, read by `view`.

pub(in crate::tui) mod item_form;
pub(in crate::tui) mod known;
mod quiz;

use std::sync::Arc;
use std::time::Duration;

use super::action::Action;
use super::effect::Effect;
use super::hit_target::HitTarget;
use super::keymap::layer::Layer;
use super::library::{Library, Opening};
use super::messages::Message;
use super::screens::entry::state::EntryScreen;
use super::screens::plan::state::ActivePlan;
use super::screens::progress::state::ProgressScreen;
use super::screens::reader::state::{JumpTarget, ReaderScreen};
use super::screens::search::state::{PaletteScreen, SearchMemory, SearchScreen};
use super::screens::settings::state::SettingsForm;
use crate::course::{CourseId, Lesson, LessonId};
use crate::study::{
    Attempt, AttemptId, CourseProgress, Decision, DecisionId, DecisionKind, Now, uuid_v7,
};

pub(in crate::tui) use item_form::is_blank;
pub use item_form::{AnswerInput, FormField, ItemForm, LineOrder};
pub use known::{Agenda, LearnerState};
pub use quiz::{Quiz, SummaryEntry};

/// Whether answers are written to the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SavingState {
    /// They are.
    On,
    /// They are not, for this reason, and the person has not decided what to do.
    Failed(String),
    /// They are not, and the person has agreed to that.
    Off,
}

/// How saving goes.
#[derive(Debug)]
pub struct Persistence {
    /// Whether answers are written.
    pub state: SavingState,
    /// Answers that could not be written.
    pub failed_writes: Vec<Attempt>,
}

/// What stands in front of a screen.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The search.
    Search(Box<SearchScreen>),
    /// The command palette.
    Palette(Box<PaletteScreen>),
    /// An entry of the reference.
    Entry(Box<EntryScreen>),
    /// The table of contents, with its cursor.
    Contents(usize),
    /// The choice of a course, with its cursor.
    Courses(usize),
    /// Sessions that fit the available time, with the cursor.
    Plan(usize),
    /// The settings that are being edited.
    Settings(Box<SettingsForm>),
    /// Help, with its first line.
    Help(usize),
    /// The question that is asked when nothing can be saved.
    Unsaved,
}

impl Overlay {
    /// The layer of its bindings.
    pub(in crate::tui) fn layer(&self) -> Layer {
        match self {
            Self::Search(_) => Layer::Search,
            Self::Palette(_) => Layer::Palette,
            Self::Entry(_) => Layer::Entry,
            Self::Contents(_) => Layer::Contents,
            Self::Courses(_) => Layer::Courses,
            Self::Plan(_) => Layer::Plan,
            Self::Settings(_) => Layer::Settings,
            Self::Help(_) => Layer::Help,
            Self::Unsaved => Layer::Unsaved,
        }
    }
}

/// A screen.
#[derive(Debug, Clone)]
pub enum Screen {
    /// The home screen, with its cursor.
    Home(usize),
    /// A lesson.
    Reader(Box<ReaderScreen>),
    /// A self-check, a quiz or a review.
    Quiz(Box<Quiz>),
    /// Progress.
    Progress(Box<ProgressScreen>),
}

/// Places that jumps left.
#[derive(Debug, Default)]
pub struct JumpList {
    /// Places to go back to, the latest last.
    pub back: Vec<JumpTarget>,
    /// Places that going back left, the latest last.
    pub forward: Vec<JumpTarget>,
}

/// What an action waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitFor {
    /// The course has been read.
    Course,
    /// The course has been read and the record has been replayed.
    Record,
}

/// What goes on whichever screen is shown.
#[derive(Debug, Default)]
pub struct OngoingStudy {
    /// The study plan that is being followed.
    pub plan: Option<Box<ActivePlan>>,
    /// A quiz that was left before its end.
    pub paused_quiz: Option<Box<Quiz>>,
    /// Attempts made since the start of the program.
    pub attempt_count: u16,
    /// The course to open when this one is left.
    pub next_course: Option<CourseId>,
    /// An action that was asked for too early.
    pub deferred: Option<(Action, WaitFor)>,
    /// An action that follows from the one at hand.
    pub follow_up: Option<Action>,
}

/// Traces of the person's last actions.
#[derive(Debug, Default)]
pub struct Interaction {
    /// The list in front and its first row on the screen: it scrolls only as far as its cursor needs.
    pub list_offset: Option<(Layer, usize)>,
    /// What the last action was a click on, if it was one.
    pub clicked: Option<HitTarget>,
    /// When a key was pressed last, counted from the start of the program.
    pub last_input: Duration,
    /// How often the next movement is to be made, as far as it has been typed: `5j`.
    pub count: Option<usize>,
    /// When Enter was pressed, if it was the last key.
    pub last_enter: Option<Duration>,
    /// The last search and the queries before it.
    pub searches: SearchMemory,
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
    /// The scheduler's state, and what is due today.
    pub known: LearnerState,
    /// Screens, the one that is shown last.
    pub screens: Vec<Screen>,
    /// Overlays in front of it, the topmost last.
    pub overlays: Vec<Overlay>,
    /// Places that jumps left.
    pub jumps: JumpList,
    /// A message on the bottom line, until the next key.
    pub notice: Option<String>,
    /// How saving goes.
    pub persistence: Persistence,
    /// What goes on whichever screen is shown.
    pub study: OngoingStudy,
    /// Traces of the last actions.
    pub interaction: Interaction,
}

impl Model {
    /// The model at the start. `progress` is what the record says, or why nothing can be saved.
    pub fn new(
        opening: Opening,
        progress: Result<CourseProgress, String>,
        size: (u16, u16),
    ) -> Self {
        let (progress, state) = match progress {
            Ok(progress) => (progress, SavingState::On),
            Err(why) => (CourseProgress::default(), SavingState::Failed(why)),
        };
        let is_failed = state != SavingState::On;
        Self {
            size,
            opening,
            library: None,
            progress,
            known: LearnerState::default(),
            screens: vec![Screen::Home(0)],
            overlays: is_failed.then_some(Overlay::Unsaved).into_iter().collect(),
            jumps: JumpList::default(),
            notice: None,
            persistence: Persistence {
                state,
                failed_writes: Vec::new(),
            },
            study: OngoingStudy::default(),
            interaction: Interaction::default(),
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
        let mut layers = self.screen_layers();
        let common = layers.iter().position(|layer| *layer == Layer::Common);
        if let (Some(common), false) = (common, self.opening.courses.is_empty()) {
            layers.insert(common, Layer::MultiCourse);
        }
        layers
    }

    fn screen_layers(&self) -> Vec<Layer> {
        let below = |layer| vec![layer, Layer::Common, Layer::Global];
        match (self.overlays.last(), self.screens.last()) {
            (Some(Overlay::Search(_) | Overlay::Palette(_)), _) => {
                let layer = self.overlays.last().map(Overlay::layer);
                [Some(Layer::Typing), layer, Some(Layer::Global)]
                    .into_iter()
                    .flatten()
                    .collect()
            }
            (Some(Overlay::Settings(form)), _) => form.layers(),
            (Some(Overlay::Unsaved), _) => vec![Layer::Unsaved, Layer::Global],
            (Some(overlay), _) => below(overlay.layer()),
            (None, Some(Screen::Reader(_))) => below(Layer::Reader),
            (None, Some(Screen::Quiz(quiz))) => quiz.layers(),
            (None, Some(Screen::Progress(_))) => below(Layer::Progress),
            (None, Some(Screen::Home(_)) | None) => below(Layer::Home),
        }
    }

    /// Whether an overlay covers the screen, so that the terminal's cursor belongs to the overlay.
    pub(in crate::tui) fn is_covered(&self) -> bool {
        !matches!(self.overlays.last(), None | Some(Overlay::Unsaved))
    }

    /// Puts `overlay` in front, in the place of another one of its kind.
    pub(in crate::tui) fn show_overlay(&mut self, overlay: Overlay) {
        self.overlays
            .retain(|other| other.layer() != overlay.layer());
        self.overlays.push(overlay);
    }

    /// The lesson on top, if it is one.
    pub(in crate::tui) fn reader(&self) -> Option<&ReaderScreen> {
        match self.screens.last()? {
            Screen::Reader(reader) => Some(reader),
            _ => None,
        }
    }

    /// The lesson on top, to be changed.
    pub(in crate::tui) fn reader_mut(&mut self) -> Option<&mut ReaderScreen> {
        match self.screens.last_mut()? {
            Screen::Reader(reader) => Some(reader),
            _ => None,
        }
    }

    /// The quiz on top, if it is one.
    pub(in crate::tui) fn quiz(&self) -> Option<&Quiz> {
        match self.screens.last()? {
            Screen::Quiz(quiz) => Some(quiz),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub(in crate::tui) fn quiz_mut(&mut self) -> Option<&mut Quiz> {
        match self.screens.last_mut()? {
            Screen::Quiz(quiz) => Some(quiz),
            _ => None,
        }
    }

    /// Keeps `action` until it can be done.
    pub fn defer(&mut self, action: Action, until: WaitFor) {
        self.study.deferred = Some((action, until));
    }

    /// Keeps `action` until the record has been replayed, and says so.
    pub(in crate::tui) fn defer_to_record(&mut self, action: Action) {
        self.defer(action, WaitFor::Record);
        self.notify(Message::RecordStillRead.text());
    }

    /// The next action that can be done now, of those that follow or were deferred.
    pub(in crate::tui) fn next_action(&mut self) -> Option<Action> {
        if let Some(action) = self.study.follow_up.take() {
            return Some(action);
        }
        let (is_read, is_replayed) = (self.library.is_some(), self.known.memory.is_some());
        let is_ready = |(_, until): &mut (Action, WaitFor)| match until {
            WaitFor::Course => is_read,
            WaitFor::Record => is_read && is_replayed,
        };
        let ready = self.study.deferred.take_if(is_ready);
        ready.map(|(action, _)| action)
    }

    /// Shows a message on the bottom line.
    pub fn notify(&mut self, text: impl Into<String>) {
        self.notice = Some(text.into());
    }

    /// The seed of a sitting that begins now.
    pub fn next_seed(&self) -> u64 {
        let asked = self.opening.seed;
        asked.unwrap_or_else(|| {
            crate::study::seed(self.opening.session, self.study.attempt_count.into())
        })
    }

    /// The next attempt's id: a UUID of version 7 made of the time, a counter and the number of this sitting.
    pub fn next_attempt(&mut self, now: Now) -> AttemptId {
        self.study.attempt_count = self.study.attempt_count.wrapping_add(1);
        AttemptId(uuid_v7(
            now,
            self.opening.session,
            u64::from(self.study.attempt_count),
        ))
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
        (self.persistence.state != SavingState::Off).then(|| Effect::Decide(Box::new(decision)))
    }
}
