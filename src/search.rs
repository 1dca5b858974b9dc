//! Everything that can be found in a course, as one ranked list. Pure: the same course and query give the same hits.
//! Knows no screen and no disk, and never sees the key of an item.

mod date;
mod expand;
mod gather;
mod gauge;
mod hit;
mod index;
mod kind;
mod letters;
mod live;
mod near;
mod orders;
mod query;
mod rank;
mod refine;
mod score;
mod snippet;
mod synonyms;
#[cfg(test)]
mod tests;
mod vocabulary;

pub use gather::{Cue, Findable, OtherName, Place};
pub use hit::{Answer, Hit};
pub use index::Index;
pub use kind::{KINDS, Kind, KindRow};
pub use live::{LiveAnswer, Numbered, answer_newest};
pub use query::SIGNS;
pub use rank::Finder;
pub use snippet::{excerpt, mark_words};
