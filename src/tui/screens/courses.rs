//! The choice of a course in front of the screen.

pub(crate) mod bindings;
pub(crate) mod layout;
pub(crate) mod update;
pub(crate) mod view;
