//! The mouse: a click puts the cursor on what it is on, a click on what the cursor is on opens it. An answer is given by
//! two clicks on one thing with nothing between them, never by one.

use super::{asked_for, go, on_screen, quiz};
use crate::course::Task;
use crate::study::Now;
use crate::tui::action::Action;
use crate::tui::contents;
use crate::tui::effect::Effect;
use crate::tui::keymap::meaning;
use crate::tui::model::{Model, Overlay, Row, Screen};
use crate::tui::pointed::Pointed;
use crate::tui::view;

/// What a click on the cell in column and row `at` does.
pub(super) fn act(model: &mut Model, at: (u16, u16), now: Now) -> Vec<Effect> {
    let pointed = view::pointed(model, at);
    let again = pointed.is_some() && model.clicked == pointed;
    // What opens something forgets it: the next click is on something else, wherever it is.
    model.clicked = pointed;
    let opens = match pointed {
        None => return Vec::new(),
        Some(Pointed::Key(key)) => return press(model, key, again, now),
        Some(Pointed::Outline(row)) => {
            let goal = contents::rows(model).get(row).map(|row| row.goal.into());
            go::to(model, goal.unwrap_or_default());
            return Vec::new();
        }
        Some(Pointed::Pick(number)) => return on_screen(model, Action::Pick(number), now),
        Some(Pointed::Sure(sure)) => {
            quiz::say_sure(model, sure);
            false
        }
        Some(Pointed::Text(row, column)) => {
            quiz::click(model, Row::Text, false);
            quiz::put_caret(model, (row, column));
            false
        }
        Some(Pointed::Form(row)) => quiz::click(model, row, again),
        Some(Pointed::Entry(entry)) => {
            cursor(model).is_some_and(|cursor| std::mem::replace(cursor, entry) == entry)
        }
        Some(Pointed::Target(target)) => {
            focus(model).is_some_and(|focus| focus.replace(target) == Some(target))
        }
    };
    if opens {
        asked_for(model, Action::Enter, now)
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
        | (None, Some(Screen::Today(cursor))) => Some(cursor),
        (None, Some(Screen::Quiz(quiz))) => Some(&mut quiz.summary_cursor),
        (None, Some(Screen::Progress(standing))) => Some(&mut standing.cursor),
        _ => None,
    }
}

/// What is marked in the text in front.
fn focus(model: &mut Model) -> Option<&mut Option<usize>> {
    match (model.overlays.last_mut(), model.screens.last_mut()) {
        (Some(Overlay::Entry(entry)), _) => Some(&mut entry.focus),
        (None, Some(Screen::Reader(reader))) => Some(&mut reader.focus),
        _ => None,
    }
}

/// A click on the bottom line is a press of the key. What would answer an item waits for the second click.
fn press(model: &mut Model, key: &'static str, again: bool, now: Now) -> Vec<Effect> {
    match meaning(&model.layers(), key) {
        Some(action) if again || !answers(model, &action) => asked_for(model, action, now),
        _ => Vec::new(),
    }
}

/// Whether `action` may give an answer, or a hint away.
fn answers(model: &Model, action: &Action) -> bool {
    let (None, Some(Screen::Quiz(quiz))) = (model.overlays.last(), model.screens.last()) else {
        return false;
    };
    let Some((item, sheet)) = quiz.current().filter(|(_, sheet)| sheet.given.is_none()) else {
        return false;
    };
    match action {
        Action::Enter => match sheet.row(item) {
            Some(Row::Choice(_)) => !matches!(item.task, Task::Multiple(_)),
            Some(Row::Element(_) | Row::LessonEntry(_) | Row::Idea(_) | Row::Sure) => false,
            _ => true,
        },
        Action::Submit | Action::DontKnow | Action::Hint => true,
        _ => false,
    }
}
