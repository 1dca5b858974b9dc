//! The state of the progress screen: the figures, and the cursor over what can be opened.

use crate::course::ItemId;
use crate::study::LearnerStats;
use crate::text::SafeText;
use crate::tui::model::known::LearnerState;

/// An item that was suspended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuspendedItem {
    /// An item of the card.
    pub item: ItemId,
    /// Its objective.
    pub objective: SafeText,
}

/// The progress screen.
#[derive(Debug, Clone)]
pub struct ProgressScreen {
    /// The figures.
    pub stats: LearnerStats,
    /// What was suspended.
    pub suspended: Vec<SuspendedItem>,
    /// The entry under the cursor.
    pub cursor: usize,
    /// The first line on the screen.
    pub top: usize,
    /// The revision of the scheduler's state that the figures belong to.
    pub revision: u64,
}

impl ProgressScreen {
    /// The screen with the figures of `known`; none before the record has been replayed.
    pub fn new(known: &LearnerState) -> Option<Self> {
        let memory = known.memory.as_ref()?;
        let deck = memory.deck();
        let cards = deck.cards.iter().enumerate().zip(memory.cards());
        let suspended = cards.filter(|(_, state)| state.suspended);
        let suspended = suspended.filter_map(|((number, card), _)| {
            Some(SuspendedItem {
                item: card.variants.first()?.item.clone(),
                objective: deck.objective_of(number)?.text.clone(),
            })
        });
        Some(Self {
            stats: memory.stats(known.today),
            suspended: suspended.collect(),
            cursor: 0,
            top: 0,
            revision: known.revision,
        })
    }

    /// Number of entries that can be opened.
    pub fn entry_count(&self) -> usize {
        self.stats.weak.len() + self.suspended.len()
    }
}
