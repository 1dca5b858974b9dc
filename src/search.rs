//! Everything that can be found in a course, as one ranked list. Pure: the same course and query give the same hits.
//! Knows no screen and no disk, and never sees the key of an item.

mod index;
mod name;
mod query;
mod rank;
mod snippet;
#[cfg(test)]
mod tests;
mod vocabulary;
mod words;

pub use index::Index;
pub use query::{KINDS, Kind, KindRow};
pub use rank::Hit;
