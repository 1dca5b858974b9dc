//! Safe reading of YAML: the scanner refuses what could exhaust memory or time, and builds a tree with the byte range of
//! each value. `serde_yaml` reads a text only after it has passed the scanner.

mod scan;
mod tree;

pub(super) use scan::{decode, scan};
pub(super) use tree::{NodeKind, NodeRef, Tree};
