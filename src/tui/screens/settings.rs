//! The learner's settings of the scheduler in front of the screen.

pub(crate) mod bindings;
pub(crate) mod state;
pub(crate) mod update;
pub(crate) mod view;
