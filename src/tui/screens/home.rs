//! The home screen: one next step, what is due, the search, and the path through the course.

pub(crate) mod bindings;
pub(crate) mod entries;
pub(crate) mod layout;
pub(crate) mod update;
pub(crate) mod view;
