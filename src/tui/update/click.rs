//! The mouse: a click moves the cursor, a click on what is under the cursor opens it. Only two clicks in a row on the
//! same thing give an answer, never one.

use super::{on_screen, perform};
use crate::study::Now;
use crate::tui::action::{Action, QuizAction};
use crate::tui::effect::Effect;
use crate::tui::hit_target::HitTarget;
use crate::tui::hit_test::hit_test;
use crate::tui::keymap::resolve_name;
use crate::tui::model::{FormField, Model, Overlay, Screen};
use crate::tui::navigate;
use crate::tui::screens::contents::rows::rows;
use crate::tui::screens::quiz::update::{click_row, put_caret, put_line_caret, say_sure};
use crate::tui::screens::search;

/// What a click on the cell in column and row `at` does.
pub(super) fn click(model: &mut Model, at: (u16, u16), now: Now) -> Vec<Effect> {
    let hit = hit_test(model, at);
    let is_second = hit.is_some() && model.interaction.clicked == hit;
    // An action that follows forgets the click: the next one is on another screen.
    model.interaction.clicked = hit;
    let opens = match hit {
        None => return Vec::new(),
        Some(HitTarget::Key(key)) => return press(model, key, is_second, now),
        Some(HitTarget::Outline(row)) => {
            let destination = rows(model).get(row).map(|row| row.destination.clone());
            navigate::open(model, destination.unwrap_or_default());
            false
        }
        Some(HitTarget::Pick(number)) => {
            return on_screen(model, &Action::Quiz(QuizAction::PickNth(number)), now);
        }
        Some(HitTarget::Confidence(level)) => {
            say_sure(model, level);
            false
        }
        Some(HitTarget::Text(row, column)) => {
            click_row(model, FormField::Text, false);
            put_caret(model, (row, column));
            false
        }
        Some(HitTarget::Line(index, column)) => {
            click_row(model, FormField::Line(index), false);
            put_line_caret(model, index, column);
            false
        }
        Some(HitTarget::Prompt(column)) => {
            search::update::put_prompt_caret(model, column);
            false
        }
        Some(HitTarget::FormRow(row)) => click_row(model, row, is_second),
        Some(HitTarget::Entry(entry)) => {
            cursor(model).is_some_and(|cursor| std::mem::replace(cursor, entry) == entry)
        }
        Some(HitTarget::Link(link)) => {
            focus(model).is_some_and(|focus| focus.replace(link) == Some(link))
        }
    };
    if opens {
        perform(model, Action::Activate, now)
    } else {
        Vec::new()
    }
}

/// The cursor of the list in front.
fn cursor(model: &mut Model) -> Option<&mut usize> {
    match (model.overlays.last_mut(), model.screens.last_mut()) {
        (Some(Overlay::Search(search)), _) => Some(&mut search.cursor),
        (Some(Overlay::Palette(palette)), _) => Some(&mut palette.cursor),
        (Some(Overlay::Contents(cursor) | Overlay::Courses(cursor) | Overlay::Plan(cursor)), _)
        | (None, Some(Screen::Home(cursor))) => Some(cursor),
        (None, Some(Screen::Quiz(quiz))) => Some(&mut quiz.summary_cursor),
        (None, Some(Screen::Progress(screen))) => Some(&mut screen.cursor),
        _ => None,
    }
}

/// The focused link of the text in front.
fn focus(model: &mut Model) -> Option<&mut Option<usize>> {
    match (model.overlays.last_mut(), model.screens.last_mut()) {
        (Some(Overlay::Entry(entry)), _) => Some(&mut entry.focus),
        (None, Some(Screen::Reader(reader))) => Some(&mut reader.focus),
        _ => None,
    }
}

/// A click on the bottom line presses the key. What would answer an item waits for the second click.
fn press(model: &mut Model, key: &'static str, is_second: bool, now: Now) -> Vec<Effect> {
    match resolve_name(&model.layers(), key) {
        Some(action) if is_second || !answers(model, &action) => perform(model, action, now),
        _ => Vec::new(),
    }
}

/// Whether `action` may give an answer, or show a hint.
fn answers(model: &Model, action: &Action) -> bool {
    let quiz = model.quiz().filter(|_| model.overlays.is_empty());
    let current = quiz.and_then(|quiz| quiz.current());
    let Some((question, form)) = current.filter(|(question, _)| question.answer.is_none()) else {
        return false;
    };
    match action {
        Action::Activate => {
            form.enter_answers(question) || form.field(question) == Some(FormField::Hint)
        }
        Action::Quiz(QuizAction::Submit | QuizAction::DontKnow | QuizAction::Hint) => true,
        _ => false,
    }
}
