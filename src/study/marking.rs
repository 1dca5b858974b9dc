//! placeholder
use super::{Mark, Response};
use crate::course::{Course, Item};
/// placeholder
#[derive(Debug, Clone, Default)]
pub struct Lexicon;
impl Lexicon {
    /// placeholder
    pub fn of(_: &Course) -> Self {
        Self
    }
}
/// placeholder
pub fn mark(_: &Item, _: &Response, _: &Lexicon) -> Mark {
    Mark {
        score: 0.0,
        parts: vec![],
    }
}
