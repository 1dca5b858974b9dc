//! Sanitising of text that comes from outside (lessons, file names, user names, error texts, the database) before it
//! may reach a terminal. The type [`SafeText`] shows that this was done.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::char::is_combining_mark;

use super::is_narrow;

/// Replaces a character that is not allowed.
const REPLACEMENT: char = '\u{FFFD}';
/// Zero-width characters allowed after one base character; terminals hang on thousands of them in one cell.
const MARKS_PER_BASE: usize = 4;
/// Replaces a tab, whose width would depend on the column.
const TAB: &str = "    ";

/// Text without control characters, escape sequences, bidi overrides, invisible characters or floods of
/// combining marks. Line breaks are kept.
#[derive(Clone, Default)]
pub struct SafeText(Box<str>);

impl Serialize for SafeText {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.as_str().serialize(to)
    }
}

impl<'de> Deserialize<'de> for SafeText {
    /// Sanitises text from a format that people can write. Binary formats are trusted: the build wrote them from text
    /// that was sanitised already.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            String::deserialize(from).map(Self::from)
        } else {
            Box::deserialize(from).map(Self)
        }
    }
}

impl SafeText {
    /// Sanitises `text` with [`sanitize`].
    pub fn new(text: &str) -> Self {
        Self(sanitize(text).into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::ops::Deref for SafeText {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for SafeText {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

// Compares, orders and hashes as the text it holds.

impl PartialEq for SafeText {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for SafeText {}

impl PartialOrd for SafeText {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SafeText {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for SafeText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl From<String> for SafeText {
    fn from(text: String) -> Self {
        if is_all_narrow_lines(&text) {
            Self(text.into())
        } else {
            Self::new(&text)
        }
    }
}

impl From<&str> for SafeText {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

/// Replaces every character that could control a terminal by U+FFFD, and drops those that a reader cannot see and that
/// change nothing on a terminal: soft hyphens, zero-width blanks, direction marks, selectors of a variant. Tabs become four
/// blanks, CRLF and CR become LF, and at most four zero-width marks stay on one base character. Joiners and non-joiners
/// stay where they shape what is seen: between pictographs, and after letters of the scripts that join. Idempotent.
pub fn sanitize(text: &str) -> String {
    if is_all_narrow_lines(text) {
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
            _ if shapes(c, out.chars().next_back()) => {
                marks += 1;
                if marks <= MARKS_PER_BASE {
                    out.push(c);
                }
                continue;
            }
            _ if is_unseen(c) => continue,
            _ if is_forbidden(c) => out.push(REPLACEMENT),
            _ if is_combining_mark(c) || unicode_width::UnicodeWidthChar::width(c) == Some(0) => {
                if out.is_empty() || out.ends_with('\n') {
                    out.push(REPLACEMENT);
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

/// Whether `text` certainly needs no sanitising. A fast path that holds for nearly all text.
fn is_all_narrow_lines(text: &str) -> bool {
    text.chars().all(|c| c == '\n' || is_narrow(c))
}

/// Whether `c` is a joiner, a non-joiner or a selector that shapes the character before it.
fn shapes(c: char, before: Option<char>) -> bool {
    let Some(before) = before else { return false };
    let is_picture = matches!(before, '\u{2190}'..='\u{2BFF}' | '\u{FE0E}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}');
    match c {
        '\u{FE0E}' | '\u{FE0F}' => {
            // Keycaps, and the signs of older blocks that have a picture.
            let has_picture = matches!(
                before,
                '0'..='9'
                    | '#'
                    | '*'
                    | '©'
                    | '®'
                    | '‼'
                    | '⁉'
                    | '™'
                    | 'ℹ'
                    | '〰'
                    | '〽'
                    | '㊗'
                    | '㊙'
            );
            is_picture || has_picture
        }
        '\u{200D}' => is_picture || is_joining(before),
        '\u{200C}' => is_joining(before),
        _ => false,
    }
}

/// Whether `c` is of a script whose letters change their shape beside others, or a mark in it: Arabic, Syriac, N'Ko and
/// Mongolian, and the scripts of India and its neighbours.
fn is_joining(c: char) -> bool {
    matches!(c,
        '\u{0600}'..='\u{08FF}' | '\u{0900}'..='\u{109F}' | '\u{1700}'..='\u{18AF}' | '\u{1900}'..='\u{1CFF}'
        | '\u{200C}' | '\u{200D}' | '\u{A800}'..='\u{ABFF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{11000}'..='\u{11FFF}')
}

/// Whether `c` is invisible and changes nothing on a terminal: it is dropped.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2060}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether `c` is a control (C0, C1, bidi), invisible, a tag, a filler, an interlinear annotation, private use, or a
/// line or paragraph separator.
fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{2028}'..='\u{202E}'
            | '\u{2061}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFC}' | '\u{E000}'..='\u{F8FF}'
            | '\u{1D159}' | '\u{1D173}'..='\u{1D17A}' | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{E0000}'..='\u{E0FFF}' | '\u{F0000}'..='\u{10FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ordinary_text_in_several_scripts_is_unchanged() {
        for text in [
            "Şuşa, Xankəndi",
            "Արցախ",
            "Карабах",
            "naïve — “quoted”",
            "a\nb",
            "👩‍👩‍👧",
            "e\u{301}",
        ] {
            assert_eq!(sanitize(text), text);
        }
    }

    #[test]
    fn no_narrow_character_is_forbidden_or_combines() {
        for c in ('\0'..='\u{2FFF}').filter(|c| is_narrow(*c)) {
            assert!(!is_forbidden(c) && !is_combining_mark(c), "{c:?}");
        }
    }

    #[test]
    fn deserialised_text_is_sanitised() {
        let read = serde_json::from_str::<SafeText>("\"a\\u001b[31mb\"").unwrap();
        assert_eq!(read.as_str(), "a\u{FFFD}[31mb");
    }

    #[test]
    fn control_and_invisible_characters_are_replaced() {
        assert_eq!(sanitize("a\u{1b}[31mb"), "a\u{FFFD}[31mb");
        assert_eq!(sanitize("\u{9b}2J"), "\u{FFFD}2J");
        assert_eq!(sanitize("a\u{202e}b"), "a\u{FFFD}b");
        assert_eq!(sanitize("a\u{2066}b\u{2028}c"), "a\u{FFFD}b\u{FFFD}c");
        assert_eq!(sanitize("a\tb\r\nc\rd"), "a    b\nc\nd");
    }

    #[test]
    fn what_nobody_sees_is_dropped_and_what_shapes_words_stays() {
        assert_eq!(sanitize("a\u{200b}b\u{ad}c\u{feff}"), "abc");
        assert_eq!(sanitize("a\u{200e}b\u{200f}c\u{61c}"), "abc");
        // A joiner between Latin letters shapes nothing.
        assert_eq!(sanitize("a\u{200d}b\u{200c}c"), "abc");
        // England: a black flag and tags.
        assert_eq!(sanitize("\u{1F3F4}\u{E0067}\u{E007F}"), "\u{1F3F4}");
        for text in [
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "ශ්\u{200d}රී",
            "❤\u{fe0f}",
            "1\u{fe0f}\u{20e3}",
            "©\u{fe0f}",
            "👩\u{200d}🔬",
        ] {
            assert_eq!(sanitize(text), text);
        }
    }

    #[test]
    fn only_four_marks_stay_on_one_base() {
        let flood = format!("a{}", "\u{301}".repeat(1_000_000));
        assert_eq!(sanitize(&flood).chars().count(), 1 + MARKS_PER_BASE);
    }

    proptest! {
        #[test]
        fn sanitising_is_idempotent_and_removes_controls(text in any::<String>()) {
            let once = sanitize(&text);
            prop_assert_eq!(sanitize(&once), once.clone());
            prop_assert!(!once.chars().any(|c| c != '\n' && c.is_control()));
        }
    }
}
