//! The types that declare the shape of a file: value types, fields and mappings, with their names for messages.

/// What a value may be.
#[derive(Debug, Clone, Copy)]
pub(in crate::content) enum Type {
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
    /// The key of an item: its type depends on the item's kind.
    Key,
    /// A mapping of section codes to titles.
    Codes,
    /// A list of so many entries.
    List(&'static Self, usize, usize),
    /// A mapping.
    Of(&'static Mapping),
}

/// Whether a field must be there.
#[derive(Debug, Clone, Copy)]
pub(in crate::content) enum Need {
    Required,
    Optional,
    /// Only in items of these kinds: required in the first, optional in the second, an error in all others.
    Kinds(&'static [&'static str], &'static [&'static str]),
}

/// One field of a mapping.
#[derive(Debug)]
pub(in crate::content) struct Field {
    pub(in crate::content) name: &'static str,
    pub(in crate::content) is: Type,
    pub(in crate::content) need: Need,
    pub(in crate::content) doc: &'static str,
}

/// One kind of mapping.
#[derive(Debug)]
pub(in crate::content) struct Mapping {
    pub(in crate::content) name: &'static str,
    pub(in crate::content) doc: &'static str,
    pub(in crate::content) fields: &'static [Field],
    /// Fields of which exactly one must be there.
    pub(in crate::content) one_of: &'static [&'static str],
}

impl Mapping {
    /// `a lesson`, `an item`.
    pub(in crate::content) fn with_article(&self) -> String {
        let article = if self.name.starts_with(['i', 'o', 'e']) {
            "an"
        } else {
            "a"
        };
        format!("{article} {}", self.name)
    }
}

impl Type {
    /// What a value of it is called in messages and in the reference.
    pub(in crate::content) fn name(&self) -> String {
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
            Self::Word(words) => format!(
                "one of {}",
                words
                    .iter()
                    .map(|word| format!("`{word}`"))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
            Self::Date => "a date".into(),
            Self::LineOrLines => "a line or a list of lines".into(),
            Self::Key => "the key of its kind".into(),
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
