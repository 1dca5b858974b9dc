//! Tests that use the crate from outside: the house, screens, the binary.

mod house;
mod screens;
mod session;
