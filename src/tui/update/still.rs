//! Noticing that nothing but a lesson's text moved: what stands beside it need not be drawn again.

use crate::tui::action::Action;
use crate::tui::model::{Model, Screen};
use crate::tui::view::outline_top;

/// Whether `action` moves about in a lesson, if it is done in one, and does nothing else.
pub(super) fn moves(action: &Action) -> bool {
    matches!(
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
    )
}

/// What moving about in a lesson may change of all that the outline, but for its sections, and the bottom line show.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Still {
    /// The section that is being read: the outline keeps it in sight.
    section: usize,
    /// What is known.
    revision: u64,
}

impl Still {
    /// How it stands before `action`; nothing if the action may change anything else.
    pub(super) fn before(model: &Model, action: &Action) -> Option<Self> {
        let stays = moves(action) || matches!(action, Action::KeepPlace);
        if !stays || model.notice.is_some() || !model.overlays.is_empty() {
            return None;
        }
        let Some(Screen::Reader(reader)) = model.screens.last() else {
            return None;
        };
        Some(Self {
            section: reader.section(model.size),
            revision: model.known.revision,
        })
    }

    /// Whether it still stands so.
    pub(super) fn holds(&self, model: &Model) -> bool {
        let Some(Screen::Reader(reader)) = model.screens.last() else {
            return false;
        };
        if model.notice.is_some() || model.known.revision != self.revision {
            return false;
        }
        let section = reader.section(model.size);
        let top = |section| outline_top(model, reader, section);
        section == self.section || top(section) == top(self.section)
    }
}
