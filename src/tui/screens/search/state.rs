//! The state of the search and of the command palette.

use tui_input::Input;

use crate::search::SearchResults;
use crate::tui::keymap::layer::Layer;

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
    /// The layers below: their commands can be found.
    pub layers: Vec<Layer>,
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
