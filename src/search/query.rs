//! What a learner types into the search line, and the kinds of things it can be about.

use super::words::{Word, words};
use crate::text::fold;

/// A kind of thing that can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
}

/// How a kind is written and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindRow {
    /// The kind.
    pub kind: Kind,
    /// The sign that, before a query, asks for this kind alone.
    pub prefix: Option<char>,
    /// The word for `--kind` and `--json`.
    pub key: &'static str,
    /// The word on the screen.
    pub label: &'static str,
}

/// Every kind, in the order of help.
pub const KINDS: [KindRow; 9] = [
    row(Kind::Term, Some('#'), "term", "term"),
    row(Kind::Person, Some('@'), "person", "person"),
    row(Kind::Place, None, "place", "place"),
    row(Kind::Event, None, "event", "event"),
    row(Kind::Comparison, None, "comparison", "comparison"),
    row(Kind::Lesson, None, "lesson", "lesson"),
    row(Kind::Section, None, "section", "section"),
    row(Kind::Paragraph, None, "paragraph", "text"),
    row(Kind::Item, None, "item", "question"),
];

const fn row(kind: Kind, prefix: Option<char>, key: &'static str, label: &'static str) -> KindRow {
    KindRow {
        kind,
        prefix,
        key,
        label,
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

    fn row(self) -> Option<&'static KindRow> {
        KINDS.iter().find(|row| row.kind == self)
    }

    /// Whether it is a thing the course explains, rather than a heading or a piece of text.
    pub(super) fn is_thing(self) -> bool {
        matches!(self, Self::Term | Self::Person | Self::Place | Self::Event)
    }
}

/// Letters of a query that are looked at, and words.
const LETTERS: usize = 200;
const WORDS: usize = 12;

/// A query, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query {
    /// The kind it asks for, if one alone.
    pub(super) kind: Option<Kind>,
    /// Its words, folded.
    pub(super) words: Vec<String>,
}

impl Query {
    /// Reads a query: a kind's prefix, then words.
    pub(super) fn parse(text: &str) -> Self {
        let text = text.trim_start();
        let row = KINDS
            .iter()
            .find(|row| row.prefix.is_some_and(|prefix| text.starts_with(prefix)));
        let rest: String = text
            .chars()
            .skip(usize::from(row.is_some()))
            .take(LETTERS)
            .collect();
        let words = words(&fold(&rest).text)
            .into_iter()
            .map(|Word { text, .. }| text);
        Self {
            kind: row.map(|row| row.kind),
            words: words.take(WORDS).collect(),
        }
    }

    /// Its words in a row.
    pub(super) fn phrase(&self) -> String {
        self.words.join(" ")
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
            let others = || KINDS.iter().skip(at + 1);
            assert!(others().all(|other| other.kind != row.kind));
            assert!(row.prefix.is_none() || others().all(|other| other.prefix != row.prefix));
        }
    }

    #[test]
    fn a_prefix_names_a_kind_and_words_are_folded() {
        let query = Query::parse("  #Affective—LIBERATION, Şuşa");
        assert_eq!(query.kind, Some(Kind::Term));
        assert_eq!(query.words, ["affective", "liberation", "susa"]);
        assert_eq!(Query::parse("Stepʼanakert").words, ["stepanakert"]);
        assert_eq!(Query::parse(" — ").words, [""; 0]);
    }
}
