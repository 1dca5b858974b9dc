//! Prose: running text after its Markdown has been read, ready to be wrapped and drawn.
//! Plain data; made by `markdown`, read by every face of the program.

use super::Clean;
use serde::{Deserialize, Serialize};

/// How a run of words is set apart from its neighbours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "three independent ways to set words apart"
)]
pub struct Emphasis {
    /// Emphasised (`*word*`).
    pub italic: bool,
    /// Strong (`**word**`).
    pub bold: bool,
    /// Verbatim (`` `word` ``).
    pub code: bool,
}

/// Words with one look and, where they are a link, one target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The words, blanks included.
    pub text: Clean,
    /// Their look.
    pub emphasis: Emphasis,
    /// What they lead to, as the author wrote it: `id` or `lesson-id#part`.
    pub link: Option<Clean>,
}

/// A table in running text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Column headings.
    pub head: Vec<Vec<Run>>,
    /// Rows of cells; as many cells in each as there are headings.
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// One paragraph, the unit that is wrapped, pointed at and returned to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Para {
    /// An ordinary paragraph.
    Text(Vec<Run>),
    /// A list item with its marker (`•`, `1.`) and depth (0 is outermost).
    Item {
        /// Nesting, from 0.
        depth: u8,
        /// What stands before it.
        marker: Clean,
        /// Its words.
        runs: Vec<Run>,
    },
    /// A quoted paragraph.
    Quote(Vec<Run>),
    /// A table.
    Table(Table),
}

impl Para {
    /// The runs of the paragraph in reading order; a table's cells row by row.
    pub fn runs(&self) -> Box<dyn Iterator<Item = &Run> + '_> {
        match self {
            Self::Text(runs) | Self::Quote(runs) | Self::Item { runs, .. } => Box::new(runs.iter()),
            Self::Table(table) => Box::new(
                table
                    .head
                    .iter()
                    .chain(table.rows.iter().flatten())
                    .flatten(),
            ),
        }
    }

    /// The words alone, table cells parted by blanks.
    pub fn plain(&self) -> String {
        match self {
            Self::Text(runs) | Self::Quote(runs) | Self::Item { runs, .. } => join(runs),
            Self::Table(table) => table
                .head
                .iter()
                .chain(table.rows.iter().flatten())
                .map(|cell| join(cell))
                .collect::<Vec<_>>()
                .join(" "),
        }
    }
}

fn join(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Paragraphs in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prose(pub Vec<Para>);

impl Prose {
    /// The words alone, paragraphs parted by line breaks.
    pub fn plain(&self) -> String {
        self.0
            .iter()
            .map(Para::plain)
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many words there are.
    pub fn words(&self) -> usize {
        self.0
            .iter()
            .map(|para| para.plain().split_whitespace().count())
            .sum()
    }

    /// The targets of its links, in order, as the author wrote them.
    pub fn links(&self) -> impl Iterator<Item = &Clean> {
        self.0
            .iter()
            .flat_map(Para::runs)
            .filter_map(|run| run.link.as_ref())
    }
}
