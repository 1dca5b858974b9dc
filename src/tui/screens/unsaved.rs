//! The question that is asked when nothing can be saved.

pub(in crate::tui) mod bindings;
pub(in crate::tui) mod update;
pub(in crate::tui) mod view;
