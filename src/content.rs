//! YAML to course. The only room that reads YAML. It prints nothing and writes nothing.
//!
//! The way of a file: [`CourseSource`] reads its bytes; `yaml` scans it within limits and keeps byte ranges; `schema`
//! validates it against the declared format; `serde_yaml` fills the structs of the same declaration; `convert` makes course
//! data and collects every finding; `references` and `requirements` check files against each other; `resolve` resolves
//! links. `load` runs these steps in order. `rules` run only when a course is checked. A [`Snapshot`] stores the result.

mod build_snapshot;
mod code;
mod convert;
mod diagnostic;
mod item_kinds;
mod load;
mod outline;
mod reference_doc;
mod references;
mod render;
mod report;
mod requirements;
mod resolve;
mod rule_info;
mod rules;
mod schema;
mod snapshot;
mod source;
mod source_file;
mod symbols;
#[cfg(test)]
mod tests;
mod yaml;

pub use build_snapshot::{SnapshotBytes, build_snapshot};
pub use code::Code;
pub use diagnostic::{Diagnostic, Excerpt};
pub use load::{Loaded, check, inspect, load};
pub use outline::{LessonTitle, Outline, OutlineModule, OutlineRoute, lesson, outline};
pub use reference_doc::format_reference;
pub use report::Report;
pub use rule_info::{RuleInfo, Severity};
pub use rules::{Balance, Essays, balance, explain, list as codes};
pub use snapshot::Snapshot;
#[cfg(made_course)]
pub use source::Embedded;
pub use source::{CourseSource, Directory, FileError, InMemory, Uncached};
