//! Lines that are put in order: as they are moved, and with the verdict.

use super::page::Page;
use crate::course::{Choice, Task};
use crate::study::Response;
use crate::study::session::{MarkedResponse, Question};
use crate::tui::model::{AnswerInput, FormField, ItemForm, LineOrder};
use crate::tui::theme::Role;

/// The line at place `at`.
pub(super) fn element_row(page: &mut Page, question: &Question, form: &ItemForm, at: usize) {
    let (Task::Ordering(choices), AnswerInput::Order(LineOrder { now, held, .. })) =
        (&question.item.task, &form.input)
    else {
        return;
    };
    let Some(choice) = now.get(at).and_then(|index| choices.get(*index)) else {
        return;
    };
    let lifted = *held && form.cursor == at;
    let (glyph, role) = if lifted {
        ("↑↓ ", Role::Focused)
    } else {
        ("", Role::Body)
    };
    let lead = format!("  {glyph}{}  ", at + 1);
    page.led(
        0,
        (&lead, if lifted { Role::Bold } else { Role::Quiet }),
        (&choice.text, role),
        Some(FormField::Element(at)),
    );
}

/// The order that was given, each line with its place; then the right one with the reasons.
pub(super) fn judge(page: &mut Page, choices: &[Choice], given: &MarkedResponse) {
    let ids: &[String] = if let Response::Choices(ids) = &given.response {
        ids
    } else {
        &[]
    };
    let right = given.mark.is_full();
    for (at, id) in ids.iter().enumerate() {
        let Some(own) = choices.iter().position(|choice| *choice.id == **id) else {
            continue;
        };
        let text = choices.get(own).map_or("", |choice| &choice.text);
        let (glyph, role, goes) = if own == at {
            ("✓", Role::Right, String::new())
        } else {
            ("✗", Role::Wrong, format!("   →{}", own + 1))
        };
        let lead = format!("{glyph} {}  ", at + 1);
        page.led(
            0,
            (&lead, role),
            (&format!("{text}{goes}"), Role::Body),
            None,
        );
    }
    page.blank();
    if !right {
        page.words(0, "The right order", Role::Bold);
    }
    for (at, choice) in choices.iter().enumerate() {
        if !right {
            let lead = format!("{}  ", at + 1);
            page.led(0, (&lead, Role::Quiet), (&choice.text, Role::Bold), None);
            page.words_if(3, &choice.feedback, Role::Body);
        } else if !choice.feedback.is_empty() {
            let lead = format!("{}  ", at + 1);
            page.led(
                0,
                (&lead, Role::Quiet),
                (&choice.feedback, Role::Body),
                None,
            );
        }
    }
}

/// The score in words. A pair is two lines of which one comes before the other.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a few dozen pairs"
)]
pub(super) fn pairs_in_order(lines: usize, given: &MarkedResponse) -> String {
    let pairs = lines * lines.saturating_sub(1) / 2;
    let kept = (given.mark.score * pairs as f64).round() as usize;
    format!("{kept} of {pairs} pairs in order")
}
