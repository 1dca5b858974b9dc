//! The texts a course studies, for the one rule that compares the course with them (MC16). They are never part of a course.

use std::collections::HashMap;

use super::words::plain_words;

/// Words in a row that make a copy (rule MC16).
pub(super) const COPIED: usize = 8;

/// Texts that a course may not copy, by their runs of words.
#[derive(Debug, Clone, Default)]
pub struct Essays {
    runs: HashMap<Vec<String>, usize>,
    names: Vec<String>,
}

impl Essays {
    /// Essays with a name for each.
    pub fn new<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut essays = Self::default();
        for (name, text) in texts {
            let number = essays.names.len();
            essays.names.push(name.to_owned());
            for run in plain_words(text).windows(COPIED) {
                essays.runs.entry(run.to_vec()).or_insert(number);
            }
        }
        essays
    }

    /// Whether there is nothing to compare with.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The essay that has these words in a row.
    pub(super) fn has(&self, run: &[String]) -> Option<&str> {
        let number = self.runs.get(run)?;
        self.names.get(*number).map(String::as_str)
    }
}
