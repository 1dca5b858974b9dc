//! The course as a whole: modules, and everything findable by its id.

use super::{
    Comparison, CourseId, Event, Lesson, LessonId, MatchMode, ModuleId, Person, Place, RouteId,
    Source, SourceId, Term,
};
use crate::text::{Prose, SafeText};
use serde::{Deserialize, Serialize};

/// A lesson or module that could not be read: listed all the same, with the first thing that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broken {
    /// What to call it: the file's name without its ending.
    pub name: SafeText,
    /// The first finding: `file:line:column: message`.
    pub finding: SafeText,
}

/// The place of a lesson in its module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Slot {
    /// It can be read.
    Ready(Box<Lesson>),
    /// It cannot.
    Broken(Broken),
}

/// A module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Module {
    /// Its id.
    pub id: ModuleId,
    /// Ids it had before.
    pub was: Vec<ModuleId>,
    /// Its number.
    pub number: u16,
    /// Its title.
    pub title: SafeText,
    /// What it is about.
    pub summary: Prose,
    /// Its lessons in order.
    pub slots: Vec<Slot>,
    /// Why the module itself could not be read, if so.
    pub broken: Option<Broken>,
}

/// Where a lesson stands: for who comes back to it with every key and had better not look for it each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    /// The module, counted from 0.
    pub module: usize,
    /// The lesson's slot in it, counted from 0.
    pub slot: usize,
}

impl Module {
    /// The lessons that can be read.
    pub fn lessons(&self) -> impl Iterator<Item = &Lesson> {
        self.slots.iter().filter_map(|slot| match slot {
            Slot::Ready(lesson) => Some(&**lesson),
            Slot::Broken(_) => None,
        })
    }
}

/// A short way through the course: some of its lessons, in order, that can be read without the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Route {
    /// Its id.
    pub id: RouteId,
    /// Ids it had before.
    pub was: Vec<RouteId>,
    /// Its title.
    pub title: SafeText,
    /// For whom it is and what it leaves out.
    pub summary: Prose,
    /// Its lessons in order, as they are written.
    pub lessons: Vec<SafeText>,
}

/// A course.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Course {
    /// Its id.
    pub id: CourseId,
    /// Its title.
    pub title: SafeText,
    /// The authors' note.
    pub note: Prose,
    /// The texts it studies.
    pub bibliography: Vec<SourceId>,
    /// How typed answers are compared, where no lesson or item says otherwise.
    pub match_mode: MatchMode,
    /// Its modules in order.
    pub modules: Vec<Module>,
    /// Short ways through it.
    pub routes: Vec<Route>,
    /// Its terms.
    pub terms: Vec<Term>,
    /// Its people.
    pub people: Vec<Person>,
    /// Its places.
    pub places: Vec<Place>,
    /// Its events.
    pub events: Vec<Event>,
    /// Its comparisons.
    pub comparisons: Vec<Comparison>,
    /// What it cites.
    pub sources: Vec<Source>,
}

/// Something with an id that text can link to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Entry<'a> {
    /// A lesson.
    Lesson(&'a Lesson),
    /// A term.
    Term(&'a Term),
    /// A person.
    Person(&'a Person),
    /// A place.
    Place(&'a Place),
    /// An event.
    Event(&'a Event),
    /// A comparison.
    Comparison(&'a Comparison),
    /// A source.
    Source(&'a Source),
    /// A short way through the course.
    Route(&'a Route),
}

impl Course {
    /// Every lesson that can be read, in order.
    pub fn lessons(&self) -> impl DoubleEndedIterator<Item = &Lesson> {
        self.modules.iter().flat_map(|module| {
            module.slots.iter().filter_map(|slot| match slot {
                Slot::Ready(lesson) => Some(&**lesson),
                Slot::Broken(_) => None,
            })
        })
    }

    /// The file of a lesson, below the folder of the course: `harbour/living-with-the-tide.yaml`.
    pub fn file_of(&self, lesson: &LessonId) -> Option<String> {
        let mut modules = self.modules.iter();
        let module = modules.find(|module| module.lessons().any(|own| own.id == *lesson))?;
        Some(format!("{}/{lesson}.yaml", module.id))
    }

    /// The lesson with this id, or that had it once, or with this number (`5.3`).
    pub fn lesson(&self, id: &str) -> Option<&Lesson> {
        self.lessons()
            .find(|lesson| lesson.id.as_str() == id || *lesson.number == *id)
            .or_else(|| {
                self.lessons()
                    .find(|lesson| lesson.was.iter().any(|was| was.as_str() == id))
            })
    }

    /// Where the lesson with this id stands.
    pub fn address(&self, id: &LessonId) -> Option<Address> {
        let is_it = |slot: &Slot| matches!(slot, Slot::Ready(lesson) if lesson.id == *id);
        let mut modules = self.modules.iter().enumerate();
        modules.find_map(|(module, own)| {
            let slot = own.slots.iter().position(is_it)?;
            Some(Address { module, slot })
        })
    }

    /// The lesson at an address, and its module.
    pub fn at(&self, Address { module, slot }: Address) -> Option<(&Module, &Lesson)> {
        let module = self.modules.get(module)?;
        match module.slots.get(slot)? {
            Slot::Ready(lesson) => Some((module, lesson)),
            Slot::Broken(_) => None,
        }
    }

    /// The lesson after (`step` 1) or before (`step` -1) the one with this id.
    pub fn neighbour(&self, id: &LessonId, step: isize) -> Option<&Lesson> {
        let at = self.lessons().position(|lesson| lesson.id == *id)?;
        self.lessons().nth(at.checked_add_signed(step)?)
    }

    /// The lesson after this one on a route, for each route that passes it and does not end there.
    pub fn next_on_routes(&self, id: &LessonId) -> impl Iterator<Item = (&Route, &Lesson)> {
        self.routes.iter().filter_map(move |route| {
            let is_it = |own: &SafeText| own.as_str() == id.as_str();
            let at = route.lessons.iter().position(is_it)?;
            let next = self.lesson(route.lessons.get(at + 1)?)?;
            Some((route, next))
        })
    }

    /// What `id` names: a lesson or an entry of the reference.
    pub fn entry(&self, id: &str) -> Option<Entry<'_>> {
        fn find<'a, T>(
            all: &'a [T],
            id: &str,
            own: impl Fn(&T) -> (&str, Vec<&str>),
        ) -> Option<&'a T> {
            all.iter()
                .find(|one| own(one).0 == id)
                .or_else(|| all.iter().find(|one| own(one).1.contains(&id)))
        }
        macro_rules! look_in {
            ($all:ident, $entry:ident) => {
                if let Some(found) = find(&self.$all, id, |one| {
                    (
                        one.id.as_str(),
                        one.was.iter().map(|was| was.as_str()).collect(),
                    )
                }) {
                    return Some(Entry::$entry(found));
                }
            };
        }
        look_in!(terms, Term);
        look_in!(people, Person);
        look_in!(places, Place);
        look_in!(events, Event);
        look_in!(comparisons, Comparison);
        look_in!(sources, Source);
        look_in!(routes, Route);
        self.lesson(id).map(Entry::Lesson)
    }
}
