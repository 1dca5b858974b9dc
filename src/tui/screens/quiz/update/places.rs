//! Giving things a place: lines in an order, right-hand sides beside left-hand ones, members into categories; and where
//! there is still an empty one.

use crate::course::Task;
use crate::study::Confidence;
use crate::tui::model::{Draft, Lines, Row, Sheet, is_blank};

/// Puts the line under the cursor at place `to`, if there is such a place.
pub(super) fn put_line(sheet: &mut Sheet, to: usize) {
    let from = sheet.cursor;
    if let Draft::Order(Lines { now, moved, .. }) = &mut sheet.draft
        && from < now.len()
        && to < now.len()
        && from != to
    {
        let line = now.remove(from);
        now.insert(to, line);
        *moved = true;
        sheet.cursor = to;
        sheet.peek = 0;
    }
}

/// Gives `slot` a place. A right-hand side stands beside one left-hand side: it leaves the other.
pub(super) fn place(sheet: &mut Sheet, task: &Task, (slot, target): (usize, Option<usize>)) {
    if let Draft::Places(places) = &mut sheet.draft {
        if matches!(task, Task::Matching { .. })
            && target.is_some()
            && let Some(other) = places.iter_mut().find(|place| **place == target)
        {
            *other = None;
        }
        if let Some(own) = places.get_mut(slot) {
            *own = target;
        }
        sheet.warned = false;
    }
}

/// Gives the slot under the cursor `target`, whoever else has it.
pub(super) fn put(sheet: &mut Sheet, row: Option<Row>, target: Option<usize>) {
    if let (Draft::Places(places), Some(Row::Slot(slot))) = (&mut sheet.draft, row)
        && let Some(own) = places.get_mut(slot)
    {
        *own = target;
        sheet.warned = false;
    }
}

/// The next thing that can stand under the cursor: one of the targets (where each is there `once`, one that no other slot
/// has), or a word for how sure one is.
pub(super) fn change(
    sheet: &mut Sheet,
    row: Option<Row>,
    step: isize,
    (targets, once): (&[usize], bool),
) {
    match (&sheet.draft, row) {
        (_, Some(Row::Sure)) => sheet.sure = cycle_confidence(sheet.sure, step),
        (Draft::Places(places), Some(Row::Slot(slot))) => {
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
            put(sheet, row, ring.get(to).copied().flatten());
        }
        _ => {}
    }
}

/// The row of the next blank or slot that is empty, after the cursor and then from the beginning; "Answer" where there
/// is no other.
pub(super) fn next_empty(sheet: &Sheet, rows: &[Row]) -> Option<usize> {
    let is_empty = |(at, row): &(usize, &Row)| {
        *at != sheet.cursor
            && match (&sheet.draft, row) {
                (Draft::Lines(lines), Row::Line(index)) => lines.get(*index).is_some_and(is_blank),
                (Draft::Places(places), Row::Slot(index)) => places.get(*index) == Some(&None),
                _ => false,
            }
    };
    let after = rows.iter().enumerate().skip(sheet.cursor).find(is_empty);
    after
        .or_else(|| rows.iter().enumerate().find(is_empty))
        .map(|(at, _)| at)
        .or_else(|| rows.iter().position(|row| *row == Row::Submit))
}

/// The level of confidence after or before this one: none, guess, unsure, sure.
pub(super) fn cycle_confidence(sure: Option<Confidence>, step: isize) -> Option<Confidence> {
    let all = [
        None,
        Some(Confidence::Guess),
        Some(Confidence::Unsure),
        Some(Confidence::Sure),
    ];
    let at = all.iter().position(|one| *one == sure).unwrap_or(0);
    let forward = usize::try_from(step.rem_euclid(4)).unwrap_or(0);
    all.get((at + forward) % all.len()).copied().flatten()
}
