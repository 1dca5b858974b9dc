//! The state of the search and of the command palette.

use tui_input::Input;

use crate::search::SearchResults;
use crate::tui::keymap::layer::Layer;

/// Where a query comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum QueryOrigin {
    /// It was typed or edited.
    #[default]
    Typed,
    /// It is that of an earlier search: the next letter replaces it.
    Kept,
}

/// The search.
#[derive(Debug, Clone, Default)]
pub struct SearchScreen {
    /// The query.
    pub input: Input,
    /// Number of the newest search.
    pub generation: u64,
    /// The results on the screen.
    pub answer: SearchResults,
    /// The result under the cursor.
    pub cursor: usize,
    /// Number of the search that the results belong to.
    pub shown: u64,
    /// Whether they are all results of the newest search.
    pub is_complete: bool,
    /// Whether the first result is to be opened once it is there.
    pub opens_first: bool,
    /// Where the query comes from.
    pub origin: QueryOrigin,
    /// The layers below: their commands can be found.
    pub layers: Vec<Layer>,
}

/// What the search keeps for the next time it is opened.
#[derive(Debug, Default)]
pub struct SearchMemory {
    /// The last search that had a query, as it was left.
    pub last: Option<Box<SearchScreen>>,
    /// Earlier queries, each once, the latest last.
    pub queries: Vec<String>,
}

/// The most queries that are kept.
const MOST_QUERIES: usize = 50;

impl SearchMemory {
    /// Keeps a query as the latest.
    pub(crate) fn keep_query(&mut self, query: &str) {
        let query = query.trim();
        if query.is_empty() {
            return;
        }
        self.queries.retain(|other| other != query);
        self.queries.push(query.to_owned());
        let excess = self.queries.len().saturating_sub(MOST_QUERIES);
        self.queries.drain(..excess);
    }

    /// The query before `query`; before the first one, and before a query that is not kept, the latest.
    pub(crate) fn before(&self, query: &str) -> Option<&str> {
        let at = self.queries.iter().position(|other| other == query.trim());
        let before = at.and_then(|at| self.queries.get(at.checked_sub(1)?));
        before.or(self.queries.last()).map(String::as_str)
    }
}

/// The command palette.
#[derive(Debug, Clone, Default)]
pub struct PaletteScreen {
    /// The query.
    pub input: Input,
    /// The commands that match: indices into the table of bindings.
    pub commands: Vec<usize>,
    /// The command under the cursor.
    pub cursor: usize,
    /// The layers below: their commands can be found.
    pub layers: Vec<Layer>,
}
