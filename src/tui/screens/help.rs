//! Help for the screen below: its key bindings, the mouse and the signs.

pub(in crate::tui) mod bindings;
pub(in crate::tui) mod layout;
pub(in crate::tui) mod update;
pub(in crate::tui) mod view;
