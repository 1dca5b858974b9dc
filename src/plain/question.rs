//! A question as it is asked by lines: what is asked, and the choices with what to type for each.

use std::io;

use super::answer::instruction;
use super::shown::{Shown, letter, members, right_side};
use super::talk::Talk;
use crate::course::{Blank, Item, Task};
use crate::text::SafeText;

/// Says `item`: its stem, what there is to choose, and how to answer.
pub(super) fn ask(talk: &mut Talk<'_>, item: &Item, shown: &Shown) -> io::Result<()> {
    if !item.stem.is_empty() {
        talk.say(&item.stem.plain())?;
    }
    match &item.task {
        Task::Single(choices) | Task::Multiple(choices) | Task::Ordering(choices) => {
            for (at, choice) in shown.choices(choices).enumerate() {
                talk.point(&format!("  {}. ", at + 1), &choice.text)?;
            }
        }
        Task::Cloze { blanks, after, .. } => talk.say(&with_gaps(blanks, after))?,
        Task::Matching { pairs, extra } => {
            for (at, pair) in pairs.iter().enumerate() {
                talk.point(&format!("  {}. ", at + 1), &pair.left)?;
            }
            talk.say("belongs with one of")?;
            for (at, own) in shown.0.iter().enumerate() {
                talk.point(
                    &format!("  {}. ", letter(at + 1)),
                    right_side(pairs, extra, *own),
                )?;
            }
        }
        Task::Categorise(categories) => {
            let all: Vec<&str> = members(categories).collect();
            for (at, own) in shown.0.iter().enumerate() {
                let text = all.get(*own).copied().unwrap_or_default();
                talk.point(&format!("  {}. ", at + 1), text)?;
            }
            talk.say("goes under one of")?;
            for (at, category) in categories.iter().enumerate() {
                talk.point(&format!("  {}. ", letter(at + 1)), &category.name)?;
            }
        }
        Task::TrueFalse { .. } | Task::Short { .. } | Task::Numeric { .. } | Task::Open { .. } => {}
    }
    talk.say(&instruction(item))
}

/// The kind of a question, as a sentence of its own.
pub(super) fn kind(item: &Item) -> String {
    let label = item.kind().label();
    let mut letters = label.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The text of a cloze with its blanks by number; a single blank needs none.
fn with_gaps(blanks: &[Blank], after: &SafeText) -> String {
    let mut text = String::new();
    for (at, blank) in blanks.iter().enumerate() {
        text.push_str(&blank.before);
        if blanks.len() == 1 {
            text.push_str("[blank]");
        } else {
            text.extend(["[blank ", &(at + 1).to_string(), "]"]);
        }
    }
    text.push_str(after);
    text
}
