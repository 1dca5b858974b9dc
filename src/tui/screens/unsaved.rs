//! The question that is asked when nothing can be saved.

pub(crate) mod bindings;
pub(crate) mod update;
pub(crate) mod view;
