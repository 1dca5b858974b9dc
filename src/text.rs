//! Text as data: what may reach a terminal, how words compare, how Markdown becomes prose, how prose wraps.
//! Knows nothing of courses, screens or files.

mod ascii;
mod clean;
mod dictionary;
mod fold;
mod markdown;
mod prose;
mod wrap;

pub use ascii::to_ascii;
pub use clean::{Clean, scrub};
pub use dictionary::{is_common_word, neighbours};
pub use fold::{Folded, fold, fold_onto, folded, normalise};
pub use markdown::parse_markdown;
pub use prose::{Emphasis, Para, Prose, Run, Table};
pub use wrap::{Piece, Row, is_all_narrow, is_narrow, width, wrap};
