//! The progress screen: weak spots, reviews due, mastery, retention and calibration.

pub(crate) mod bindings;
pub(crate) mod layout;
pub(crate) mod state;
pub(crate) mod update;
pub(crate) mod view;
