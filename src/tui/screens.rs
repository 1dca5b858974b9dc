//! The screens and overlays, each in a folder of its own: state, update, layout, view and key bindings.

pub(in crate::tui) mod contents;
pub(in crate::tui) mod courses;
pub(in crate::tui) mod entry;
pub(in crate::tui) mod help;
pub(in crate::tui) mod home;
pub(in crate::tui) mod plan;
pub(in crate::tui) mod progress;
pub(in crate::tui) mod quiz;
pub(in crate::tui) mod reader;
pub(in crate::tui) mod search;
pub(in crate::tui) mod settings;
pub(in crate::tui) mod unsaved;
