//! The screens and overlays, each in a folder of its own: state, update, layout, view and key bindings.

pub(crate) mod contents;
pub(crate) mod courses;
pub(crate) mod entry;
pub(crate) mod help;
pub(crate) mod home;
pub(crate) mod plan;
pub(crate) mod progress;
pub(crate) mod quiz;
pub(crate) mod reader;
pub(crate) mod search;
pub(crate) mod settings;
pub(crate) mod unsaved;
