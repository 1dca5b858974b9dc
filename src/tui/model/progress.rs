//! The screen of progress: the figures as they were when it was opened or something changed, and where one is on it.

use super::Known;
use crate::course::ItemId;
use crate::study::LearnerStats;
use crate::text::SafeText;

/// The screen of progress.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The figures.
    pub stats: LearnerStats,
    /// What was put aside: an item of each card, and its objective.
    pub aside: Vec<(ItemId, SafeText)>,
    /// Of what can be opened the one under the cursor.
    pub cursor: usize,
    /// The first line that is shown.
    pub top: usize,
    /// Of which state of the knowledge the figures are.
    pub revision: u64,
}

impl Standing {
    /// How far one is; nothing before the record is known.
    pub fn of(known: &Known) -> Option<Self> {
        let memory = known.memory.as_ref()?;
        let deck = memory.deck();
        let cards = deck.cards.iter().enumerate().zip(memory.cards());
        let aside = cards.filter(|(_, recall)| recall.suspended);
        let aside = aside.filter_map(|((number, card), _)| {
            let item = card.variants.first()?.item.clone();
            Some((item, deck.objective_of(number)?.text.clone()))
        });
        Some(Self {
            stats: memory.stats(known.today),
            aside: aside.collect(),
            cursor: 0,
            top: 0,
            revision: known.revision,
        })
    }

    /// How many things can be opened.
    pub fn doors(&self) -> usize {
        self.stats.weak.len() + self.aside.len()
    }
}
