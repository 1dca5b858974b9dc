//! Hands and feet.

mod step;

pub use step::{Next, Ports, step};
