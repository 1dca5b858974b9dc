//! The choices of an item: their words and letters.

use crate::course::{Item, Task};
use crate::study::session::Question;
use crate::tui::screens::quiz::letter;

/// The words of choice number `index` of the item.
pub(super) fn choice_text(item: &Item, index: usize) -> &str {
    match &item.task {
        Task::Single(choices) | Task::Multiple(choices) => {
            choices.get(index).map_or("", |choice| &choice.text)
        }
        Task::TrueFalse { .. } => {
            if index == 0 {
                "True"
            } else {
                "False"
            }
        }
        _ => "",
    }
}

/// The letter by which choice number `index` of the item is picked.
pub(super) fn choice_letter(question: &Question, index: usize) -> char {
    match (&question.item.task, index) {
        (Task::TrueFalse { .. }, 0) => 't',
        (Task::TrueFalse { .. }, _) => 'f',
        _ => {
            let shown = question.order.0.iter().position(|own| *own == index);
            letter(shown.unwrap_or(usize::MAX))
        }
    }
}
