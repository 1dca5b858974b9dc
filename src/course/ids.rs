//! A newtype for every id, so that a lesson's id is never passed for an item's. An id is a slug its author wrote.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Whether `text` is a slug: words of `a-z` and `0-9` joined by single hyphens, 64 characters at most.
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

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(String);

        impl $name {
            /// The id as written. The caller has seen to it that it is a slug.
            pub fn new(id: &str) -> Self {
                Self(id.to_owned())
            }

            /// The id as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        /// So that a map of ids can be searched by what was read, without making an id of it.
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
