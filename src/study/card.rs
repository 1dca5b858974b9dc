//! Cards: what is scheduled. A card is a knowledge point, an item is one way to ask for it.
//!
//! - The items that test the same objective and rest on the same block are variants of one card, whichever lessons ask
//!   them. A block is a claim or a few, so this is as near to a knowledge point as a course states.
//! - An item that rests on a whole section is a card of its own: a section holds many points.
//! - Cards that rest on the same part of the text are siblings: one gives away something of the other, so a study day
//!   shows one of them.
//!
//! A deck is made from a course once and holds no word of what was answered.

use std::collections::HashMap;
use std::hash::Hash;

use super::{Fingerprint, fingerprint, guess_chance};
use crate::course::{Course, Item, ItemId, Lesson, LessonId, ModuleId, ObjectiveId, TaskKind};
use crate::text::Clean;

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
    pub source: (LessonId, Clean),
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
    pub text: Clean,
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
    pub title: Clean,
    /// Its module: an index into [`Deck::modules`].
    pub module: usize,
    /// Its self-checks as `(card, variant)`; its quiz, where it has no self-checks.
    pub check: Vec<(usize, usize)>,
    /// Its objectives: indices into [`Deck::objectives`].
    pub objectives: Vec<usize>,
    /// Lessons and objectives that come before it, by id.
    pub requires: Vec<Clean>,
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
    pub title: Clean,
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
    /// The cards of `course`.
    pub fn of(course: &Course) -> Self {
        let mut deck = Self::default();
        for (number, module) in course.modules.iter().enumerate() {
            let first = deck.lessons.len();
            for lesson in module.lessons() {
                deck.add_lesson(lesson, number);
            }
            deck.modules.push(DeckModule {
                id: module.id.clone(),
                title: module.title.clone(),
                lessons: (first..deck.lessons.len()).collect(),
            });
        }
        let mut keys = Keys::of(course);
        for (number, lesson) in course.lessons().enumerate() {
            for item in lesson.items() {
                deck.add_item(course, item, (number, lesson), &mut keys);
            }
        }
        // An id that is in use goes before one that was.
        for (number, lesson) in course.lessons().enumerate() {
            for item in lesson.items() {
                let place = deck.items.get(&item.id).copied();
                for was in &item.was {
                    if let Some(place) = place {
                        deck.items.entry(was.clone()).or_insert(place);
                    }
                }
            }
            deck.list_checks(number, lesson);
        }
        deck.notes = keys.notes.0.len();
        deck
    }

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

    fn add_lesson(&mut self, lesson: &Lesson, module: usize) {
        let number = self.lessons.len();
        let first = self.objectives.len();
        for objective in &lesson.objectives {
            self.objectives.push(DeckObjective {
                id: objective.id.clone(),
                was: objective.was.clone(),
                text: Clean::new(&format!("{} {}", objective.verb, objective.text)),
                lesson: number,
                cards: Vec::new(),
            });
        }
        self.lessons.push(DeckLesson {
            id: lesson.id.clone(),
            was: lesson.was.clone(),
            title: lesson.title.clone(),
            module,
            check: Vec::new(),
            objectives: (first..self.objectives.len()).collect(),
            requires: lesson.requires.clone(),
        });
    }

    fn add_item(
        &mut self,
        course: &Course,
        item: &Item,
        (number, lesson): (usize, &Lesson),
        keys: &mut Keys,
    ) {
        let objective = *keys
            .objectives
            .entry(item.objective.clone())
            .or_insert_with(|| {
                // The course knows no such objective; `check` says so. Its items are asked all the same.
                self.objectives.push(DeckObjective {
                    id: item.objective.clone(),
                    was: Vec::new(),
                    text: Clean::new(item.objective.as_str()),
                    lesson: number,
                    cards: Vec::new(),
                });
                self.objectives.len() - 1
            });
        let (source, is_block) = resolve(course, lesson, &item.source);
        let note = keys.notes.number((source.0.clone(), source.1.to_string()));
        let alone = (!is_block).then(|| item.id.clone());
        let known = keys.cards.0.len();
        let card = keys.cards.number((objective, note, alone));
        if card == known {
            self.cards.push(Card {
                objective,
                note,
                source,
                variants: Vec::new(),
            });
            if let Some(objective) = self.objectives.get_mut(objective) {
                objective.cards.push(card);
            }
        }
        if let Some(found) = self.cards.get_mut(card) {
            self.items
                .insert(item.id.clone(), (card, found.variants.len()));
            found.variants.push(Variant {
                item: item.id.clone(),
                lesson: number,
                kind: item.kind(),
                guess: guess_chance(item),
                fingerprint: fingerprint(item),
            });
        }
    }

    fn list_checks(&mut self, number: usize, lesson: &Lesson) {
        let places = |items: &[Item]| -> Vec<_> {
            items
                .iter()
                .filter_map(|item| self.find(&item.id))
                .collect()
        };
        let mut check: Vec<_> = lesson
            .sections
            .iter()
            .flat_map(|section| places(&section.check))
            .collect();
        if check.is_empty() {
            check = places(&lesson.quiz);
        }
        if let Some(lesson) = self.lessons.get_mut(number) {
            lesson.check = check;
        }
    }
}

/// Numbers in the order in which things are first asked for.
#[derive(Debug)]
struct Numbers<K>(HashMap<K, usize>);

impl<K: Hash + Eq> Numbers<K> {
    fn number(&mut self, key: K) -> usize {
        let next = self.0.len();
        *self.0.entry(key).or_insert(next)
    }
}

/// What items have in common.
struct Keys {
    objectives: HashMap<ObjectiveId, usize>,
    notes: Numbers<(LessonId, String)>,
    cards: Numbers<(usize, usize, Option<ItemId>)>,
}

impl Keys {
    fn of(course: &Course) -> Self {
        let all = || course.lessons().flat_map(|lesson| &lesson.objectives);
        let mut objectives = HashMap::new();
        for (number, objective) in all().enumerate() {
            objectives.insert(objective.id.clone(), number);
        }
        for (number, objective) in all().enumerate() {
            for was in &objective.was {
                objectives.entry(was.clone()).or_insert(number);
            }
        }
        Self {
            objectives,
            notes: Numbers(HashMap::new()),
            cards: Numbers(HashMap::new()),
        }
    }
}

/// The part of the text that `source` names in or from `lesson`, under the ids of today; and whether it is a block.
fn resolve(course: &Course, lesson: &Lesson, source: &Clean) -> ((LessonId, Clean), bool) {
    let (lesson, part) = match source.split_once('#') {
        Some((id, part)) if id != lesson.id.as_str() => match course.lesson(id) {
            Some(other) => (other, part),
            None => return ((lesson.id.clone(), source.clone()), false),
        },
        Some((_, part)) => (lesson, part),
        None => (lesson, source.as_str()),
    };
    let is_it = |id: &str| id == part;
    let section = lesson.sections.iter().find(|section| {
        is_it(section.id.as_str()) || section.was.iter().any(|was| is_it(was.as_str()))
    });
    match section {
        Some(section) => ((lesson.id.clone(), Clean::new(section.id.as_str())), false),
        None => (
            (lesson.id.clone(), Clean::new(part)),
            lesson.find(part).is_some(),
        ),
    }
}
