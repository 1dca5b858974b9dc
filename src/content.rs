//! YAML to course. A file's way: `files` (bytes) → `guard` (refuses what could hurt, notes where every value stands) →
//! `check_shape` (holds it against the table in `shape`) → `raw` (`serde_yaml`) → `convert` (raw to course, collecting
//! every finding) → `references` (what the files say about each other) → `resolve` → `load`; for `check` only, `rules`.
//! The only room that reads YAML. It prints nothing and keeps nothing.

mod check_shape;
mod code;
mod convert;
mod diagnostic;
mod directory;
#[cfg(made_course)]
mod embedded;
mod files;
mod guard;
mod ledger;
mod load;
mod made;
mod manual;
mod open;
mod outline;
mod raw;
mod references;
mod render;
mod report;
mod requirements;
mod resolve;
mod rules;
mod shape;
#[cfg(test)]
mod tests;
mod tree;

pub use code::{Code, Severity, explain};
pub use diagnostic::{Diagnostic, Excerpt};
pub use directory::Directory;
#[cfg(made_course)]
pub use embedded::Embedded;
pub use files::{Distrusted, FileError, Files, InMemory};
pub use load::{Loaded, check, inspect, load};
pub use made::{Bytes, Made, make};
pub use manual::manual;
pub use outline::{Outline, OutlineModule, lesson, outline};
pub use report::Report;
pub use rules::{Balance, Essays, Rule, balance, list as codes, rules};
