//! The vocabulary of the schema: value types, fields and mappings, with their names in messages. `format` declares the
//! format; `validate` checks files against it.

pub(super) mod format;
mod validate;
mod values;

pub(super) use validate::validate;

use crate::course::TaskKind;

/// What a value may be.
#[derive(Debug, Clone, Copy)]
pub(super) enum FieldType {
    /// An id.
    Slug,
    /// The id of a section or block: `part`, or `lesson-id#part`.
    Part,
    /// One line of plain text.
    Line,
    /// One word, as search takes texts apart.
    SearchWord,
    /// One line of plain text, possibly empty: a cell of a table.
    Cell,
    /// Markdown.
    Text,
    /// A whole number from … to ….
    Whole(i64, i64),
    /// Any number.
    Number,
    /// A number, or a percentage of another.
    Tolerance,
    /// `true` or `false`.
    Bool,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// A date.
    Date,
    /// A line, or a list of lines.
    LineOrLines,
    /// The name of a kind of item.
    ItemKind,
    /// The key of an item. Its type depends on the kind of the item.
    ItemKey,
    /// A mapping of section codes to titles.
    Codes,
    /// A list of so many entries.
    List(&'static Self, usize, usize),
    /// A mapping.
    Of(&'static Mapping),
}

/// Whether a field must be there.
#[derive(Debug, Clone, Copy)]
pub(super) enum Presence {
    Required,
    Optional,
    /// Only in items of some kinds; see `item_kinds`.
    OfKind,
}

/// One field of a mapping.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) value: FieldType,
    pub(super) presence: Presence,
    pub(super) doc: &'static str,
}

/// One kind of mapping.
#[derive(Debug)]
pub(super) struct Mapping {
    pub(super) name: &'static str,
    pub(super) doc: &'static str,
    pub(super) fields: &'static [Field],
    /// Fields of which exactly one must be there.
    pub(super) one_of: &'static [&'static str],
}

impl Mapping {
    /// `a lesson`, `an item`.
    pub(super) fn with_article(&self) -> String {
        let article = if self.name.starts_with(['i', 'o', 'e']) {
            "an"
        } else {
            "a"
        };
        format!("{article} {}", self.name)
    }
}

impl FieldType {
    /// What a value of it is called in messages and in the reference.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Slug => "an id".into(),
            Self::Part => "the id of a part".into(),
            Self::Line => "a line".into(),
            Self::SearchWord => "a single word".into(),
            Self::Cell => "a line, possibly empty".into(),
            Self::Text => "a text".into(),
            Self::Whole(_, i64::MAX) => "a whole number".into(),
            Self::Whole(from, to) => format!("a whole number from {from} to {to}"),
            Self::Number => "a number".into(),
            Self::Tolerance => "a number, or a percentage".into(),
            Self::Bool => "`true` or `false`".into(),
            Self::Word(words) => one_of(words.iter().copied()),
            Self::ItemKind => one_of(TaskKind::ALL.into_iter().map(TaskKind::key)),
            Self::Date => "a date".into(),
            Self::LineOrLines => "a line or a list of lines".into(),
            Self::ItemKey => "the key of its kind".into(),
            Self::Codes => "codes with titles".into(),
            Self::List(of, ..) => match of {
                Self::Of(mapping) => format!("a list of {} mappings", mapping.name),
                Self::List(Self::SearchWord, ..) => "a list of groups of words".into(),
                Self::List(..) => "a list of lists".into(),
                Self::SearchWord => "a list of words".into(),
                Self::Slug => "a list of ids".into(),
                Self::Line | Self::Cell => "a list of lines".into(),
                _ => "a list of numbers".into(),
            },
            Self::Of(mapping) => format!("a mapping: {}", mapping.with_article()),
        }
    }
}

fn one_of(words: impl Iterator<Item = &'static str>) -> String {
    let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    format!("one of {}", words.join(", "))
}
