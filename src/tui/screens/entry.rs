//! An entry of the reference in front of the screen.

pub(crate) mod bindings;
pub(crate) mod layout;
pub(crate) mod state;
pub(crate) mod update;
pub(crate) mod view;
