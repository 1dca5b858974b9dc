//! The choice of a course in front of the screen.

pub(in crate::tui) mod bindings;
pub(in crate::tui) mod layout;
pub(in crate::tui) mod update;
pub(in crate::tui) mod view;
