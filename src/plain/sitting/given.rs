//! What a sitting is given (questions, and hands that write), and what it gives back.

use crate::course::{Course, Item, Lesson};
use crate::study::{
    Attempt, Decision, NameLexicon, Now, Occasion, RatingInput, Response, ScopedItem,
};

/// What a sitting has done for it.
pub trait Hands {
    /// This moment.
    fn now(&mut self) -> Now;
    /// Writes an attempt; it is on disk when this returns. An error is a sentence that says what to do.
    fn append(&mut self, attempt: &Attempt) -> Result<(), String>;
    /// Writes a decision; it is on disk when this returns. An error is a sentence that says what to do.
    fn decide(&mut self, decision: &Decision) -> Result<(), String>;
    /// What the rating of an answer follows from, as far as the record says.
    fn answered(&self, item: &Item, response: &Response, score: f64) -> RatingInput;
    /// What the attempt that was written last does to the dates: a sentence; none if it moves none.
    fn outlook(&mut self, attempt: &Attempt) -> Option<String>;
    /// Whether an item keeps being forgotten, as far as the record says.
    fn slips(&self, _item: &Item) -> bool {
        false
    }
    /// What is said at the very end: a line about what is due.
    fn farewell(&mut self) -> Option<String>;
}

/// A question of a sitting.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The lesson it is from.
    pub lesson: &'a Lesson,
    /// The item.
    pub item: &'a Item,
    /// What it is asked for.
    pub occasion: Occasion,
    /// What is said about it before it is asked.
    pub note: Option<&'static str>,
}

impl<'a> From<ScopedItem<'a>> for Question<'a> {
    fn from(scoped: ScopedItem<'a>) -> Self {
        Self {
            lesson: scoped.lesson,
            item: scoped.item,
            occasion: scoped.occasion,
            note: None,
        }
    }
}

/// What is asked in a sitting.
pub struct Sitting<'a> {
    /// The course.
    pub course: &'a Course,
    /// Its names.
    pub lexicon: &'a NameLexicon,
    /// What the sitting is called: `Quiz: 5.3 Affective liberation`.
    pub title: String,
    /// What the orders follow from.
    pub seed: u64,
    /// A number that no other run of the program has.
    pub session: u64,
    /// The questions in the order they are asked.
    pub questions: Vec<Question<'a>>,
    /// What the questions scored, by number from 0, that were answered before this sitting was gone on with.
    pub answered: Vec<(usize, f64)>,
    /// How to go on with it when it is left, if that can be done.
    pub again: Option<String>,
}

/// What a sitting came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Why answers could not be written, if some could not.
    pub unwritten: Option<String>,
    /// Why the input could not be read to its end, if so.
    pub unread: Option<String>,
}
