//! What a click can be on. What it then does is `update`'s; where things are, the views know.

use super::model::Row;
use crate::study::Confidence;

/// Something on the screen that a click means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointed {
    /// An entry of the list in front: what its cursor counts.
    Entry(usize),
    /// A word or line of the text in front that can be opened: an index into the document's targets.
    Target(usize),
    /// A line of the outline beside the text.
    Outline(usize),
    /// A row of the item that is being answered.
    Form(Row),
    /// A place in the text that is being written: row and column of what is written.
    Text(usize, usize),
    /// A right-hand side or a category, by the number that picks it.
    Pick(usize),
    /// How sure one is.
    Sure(Confidence),
    /// A key on the bottom line, as the table of bindings has it.
    Key(&'static str),
}
