//! The kinds of things that can be found, one row each: command line, help and screens are made from it.

use serde::{Deserialize, Serialize};

/// A kind of thing that can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// A lesson.
    Lesson,
    /// A section of a lesson.
    Section,
    /// A paragraph of running text.
    Paragraph,
    /// A term.
    Term,
    /// A person.
    Person,
    /// A place.
    Place,
    /// An event.
    Event,
    /// A comparison.
    Comparison,
    /// An item, by what it asks.
    Item,
    /// A command of the program.
    Command,
}

/// How a kind is written and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindInfo {
    /// The kind.
    pub kind: Kind,
    /// The sign that, before a query, asks for this kind alone; so does its key with a colon.
    pub prefix: char,
    /// The word for `--kind` and `--json`.
    pub key: &'static str,
    /// The word on the screen.
    pub label: &'static str,
    /// What the sign does, for the help.
    pub help: &'static str,
}

/// Every kind, in the order of help.
pub const KINDS: [KindInfo; 10] = [
    row(Kind::Term, '#', "term", "term", "terms only"),
    row(Kind::Person, '@', "person", "person", "people only"),
    row(Kind::Place, '%', "place", "place", "places only"),
    row(Kind::Event, '&', "event", "event", "events only"),
    row(
        Kind::Comparison,
        '=',
        "comparison",
        "comparison",
        "comparisons only",
    ),
    row(Kind::Lesson, '/', "lesson", "lesson", "lessons only"),
    row(Kind::Section, '*', "section", "section", "sections only"),
    row(
        Kind::Paragraph,
        '~',
        "paragraph",
        "text",
        "running text only",
    ),
    row(Kind::Item, '?', "item", "question", "questions only"),
    row(Kind::Command, ':', "command", "command", "commands only"),
];

const fn row(
    kind: Kind,
    prefix: char,
    key: &'static str,
    label: &'static str,
    help: &'static str,
) -> KindInfo {
    KindInfo {
        kind,
        prefix,
        key,
        label,
        help,
    }
}

impl Kind {
    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        KINDS.iter().find(|row| row.key == key).map(|row| row.kind)
    }

    /// The word for `--kind` and `--json`.
    pub fn key(self) -> &'static str {
        self.row().map_or("", |row| row.key)
    }

    /// The word on the screen.
    pub fn label(self) -> &'static str {
        self.row().map_or("", |row| row.label)
    }

    fn row(self) -> Option<&'static KindInfo> {
        KINDS.iter().find(|row| row.kind == self)
    }

    /// Whether it is a thing the course explains, rather than a heading or a piece of text.
    pub(super) fn is_thing(self) -> bool {
        matches!(self, Self::Term | Self::Person | Self::Place | Self::Event)
    }

    /// Whether a list of the whole kind is sorted by title; events, lessons and texts have an order of their own.
    pub(super) fn is_alphabetical(self) -> bool {
        matches!(
            self,
            Self::Term | Self::Person | Self::Place | Self::Comparison | Self::Command
        )
    }

    /// Whether its title is another's or its own text, so that every name it has is another name.
    pub(super) fn is_nameless(self) -> bool {
        matches!(self, Self::Paragraph | Self::Item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_one_row_each_and_prefixes_are_unique() {
        for (at, row) in KINDS.iter().enumerate() {
            assert_eq!(Kind::from_key(row.key), Some(row.kind));
            assert_eq!(row.kind.key(), row.key);
            for other in KINDS.iter().skip(at + 1) {
                assert!(other.kind != row.kind && other.prefix != row.prefix);
            }
            assert!(!row.prefix.is_alphanumeric() && !"'!^\"".contains(row.prefix));
        }
    }
}
