//! The course as plain data: what a learner can read, answer or look up, independent of the files it was loaded from.
//! `content` builds it; every other room reads it.

mod claim;
mod ids;
mod item;
mod lesson;
mod reference;
#[cfg(test)]
mod sample;
mod structure;

pub use claim::Claim;
pub use ids::{
    ComparisonId, CourseId, EventId, ItemId, LessonId, ModuleId, ObjectiveId, PartId, PersonId,
    PlaceId, RouteId, SourceId, TermId, is_slug, to_slug,
};
pub use item::{AnticipatedError, Blank, Category, Choice, Item, MatchMode, Pair, Task, TaskKind};
pub use lesson::{Block, Body, Lesson, Level, Objective, PartIndex, Section, SourceRef};
pub use reference::{Comparison, Event, Person, Place, PlaceName, Source, Term};
#[cfg(test)]
pub(crate) use sample::{choice, item, sample};
pub use structure::{
    Course, LessonEntry, LessonIndex, LinkTarget, LoadError, Module, Route, SearchWords,
};
