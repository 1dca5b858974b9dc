//! From a key to the action it is bound to. A key that is held, or pressed before anything could be read, answers nothing.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind};

use crate::study::Now;
use crate::tui::action::{Action, Edit, QuizAction};
use crate::tui::keymap::resolve;
use crate::tui::model::Model;

/// Enter less than this after the Enter before is the same press: the key is held.
const HELD_ENTER: Duration = Duration::from_millis(100);
/// How long a question is shown, at least, before Enter alone answers it.
const QUESTION_DELAY: Duration = Duration::from_secs(1);
/// How often a movement is made at once, at most.
const MOST_TIMES: usize = 999;
/// How long the verdict is shown, at least, before Enter alone leaves it.
const VERDICT_DELAY: Duration = Duration::from_millis(500);

/// The action of `key`; none if nothing is bound to it, or it is an Enter that is not meant.
pub(super) fn action(model: &mut Model, key: KeyEvent, now: Now) -> Option<Action> {
    let is_enter = key.code == KeyCode::Enter;
    let last_enter = model.interaction.last_enter.take();
    if is_enter {
        model.interaction.last_enter = Some(now.since_start);
    }
    let count = model.interaction.count.take();
    let Some(action) = resolve(&model.layers(), key) else {
        model.interaction.count = digit(key).map(|digit| {
            let before = count.unwrap_or_default();
            (before * 10 + digit).min(MOST_TIMES)
        });
        return None;
    };
    model.interaction.count = count.filter(|_| matches!(action, Action::Cursor(_)));
    if !is_enter {
        touch(model, &action);
        return Some(action);
    }
    // In a text Enter is typed.
    if matches!(action, Action::Edit(_)) {
        return Some(action);
    }
    let is_held = key.kind == KeyEventKind::Repeat
        || last_enter.is_some_and(|last| now.since_start.saturating_sub(last) < HELD_ENTER);
    let is_early = key.modifiers.is_empty() && is_too_early(model, now);
    (!is_held && !is_early).then_some(action)
}

/// The digit that is typed before a movement.
fn digit(key: KeyEvent) -> Option<usize> {
    match key.code {
        KeyCode::Char(c) if key.modifiers.is_empty() => {
            c.to_digit(10).and_then(|digit| usize::try_from(digit).ok())
        }
        _ => None,
    }
}

/// Notes that something was picked or typed: who does that has seen the question.
pub(super) fn touch(model: &mut Model, action: &Action) {
    if matches!(action, Action::Edit(Edit::DeleteOrEnd)) {
        return;
    }
    let is_input = matches!(
        action,
        Action::Edit(_)
            | Action::Paste(_)
            | Action::Click(..)
            | Action::Toggle
            | Action::Cycle(_)
            | Action::Quiz(
                QuizAction::PickNth(_)
                    | QuizAction::MoveUp
                    | QuizAction::MoveDown
                    | QuizAction::ClearPlace
            )
    );
    if is_input
        && model.overlays.is_empty()
        && let Some(quiz) = model.quiz_mut()
    {
        quiz.sight.is_touched = true;
    }
}

/// Whether Enter would answer a question, or leave a verdict, that nobody can have read yet.
fn is_too_early(model: &Model, now: Now) -> bool {
    let quiz = model.quiz().filter(|_| model.overlays.is_empty());
    let Some((quiz, (question, form))) = quiz.and_then(|quiz| Some((quiz, quiz.current()?))) else {
        return false;
    };
    let delay = match &question.answer {
        Some(_) => VERDICT_DELAY,
        None if form.enter_answers(question) => QUESTION_DELAY,
        None => return false,
    };
    let shown = now.since_start.saturating_sub(quiz.sight.since);
    !quiz.sight.is_touched && shown < delay
}
