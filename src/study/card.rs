//! Cards: what is scheduled. A card is a knowledge point, an item is one way to ask for it.
//!
//! - The items that test the same objective and rest on the same block are variants of one card, whichever lessons ask
//!   them. A block is a claim or a few, so this is as near to a knowledge point as a course states.
//! - An item that rests on a whole section is a card of its own: a section holds many points.
//! - Cards that rest on the same part of the text are siblings: one gives away something of the other, so a study day
//!   shows one of them.
//!
//! A deck is made from a course once and holds no word of what was answered.

mod building;

use std::collections::HashMap;

use super::Fingerprint;
use crate::course::{ItemId, LessonId, ModuleId, ObjectiveId, TaskKind};
use crate::text::SafeText;

/// One way to ask for a card.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// The item.
    pub item: ItemId,
    /// The lesson that asks it: an index into [`Deck::lessons`].
    pub lesson: usize,
    /// Its kind.
    pub kind: TaskKind,
    /// The chance to be right by lot.
    pub guess: f64,
    /// Its key.
    pub fingerprint: Fingerprint,
}

impl Variant {
    /// How much must be recalled, from what is picked to what is written: 0 to 4.
    pub fn form(&self) -> u8 {
        match self.kind {
            TaskKind::TrueFalse => 0,
            TaskKind::Single
            | TaskKind::Multiple
            | TaskKind::Ordering
            | TaskKind::Matching
            | TaskKind::Categorise => 1,
            TaskKind::Cloze => 2,
            TaskKind::Short | TaskKind::Numeric => 3,
            TaskKind::Open => 4,
        }
    }
}

/// A knowledge point.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The objective it belongs to: an index into [`Deck::objectives`].
    pub objective: usize,
    /// The part of the text it rests on, as a number that siblings share.
    pub note: usize,
    /// The lesson and the part where the text says so, to be opened.
    pub source: (LessonId, SafeText),
    /// The ways to ask for it, in the order of the course.
    pub variants: Vec<Variant>,
}

/// An objective with its cards.
#[derive(Debug, Clone, PartialEq)]
pub struct DeckObjective {
    /// Its id.
    pub id: ObjectiveId,
    /// Ids it had before.
    pub was: Vec<ObjectiveId>,
    /// What it says: "explain why the defeat went so deep".
    pub text: SafeText,
    /// The lesson that sets it: an index into [`Deck::lessons`].
    pub lesson: usize,
    /// Its cards: indices into [`Deck::cards`].
    pub cards: Vec<usize>,
}

impl DeckObjective {
    /// Whether `id` is its id, or was.
    pub fn is(&self, id: &str) -> bool {
        self.id.as_str() == id || self.was.iter().any(|was| was.as_str() == id)
    }
}

/// A lesson with what is asked in it.
#[derive(Debug, Clone, PartialEq)]
pub struct DeckLesson {
    /// Its id.
    pub id: LessonId,
    /// Ids it had before.
    pub was: Vec<LessonId>,
    /// Its title.
    pub title: SafeText,
    /// Its module: an index into [`Deck::modules`].
    pub module: usize,
    /// Its self-checks as `(card, variant)`; its quiz, where it has no self-checks.
    pub check: Vec<(usize, usize)>,
    /// Its objectives: indices into [`Deck::objectives`].
    pub objectives: Vec<usize>,
    /// Lessons and objectives that come before it, by id.
    pub requires: Vec<SafeText>,
}

impl DeckLesson {
    /// Whether `id` is its id, or was.
    pub fn is(&self, id: &str) -> bool {
        self.id.as_str() == id || self.was.iter().any(|was| was.as_str() == id)
    }
}

/// A module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeckModule {
    /// Its id.
    pub id: ModuleId,
    /// Its title.
    pub title: SafeText,
    /// Its lessons: indices into [`Deck::lessons`].
    pub lessons: Vec<usize>,
}

/// Every card of a course.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Deck {
    /// The cards, in the order in which the course first asks them.
    pub cards: Vec<Card>,
    /// The objectives, in the order of the course.
    pub objectives: Vec<DeckObjective>,
    /// The lessons that can be read, in order.
    pub lessons: Vec<DeckLesson>,
    /// The modules, in order.
    pub modules: Vec<DeckModule>,
    /// Where items are, by the ids they have and had.
    items: HashMap<ItemId, (usize, usize)>,
    /// How many parts of the text cards rest on.
    notes: usize,
}

impl Deck {
    /// Where the item with this id, or that had it once, is: `(card, variant)`.
    pub fn find(&self, item: &ItemId) -> Option<(usize, usize)> {
        self.items.get(item).copied()
    }

    /// The same for an id that is only read.
    pub fn find_by_name(&self, item: &str) -> Option<(usize, usize)> {
        self.items.get(item).copied()
    }

    /// The variant at a place.
    pub fn variant(&self, (card, variant): (usize, usize)) -> Option<&Variant> {
        self.cards.get(card)?.variants.get(variant)
    }

    /// The objective of a card.
    pub fn objective_of(&self, card: usize) -> Option<&DeckObjective> {
        self.objectives.get(self.cards.get(card)?.objective)
    }

    /// How many parts of the text cards rest on: notes are numbered below it.
    pub fn notes(&self) -> usize {
        self.notes
    }
}
