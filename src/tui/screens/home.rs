//! The home screen: one next step, what is due, the search, and the path through the course.

pub(in crate::tui) mod bindings;
pub(in crate::tui) mod entries;
pub(in crate::tui) mod layout;
pub(in crate::tui) mod update;
pub(in crate::tui) mod view;
