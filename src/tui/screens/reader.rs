//! A lesson: outline, text and margin.

pub(in crate::tui) mod bindings;
pub(in crate::tui) mod layout;
pub(in crate::tui) mod outline;
pub(in crate::tui) mod prerequisites;
pub(in crate::tui) mod state;
pub(in crate::tui) mod timer;
pub(in crate::tui) mod update;
pub(in crate::tui) mod view;
