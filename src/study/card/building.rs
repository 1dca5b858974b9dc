//! Making a deck of a course: which items are variants of one card, and which cards are siblings.

use std::collections::HashMap;
use std::hash::Hash;

use super::{Card, Deck, DeckLesson, DeckModule, DeckObjective, Variant};
use crate::course::{Course, Item, ItemId, Lesson, LessonId, ObjectiveId};
use crate::study::{fingerprint, guess_chance};
use crate::text::SafeText;

impl Deck {
    /// The cards of `course`.
    pub fn new(course: &Course) -> Self {
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
        let mut keys = CardNumbering::of(course);
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

    fn add_lesson(&mut self, lesson: &Lesson, module: usize) {
        let number = self.lessons.len();
        let first = self.objectives.len();
        for objective in &lesson.objectives {
            self.objectives.push(DeckObjective {
                id: objective.id.clone(),
                was: objective.was.clone(),
                text: SafeText::new(&format!("{} {}", objective.verb, objective.text)),
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
        keys: &mut CardNumbering,
    ) {
        let objective = *keys
            .objectives
            .entry(item.objective.clone())
            .or_insert_with(|| {
                // The course knows no such objective; `check` says so. Its items are asked all the same.
                self.objectives.push(DeckObjective {
                    id: item.objective.clone(),
                    was: Vec::new(),
                    text: SafeText::new(item.objective.as_str()),
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
struct CardNumbering {
    objectives: HashMap<ObjectiveId, usize>,
    notes: Numbers<(LessonId, String)>,
    cards: Numbers<(usize, usize, Option<ItemId>)>,
}

impl CardNumbering {
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
fn resolve(course: &Course, lesson: &Lesson, source: &SafeText) -> ((LessonId, SafeText), bool) {
    let (lesson, part) = match source.split_once('#') {
        Some((id, part)) if id != lesson.id.as_str() => match course.lesson(id) {
            Some(other) => (other, part),
            None => return ((lesson.id.clone(), source.clone()), false),
        },
        Some((_, part)) => (lesson, part),
        None => (lesson, source.as_str()),
    };
    let section = lesson.sections.iter().find(|section| section.has_id(part));
    match section {
        Some(section) => (
            (lesson.id.clone(), SafeText::new(section.id.as_str())),
            false,
        ),
        None => (
            (lesson.id.clone(), SafeText::new(part)),
            lesson.find_part(part).is_some(),
        ),
    }
}
