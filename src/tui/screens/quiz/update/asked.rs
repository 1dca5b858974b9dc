//! An item that is being answered: moving, choosing, typing, ordering, placing, ticking. Judges nothing.

use std::sync::Arc;

use super::answer::{answer, submit};
use super::places::{change, next_empty, place, put, put_line};
use crate::course::Task;
use crate::study::session::Question;
use crate::study::{Confidence, Now, Response};
use crate::tui::action::{Action, CursorAction, Edit, QuizAction};
use crate::tui::effect::Effect;
use crate::tui::list::move_cursor;
use crate::tui::model::{AnswerInput, FormField, ItemForm, Model, Screen, is_blank};
use crate::tui::screens::quiz::PICK_TRUE;
use crate::tui::screens::quiz::layout::{first_shown, peek_for, shows_cursor, writing_columns};
use crate::tui::text_field::{self, edit};

/// What `action` does while an item is answered.
pub(super) fn act(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    if scroll(model, action) {
        return Vec::new();
    }
    let columns = writing_columns(model.size);
    let is_touched = model.quiz().is_some_and(|quiz| quiz.sight.is_touched);
    let Some((question, form)) = super::current(model) else {
        return Vec::new();
    };
    let rows = form.fields(question);
    let row = rows.get(form.cursor).copied();
    let item = Arc::clone(&question.item);
    let task = &item.task;
    match action {
        Action::Cursor(
            CursorAction::Down | CursorAction::NextLink | CursorAction::Up | CursorAction::PrevLink,
        ) => {
            step(form, (action, row), columns, rows.len());
        }
        // Whoever has deleted the last letter does not mean to give up.
        Action::Edit(Edit::DeleteOrEnd) if form.is_blank() && !is_touched => {
            return answer(model, Response::DontKnow, now);
        }
        Action::Edit(change) => {
            form.is_warned = false;
            form.scroll_delta = 0;
            match (&mut form.input, row) {
                (AnswerInput::Lines(lines), Some(FormField::Line(index))) => {
                    if let Some(line) = lines.get_mut(index) {
                        edit(line, *change);
                    }
                }
                (AnswerInput::Text { writing, .. }, Some(FormField::Text)) => {
                    writing.edit(*change, columns);
                }
                _ => {}
            }
        }
        Action::Toggle => toggle(question, form, row),
        Action::Quiz(QuizAction::PickNth(number)) => pick(question, form, (*number, row), &rows),
        Action::Quiz(QuizAction::MoveUp | QuizAction::MoveDown) => {
            if let Some(FormField::Element(_)) = row {
                carry(form, matches!(action, Action::Quiz(QuizAction::MoveDown)));
            }
        }
        Action::Cycle(step) => {
            let targets = ItemForm::targets(question);
            let once = matches!(task, Task::Matching { .. });
            if row == Some(FormField::Sure) {
                question.confidence = cycle_confidence(question.confidence, *step);
            } else {
                change(form, row, *step, (&targets, once));
            }
        }
        Action::Quiz(QuizAction::ClearPlace) => put(form, row, None),
        Action::Quiz(QuizAction::CycleConfidence) => {
            question.confidence = cycle_confidence(question.confidence, 1);
        }
        Action::Quiz(QuizAction::Hint) => {
            question.next_hint();
        }
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
    if let Some((_, form)) = quiz.current_mut()
        && !shown
    {
        form.scroll_delta = peek;
    }
    !shown
}

/// A click on a row: puts the cursor on it and does what a row can do without being an answer. Whether it is to be
/// opened, because it is clicked `again`.
pub(crate) fn click_row(model: &mut Model, row: FormField, again: bool) -> bool {
    let size = model.size;
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return false;
    };
    let first = first_shown(quiz, size);
    let Some((question, form)) = quiz.current_mut() else {
        return false;
    };
    let Some(to) = form.fields(question).iter().position(|own| *own == row) else {
        return false;
    };
    let was_here = form.cursor == to;
    let several = matches!(question.item.task, Task::Multiple(_));
    let opens = match row {
        FormField::Choice(_) if !several => again,
        FormField::Submit | FormField::Hint | FormField::DontKnow => again,
        _ => false,
    };
    match row {
        FormField::Element(place) if form.is_holding() => {
            put_line(form, place);
            form.put_down();
        }
        _ if form.is_holding() => form.put_down(),
        FormField::Element(_) if was_here => toggle(question, form, Some(row)),
        FormField::Choice(_) => choose(form, Some(row), several),
        FormField::Idea(index) => tick(form, index),
        _ => {}
    }
    form.cursor = to;
    // What is on the screen stays where it is.
    let peek = peek_for(quiz, size, first);
    if let Some((_, form)) = quiz.current_mut() {
        form.scroll_delta = peek;
    }
    opens
}

/// A click on one of the words for how sure one is: said, or, if it was, taken back.
pub(crate) fn say_sure(model: &mut Model, sure: Confidence) {
    if let Some((question, _)) = super::current(model) {
        question.confidence = (question.confidence != Some(sure)).then_some(sure);
    }
}

/// Puts the cursor into the text that is being written.
pub(crate) fn put_caret(model: &mut Model, at: (usize, usize)) {
    let columns = writing_columns(model.size);
    if let Some((_, form)) = super::current(model)
        && let AnswerInput::Text { writing, .. } = &mut form.input
    {
        writing.go_to(at, columns);
    }
}

/// Puts the cursor into a line that is typed in, which is never scrolled.
pub(crate) fn put_line_caret(model: &mut Model, index: usize, column: usize) {
    if let Some((_, form)) = super::current(model)
        && let AnswerInput::Lines(lines) = &mut form.input
        && let Some(line) = lines.get_mut(index)
    {
        text_field::put_caret(line, column, usize::MAX);
    }
}

/// Moves the cursor, within a text first, or the line that is held.
fn step(
    form: &mut ItemForm,
    (action, row): (&Action, Option<FormField>),
    columns: usize,
    rows: usize,
) {
    let down = matches!(
        action,
        Action::Cursor(CursorAction::Down | CursorAction::NextLink)
    );
    if form.is_holding() {
        carry(form, down);
        return;
    }
    if let (
        AnswerInput::Text { writing, .. },
        Some(FormField::Text),
        Action::Cursor(CursorAction::Down | CursorAction::Up),
    ) = (&mut form.input, row, action)
        && (writing.go(if down { 1 } else { -1 }, columns) || !down)
    {
        return;
    }
    form.scroll_delta = 0;
    form.cursor = move_cursor(form.cursor, action, 1, rows);
}

/// Moves the line under the cursor, and the cursor with it.
fn carry(form: &mut ItemForm, down: bool) {
    let to = if down {
        Some(form.cursor + 1)
    } else {
        form.cursor.checked_sub(1)
    };
    if let Some(to) = to {
        put_line(form, to);
    }
}

fn toggle(question: &mut Question, form: &mut ItemForm, row: Option<FormField>) {
    let several = matches!(question.item.task, Task::Multiple(_));
    match row {
        Some(FormField::Choice(_)) => choose(form, row, several),
        Some(FormField::Element(_)) => {
            if let AnswerInput::Order(lines) = &mut form.input {
                lines.held = !lines.held;
            }
        }
        Some(FormField::Slot(_)) => put(form, row, None),
        Some(FormField::Idea(index)) => tick(form, index),
        Some(FormField::Sure) => {
            question.confidence = cycle_confidence(question.confidence, 1);
        }
        _ => {}
    }
}

/// What picking number `number` does: a choice, a place for what the cursor is on, a line's place, an idea.
fn pick(
    question: &Question,
    form: &mut ItemForm,
    (number, row): (usize, Option<FormField>),
    rows: &[FormField],
) {
    let task = &question.item.task;
    let go = |form: &mut ItemForm, to: Option<usize>| {
        if let Some(to) = to {
            form.cursor = to;
            form.scroll_delta = 0;
        }
        to.is_some()
    };
    match &form.input {
        AnswerInput::Choices(_) => {
            // Letters t and f for true and false.
            let number = match (task, number) {
                (Task::TrueFalse { .. }, PICK_TRUE) => 0,
                (Task::TrueFalse { .. }, 5) => 1,
                (_, number) => number,
            };
            let choice = question.order.0.get(number).copied().map(FormField::Choice);
            let at = choice.and_then(|choice| rows.iter().position(|row| *row == choice));
            if go(form, at) {
                choose(form, choice, matches!(task, Task::Multiple(_)));
            }
        }
        AnswerInput::Order(lines) if lines.held => put_line(form, number),
        AnswerInput::Order(_) => {
            let at = rows
                .iter()
                .position(|row| *row == FormField::Element(number));
            go(form, at);
        }
        AnswerInput::Places(places) => {
            let target = match task {
                Task::Matching { .. } => question.order.0.get(number).copied(),
                Task::Categorise(categories) => (number < categories.len()).then_some(number),
                _ => None,
            };
            let (Some(target), Some(FormField::Slot(slot))) = (target, row) else {
                return;
            };
            let again = places.get(slot) == Some(&Some(target));
            place(form, task, (slot, (!again).then_some(target)));
            if !again {
                let next = next_empty(form, rows);
                go(form, next);
            }
        }
        AnswerInput::Text { ticks: Some(_), .. } => {
            let at = rows.iter().position(|row| *row == FormField::Idea(number));
            if go(form, at) {
                tick(form, number);
            }
        }
        AnswerInput::Lines(_) | AnswerInput::Text { .. } => {}
    }
}

/// The next of: nothing said, guess, unsure, sure.
fn cycle_confidence(sure: Option<Confidence>, step: isize) -> Option<Confidence> {
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

fn tick(form: &mut ItemForm, index: usize) {
    if let AnswerInput::Text {
        ticks: Some(ticks), ..
    } = &mut form.input
        && let Some(tick) = ticks.get_mut(index)
    {
        *tick = !*tick;
    }
}

/// Chooses a choice: alone, or beside others.
fn choose(form: &mut ItemForm, row: Option<FormField>, several: bool) {
    if let (AnswerInput::Choices(chosen), Some(FormField::Choice(index))) = (&mut form.input, row) {
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
fn enter(model: &mut Model, row: Option<FormField>, now: Now) -> Vec<Effect> {
    let Some((question, form)) = super::current(model) else {
        return Vec::new();
    };
    let rows = form.fields(question);
    match row {
        Some(FormField::Hint) => {
            question.next_hint();
            // Reading the last hint takes its row away; the cursor stays on what is there now.
            let rows = form.fields(question).len();
            form.cursor = form.cursor.min(rows.saturating_sub(1));
            Vec::new()
        }
        Some(FormField::DontKnow) => answer(model, Response::DontKnow, now),
        Some(FormField::Choice(_)) if form.is_chosen(question) => submit(model, now),
        Some(FormField::Choice(_)) => {
            let several = matches!(question.item.task, Task::Multiple(_));
            choose(form, row, several);
            Vec::new()
        }
        Some(FormField::Element(_) | FormField::Idea(_) | FormField::Sure) => {
            toggle(question, form, row);
            Vec::new()
        }
        Some(FormField::Slot(_)) => {
            if let Some(next) = next_empty(form, &rows) {
                form.cursor = next;
                form.scroll_delta = 0;
            }
            Vec::new()
        }
        Some(FormField::Line(index)) => {
            // To the next empty blank; the last one answers.
            let here = matches!(&form.input, AnswerInput::Lines(lines) if lines.get(index).is_some_and(is_blank));
            match next_empty(form, &rows) {
                Some(next) if !here && !form.is_warned => {
                    form.cursor = next;
                    Vec::new()
                }
                _ => submit(model, now),
            }
        }
        Some(FormField::Submit | FormField::Text) | None => submit(model, now),
    }
}
