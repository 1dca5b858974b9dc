//! Noticing that nothing but a lesson's text moved: what stands beside it need not be drawn again.

use crate::tui::action::Action;
use crate::tui::model::{Model, Screen};
use crate::tui::view::outline_top;

/// What moving about in a lesson may change of all that the outline, but for its sections, and the bottom line show.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Still {
    /// The first line of the outline.
    top: Option<usize>,
    /// What is known.
    revision: u64,
}

impl Still {
    /// How it stands before `action`; nothing if the action may change anything else.
    pub(super) fn before(model: &Model, action: &Action) -> Option<Self> {
        let moves = matches!(
            action,
            Action::Down
                | Action::Up
                | Action::PageDown
                | Action::PageUp
                | Action::NextSection
                | Action::PrevSection
                | Action::Top
                | Action::Bottom
                | Action::Wheel(_)
        );
        if !moves || model.notice.is_some() {
            return None;
        }
        Self::of(model)
    }

    /// Whether it still stands so.
    pub(super) fn holds(&self, model: &Model) -> bool {
        model.notice.is_none() && Self::of(model).as_ref() == Some(self)
    }

    fn of(model: &Model) -> Option<Self> {
        let is_read = matches!(model.screens.last(), Some(Screen::Reader(_)));
        (is_read && model.overlays.is_empty()).then(|| Self {
            top: outline_top(model),
            revision: model.known.revision,
        })
    }
}
