//! The kinds of statement that a text makes.

use serde::{Deserialize, Serialize};

/// What kind of statement a block or an item makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Claim {
    /// A date, number, name or event, as the source states it.
    Fact,
    /// The author's interpretation: a concept, a causal reading, an evaluation.
    View,
    /// A party's view that the author reports.
    Perception,
    /// What was expected when the source was written.
    Forecast,
    /// What happened after the source was written, from another source.
    Since,
}

impl Claim {
    /// Every kind, in the order of the legend.
    pub const ALL: [Self; 5] = [
        Self::Fact,
        Self::View,
        Self::Perception,
        Self::Forecast,
        Self::Since,
    ];

    /// The word in a lesson file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::View => "view",
            Self::Perception => "perception",
            Self::Forecast => "forecast",
            Self::Since => "since",
        }
    }

    /// The label on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::View => "author's view",
            Self::Perception => "reported view",
            Self::Forecast => "forecast",
            Self::Since => "since then",
        }
    }
}
