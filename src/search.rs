//! The search engine: an index of a course and ranked answers to queries. Pure: the same course and query give the same
//! hits. Knows no screen and no disk, and never sees the key of an item.

mod accumulator;
mod corpus;
mod date;
mod edit_distance;
mod expand;
mod filters;
mod hit;
mod index;
mod inverted_index;
mod kind;
mod live;
mod query;
mod rerank;
mod score;
mod searcher;
mod snippet;
mod subsequence;
mod synonyms;
#[cfg(test)]
mod tests;

pub use corpus::{Alias, DocLocation, KeywordField, SearchDocument};
pub use hit::{Hit, SearchResults};
pub use index::Index;
pub use kind::{KINDS, Kind, KindInfo};
pub use live::{LiveResults, NumberedQuery, answer_newest};
pub use query::SIGNS;
pub use searcher::Searcher;
pub use snippet::{excerpt, mark_words};
