//! An item that is being answered: moving, choosing, typing, ordering, placing, ticking. Judges nothing.

use super::answer::{answer, submit};
use super::places::{change, cycle_confidence, next_empty, place, put, put_line};
use crate::course::Task;
use crate::study::{Confidence, Now, Response};
use crate::tui::action::{Action, CursorAction, QuizAction};
use crate::tui::effect::Effect;
use crate::tui::list::move_cursor;
use crate::tui::model::{Draft, Model, Row, Screen, Sheet, is_blank};
use crate::tui::screens::quiz::PICK_TRUE;
use crate::tui::screens::quiz::layout::{first_shown, peek_for, shows_cursor, writing_columns};
use crate::tui::text_field::edit;

/// What `action` does while an item is answered.
pub(super) fn act(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    if scroll(model, action) {
        return Vec::new();
    }
    let columns = writing_columns(model.size);
    let Some((item, sheet)) = super::current(model) else {
        return Vec::new();
    };
    let rows = sheet.rows(&item);
    let row = rows.get(sheet.cursor).copied();
    let task = &item.task;
    match action {
        Action::Cursor(
            CursorAction::Down | CursorAction::NextLink | CursorAction::Up | CursorAction::PrevLink,
        ) => {
            step(sheet, (action, row), columns, rows.len());
        }
        Action::Edit(change) => {
            sheet.warned = false;
            sheet.peek = 0;
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
        Action::Quiz(QuizAction::PickNth(number)) => pick(sheet, task, (*number, row), &rows),
        Action::Quiz(QuizAction::MoveUp | QuizAction::MoveDown) => {
            if let Some(Row::Element(_)) = row {
                carry(sheet, matches!(action, Action::Quiz(QuizAction::MoveDown)));
            }
        }
        Action::Cycle(step) => {
            let targets = sheet.targets(&item);
            let once = matches!(task, Task::Matching { .. });
            change(sheet, row, *step, (&targets, once));
        }
        Action::Quiz(QuizAction::ClearPlace) => put(sheet, row, None),
        Action::Quiz(QuizAction::CycleConfidence) => sheet.sure = cycle_confidence(sheet.sure, 1),
        Action::Quiz(QuizAction::Hint) => hint(sheet, item.hints.len()),
        Action::Quiz(QuizAction::DontKnow) => return answer(model, Response::DontKnow, now),
        Action::Quiz(QuizAction::Submit) => return submit(model, now),
        Action::Activate => return enter(model, row, now),
        _ => {}
    }
    Vec::new()
}

/// Scrolls, or brings the row under the cursor back onto the screen before anything is done to it: whether that was all.
fn scroll(model: &mut Model, action: &Action) -> bool {
    let size = model.size;
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return false;
    };
    let page = isize::try_from(size.1.saturating_sub(4))
        .unwrap_or(1)
        .max(1);
    let step = match action {
        Action::Cursor(CursorAction::PageDown) => page,
        Action::Cursor(CursorAction::PageUp) => -page,
        Action::Cursor(CursorAction::Wheel(lines)) => *lines,
        _ => 0,
    };
    let peek = if step == 0 {
        0
    } else {
        let first = first_shown(quiz, size).saturating_add_signed(step);
        peek_for(quiz, size, first)
    };
    let shown = step == 0
        && (shows_cursor(quiz, size)
            || matches!(
                action,
                Action::Edit(_)
                    | Action::Quiz(
                        QuizAction::Hint
                            | QuizAction::CycleConfidence
                            | QuizAction::Submit
                            | QuizAction::DontKnow
                    )
            ));
    if let Some(sheet) = quiz.sheets.get_mut(quiz.at)
        && !shown
    {
        sheet.peek = peek;
    }
    !shown
}

/// A click on a row: puts the cursor on it and does what a row can do without being an answer. Whether it is to be
/// opened, because it is clicked `again`.
pub(crate) fn click_row(model: &mut Model, row: Row, again: bool) -> bool {
    let size = model.size;
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return false;
    };
    let first = first_shown(quiz, size);
    let at = quiz.at;
    let (Some(item), Some(sheet)) = (quiz.items.get(at), quiz.sheets.get_mut(at)) else {
        return false;
    };
    let Some(to) = sheet.rows(item).iter().position(|own| *own == row) else {
        return false;
    };
    let was_here = sheet.cursor == to;
    let several = matches!(item.task, Task::Multiple(_));
    let opens = match row {
        Row::Choice(_) if !several => again,
        Row::Submit | Row::Hint | Row::DontKnow => again,
        _ => false,
    };
    match row {
        Row::Element(place) if sheet.is_holding() => {
            put_line(sheet, place);
            sheet.put_down();
        }
        _ if sheet.is_holding() => sheet.put_down(),
        Row::Element(_) if was_here => toggle(sheet, Some(row), several),
        Row::Choice(_) => choose(sheet, Some(row), several),
        Row::Idea(index) => tick(sheet, index),
        _ => {}
    }
    sheet.cursor = to;
    // What is on the screen stays where it is.
    let peek = peek_for(quiz, size, first);
    if let Some(sheet) = quiz.sheets.get_mut(at) {
        sheet.peek = peek;
    }
    opens
}

/// A click on one of the words for how sure one is: said, or, if it was, taken back.
pub(crate) fn say_sure(model: &mut Model, sure: Confidence) {
    if let Some((_, sheet)) = super::current(model) {
        sheet.sure = (sheet.sure != Some(sure)).then_some(sure);
    }
}

/// Puts the cursor into the text that is being written.
pub(crate) fn put_caret(model: &mut Model, at: (usize, usize)) {
    let columns = writing_columns(model.size);
    if let Some((_, sheet)) = super::current(model)
        && let Draft::Text { writing, .. } = &mut sheet.draft
    {
        writing.go_to(at, columns);
    }
}

/// Moves the cursor, within a text first, or the line that is held.
fn step(sheet: &mut Sheet, (action, row): (&Action, Option<Row>), columns: usize, rows: usize) {
    let down = matches!(
        action,
        Action::Cursor(CursorAction::Down | CursorAction::NextLink)
    );
    if sheet.is_holding() {
        carry(sheet, down);
        return;
    }
    if let (
        Draft::Text { writing, .. },
        Some(Row::Text),
        Action::Cursor(CursorAction::Down | CursorAction::Up),
    ) = (&mut sheet.draft, row, action)
        && (writing.go(if down { 1 } else { -1 }, columns) || !down)
    {
        return;
    }
    sheet.peek = 0;
    sheet.cursor = move_cursor(sheet.cursor, action, 1, rows);
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
        Some(Row::Sure) => sheet.sure = cycle_confidence(sheet.sure, 1),
        _ => {}
    }
}

/// What picking number `number` does: a choice, a place for what the cursor is on, a line's place, an idea.
fn pick(sheet: &mut Sheet, task: &Task, (number, row): (usize, Option<Row>), rows: &[Row]) {
    let go = |sheet: &mut Sheet, to: Option<usize>| {
        if let Some(to) = to {
            sheet.cursor = to;
            sheet.peek = 0;
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
                sheet.peek = 0;
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
