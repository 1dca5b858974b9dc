//! Layers of key bindings. Those of the moment are searched in order, the topmost first.

use crate::tui::messages::Message;

/// Where a binding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layer {
    /// Everywhere.
    Global,
    /// Everywhere, except where text is typed.
    Common,
    /// Wherever [`Self::Common`] is, if there are several courses.
    MultiCourse,
    /// The choice of a course.
    Courses,
    /// The home screen.
    Home,
    /// A lesson.
    Reader,
    /// An item that is being answered.
    Answering,
    /// A line of an item has been picked up, to be moved.
    Moving,
    /// A text of several lines is being written.
    Writing,
    /// An item that has been answered.
    Answered,
    /// An item of a review that has been answered, beside [`Self::Answered`].
    Reviewed,
    /// The progress screen.
    Progress,
    /// The choice of a study plan.
    Plan,
    /// The settings.
    Settings,
    /// The overview of a quiz.
    Summary,
    /// The search.
    Search,
    /// The command palette.
    Palette,
    /// An entry of the reference.
    Entry,
    /// The table of contents.
    Contents,
    /// The help.
    Help,
    /// Saving failed.
    Unsaved,
    /// A line of text is being typed: plain characters go into it, and no layer below this one sees them.
    Typing,
}

impl Layer {
    /// The heading of its part of the help.
    pub fn title(self) -> Message {
        match self {
            Self::Global => Message::LayerGlobal,
            Self::Common => Message::LayerCommon,
            Self::MultiCourse => Message::LayerMultiCourse,
            Self::Courses => Message::LayerCourses,
            Self::Home => Message::LayerHome,
            Self::Reader => Message::LayerReader,
            Self::Answering => Message::LayerAnswering,
            Self::Moving => Message::LayerMoving,
            Self::Writing => Message::LayerWriting,
            Self::Answered => Message::LayerAnswered,
            Self::Reviewed => Message::LayerReviewed,
            Self::Progress => Message::LayerProgress,
            Self::Plan => Message::LayerPlan,
            Self::Settings => Message::LayerSettings,
            Self::Summary => Message::LayerSummary,
            Self::Search => Message::LayerSearch,
            Self::Palette => Message::LayerPalette,
            Self::Entry => Message::LayerEntry,
            Self::Contents => Message::LayerContents,
            Self::Help => Message::LayerHelp,
            Self::Unsaved => Message::LayerUnsaved,
            Self::Typing => Message::LayerTyping,
        }
    }
}
