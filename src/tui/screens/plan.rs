//! The choice of a study plan in front of the screen, and following it.

pub(in crate::tui) mod bindings;
pub(in crate::tui) mod layout;
pub(in crate::tui) mod sessions;
pub(in crate::tui) mod state;
pub(in crate::tui) mod update;
pub(in crate::tui) mod view;
