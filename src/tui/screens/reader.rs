//! A lesson: outline, text and margin.

pub(crate) mod bindings;
pub(crate) mod layout;
pub(crate) mod outline;
pub(crate) mod prerequisites;
pub(crate) mod state;
pub(crate) mod timer;
pub(crate) mod update;
pub(crate) mod view;
