//! Text that YAML takes away without a word: what follows ` #`, and letters after a backslash in double quotes.

use crate::content::code::Code;
use crate::content::diagnostic::{Finding, quote};
use crate::content::yaml::tree::NodeKind;

/// Escapes of a letter that is probably meant: in `"C:\\new\\table"`. `\n` alone is a line break in many files.
const LETTERS: &str = "abefrtv0";

/// What the value in `span` of `text` has lost, if anything.
pub(super) fn find(text: &str, span: (usize, usize), kind: NodeKind) -> Option<Finding> {
    match kind {
        NodeKind::Plain => cut_off(text, span),
        NodeKind::Quoted => escaped(text, span),
        NodeKind::List | NodeKind::Mapping => None,
    }
}

/// A comment behind several words, or one without a blank after its sign, is probably text.
fn cut_off(text: &str, (start, end): (usize, usize)) -> Option<Finding> {
    let rest = text.get(end..)?.lines().next()?;
    let comment = rest.trim_start();
    let after = comment.strip_prefix('#')?;
    let has_words = text.get(start..end)?.contains(' ');
    let is_glued = after.starts_with(|c: char| c.is_alphanumeric());
    if !has_words && !is_glued || after.trim().is_empty() {
        return None;
    }
    let at = end + (rest.len() - comment.len());
    let message = "what follows ` #` is a comment and is not shown";
    let finding = Finding::new(Code::CutText, at..at + comment.trim_end().len(), message);
    Some(finding.help("put the text in quotes, or the comment on a line of its own"))
}

/// A backslash and a letter in double quotes.
fn escaped(text: &str, (start, end): (usize, usize)) -> Option<Finding> {
    let inside = text.get(start..end)?.strip_prefix('"')?;
    let mut chars = inside.char_indices();
    let is_path = inside.contains(":\\n");
    while let Some((at, c)) = chars.next() {
        if c != '\\' {
            continue;
        }
        let (_, letter) = chars.next()?;
        if LETTERS.contains(letter) || letter == 'n' && is_path {
            let at = start + 1 + at;
            let sign = format!("\\{letter}");
            let message = format!(
                "{} in double quotes is no backslash with a letter",
                quote(&sign)
            );
            let finding = Finding::new(Code::Escape, at..at + 2, message);
            return Some(finding.help("put the text in single quotes, or write two backslashes"));
        }
    }
    None
}
