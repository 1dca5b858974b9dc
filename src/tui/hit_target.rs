//! What a click can hit. The layouts know where it is; `update` knows what the click does.

use super::model::item_form::FormField;
use crate::study::Confidence;

/// What a click hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitTarget {
    /// An entry of the list in front, as its cursor counts.
    Entry(usize),
    /// A link in the text in front: an index into the document's links.
    Link(usize),
    /// A row of the outline beside the text.
    Outline(usize),
    /// A row of the item that is being answered.
    FormRow(FormField),
    /// A row and column of the text that is being written.
    Text(usize, usize),
    /// A line to type in of the item that is being answered, by its number, and a column of it.
    Line(usize, usize),
    /// A column of the text field in front.
    Prompt(usize),
    /// A right-hand side or category, by the number that picks it.
    Pick(usize),
    /// A level of confidence.
    Confidence(Confidence),
    /// A key on the bottom line, in the notation of the table of bindings.
    Key(&'static str),
}
