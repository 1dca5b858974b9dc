//! The search over the course, and the command palette.

pub(in crate::tui) mod bindings;
pub(in crate::tui) mod layout;
pub(in crate::tui) mod state;
pub(in crate::tui) mod update;
pub(in crate::tui) mod view;
