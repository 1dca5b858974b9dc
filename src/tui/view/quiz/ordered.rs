//! Lines that are put in order: as they are moved, and with the verdict.

use super::page::Page;
use crate::course::{Choice, Item, Task};
use crate::study::Response;
use crate::tui::model::{Draft, Given, Lines, Row, Sheet};
use crate::tui::theme::Look;

/// The line at place `at`.
pub(super) fn element_row(page: &mut Page, item: &Item, sheet: &Sheet, at: usize) {
    let (Task::Ordering(choices), Draft::Order(Lines { now, held, .. })) =
        (&item.task, &sheet.draft)
    else {
        return;
    };
    let Some(choice) = now.get(at).and_then(|index| choices.get(*index)) else {
        return;
    };
    let lifted = *held && sheet.cursor == at;
    let (sign, look) = if lifted {
        ("↑↓ ", Look::Focused)
    } else {
        ("", Look::Body)
    };
    let lead = format!("  {sign}{}  ", at + 1);
    page.led(
        0,
        (&lead, if lifted { Look::Bold } else { Look::Quiet }),
        (&choice.text, look),
        Some(Row::Element(at)),
    );
}

/// The order that was given, each line with its place; then the right one with the reasons.
pub(super) fn judge(page: &mut Page, choices: &[Choice], given: &Given) {
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
        let (sign, look, goes) = if own == at {
            ("✓", Look::Right, String::new())
        } else {
            ("✗", Look::Wrong, format!("   →{}", own + 1))
        };
        let lead = format!("{sign} {}  ", at + 1);
        page.led(
            0,
            (&lead, look),
            (&format!("{text}{goes}"), Look::Body),
            None,
        );
    }
    page.blank();
    if !right {
        page.words(0, "The right order", Look::Bold);
    }
    for (at, choice) in choices.iter().enumerate() {
        if !right {
            let lead = format!("{}  ", at + 1);
            page.led(0, (&lead, Look::Quiet), (&choice.text, Look::Bold), None);
            page.words_if(3, &choice.feedback, Look::Body);
        } else if !choice.feedback.is_empty() {
            let lead = format!("{}  ", at + 1);
            page.led(
                0,
                (&lead, Look::Quiet),
                (&choice.feedback, Look::Body),
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
pub(super) fn pairs_in_order(lines: usize, given: &Given) -> String {
    let pairs = lines * lines.saturating_sub(1) / 2;
    let kept = (given.mark.score * pairs as f64).round() as usize;
    format!("{kept} of {pairs} pairs in order")
}
