//! Which characters may reach a terminal. Every text that comes from outside (lessons, file names, user names,
//! error texts, the database) passes here once, at the edge; the type [`Clean`] remembers that it did.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::char::is_combining_mark;

use super::is_narrow;

/// What stands where a character was refused.
const REFUSED: char = '\u{FFFD}';
/// Zero-width characters that may follow one base; more is a flood (terminals choke on thousands in a cell).
const MARKS_PER_BASE: usize = 4;
/// A tab, as blanks: its width would depend on the column.
const TAB: &str = "    ";

/// Text without control characters, escape sequences, bidi overrides, invisible characters or floods of
/// combining marks. Line breaks are kept.
#[derive(Clone, Default)]
pub struct Clean(Box<str>);

impl Serialize for Clean {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.as_str().serialize(to)
    }
}

impl<'de> Deserialize<'de> for Clean {
    /// Cleans what is read, unless it comes in a format that nobody can write by hand: such bytes are of the build's
    /// own making, from a course that was clean.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            String::deserialize(from).map(Self::from)
        } else {
            Box::deserialize(from).map(Self)
        }
    }
}

impl Clean {
    /// Cleans `text` with [`scrub`].
    pub fn new(text: &str) -> Self {
        Self(scrub(text).into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::ops::Deref for Clean {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

// It compares as what it says, wherever that is held.

impl PartialEq for Clean {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Clean {}

impl PartialOrd for Clean {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Clean {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Clean {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl From<String> for Clean {
    fn from(text: String) -> Self {
        if is_plain(&text) {
            Self(text.into())
        } else {
            Self::new(&text)
        }
    }
}

impl From<&str> for Clean {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

/// `text` with every character that could act on a terminal, or hide from its reader, replaced by U+FFFD; tabs
/// become four blanks, CRLF and CR become LF, and at most four zero-width marks stay on one base. Zero-width
/// joiners stay between pictographs, where they make one picture of two. Applying it twice changes nothing.
pub fn scrub(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' => out.push('\n'),
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\t' => out.push_str(TAB),
            '\u{200D}' | '\u{FE0E}' | '\u{FE0F}' if follows_picture(&out) => {
                marks += 1;
                if marks <= MARKS_PER_BASE {
                    out.push(c);
                }
                continue;
            }
            _ if is_refused(c) => out.push(REFUSED),
            _ if is_combining_mark(c) || unicode_width::UnicodeWidthChar::width(c) == Some(0) => {
                if out.is_empty() || out.ends_with('\n') {
                    out.push(REFUSED);
                    marks = 0;
                }
                marks += 1;
                if marks <= MARKS_PER_BASE {
                    out.push(c);
                }
                continue;
            }
            _ => out.push(c),
        }
        marks = 0;
    }
    out
}

/// Whether `text` surely needs no scrubbing: a short cut for nearly all of them.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c == '\n' || is_narrow(c))
}

fn follows_picture(out: &str) -> bool {
    out.chars().next_back().is_some_and(|c| {
        matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{FE0E}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
    })
}

/// Controls, C1, bidi controls, invisible and tag characters, fillers, surrogates of meaning such as interlinear
/// annotation, private use, and the line and paragraph separators.
fn is_refused(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFC}' | '\u{E000}'..='\u{F8FF}'
            | '\u{1D159}' | '\u{1D173}'..='\u{1D17A}' | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{E0000}'..='\u{E0FFF}' | '\u{F0000}'..='\u{10FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_text_and_letters_of_the_region_pass() {
        for text in [
            "Şuşa, Xankəndi",
            "Արցախ",
            "Карабах",
            "naïve — “quoted”",
            "a\nb",
            "👩‍👩‍👧",
            "e\u{301}",
        ] {
            assert_eq!(scrub(text), text);
        }
    }

    #[test]
    fn no_narrow_character_is_refused_or_joins_another() {
        for c in ('\0'..='\u{2FFF}').filter(|c| is_narrow(*c)) {
            assert!(!is_refused(c) && !is_combining_mark(c), "{c:?}");
        }
    }

    #[test]
    fn what_was_kept_elsewhere_is_cleaned_when_it_is_read() {
        let kept = serde_json::from_str::<Clean>("\"a\\u001b[31mb\"").unwrap();
        assert_eq!(kept.as_str(), "a\u{FFFD}[31mb");
    }

    #[test]
    fn what_acts_on_a_terminal_does_not_pass() {
        assert_eq!(scrub("a\u{1b}[31mb"), "a\u{FFFD}[31mb");
        assert_eq!(scrub("\u{9b}2J"), "\u{FFFD}2J");
        assert_eq!(scrub("a\u{202e}b"), "a\u{FFFD}b");
        assert_eq!(
            scrub("a\u{200b}b\u{ad}c\u{feff}"),
            "a\u{FFFD}b\u{FFFD}c\u{FFFD}"
        );
        assert_eq!(scrub("a\tb\r\nc\rd"), "a    b\nc\nd");
    }

    #[test]
    fn a_flood_of_marks_is_cut() {
        let flood = format!("a{}", "\u{301}".repeat(1_000_000));
        assert_eq!(scrub(&flood).chars().count(), 1 + MARKS_PER_BASE);
    }

    proptest! {
        #[test]
        fn scrubbing_is_idempotent_and_leaves_nothing_dangerous(text in any::<String>()) {
            let once = scrub(&text);
            prop_assert_eq!(scrub(&once), once.clone());
            prop_assert!(!once.chars().any(|c| c != '\n' && c.is_control()));
        }
    }
}
