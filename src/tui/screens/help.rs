//! Help for the screen below: its key bindings, the mouse and the signs.

pub(crate) mod bindings;
pub(crate) mod layout;
pub(crate) mod update;
pub(crate) mod view;
