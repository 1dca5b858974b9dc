//! The learner's settings of the scheduler in front of the screen.

pub(in crate::tui) mod bindings;
pub(in crate::tui) mod state;
pub(in crate::tui) mod update;
pub(in crate::tui) mod view;
