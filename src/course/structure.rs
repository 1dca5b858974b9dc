//! The course and its modules, and lookup by id.

use super::{
    Comparison, CourseId, Event, Lesson, LessonId, MatchMode, ModuleId, Person, Place, RouteId,
    Source, SourceId, Term,
};
use crate::text::{Prose, SafeText, folded, tokens};
use serde::{Deserialize, Serialize};

/// Why a lesson or module could not be loaded. It is still listed, with the first error in its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadError {
    /// Display name: the file name without its extension.
    pub name: SafeText,
    /// The first diagnostic: `file:line:column: message`.
    pub finding: SafeText,
}

/// A lesson of a module, loaded or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum LessonEntry {
    /// It was loaded.
    Ready(Box<Lesson>),
    /// It cannot.
    Broken(LoadError),
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
    pub entries: Vec<LessonEntry>,
    /// Set if the module itself could not be loaded.
    pub broken: Option<LoadError>,
}

/// Position of a lesson in the course, so that it is found again without a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LessonIndex {
    /// Index of the module.
    pub module: usize,
    /// Index in the module's entries.
    pub entry: usize,
}

impl Module {
    /// The lessons that were loaded.
    pub fn lessons(&self) -> impl DoubleEndedIterator<Item = &Lesson> {
        self.entries.iter().filter_map(|entry| match entry {
            LessonEntry::Ready(lesson) => Some(&**lesson),
            LessonEntry::Broken(_) => None,
        })
    }
}

/// A selection of lessons, in order, that can be read without the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Route {
    /// Its id.
    pub id: RouteId,
    /// Ids it had before.
    pub was: Vec<RouteId>,
    /// Its title.
    pub title: SafeText,
    /// Who it is for and what it leaves out.
    pub summary: Prose,
    /// Its lesson ids, as the author wrote them.
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
    /// Its routes.
    pub routes: Vec<Route>,
    /// What search knows about its words.
    pub search_words: SearchWords,
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

/// Words of a course's subject that search treats specially; all folded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchWords {
    /// Groups of words that stand for one another.
    synonyms: Vec<Vec<String>>,
    /// Words that hardly narrow a search.
    weak: Vec<String>,
}

impl SearchWords {
    /// Folds the words, as an author writes them, for comparison with those of a query.
    pub fn new(synonyms: &[Vec<String>], weak: &[String]) -> Self {
        let fold = |words: &[String]| {
            let tokens = words.iter().flat_map(|word| tokens(&folded(word)));
            tokens.map(|token| token.text).collect()
        };
        Self {
            synonyms: synonyms.iter().map(|group| fold(group)).collect(),
            weak: fold(weak),
        }
    }

    /// The words that can stand for `word`.
    pub fn synonyms<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a str> {
        let groups = self.synonyms.iter();
        groups
            .filter(move |group| group.iter().any(|other| other == word))
            .flatten()
            .map(String::as_str)
            .filter(move |other| *other != word)
    }

    /// Whether `word` hardly narrows a search.
    pub fn is_weak(&self, word: &str) -> bool {
        self.weak.iter().any(|weak| weak == word)
    }
}

/// An entry of the course that text can link to by its id.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LinkTarget<'a> {
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
    /// A route.
    Route(&'a Route),
}

impl Course {
    /// Every lesson that was loaded, in order.
    pub fn lessons(&self) -> impl DoubleEndedIterator<Item = &Lesson> {
        self.modules.iter().flat_map(Module::lessons)
    }

    /// Path of a lesson's file, relative to the course: `harbour/living-with-the-tide.yaml`.
    pub fn lesson_file(&self, lesson: &LessonId) -> Option<String> {
        let mut modules = self.modules.iter();
        let module = modules.find(|module| module.lessons().any(|one| one.id == *lesson))?;
        Some(format!("{}/{lesson}.yaml", module.id))
    }

    /// The lesson with this id or former id, or with this number (`5.3`).
    pub fn lesson(&self, id: &str) -> Option<&Lesson> {
        self.lessons()
            .find(|lesson| lesson.id.as_str() == id || *lesson.number == *id)
            .or_else(|| {
                self.lessons()
                    .find(|lesson| lesson.was.iter().any(|was| was.as_str() == id))
            })
    }

    /// The position of the lesson with this id.
    pub fn lesson_index(&self, id: &LessonId) -> Option<LessonIndex> {
        let is_it =
            |entry: &LessonEntry| matches!(entry, LessonEntry::Ready(lesson) if lesson.id == *id);
        let mut modules = self.modules.iter().enumerate();
        modules.find_map(|(module, found)| {
            let entry = found.entries.iter().position(is_it)?;
            Some(LessonIndex { module, entry })
        })
    }

    /// The lesson at a position, and its module.
    pub fn lesson_at(
        &self,
        LessonIndex { module, entry }: LessonIndex,
    ) -> Option<(&Module, &Lesson)> {
        let module = self.modules.get(module)?;
        match module.entries.get(entry)? {
            LessonEntry::Ready(lesson) => Some((module, lesson)),
            LessonEntry::Broken(_) => None,
        }
    }

    /// The lesson `step` after (or before, if negative) the one with this id.
    pub fn neighbour(&self, id: &LessonId, step: isize) -> Option<&Lesson> {
        let at = self.lessons().position(|lesson| lesson.id == *id)?;
        self.lessons().nth(at.checked_add_signed(step)?)
    }

    /// The next lesson on each route that contains this lesson and does not end with it.
    pub fn next_on_routes(&self, id: &LessonId) -> impl Iterator<Item = (&Route, &Lesson)> {
        self.routes.iter().filter_map(move |route| {
            let is_it = |lesson: &SafeText| lesson.as_str() == id.as_str();
            let at = route.lessons.iter().position(is_it)?;
            let next = self.lesson(route.lessons.get(at + 1)?)?;
            Some((route, next))
        })
    }

    /// The lesson or reference entry with this id or former id.
    pub fn link_target(&self, id: &str) -> Option<LinkTarget<'_>> {
        macro_rules! find_in {
            ($all:ident, $variant:ident) => {
                let current = self.$all.iter().find(|one| one.id.as_str() == id);
                let mut all = self.$all.iter();
                let former = || all.find(|one| one.was.iter().any(|was| was.as_str() == id));
                if let Some(found) = current.or_else(former) {
                    return Some(LinkTarget::$variant(found));
                }
            };
        }
        find_in!(terms, Term);
        find_in!(people, Person);
        find_in!(places, Place);
        find_in!(events, Event);
        find_in!(comparisons, Comparison);
        find_in!(sources, Source);
        find_in!(routes, Route);
        self.lesson(id).map(LinkTarget::Lesson)
    }
}
