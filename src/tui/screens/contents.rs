//! The table of contents in front of the screen.

pub(in crate::tui) mod bindings;
pub(in crate::tui) mod layout;
pub(in crate::tui) mod rows;
pub(in crate::tui) mod update;
pub(in crate::tui) mod view;
