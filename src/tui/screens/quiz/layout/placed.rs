//! What is given a place, left-hand sides and members: as it is filled in, and with the verdict.

use super::page::Page;
use crate::course::{Item, Task};
use crate::study::Response;
use crate::study::session::{MarkedResponse, Question, right_targets, slots, targets};
use crate::text::width;
use crate::tui::model::{AnswerInput, FormField, ItemForm};
use crate::tui::screens::quiz::letter;
use crate::tui::theme::Role;

/// The letter of a right-hand side, the digit of a category.
fn label(question: &Question, target: usize) -> String {
    let shown = ItemForm::targets(question)
        .iter()
        .position(|own| *own == target);
    let shown = shown.unwrap_or(usize::MAX);
    if matches!(question.item.task, Task::Categorise(_)) {
        return shown.saturating_add(1).to_string();
    }
    letter(shown).to_string()
}

/// A slot with what it was given, beside it or, where that does not fit, below it.
pub(super) fn slot_row(page: &mut Page, question: &Question, form: &ItemForm, slot: usize) {
    let (slots, targets) = (slots(&question.item), targets(&question.item));
    let text = slots.get(slot).map_or("", |own| own.as_str());
    let place = match &form.input {
        AnswerInput::Places(places) => places.get(slot).copied().flatten(),
        _ => None,
    };
    let row = Some(FormField::Slot(slot));
    let lead = place.map_or(" ".to_owned(), |place| label(question, place));
    let lead = format!("  [{lead}] ");
    let beside = place.and_then(|place| targets.get(place));
    let Some(beside) = beside else {
        page.led(0, (&lead, Role::Body), (text, Role::Body), row);
        return;
    };
    let whole = format!("{text} → {beside}");
    if width(&lead) + width(&whole) <= page.columns {
        page.led(0, (&lead, Role::Bold), (&whole, Role::Body), row);
    } else {
        page.led(0, (&lead, Role::Bold), (text, Role::Body), row);
        page.led(6, ("→ ", Role::Body), (beside, Role::Body), row);
    }
}

/// What a place can be, each with its letter or digit; a dot before those that are taken.
pub(super) fn target_rows(page: &mut Page, question: &Question, form: &ItemForm) {
    let texts = targets(&question.item);
    let taken = |target: &usize| matches!(&form.input, AnswerInput::Places(places) if places.contains(&Some(*target)));
    let once = matches!(question.item.task, Task::Matching { .. });
    for (number, target) in ItemForm::targets(question).into_iter().enumerate() {
        let gone = once && taken(&target);
        let glyph = if gone { '•' } else { ' ' };
        let lead = format!("    {glyph} {}  ", label(question, target));
        let role = if gone { Role::Quiet } else { Role::Body };
        let text = texts.get(target).map_or("", |text| text.as_str());
        let first = page.lines.len();
        page.led(0, (&lead, Role::Key), (text, role), None);
        for line in page.lines.iter_mut().skip(first) {
            line.pick = Some(number);
        }
    }
}

/// The places that were given, by slot.
fn given_places(given: &MarkedResponse) -> &[Option<usize>] {
    match &given.response {
        Response::Pairs(places) | Response::Categories(places) => places,
        _ => &[],
    }
}

/// A slot with the verdict: what is right for it, what was said instead, and why not.
fn judged_slot(page: &mut Page, item: &Item, given: &MarkedResponse, (slot, shown): (usize, &str)) {
    let said = given_places(given).get(slot).copied().flatten();
    let part = given.mark.parts.get(slot);
    let right = part.is_some_and(|part| part.right);
    let (glyph, role) = match (&given.response, right) {
        (Response::DontKnow, _) => (" ", Role::Body),
        (_, true) => ("✓", Role::Right),
        (_, false) => ("✗", Role::Wrong),
    };
    page.led(0, (&format!("{glyph} "), role), (shown, Role::Body), None);
    if right || given.response == Response::DontKnow {
        return;
    }
    let texts = targets(item);
    let said = said.and_then(|said| texts.get(said));
    let said = said.map_or("you left it open".to_owned(), |said| {
        format!("you said: {said}")
    });
    page.words(2, &said, Role::Quiet);
    let feedback = part.and_then(|part| part.feedback.as_ref());
    page.words_if(2, feedback.map_or("", String::as_str), Role::Body);
}

/// Pairs with the verdict: each left-hand side with the right-hand side that belongs to it.
pub(super) fn judge_pairs(page: &mut Page, item: &Item, given: &MarkedResponse) {
    let (slots, targets) = (slots(item), targets(item));
    for (slot, place) in right_targets(item).into_iter().enumerate() {
        let left = slots.get(slot).map_or("", |own| own.as_str());
        let right = targets.get(place).map_or("", |own| own.as_str());
        judged_slot(page, item, given, (slot, &format!("{left} → {right}")));
    }
}

/// Members with the verdict, under the categories they belong to.
pub(super) fn judge_members(page: &mut Page, item: &Item, given: &MarkedResponse) {
    let slots = slots(item);
    let places = right_targets(item);
    for (category, name) in targets(item).into_iter().enumerate() {
        page.blank();
        page.words(0, name, Role::Bold);
        for (slot, _) in places
            .iter()
            .enumerate()
            .filter(|(_, own)| **own == category)
        {
            let member = slots.get(slot).map_or("", |own| own.as_str());
            judged_slot(page, item, given, (slot, member));
        }
    }
}
