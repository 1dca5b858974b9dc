//! What an author has written where something else is wanted.

use super::number;
use crate::content::yaml::{NodeKind, NodeRef};

/// What a person would call the value at `at`.
pub(super) fn found(at: NodeRef<'_>) -> &'static str {
    match at.kind() {
        Some(NodeKind::List) => "a list",
        Some(NodeKind::Mapping) => "a mapping",
        Some(NodeKind::Quoted) => "a text",
        _ if at.is_null() => "empty",
        _ if number(at.text()).is_some() => "a number",
        _ if matches!(at.text(), "true" | "false") => "a truth value",
        _ => "a text",
    }
}

/// The number of the choice that is called by this letter: 1 for `a`.
pub(super) fn choice_number(text: &str) -> Option<u32> {
    let mut chars = text.trim().chars();
    let letter = chars.next().filter(char::is_ascii_alphabetic)?;
    let number = u32::from(letter.to_ascii_lowercase()) - u32::from('a') + 1;
    chars.next().is_none().then_some(number)
}
