//! The course as plain data: everything a person can read, be asked or look up, with no trace of the files it
//! came from. Holds no rules and reads nothing; `content` makes it, every other room reads it.

mod ids;
mod item;
mod lesson;
mod reference;
#[cfg(test)]
mod sample;
mod whole;

pub use ids::{
    ComparisonId, CourseId, EventId, ItemId, LessonId, ModuleId, ObjectiveId, PartId, PersonId,
    PlaceId, RouteId, SourceId, TermId, is_slug,
};
pub use item::{Blank, Category, Choice, Item, MatchMode, Pair, Task, TaskKind, Wrong};
pub use lesson::{Block, Body, Claim, Lesson, Level, Objective, Section, SourceRef};
pub use reference::{Comparison, Event, Person, Place, PlaceName, Source, Term};
#[cfg(test)]
pub(crate) use sample::{choice, item, sample};
pub use whole::{Address, Broken, Course, Entry, Module, Route, Slot};
