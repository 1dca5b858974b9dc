//! Running text after its Markdown was parsed, ready to be wrapped and drawn. Plain data.

use super::SafeText;
use serde::{Deserialize, Serialize};

/// Inline styles of a run of words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "three independent inline styles"
)]
pub struct Emphasis {
    /// Emphasised (`*word*`).
    pub italic: bool,
    /// Strong (`**word**`).
    pub bold: bool,
    /// Verbatim (`` `word` ``).
    pub code: bool,
}

/// Words with the same inline style and the same link target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextRun {
    /// The words, blanks included.
    pub text: SafeText,
    /// Their inline style.
    pub emphasis: Emphasis,
    /// Link target as the author wrote it: `id` or `lesson-id#part`.
    pub link: Option<SafeText>,
}

/// A table in running text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextTable {
    /// Column headings.
    pub head: Vec<Vec<TextRun>>,
    /// Rows of cells; as many cells in each as there are headings.
    pub rows: Vec<Vec<Vec<TextRun>>>,
}

/// One paragraph: the unit of wrapping, of reading positions and of hit testing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Para {
    /// An ordinary paragraph.
    Text(Vec<TextRun>),
    /// A list item with its marker (`•`, `1.`) and depth (0 is outermost).
    Item {
        /// Nesting, from 0.
        depth: u8,
        /// How many quotations it stands in.
        quotes: u8,
        /// Bullet or number.
        marker: SafeText,
        /// Its words.
        runs: Vec<TextRun>,
    },
    /// A quoted paragraph, with the number of quotations it stands in: 1 where none is nested.
    Quote(u8, Vec<TextRun>),
    /// Lines of code, set off and kept as they are, with line breaks between them.
    Code(Vec<TextRun>),
    /// A break between two topics.
    Rule,
    /// A table.
    Table(TextTable),
}

impl Para {
    /// The runs of the paragraph in reading order; a table's cells row by row.
    pub fn runs(&self) -> Box<dyn Iterator<Item = &TextRun> + '_> {
        match self {
            Self::Text(runs)
            | Self::Quote(_, runs)
            | Self::Code(runs)
            | Self::Item { runs, .. } => Box::new(runs.iter()),
            Self::Rule => Box::new(std::iter::empty()),
            Self::Table(table) => Box::new(
                table
                    .head
                    .iter()
                    .chain(table.rows.iter().flatten())
                    .flatten(),
            ),
        }
    }

    /// Text without styles, on one line unless it is code; table cells separated by blanks. Of the same length as the runs.
    pub fn plain(&self) -> String {
        match self {
            Self::Text(runs) | Self::Quote(_, runs) | Self::Item { runs, .. } => {
                join(runs).replace('\n', " ")
            }
            Self::Code(runs) => join(runs),
            Self::Rule => String::new(),
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

fn join(runs: &[TextRun]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Paragraphs in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prose(pub Vec<Para>);

impl Prose {
    /// Text without styles, paragraphs separated by line breaks.
    pub fn plain(&self) -> String {
        self.0
            .iter()
            .map(Para::plain)
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Whether there are no paragraphs.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Number of words.
    pub fn words(&self) -> usize {
        self.0
            .iter()
            .map(|para| para.plain().split_whitespace().count())
            .sum()
    }

    /// The targets of its links, in order, as the author wrote them.
    pub fn links(&self) -> impl Iterator<Item = &SafeText> {
        self.0
            .iter()
            .flat_map(Para::runs)
            .filter_map(|run| run.link.as_ref())
    }
}
