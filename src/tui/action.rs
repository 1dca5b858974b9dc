//! Everything that can happen: what a person asks for with a key, and what the world answers.

use std::sync::Arc;

use super::model::Library;
use crate::search::Answer;
use crate::study::{Attempt, AttemptId, CourseProgress, Memory, Rating};

/// A change to a line of text being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Put a character in.
    Insert(char),
    /// Begin a new line.
    Newline,
    /// Delete the character before.
    Backspace,
    /// Delete the character after.
    Delete,
    /// Delete the word before.
    DeleteWord,
    /// Delete everything.
    Clear,
    /// One character left.
    Left,
    /// One character right.
    Right,
    /// To the beginning.
    Home,
    /// To the end.
    End,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Action {
    /// One row or entry up.
    Up,
    /// One row or entry down.
    Down,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// To the beginning.
    Top,
    /// To the end.
    Bottom,
    /// Do what is under the cursor.
    Enter,
    /// Step out.
    Back,
    /// The next thing that can be opened.
    NextTarget,
    /// The one before.
    PrevTarget,
    /// The next section.
    NextSection,
    /// The section before.
    PrevSection,
    /// The next lesson.
    NextLesson,
    /// The lesson before.
    PrevLesson,
    /// Back to where the last jump began.
    JumpBack,
    /// Forward again.
    JumpForward,
    /// The first screen.
    GoToday,
    /// A lesson, by id or number, where it was left; without one, what was read last.
    OpenLesson(Option<String>),
    /// A sitting over a lesson, a module, an objective or a route, or the self-check of `lesson#section`; without an id,
    /// over the whole course.
    OpenQuiz(Option<String>),
    /// Find anything in the course.
    OpenSearch,
    /// Find any command.
    OpenPalette,
    /// Help for this screen.
    OpenHelp,
    /// The table of contents.
    OpenContents,
    /// The self-check of the section on the screen.
    SelfCheck,
    /// The quiz of the lesson on the screen.
    LessonQuiz,
    /// Where the course says so.
    ShowSource,
    /// One more hint.
    Hint,
    /// "I don't know."
    DontKnow,
    /// The next item.
    NextItem,
    /// The item before.
    PrevItem,
    /// Choose or unchoose the choice under the cursor.
    Toggle,
    /// Choose or unchoose the choice with this number, from 0.
    Pick(usize),
    /// Answer with what is filled in.
    Submit,
    /// Move the line under the cursor up.
    MoveUp,
    /// Move the line under the cursor down.
    MoveDown,
    /// The next thing that can stand under the cursor (1), or the one before (-1).
    Change(isize),
    /// Take back what stands under the cursor.
    TakeBack,
    /// Say how sure one is: the next of the words.
    Sure,
    /// Mark the item, to look at it again before the end; or unmark it.
    Flag,
    /// The overview of the sitting.
    Overview,
    /// Count the answer as right.
    CountMine,
    /// Choose another of the courses.
    OpenCourses,
    /// Ask what is due, at most so many.
    Review(usize),
    /// Compose a session that fits the time there is.
    OpenPlan,
    /// The next part of the planned session.
    NextPart,
    /// What the learner wants of the scheduler.
    OpenSettings,
    /// What the lesson on the screen rests on and is not known yet.
    OpenRequired,
    /// Say which item this is, for whoever writes the course.
    Report,
    /// How far one is.
    OpenProgress,
    /// Rate the answer otherwise.
    Rate(Rating),
    /// Take the last answer back.
    Undo,
    /// Do not ask the item any more, or ask it again.
    PutAside,
    /// Ask again what was missed.
    Again,
    /// The left button was clicked on a cell of the screen: column and row, from 0.
    Point(u16, u16),
    /// The wheel turned by so many lines: down if positive.
    Wheel(isize),
    /// Type.
    Edit(Edit),
    /// Text was pasted.
    Paste(String),
    /// Write the answers that could not be written again.
    RetrySaving,
    /// Go on although nothing is saved.
    StudyUnsaved,
    /// End the program.
    Quit,
    /// Hand the terminal back to the shell for a while.
    Suspend,
    /// The terminal has a new size.
    Resize(u16, u16),
    /// The course has been read.
    Loaded(Arc<Library>),
    /// The course cannot be read.
    LoadFailed(String),
    /// The record has been replayed: what is known of the course.
    Remembered(Box<Memory>),
    /// The record has been read.
    Progress(Box<CourseProgress>),
    /// The hits of the search with this number.
    Found {
        /// Which search.
        generation: u64,
        /// Best first; after the first time with further ones below.
        answer: Box<Answer>,
        /// Whether that is all.
        is_all: bool,
    },
    /// The record could not be opened: why, in a sentence.
    SavingFailed(String),
    /// An attempt is on disk.
    Recorded(AttemptId),
    /// An attempt could not be written.
    RecordFailed {
        /// The attempt.
        attempt: Box<Attempt>,
        /// Why, in a sentence.
        why: String,
    },
    /// A decision could not be written: why, in a sentence.
    DecisionLost(String),
    /// A reading position could not be kept: why, in a sentence.
    PositionLost(String),
    /// Something to tell.
    Tell(String),
}
