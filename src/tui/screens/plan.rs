//! The choice of a study plan in front of the screen, and following it.

pub(crate) mod bindings;
pub(crate) mod layout;
pub(crate) mod sessions;
pub(crate) mod state;
pub(crate) mod summary;
pub(crate) mod update;
pub(crate) mod view;
