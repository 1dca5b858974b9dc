//! Everything that can happen: what a person asks for, grouped by the screen that answers it, and what workers report.

use std::sync::Arc;

use crossterm::event::KeyEvent;

use super::library::Library;
use crate::search::SearchResults;
use crate::study::{Attempt, AttemptId, CourseProgress, Memory, Rating, ReviewKind};

/// A change to a text that is being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Insert a character.
    Insert(char),
    /// Begin a new line.
    Newline,
    /// Delete the character before the cursor.
    Backspace,
    /// Delete the character after the cursor.
    Delete,
    /// Delete the character after the cursor; where nothing is typed, the end of input, as in a shell.
    DeleteOrEnd,
    /// Delete the word before the cursor.
    DeleteWord,
    /// Delete the word after the cursor.
    DeleteNextWord,
    /// Delete everything before the cursor.
    DeleteToStart,
    /// Delete everything after the cursor.
    DeleteToEnd,
    /// Move one character left.
    Left,
    /// Move one character right.
    Right,
    /// Move to the beginning of this word or the one before.
    WordLeft,
    /// Move to the beginning of the next word.
    WordRight,
    /// Move to the beginning.
    Home,
    /// Move to the end.
    End,
}

/// A movement of the cursor of a list, or of the text on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CursorAction {
    /// One row or entry up.
    Up,
    /// One row or entry down.
    Down,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// Half a screenful up.
    HalfPageUp,
    /// Half a screenful down.
    HalfPageDown,
    /// To the beginning.
    Top,
    /// To the end.
    Bottom,
    /// To the next thing that can be opened.
    NextLink,
    /// To the previous one.
    PrevLink,
    /// The wheel turned by this many lines, down if positive.
    Wheel(isize),
}

/// A screen or an overlay to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenAction {
    /// The home screen.
    Home,
    /// A lesson, by id or number, where it was left; without one, the lesson that was read last.
    Lesson(Option<String>),
    /// A quiz over a lesson, a module, an objective or a route, or the self-check of `lesson#section`; without an id,
    /// over the whole course.
    Quiz(Option<String>),
    /// A review of this kind, of at most this many questions.
    Review(ReviewKind, usize),
    /// The search over the course.
    Search,
    /// The command palette.
    Palette,
    /// Help for this screen.
    Help,
    /// The table of contents.
    Contents,
    /// The choice of a course.
    Courses,
    /// Sessions that fit the available time.
    Plan,
    /// The learner's settings of the scheduler.
    Settings,
    /// The progress screen.
    Progress,
}

/// What a person asks of a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReaderAction {
    /// The next section.
    NextSection,
    /// The previous section.
    PrevSection,
    /// The next lesson.
    NextLesson,
    /// The previous lesson.
    PrevLesson,
    /// Back to where the last jump began.
    JumpBack,
    /// Forward again.
    JumpForward,
    /// The self-check of the section on the screen.
    SelfCheck,
    /// The quiz of the lesson.
    LessonQuiz,
    /// The first prerequisite of the lesson that is not met.
    OpenPrerequisite,
}

/// What a person asks of a self-check, a quiz or a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuizAction {
    /// Show the paragraph the item comes from.
    ShowSource,
    /// Show one more hint.
    Hint,
    /// Answer "I don't know".
    DontKnow,
    /// The next item.
    NextItem,
    /// The previous item.
    PrevItem,
    /// Pick the choice, place or line with this number, from 0.
    PickNth(usize),
    /// Answer with what is filled in.
    Submit,
    /// Move the line under the cursor up.
    MoveUp,
    /// Move the line under the cursor down.
    MoveDown,
    /// Clear the place under the cursor.
    ClearPlace,
    /// The next level of confidence.
    CycleConfidence,
    /// Flag the item, to look at it again before the end; or remove the flag.
    Flag,
    /// The overview of the quiz.
    Overview,
    /// Count the answer as correct.
    MarkCorrect,
    /// Show the item's id and file, for a report to the author.
    Report,
    /// Override the rating of the answer.
    Rate(Rating),
    /// Take the last answer back.
    Undo,
    /// Suspend the item, or resume it.
    Suspend,
    /// Ask again what was missed.
    RetryMissed,
}

/// What a person decides when nothing can be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnsavedAction {
    /// Write the answers that could not be written again.
    Retry,
    /// Continue although nothing is saved.
    Continue,
}

/// What concerns the program as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProgramAction {
    /// End the program.
    Quit,
    /// Hand the terminal back to the shell.
    Suspend,
    /// The terminal has this many columns and rows.
    Resize(u16, u16),
    /// Show a message on the bottom line.
    Notify(String),
}

/// What a worker or the store reports. Reasons are sentences.
#[derive(Debug, Clone)]
pub enum BackgroundEvent {
    /// The course has been read.
    Loaded(Arc<Library>),
    /// The course cannot be read.
    LoadFailed(String),
    /// The record has been replayed into the scheduler's memory.
    Remembered(Box<Memory>),
    /// The record has been read.
    Progress(Box<CourseProgress>),
    /// Results of a search.
    Found {
        /// Number of the search.
        generation: u64,
        /// Results, best first; a later answer to the same search adds results at the end.
        answer: Box<SearchResults>,
        /// Whether these are all.
        is_all: bool,
    },
    /// The record could not be opened.
    SavingFailed(String),
    /// An attempt is on disk.
    Recorded(AttemptId),
    /// An attempt could not be written.
    RecordFailed {
        /// The attempt.
        attempt: Box<Attempt>,
        /// The reason.
        why: String,
    },
    /// A decision could not be written.
    DecisionLost(String),
    /// A reading position could not be written.
    PositionLost(String),
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Action {
    /// A key was pressed: what it is bound to here is done.
    Key(KeyEvent),
    /// Move the cursor, or scroll.
    Cursor(CursorAction),
    /// Open or do what is under the cursor.
    Activate,
    /// Step out.
    Back,
    /// Choose or unchoose what is under the cursor.
    Toggle,
    /// The next value under the cursor (1), or the previous one (-1).
    Cycle(isize),
    /// Type.
    Edit(Edit),
    /// Text was pasted.
    Paste(String),
    /// The left button was clicked on this column and row of the screen, from 0.
    Click(u16, u16),
    /// Open a screen or an overlay.
    Open(OpenAction),
    /// In a lesson.
    Reader(ReaderAction),
    /// In a quiz.
    Quiz(QuizAction),
    /// The next step of the study plan.
    NextPlanStep,
    /// In the question that is asked when nothing can be saved.
    Unsaved(UnsavedAction),
    /// For the program as a whole.
    Program(ProgramAction),
    /// From a worker or the store.
    Background(BackgroundEvent),
}
