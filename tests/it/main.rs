//! Tests that use the crate from outside: the house, screens, the binary.

mod hostile;
mod house;
mod looks;
mod saving;
mod screens;
mod session;
mod shots;
mod sittings;
mod sizes;
