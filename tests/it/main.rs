//! Tests that use the crate from outside: the house, screens, the binary.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that cannot go on has failed"
)]

mod answer_keys;
mod course;
mod finding;
mod guide;
mod hostile;
mod house;
mod kinds;
mod lines;
mod looks;
mod manual;
mod mouse;
mod names;
mod picture;
mod review;
mod saving;
mod screens;
mod search_memory;
mod session;
mod shots;
mod sittings;
mod sizes;
mod unfinished;
mod wide;
