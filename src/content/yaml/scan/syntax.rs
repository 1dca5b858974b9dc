//! What is wrong with a text that is not YAML, in words that name the usual causes, at the line where the cause is: the
//! parser often notices lines later.

use std::ops::Range;

use crate::content::code::Code;
use crate::content::diagnostic::{Finding, quote};

/// Quotes of word processors, which quote nothing in YAML.
const CURLY: [char; 8] = ['“', '”', '„', '«', '»', '‘', '’', '‚'];

/// Bytes of the longest text that a help repeats.
const LONGEST_SHOWN: usize = 80;

/// The finding about an error `info` of the parser at the byte `at`.
pub(super) fn explain(text: &str, at: usize, info: &str) -> Finding {
    let found = |span: Range<usize>, message: &str, help: &str| {
        Finding::new(Code::Syntax, span, format!("not YAML: {message}")).help(help)
    };
    let lines = || lines_to(text, at);
    // The parser may stop at the line before.
    let next = text
        .get(at..)
        .and_then(|rest| rest.find('\n'))
        .map_or(at, |length| at + length + 1);
    let tab = lines_to(text, next)
        .rev()
        .take(3)
        .find_map(|(start, line)| {
            let indent = line.len() - line.trim_start().len();
            let tab = line.get(..indent)?.find('\t')?;
            Some(start + tab..start + tab + 1)
        });
    if let Some(span) = tab {
        return found(span, "a tab in the indentation", "indent with blanks");
    }
    let curly = lines().next_back().and_then(|(start, line)| {
        let value = value_start(line)?;
        let first = line
            .get(value..)?
            .chars()
            .next()
            .filter(|c| CURLY.contains(c))?;
        Some((start + value..start + value + first.len_utf8(), first))
    });
    if let Some((span, first)) = curly {
        let message = format!("{} does not quote a text", quote(&first.to_string()));
        return found(
            span,
            &message,
            "use straight quotes around the text: \" or '",
        );
    }
    let open = lines().rev().find_map(|(start, line)| {
        let value = value_start(line)?;
        let rest = line.get(value..)?;
        let mark = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        (!is_closed(rest, mark)).then_some((start + value..start + value + 1, mark))
    });
    if let Some((span, mark)) = open {
        let help =
            format!("end the text with {mark} on its line, or write a long text as a `|` block");
        return found(span, "this quote is not closed on its line", &help);
    }
    let colon = lines().rev().take(2).find_map(|(start, line)| {
        let value = value_start(line)?;
        let rest = line.get(value..)?;
        let is_plain = rest.starts_with(char::is_alphanumeric);
        let colon = rest.find(": ").filter(|_| is_plain)?;
        Some((start + value..start + value + colon + 1, rest.trim_end()))
    });
    if let Some((span, rest)) = colon.filter(|_| info.starts_with("mapping values")) {
        let help = if rest.contains('"') {
            "put the text in single quotes".to_owned()
        } else if rest.len() > LONGEST_SHOWN {
            "put the text in quotes".to_owned()
        } else {
            format!("put the text in quotes: \"{rest}\"")
        };
        return found(span, "`: ` in a text without quotes", &help);
    }
    if info.contains("block collection") || info.contains("block mapping") {
        let message = format!("{info}; is the line indented like its neighbours?");
        let help =
            "begin the names of one thing in the same column, and the dashes of one list too";
        return found(at..at + 1, &message, help);
    }
    let help = "a text with `: ` or ` #`, or that begins with a sign, must be in quotes; indent with blanks";
    found(at..at + 1, info, help)
}

/// The lines up to and with the one in which the byte `at` is, each with the byte where it begins.
fn lines_to(text: &str, at: usize) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    let end = text
        .get(at..)
        .and_then(|rest| rest.find('\n'))
        .map_or(text.len(), |length| at + length);
    let whole = text.get(..end).unwrap_or(text);
    let start_of = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    let lines: Vec<(usize, &str)> = whole
        .split('\n')
        .map(|line| (start_of(line), line))
        .collect();
    lines.into_iter()
}

/// Where the value of a line `- value`, `name: value` or `- name: value` begins.
fn value_start(line: &str) -> Option<usize> {
    let indent = line.len() - line.trim_start().len();
    let mut at = indent;
    while line.get(at..)?.starts_with("- ") {
        at += 2;
    }
    let rest = line.get(at..)?;
    let Some((name, _)) = rest.split_once(": ") else {
        return (at > indent).then_some(at);
    };
    let is_name = name
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let value = at + name.len() + 2;
    let blanks = line.get(value..)?.len() - line.get(value..)?.trim_start().len();
    is_name.then_some(value + blanks)
}

/// Whether the text that begins with `mark` ends on its line.
fn is_closed(text: &str, mark: char) -> bool {
    let mut is_escaped = false;
    text.chars().skip(1).any(|c| {
        let ends = c == mark && !is_escaped;
        is_escaped = c == '\\' && !is_escaped && mark == '"';
        ends
    })
}
