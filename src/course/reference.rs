//! Reference entries of a course: terms, people, places, events, comparisons, sources.

use super::{Claim, ComparisonId, EventId, PersonId, PlaceId, SourceId, SourceRef, TermId};
use crate::text::{Prose, SafeText};
use serde::{Deserialize, Serialize};

/// A term and its definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its id.
    pub id: TermId,
    /// Ids it had before.
    pub was: Vec<TermId>,
    /// The headword.
    pub term: SafeText,
    /// Other names, spellings, abbreviations.
    pub aliases: Vec<SafeText>,
    /// Its meaning, in sixty words or fewer.
    pub definition: Prose,
    /// Who coined it: a person's id.
    pub coined_by: Option<PersonId>,
    /// What kind of statement the definition makes.
    pub claim: Option<Claim>,
    /// Its sources.
    pub sources: Vec<SourceRef>,
    /// The time it refers to.
    pub as_of: Option<SafeText>,
    /// Who disputes it, and how.
    pub disputed: Option<SafeText>,
    /// Related entries, by id.
    pub see: Vec<SafeText>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Ids they had before.
    pub was: Vec<PersonId>,
    /// Their name.
    pub name: SafeText,
    /// Other spellings.
    pub aliases: Vec<SafeText>,
    /// Their role, with dates if they matter.
    pub role: SafeText,
    /// How they matter in the course.
    pub note: Prose,
    /// Its sources.
    pub sources: Vec<SourceRef>,
    /// The time it refers to.
    pub as_of: Option<SafeText>,
}

/// A name of a place and who uses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceName {
    /// The name.
    pub name: SafeText,
    /// Who uses it.
    pub used_by: SafeText,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// Ids it had before.
    pub was: Vec<PlaceId>,
    /// Display name; both names of a place that has two: `Shusha/Shushi`.
    pub name: SafeText,
    /// Every name, with who uses it.
    pub names: Vec<PlaceName>,
    /// What it is: town, region, province, state, corridor.
    pub kind: SafeText,
    /// Latitude and longitude in degrees.
    pub at: Option<(f64, f64)>,
    /// How it matters in the course.
    pub note: Prose,
    /// Its sources.
    pub sources: Vec<SourceRef>,
    /// The time it refers to.
    pub as_of: Option<SafeText>,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// Ids it had before.
    pub was: Vec<EventId>,
    /// Its title.
    pub title: SafeText,
    /// When it began: `1994`, `1905-05` or `2020-09-27`, as precise as is known.
    pub date: SafeText,
    /// When it ended, if it lasted longer than its date says.
    pub until: Option<SafeText>,
    /// What it is: war, diplomacy, politics, text, economy, displacement.
    pub kind: SafeText,
    /// What happened.
    pub summary: Prose,
    /// What kind of statement that is.
    pub claim: Option<Claim>,
    /// Its sources.
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
    pub title: SafeText,
    /// Column headings; the first is that of the row labels.
    pub columns: Vec<SafeText>,
    /// Rows of cells, as many in each as there are columns.
    pub rows: Vec<Vec<SafeText>>,
    /// What kind of statement it makes.
    pub claim: Option<Claim>,
    /// Its sources.
    pub sources: Vec<SourceRef>,
    /// The time it refers to.
    pub as_of: Option<SafeText>,
}

/// A cited work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Ids it had before.
    pub was: Vec<SourceId>,
    /// Who wrote or issued it.
    pub author: SafeText,
    /// Its title.
    pub title: SafeText,
    /// When: `2021`, `2021-10`, `2021-10-05`.
    pub date: SafeText,
    /// Where it appeared, and remarks.
    pub note: Option<SafeText>,
    /// Codes and titles of its sections.
    pub sections: Vec<(SafeText, SafeText)>,
}
