//! An item that is being answered: moving, choosing, typing, ordering, placing, ticking. Judges nothing.

use super::answer::{answer, submit};
use crate::course::Task;
use crate::study::{Confidence, Now, Response};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::PICK_TRUE;
use crate::tui::model::{Draft, Lines, Model, Row, Sheet, is_blank};
use crate::tui::update::{edit, moved};
use crate::tui::view::writing_columns;

/// What `action` does while an item is answered.
pub(super) fn act(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    let page = usize::from(model.size.1.saturating_sub(4)).max(1);
    let columns = writing_columns(model.size);
    let Some((item, sheet)) = super::current(model) else {
        return Vec::new();
    };
    let rows = sheet.rows(&item);
    let row = rows.get(sheet.cursor).copied();
    let task = &item.task;
    match action {
        Action::Down | Action::NextTarget | Action::Up | Action::PrevTarget => {
            step(sheet, (action, row), columns, rows.len());
        }
        Action::PageDown => sheet.scroll = sheet.scroll.saturating_add(page),
        Action::PageUp => sheet.scroll = sheet.scroll.saturating_sub(page),
        Action::Edit(change) => {
            sheet.warned = false;
            match (&mut sheet.draft, row) {
                (Draft::Lines(lines), Some(Row::Line(index))) => {
                    if let Some(line) = lines.get_mut(index) {
                        edit(line, *change);
                    }
                }
                (Draft::Text { writing, .. }, Some(Row::Text)) => writing.edit(*change, columns),
                _ => {}
            }
        }
        Action::Toggle => toggle(sheet, row, matches!(task, Task::Multiple(_))),
        Action::Pick(number) => pick(sheet, task, (*number, row), &rows),
        Action::MoveUp | Action::MoveDown => {
            if let Some(Row::Element(_)) = row {
                carry(sheet, matches!(action, Action::MoveDown));
            }
        }
        Action::Change(step) => {
            let targets = sheet.targets(&item);
            let once = matches!(task, Task::Matching { .. });
            change(sheet, row, *step, (&targets, once));
        }
        Action::TakeBack => put(sheet, row, None),
        Action::Sure => sheet.sure = surer(sheet.sure, 1),
        Action::Hint => hint(sheet, item.hints.len()),
        Action::DontKnow => return answer(model, Response::DontKnow, now),
        Action::Submit => return submit(model, now),
        Action::Enter => return enter(model, row, now),
        _ => {}
    }
    Vec::new()
}

/// Moves the cursor, within a text first, or the line that is held.
fn step(sheet: &mut Sheet, (action, row): (&Action, Option<Row>), columns: usize, rows: usize) {
    let down = matches!(action, Action::Down | Action::NextTarget);
    if sheet.is_holding() {
        carry(sheet, down);
        return;
    }
    if let (Draft::Text { writing, .. }, Some(Row::Text), Action::Down | Action::Up) =
        (&mut sheet.draft, row, action)
        && (writing.go(if down { 1 } else { -1 }, columns) || !down)
    {
        return;
    }
    sheet.scroll = 0;
    sheet.cursor = moved(sheet.cursor, action, 1, rows);
}

/// Moves the line under the cursor, and the cursor with it.
fn carry(sheet: &mut Sheet, down: bool) {
    let to = if down {
        Some(sheet.cursor + 1)
    } else {
        sheet.cursor.checked_sub(1)
    };
    if let Some(to) = to {
        put_line(sheet, to);
    }
}

/// Puts the line under the cursor at place `to`, if there is such a place.
fn put_line(sheet: &mut Sheet, to: usize) {
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
        sheet.scroll = 0;
    }
}

fn toggle(sheet: &mut Sheet, row: Option<Row>, several: bool) {
    match row {
        Some(Row::Choice(_)) => choose(sheet, row, several),
        Some(Row::Element(_)) => {
            if let Draft::Order(lines) = &mut sheet.draft {
                lines.held = !lines.held;
            }
        }
        Some(Row::Slot(_)) => put(sheet, row, None),
        Some(Row::Idea(index)) => tick(sheet, index),
        Some(Row::Sure) => sheet.sure = surer(sheet.sure, 1),
        _ => {}
    }
}

/// What picking number `number` does: a choice, a place for what the cursor is on, a line's place, an idea.
fn pick(sheet: &mut Sheet, task: &Task, (number, row): (usize, Option<Row>), rows: &[Row]) {
    let go = |sheet: &mut Sheet, to: Option<usize>| {
        if let Some(to) = to {
            sheet.cursor = to;
            sheet.scroll = 0;
        }
        to.is_some()
    };
    match &sheet.draft {
        Draft::Choices(_) => {
            // Letters t and f for true and false.
            let number = match (task, number) {
                (Task::TrueFalse { .. }, PICK_TRUE) => 0,
                (Task::TrueFalse { .. }, 5) => 1,
                (_, number) => number,
            };
            let choice = sheet.order.get(number).copied().map(Row::Choice);
            let at = choice.and_then(|choice| rows.iter().position(|row| *row == choice));
            if go(sheet, at) {
                choose(sheet, choice, matches!(task, Task::Multiple(_)));
            }
        }
        Draft::Order(lines) if lines.held => put_line(sheet, number),
        Draft::Order(_) => {
            let at = rows.iter().position(|row| *row == Row::Element(number));
            go(sheet, at);
        }
        Draft::Places(places) => {
            let target = match task {
                Task::Matching { .. } => sheet.order.get(number).copied(),
                Task::Categorise(categories) => (number < categories.len()).then_some(number),
                _ => None,
            };
            let (Some(target), Some(Row::Slot(slot))) = (target, row) else {
                return;
            };
            let again = places.get(slot) == Some(&Some(target));
            place(sheet, task, (slot, (!again).then_some(target)));
            if !again {
                let next = next_empty(sheet, rows);
                go(sheet, next);
            }
        }
        Draft::Text { ticks: Some(_), .. } => {
            let at = rows.iter().position(|row| *row == Row::Idea(number));
            if go(sheet, at) {
                tick(sheet, number);
            }
        }
        Draft::Lines(_) | Draft::Text { .. } => {}
    }
}

/// Gives `slot` a place. A right-hand side stands beside one left-hand side: it leaves the other.
fn place(sheet: &mut Sheet, task: &Task, (slot, target): (usize, Option<usize>)) {
    if let Draft::Places(places) = &mut sheet.draft {
        if matches!(task, Task::Matching { .. }) && target.is_some() {
            let other = places.iter_mut().find(|place| **place == target);
            other.into_iter().for_each(|place| *place = None);
        }
        if let Some(own) = places.get_mut(slot) {
            *own = target;
        }
        sheet.warned = false;
    }
}

/// Gives the slot under the cursor `target`, whoever else has it.
fn put(sheet: &mut Sheet, row: Option<Row>, target: Option<usize>) {
    if let (Draft::Places(places), Some(Row::Slot(slot))) = (&mut sheet.draft, row)
        && let Some(own) = places.get_mut(slot)
    {
        *own = target;
        sheet.warned = false;
    }
}

/// The next thing that can stand under the cursor: one of the targets (where each is there `once`, one that no other slot
/// has), or a word for how sure one is.
fn change(sheet: &mut Sheet, row: Option<Row>, step: isize, (targets, once): (&[usize], bool)) {
    match (&sheet.draft, row) {
        (_, Some(Row::Sure)) => sheet.sure = surer(sheet.sure, step),
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

/// The next of: nothing said, guess, unsure, sure.
fn surer(sure: Option<Confidence>, step: isize) -> Option<Confidence> {
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

fn tick(sheet: &mut Sheet, index: usize) {
    if let Draft::Text {
        ticks: Some(ticks), ..
    } = &mut sheet.draft
        && let Some(tick) = ticks.get_mut(index)
    {
        *tick = !*tick;
    }
}

fn hint(sheet: &mut Sheet, most: usize) {
    if sheet.hints < most {
        sheet.hints += 1;
    }
}

/// Chooses a choice: alone, or beside others.
fn choose(sheet: &mut Sheet, row: Option<Row>, several: bool) {
    if let (Draft::Choices(chosen), Some(Row::Choice(index))) = (&mut sheet.draft, row) {
        for (own, choice) in chosen.iter_mut().enumerate() {
            if own == index {
                *choice = if several { !*choice } else { true };
            } else if !several {
                *choice = false;
            }
        }
    }
}

/// The row of the next blank or slot that is empty, after the cursor and then from the beginning; "Answer" where there
/// is no other.
fn next_empty(sheet: &Sheet, rows: &[Row]) -> Option<usize> {
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

/// Enter, on a row of an item that is being answered.
fn enter(model: &mut Model, row: Option<Row>, now: Now) -> Vec<Effect> {
    let Some((item, sheet)) = super::current(model) else {
        return Vec::new();
    };
    let rows = sheet.rows(&item);
    match row {
        Some(Row::Hint) => {
            hint(sheet, item.hints.len());
            // Reading the last hint takes its row away; the cursor stays on what is there now.
            let rows = sheet.rows(&item).len();
            sheet.cursor = sheet.cursor.min(rows.saturating_sub(1));
            Vec::new()
        }
        Some(Row::DontKnow) => answer(model, Response::DontKnow, now),
        Some(Row::Choice(_)) if !matches!(item.task, Task::Multiple(_)) => {
            choose(sheet, row, false);
            submit(model, now)
        }
        Some(Row::Choice(_)) => {
            choose(sheet, row, true);
            Vec::new()
        }
        Some(Row::Element(_) | Row::Idea(_) | Row::Sure) => {
            toggle(sheet, row, false);
            Vec::new()
        }
        Some(Row::Slot(_)) => {
            if let Some(next) = next_empty(sheet, &rows) {
                sheet.cursor = next;
                sheet.scroll = 0;
            }
            Vec::new()
        }
        Some(Row::Line(index)) => {
            // To the next empty blank; the last one answers.
            let here = matches!(&sheet.draft, Draft::Lines(lines) if lines.get(index).is_some_and(is_blank));
            match next_empty(sheet, &rows) {
                Some(next) if !here && !sheet.warned => {
                    sheet.cursor = next;
                    Vec::new()
                }
                _ => submit(model, now),
            }
        }
        Some(Row::Submit | Row::Text) | None => submit(model, now),
    }
}
