//! The table of contents in front of the screen.

pub(crate) mod bindings;
pub(crate) mod layout;
pub(crate) mod rows;
pub(crate) mod update;
pub(crate) mod view;
