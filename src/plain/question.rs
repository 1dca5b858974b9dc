//! Writes a question: what is asked, and the choices with what to type for each.

use std::io;

use super::console::Console;
use super::letters::letter;
use super::parse::instruction;
use crate::course::{Blank, Item, Task};
use crate::study::session::{DisplayOrder, slots, targets};
use crate::text::SafeText;

/// Writes `item`: its stem, what there is to choose, and how to answer.
pub(super) fn ask(console: &mut Console<'_>, item: &Item, order: &DisplayOrder) -> io::Result<()> {
    if !item.stem.is_empty() {
        console.say(&item.stem.plain())?;
    }
    match &item.task {
        Task::Single(choices) | Task::Multiple(choices) | Task::Ordering(choices) => {
            for (at, choice) in order.choices(choices).enumerate() {
                console.say_labelled(&format!("  {}. ", at + 1), &choice.text)?;
            }
        }
        Task::Cloze { blanks, after, .. } => console.say(&with_gaps(blanks, after))?,
        Task::Matching { .. } | Task::Categorise(_) => sort(console, item, order)?,
        Task::TrueFalse { .. } | Task::Short { .. } | Task::Numeric { .. } | Task::Open { .. } => {}
    }
    console.say(&instruction(item))
}

/// Writes what is sorted by number, and where it can go by letter. What is shuffled is the right-hand sides of a matching
/// and the members of categories.
fn sort(console: &mut Console<'_>, item: &Item, order: &DisplayOrder) -> io::Result<()> {
    let (slots, targets) = (slots(item), targets(item));
    let is_matching = matches!(item.task, Task::Matching { .. });
    let in_order = |all: &[&SafeText]| -> Vec<String> {
        let shown = order.0.iter().filter_map(|number| all.get(*number));
        shown.map(ToString::to_string).collect()
    };
    let as_written = |all: &[&SafeText]| all.iter().map(ToString::to_string).collect();
    let (left, between, right): (Vec<String>, _, Vec<String>) = if is_matching {
        (
            as_written(&slots),
            "belongs with one of",
            in_order(&targets),
        )
    } else {
        (in_order(&slots), "goes under one of", as_written(&targets))
    };
    for (at, text) in left.iter().enumerate() {
        console.say_labelled(&format!("  {}. ", at + 1), text)?;
    }
    console.say(between)?;
    for (at, text) in right.iter().enumerate() {
        console.say_labelled(&format!("  {}. ", letter(at + 1)), text)?;
    }
    Ok(())
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
