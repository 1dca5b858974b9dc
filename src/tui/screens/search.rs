//! The search over the course, and the command palette.

pub(crate) mod bindings;
pub(crate) mod layout;
pub(crate) mod state;
pub(crate) mod update;
pub(crate) mod view;
