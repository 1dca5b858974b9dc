//! Newtypes for ids, so that ids of different kinds cannot be confused. An id is a slug that the author wrote.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Whether `text` is a slug: words of `a-z` and `0-9` joined by single hyphens, at most 64 characters.
pub fn is_slug(text: &str) -> bool {
    text.len() <= 64
        && !text.is_empty()
        && text.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// `text` as a slug, if blanks, capitals and underscores are all that keeps it from being one.
pub fn to_slug(text: &str) -> Option<String> {
    let slug = text.to_lowercase().replace([' ', '_'], "-");
    is_slug(&slug).then_some(slug)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(Box<str>);

        impl $name {
            /// Wraps an id. The caller has checked that it is a slug.
            pub fn new(id: &str) -> Self {
                Self(id.into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        /// Lets a map with id keys be searched by `&str`.
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    )+};
}

ids! {
    /// A course.
    CourseId,
    /// A module.
    ModuleId,
    /// A lesson.
    LessonId,
    /// A route through the lessons.
    RouteId,
    /// A section, or a block with an id of its own; unique in its lesson.
    PartId,
    /// An objective.
    ObjectiveId,
    /// An item.
    ItemId,
    /// A term.
    TermId,
    /// A person.
    PersonId,
    /// A place.
    PlaceId,
    /// An event.
    EventId,
    /// A comparison.
    ComparisonId,
    /// A source.
    SourceId,
}

#[cfg(test)]
mod tests {
    use super::is_slug;

    #[test]
    fn slugs_are_lowercase_words_joined_by_hyphens() {
        assert!(is_slug("affective-liberation"));
        assert!(is_slug("war-2020"));
        for bad in [
            "",
            "-a",
            "a-",
            "a--b",
            "Aa",
            "a_b",
            "ş",
            "a b",
            &"a".repeat(65),
        ] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
