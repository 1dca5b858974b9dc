//! Making a library: its index holds the course and the commands of the program.

use std::sync::{Arc, LazyLock, OnceLock};

use super::Library;
use crate::course::Course;
use crate::search::Index;
use crate::study::Deck;
use crate::tui::commands::commands;

impl Library {
    /// Makes index and cards of `course`.
    pub fn new(course: Course, findings: usize) -> Self {
        let index = Index::from_course(&course);
        Self::with_index(course, || index, findings)
    }

    /// Makes the cards of `course`. Its index is made by `index` when something is looked for; a person waits for it.
    pub fn with_index(
        course: Course,
        index: impl FnOnce() -> Index + Send + 'static,
        findings: usize,
    ) -> Self {
        let deck = Arc::new(Deck::new(&course));
        Self {
            course,
            index: LazyLock::new(Box::new(|| index().extended_with(&commands()))),
            lexicon: OnceLock::new(),
            deck,
            findings,
        }
    }
}
