//! Giving things a place: lines in an order, right-hand sides beside left-hand ones, members into categories; and where
//! there is still an empty one.

use crate::course::Task;
use crate::tui::model::{AnswerInput, FormField, ItemForm, LineOrder, is_blank};

/// Puts the line under the cursor at place `to`, if there is such a place.
pub(super) fn put_line(form: &mut ItemForm, to: usize) {
    let from = form.cursor;
    if let AnswerInput::Order(LineOrder { now, moved, .. }) = &mut form.input
        && from < now.len()
        && to < now.len()
        && from != to
    {
        let line = now.remove(from);
        now.insert(to, line);
        *moved = true;
        form.cursor = to;
        form.scroll_delta = 0;
    }
}

/// Gives `slot` a place. A right-hand side stands beside one left-hand side: it leaves the other.
pub(super) fn place(form: &mut ItemForm, task: &Task, (slot, target): (usize, Option<usize>)) {
    if let AnswerInput::Places(places) = &mut form.input {
        if matches!(task, Task::Matching { .. })
            && target.is_some()
            && let Some(other) = places.iter_mut().find(|place| **place == target)
        {
            *other = None;
        }
        if let Some(own) = places.get_mut(slot) {
            *own = target;
        }
        form.is_warned = false;
    }
}

/// Gives the slot under the cursor `target`, whoever else has it.
pub(super) fn put(form: &mut ItemForm, row: Option<FormField>, target: Option<usize>) {
    if let (AnswerInput::Places(places), Some(FormField::Slot(slot))) = (&mut form.input, row)
        && let Some(own) = places.get_mut(slot)
    {
        *own = target;
        form.is_warned = false;
    }
}

/// The next thing that can stand under the cursor: one of the targets (where each is there `once`, one that no other slot
/// has), or a word for how sure one is.
pub(super) fn change(
    form: &mut ItemForm,
    row: Option<FormField>,
    step: isize,
    (targets, once): (&[usize], bool),
) {
    if let (AnswerInput::Places(places), Some(FormField::Slot(slot))) = (&form.input, row) {
        let own = places.get(slot).copied().flatten();
        let is_free =
            |target: &usize| !once || own == Some(*target) || !places.contains(&Some(*target));
        // Nothing stands before the first and after the last.
        let ring: Vec<Option<usize>> = std::iter::once(None)
            .chain(targets.iter().copied().filter(is_free).map(Some))
            .collect();
        let at = ring.iter().position(|one| *one == own).unwrap_or(0);
        let length = isize::try_from(ring.len()).unwrap_or(1);
        let to = isize::try_from(at).unwrap_or(0) + step;
        let to = usize::try_from(to.rem_euclid(length)).unwrap_or(0);
        put(form, row, ring.get(to).copied().flatten());
    }
}

/// The row of the next blank or slot that is empty, after the cursor and then from the beginning; "Answer" where there
/// is no other.
pub(super) fn next_empty(form: &ItemForm, rows: &[FormField]) -> Option<usize> {
    let is_empty = |(at, row): &(usize, &FormField)| {
        *at != form.cursor
            && match (&form.input, row) {
                (AnswerInput::Lines(lines), FormField::Line(index)) => {
                    lines.get(*index).is_some_and(is_blank)
                }
                (AnswerInput::Places(places), FormField::Slot(index)) => {
                    places.get(*index) == Some(&None)
                }
                _ => false,
            }
    };
    let after = rows.iter().enumerate().skip(form.cursor).find(is_empty);
    after
        .or_else(|| rows.iter().enumerate().find(is_empty))
        .map(|(at, _)| at)
        .or_else(|| rows.iter().position(|row| *row == FormField::Submit))
}
