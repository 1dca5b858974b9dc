//! Findings: first as a place in a text (`Finding`), then, once the file is done, as something a person can look up
//! (`Diagnostic`: file, line, column, the line itself). Everything in a diagnostic has been sanitized.

use std::ops::Range;

use serde::Serialize;

use super::code::Code;
use super::rule_info::Severity;
use crate::text::sanitize;

/// Findings of one file that are kept; the rest is counted.
const MOST_FINDINGS: usize = 100;
/// Characters of a line that are shown before and after the place in question.
const SHOWN_BEFORE: usize = 60;
const SHOWN_AFTER: usize = 100;
/// Characters of an outside text that are quoted in a message.
const QUOTED: usize = 60;

/// A finding in a file that is still being read: a place in its text and what is wrong there.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    pub(super) code: Code,
    pub(super) severity: Severity,
    /// Bytes of the text.
    pub(super) span: Range<usize>,
    pub(super) message: String,
    pub(super) label: String,
    pub(super) help: Option<String>,
    /// Why its author lets it stand, if so.
    pub(super) waived: Option<String>,
}

impl Finding {
    /// A finding. Texts from outside go into `message` by way of [`quote`].
    pub(super) fn new(code: Code, span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            span,
            message: message.into(),
            label: String::new(),
            help: None,
            waived: None,
        }
    }

    /// The words beside the caret.
    pub(super) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// What to do.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// The findings of one file.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<Finding>,
    left_out: usize,
    breaking: usize,
}

impl Findings {
    pub(super) fn add(&mut self, finding: Finding) {
        self.breaking += usize::from(finding.code.breaks());
        if self.list.len() < MOST_FINDINGS || matches!(finding.code, Code::Rule(_)) {
            self.list.push(finding);
        } else {
            self.left_out += 1;
        }
    }

    /// Whether no more are kept, so that looking on is of no use.
    pub(super) fn is_full(&self) -> bool {
        self.left_out > 0
    }

    /// How many make unreadable what they were found in.
    pub(super) fn breaking(&self) -> usize {
        self.breaking
    }

    /// Whether something within `extent` is unreadable. With too many findings to keep, anything may be.
    pub(super) fn breaks(&self, extent: &Range<usize>) -> bool {
        let is_inside = |finding: &Finding| {
            finding.code.breaks() && (extent.start..=extent.end).contains(&finding.span.start)
        };
        self.is_full() || self.list.iter().any(is_inside)
    }

    /// The first finding, in the order of the file, that makes something unreadable.
    pub(super) fn first_breaking(&self) -> Option<&Finding> {
        let breaking = self.list.iter().filter(|finding| finding.code.breaks());
        breaking.min_by_key(|finding| finding.span.start)
    }

    /// The findings with their places in `text`, in the order of the file. `file` is what to call it.
    pub(super) fn locate(mut self, file: &str, text: &str) -> Vec<Diagnostic> {
        if let (Some(last), true) = (self.list.last(), self.left_out > 0) {
            let message = format!("{} more in this file", count(self.left_out, "finding"));
            self.list
                .push(Finding::new(Code::Flood, last.span.clone(), message));
        }
        self.list.sort_by_key(|finding| finding.span.start);
        let mut lines = Lines::new(text);
        self.list
            .into_iter()
            .map(|finding| lines.locate(file, finding))
            .collect()
    }
}

/// `finding` with its place in `text`.
pub(super) fn locate(finding: &Finding, file: &str, text: &str) -> Diagnostic {
    Lines::new(text).locate(file, finding.clone())
}

/// Walks a text line by line, forwards only: positions must be asked for in order.
struct Lines<'t> {
    text: &'t str,
    line: usize,
    start: usize,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            line: 1,
            start: 0,
        }
    }

    /// The end of the line that begins at `from`, and the beginning of the next, if there is one.
    fn end(&self, from: usize) -> (usize, Option<usize>) {
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        let Some(at) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
            return (self.text.len(), None);
        };
        let both = rest.get(at) == Some(&b'\r') && rest.get(at + 1) == Some(&b'\n');
        (from + at, Some(from + at + 1 + usize::from(both)))
    }

    fn locate(&mut self, file: &str, finding: Finding) -> Diagnostic {
        let offset = finding.span.start.min(self.text.len());
        let mut end = self.end(self.start);
        while let Some(next) = end.1.filter(|next| *next <= offset) {
            self.start = next;
            self.line += 1;
            end = self.end(next);
        }
        let line = self.text.get(self.start..end.0).unwrap_or_default();
        let from = floor(line, offset.saturating_sub(self.start));
        let to = floor(line, finding.span.end.saturating_sub(self.start)).max(from);
        let column = line.get(..from).map_or(0, |before| before.chars().count()) + 1;
        // A label may say what to do; that of a value of the wrong type says what it is.
        let has_advice = !finding.label.is_empty() && finding.code != Code::WrongType;
        let advice = (!has_advice).then(|| finding.code.advice());
        let help = finding.help.or(advice);
        Diagnostic {
            code: finding.code,
            severity: finding.severity,
            file: flat(file),
            line: self.line,
            column,
            span: finding.span,
            message: flat(&finding.message),
            label: flat(&finding.label),
            help: help.map(|help| flat(&help)),
            waived: finding.waived.map(|reason| flat(&reason)),
            excerpt: Excerpt::cut(line, from, to),
        }
    }
}

/// The byte position at or before `at` where a character of `text` begins.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The line of a finding, sanitized and cut to what fits on a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// What is shown of it.
    pub text: String,
    /// The bytes of `text` the caret points at.
    pub mark: Range<usize>,
}

impl Excerpt {
    fn cut(line: &str, from: usize, to: usize) -> Self {
        let part = |range: Range<usize>| line.get(range).unwrap_or_default();
        let (before, marked, after) = (part(0..from), part(from..to), part(to..line.len()));
        let skipped = before.chars().count().saturating_sub(SHOWN_BEFORE);
        let mut text = String::new();
        if skipped > 0 {
            text.push('…');
        }
        text.push_str(&flat(&before.chars().skip(skipped).collect::<String>()));
        let start = text.len();
        text.push_str(&flat(&marked.chars().take(SHOWN_AFTER).collect::<String>()));
        let end = text.len();
        let room = SHOWN_AFTER.saturating_sub(marked.chars().take(SHOWN_AFTER).count());
        text.push_str(&flat(&after.chars().take(room).collect::<String>()));
        if after.chars().nth(room).is_some() || marked.chars().nth(SHOWN_AFTER).is_some() {
            text.push('…');
        }
        Self {
            text,
            mark: start..end,
        }
    }
}

/// `text` sanitized, on one line.
fn flat(text: &str) -> String {
    sanitize(text).replace('\n', "\u{FFFD}")
}

/// A finding as a person can look it up. Its texts hold no control characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// The file, as the person who asked would name it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// Bytes of the file, without its byte order mark.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// The words beside the caret; possibly none.
    pub label: String,
    /// What to do, where the message does not say it.
    pub help: Option<String>,
    /// Why its author lets it stand; only findings of rules can be waived, and such a finding counts no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived: Option<String>,
    /// The line itself.
    #[serde(skip)]
    pub excerpt: Excerpt,
}

impl Diagnostic {
    /// `file:line:column: message`, on one line.
    pub fn short(&self) -> String {
        format!(
            "{}:{}:{}: {}",
            self.file, self.line, self.column, self.message
        )
    }
}

/// `text` for a message: sanitized, on one line, cut to sixty characters, in backticks.
pub(super) fn quote(text: &str) -> String {
    let mut short: String = text.trim().chars().take(QUOTED).collect();
    if text.trim().chars().nth(QUOTED).is_some() {
        short.push('…');
    }
    format!("`{}`", flat(&short).replace('`', "'"))
}

/// `1 finding`, `2 findings`: a number with its noun.
pub(super) fn count(number: usize, noun: &str) -> String {
    crate::text::Count::new(number, noun).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, span: Range<usize>) -> Diagnostic {
        let mut findings = Findings::default();
        findings.add(Finding::new(Code::Empty, span, "m"));
        findings.locate("f.yaml", text).remove(0)
    }

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let found = at("a\nşş: x\n", 8..9);
        assert_eq!((found.line, found.column), (2, 5));
        assert_eq!(found.excerpt.text, "şş: x");
        assert_eq!(found.excerpt.text.get(found.excerpt.mark), Some("x"));
    }

    #[test]
    fn all_three_line_ends_count() {
        for text in ["a\nb\nc", "a\r\nb\r\nc", "a\rb\rc"] {
            assert_eq!(at(text, text.len() - 1..text.len()).line, 3, "{text:?}");
        }
    }

    #[test]
    fn a_place_beyond_the_end_is_the_end() {
        assert_eq!(at("ab", 90..99).column, 3);
        assert_eq!(at("", 0..0).line, 1);
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}X{}", "a".repeat(5_000), "b".repeat(5_000));
        let found = at(&text, 5_000..5_001);
        assert_eq!(found.column, 5_001);
        assert!(found.excerpt.text.chars().count() < 170);
        assert_eq!(found.excerpt.text.get(found.excerpt.mark), Some("X"));
    }

    #[test]
    fn a_flood_is_cut_and_counted() {
        let mut findings = Findings::default();
        for _ in 0..250 {
            findings.add(Finding::new(Code::Empty, 0..1, "m"));
        }
        let found = findings.locate("f", "x");
        assert_eq!(found.len(), 101);
        assert_eq!(found[100].message, "150 findings more in this file");
    }

    #[test]
    fn quoting_takes_the_sting_out() {
        assert_eq!(quote("a\u{1b}]52;`\nb"), "`a\u{FFFD}]52;'\u{FFFD}b`");
        assert!(quote(&"a".repeat(1_000_000)).len() < 100);
    }
}
