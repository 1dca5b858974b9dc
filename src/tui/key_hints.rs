//! The keys on the bottom line: which they are, what they are called here, and where they stand.

use std::ops::Range;

use super::keymap::layer::Layer;
use super::keymap::{KeyHint, key_hints, key_name};
use super::messages::Message;
use super::model::{Model, Overlay, Screen};
use crate::text::width;

/// From this width on the way back names the screen it leads to.
const NAMED_BACK: u16 = 60;

/// Columns that a message leaves for the key of the help, at least.
const HELP_COLUMNS: u16 = 9;

/// A key on the bottom line, and where it stands.
pub(super) struct PlacedHint {
    /// Columns of the key and its word.
    pub(super) columns: Range<u16>,
    /// The key, in the notation of the table of bindings.
    pub(super) key: &'static str,
    /// The key as it is written on a keyboard.
    pub(super) name: String,
    /// The word.
    pub(super) label: &'static str,
}

/// The keys for the screen, the most useful first.
fn hints(model: &Model) -> Vec<KeyHint> {
    let layers = model.layers();
    let can_step_out = !matches!(model.overlays.last(), Some(Overlay::Unsaved))
        && !layers.contains(&Layer::Moving);
    let mut hints = key_hints(&layers);
    if can_step_out
        && hints.iter().all(|hint| hint.key != "esc")
        && (model.screens.len() > 1 || !model.overlays.is_empty())
    {
        let label = back_label(model);
        hints.insert(1.min(hints.len()), KeyHint { key: "esc", label });
    }
    let is_help = matches!(model.overlays.last(), Some(Overlay::Help(_)));
    let quiz = model.quiz().filter(|_| model.overlays.is_empty());
    let nothing_to_open =
        matches!(model.screens.last(), Some(Screen::Progress(own)) if own.entry_count() == 0);
    hints.retain_mut(|hint| {
        if let Some(quiz) = quiz {
            match quiz.label(hint.label) {
                Some(label) => hint.label = label,
                None => return false,
            }
        }
        match hint.label {
            Message::LabelHelp => !is_help,
            Message::LabelNextPart => model.study.plan.is_some(),
            Message::LabelRestudy => !nothing_to_open,
            _ => true,
        }
    });
    hints
}

/// The keys that fit into `columns` beside a message, and the column before which they end. Help keeps its place at the right end.
pub(super) fn placed_hints(model: &Model, columns: u16) -> (Vec<PlacedHint>, u16) {
    let mut hints = hints(model);
    let mut right = columns.saturating_sub(1);
    let place = |hint: KeyHint, start: u16| {
        let (name, label) = (key_name(hint.key), hint.label.text());
        let needed = u16::try_from(width(&name) + 1 + width(label)).unwrap_or(u16::MAX);
        PlacedHint {
            columns: start..start.saturating_add(needed),
            key: hint.key,
            name,
            label,
        }
    };
    let mut placed = Vec::new();
    // A message stands before the keys and leaves room for those that fit.
    let notice = model.notice.as_ref().map_or(0, |notice| width(notice));
    let notice = u16::try_from(notice).unwrap_or(u16::MAX);
    if notice.saturating_add(HELP_COLUMNS) > right {
        return (placed, right);
    }
    if let Some(help) = hints
        .iter()
        .position(|hint| hint.label == Message::LabelHelp)
    {
        let help = hints.remove(help);
        let start = right.saturating_sub(place(help, 0).columns.end);
        placed.push(place(help, start));
        right = start.saturating_sub(2);
    }
    let mut x = if notice > 0 { notice + 4 } else { 1 };
    for hint in hints {
        let hint = place(hint, x);
        if hint.columns.end > right {
            break;
        }
        x = hint.columns.end + 3;
        placed.push(hint);
    }
    (placed, right)
}

/// The key on the bottom line in column `x`.
pub(super) fn key_at(model: &Model, x: u16) -> Option<&'static str> {
    let (hints, _) = placed_hints(model, model.size.0);
    let found = hints.iter().find(|hint| hint.columns.contains(&x));
    found.map(|hint| hint.key)
}

/// The word for the way back.
fn back_label(model: &Model) -> Message {
    let below = model.screens.iter().rev().nth(1);
    let overview = model.quiz().filter(|quiz| quiz.current().is_none());
    let is_overview_left = overview.is_some_and(|quiz| quiz.overview_from.is_some());
    match (model.overlays.last(), below) {
        _ if model.size.0 < NAMED_BACK => Message::LabelBack,
        (None, _) if is_overview_left => Message::LabelBackToQuestion,
        (None, Some(Screen::Quiz(_))) => Message::LabelBackToQuestion,
        (None, Some(Screen::Reader(_))) => Message::LabelBackToReading,
        (None, Some(Screen::Home(_))) => Message::LabelToday,
        (None, Some(Screen::Progress(_))) => Message::LabelBackToProgress,
        _ => Message::LabelBack,
    }
}
