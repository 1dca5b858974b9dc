//! The state of an entry of the reference.

use std::sync::Arc;

use crate::tui::document::{Document, ScrollPos};

/// An entry of the reference that is looked at.
#[derive(Debug, Clone)]
pub struct EntryScreen {
    /// Its text.
    pub document: Arc<Document>,
    /// The focused link: an index into the document's links.
    pub focus: Option<usize>,
    /// The top of the box.
    pub top: ScrollPos,
}
