//! What a course can look up: terms, people, places, events, comparisons, sources.

use super::{Claim, ComparisonId, EventId, PersonId, PlaceId, SourceId, SourceRef, TermId};
use crate::text::{Clean, Prose};
use serde::{Deserialize, Serialize};

/// A term and its definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its id.
    pub id: TermId,
    /// Ids it had before.
    pub was: Vec<TermId>,
    /// The headword.
    pub term: Clean,
    /// Other names, spellings, abbreviations.
    pub aliases: Vec<Clean>,
    /// What it means, in sixty words or fewer.
    pub definition: Prose,
    /// Who coined it: a person's id.
    pub coined_by: Option<PersonId>,
    /// What kind of statement the definition makes.
    pub claim: Option<Claim>,
    /// What it rests on.
    pub sources: Vec<SourceRef>,
    /// The time it speaks of.
    pub as_of: Option<Clean>,
    /// Who disputes it, and how.
    pub disputed: Option<Clean>,
    /// Related entries, by id.
    pub see: Vec<Clean>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Ids they had before.
    pub was: Vec<PersonId>,
    /// Their name.
    pub name: Clean,
    /// Other spellings.
    pub aliases: Vec<Clean>,
    /// What they were, and when it matters here.
    pub role: Clean,
    /// Where they come into the course.
    pub note: Prose,
    /// What it rests on.
    pub sources: Vec<SourceRef>,
    /// The time it speaks of.
    pub as_of: Option<Clean>,
}

/// A name of a place and who uses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceName {
    /// The name.
    pub name: Clean,
    /// Who uses it.
    pub used_by: Clean,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// Ids it had before.
    pub was: Vec<PlaceId>,
    /// The form the course uses first, where a place has two names both of them: `Shusha/Shushi`.
    pub name: Clean,
    /// Every name, with who uses it.
    pub names: Vec<PlaceName>,
    /// What it is: town, region, province, state, corridor.
    pub kind: Clean,
    /// Latitude and longitude in degrees.
    pub at: Option<(f64, f64)>,
    /// Where it comes into the course.
    pub note: Prose,
    /// What it rests on.
    pub sources: Vec<SourceRef>,
    /// The time it speaks of.
    pub as_of: Option<Clean>,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// Ids it had before.
    pub was: Vec<EventId>,
    /// Its title.
    pub title: Clean,
    /// When it began: `1994`, `1905-05` or `2020-09-27`, as precise as is known.
    pub date: Clean,
    /// When it ended, where it lasted.
    pub until: Option<Clean>,
    /// What it is: war, diplomacy, politics, text, economy, displacement.
    pub kind: Clean,
    /// What happened.
    pub summary: Prose,
    /// What kind of statement that is.
    pub claim: Option<Claim>,
    /// What it rests on.
    pub sources: Vec<SourceRef>,
}

/// A comparison: a table with a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Its id.
    pub id: ComparisonId,
    /// Ids it had before.
    pub was: Vec<ComparisonId>,
    /// Its title.
    pub title: Clean,
    /// Column headings; the first is that of the row labels.
    pub columns: Vec<Clean>,
    /// Rows of cells, as many in each as there are columns.
    pub rows: Vec<Vec<Clean>>,
    /// What kind of statement it makes.
    pub claim: Option<Claim>,
    /// What it rests on.
    pub sources: Vec<SourceRef>,
    /// The time it speaks of.
    pub as_of: Option<Clean>,
}

/// Something that can be cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Ids it had before.
    pub was: Vec<SourceId>,
    /// Who wrote or issued it.
    pub author: Clean,
    /// Its title.
    pub title: Clean,
    /// When: `2021`, `2021-10`, `2021-10-05`.
    pub date: Clean,
    /// Where it appeared, and anything a reader should know.
    pub note: Option<Clean>,
    /// Codes and titles of its sections.
    pub sections: Vec<(Clean, Clean)>,
}
