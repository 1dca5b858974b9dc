//! What is on a cell of the screen. Asks the functions that the views draw by, so that a click is on what is seen; looks at
//! the model alone and remembers nothing.

use super::{chrome, contents, courses, entry, find, plan, progress, quiz, reader, today};
use crate::tui::keymap::Layer;
use crate::tui::layout::is_too_small;
use crate::tui::model::{Model, Overlay, Screen};
use crate::tui::pointed::Pointed;

/// What is on the cell in column and row `at`; nothing if a click there means nothing.
pub(in crate::tui) fn pointed(model: &Model, at: (u16, u16)) -> Option<Pointed> {
    if is_too_small(model.size) || at.0 >= model.size.0 || at.1 >= model.size.1 {
        return None;
    }
    if at.1 + 1 == model.size.1 {
        return chrome::key_at(model, at.0).map(Pointed::Key);
    }
    let entry = match (model.overlays.last(), model.screens.last()) {
        (Some(Overlay::Search(search)), _) => find::search_list(model, search).at(at),
        (Some(Overlay::Palette(palette)), _) => find::palette_list(model, palette).at(at),
        (Some(Overlay::Contents(cursor)), _) => contents::list(model, *cursor).at(at),
        (Some(Overlay::Plan(_)), _) => plan::list(model).at(at),
        (Some(Overlay::Courses(cursor)), _) => courses::list(model, *cursor).at(at),
        (Some(Overlay::Entry(entry)), _) => {
            return entry::target_at(model, entry, at).map(Pointed::Target);
        }
        (Some(Overlay::Help(_) | Overlay::Settings(_) | Overlay::Unsaved), _) | (None, None) => {
            None
        }
        (None, Some(Screen::Today(cursor))) => today::door_at(model, *cursor, at),
        (None, Some(Screen::Reader(reader))) => return reader::pointed(model, reader, at),
        (None, Some(Screen::Quiz(quiz))) => return quiz::pointed(model, quiz, at),
        (None, Some(Screen::Progress(standing))) => progress::door_at(model, standing, at),
    };
    entry.map(Pointed::Entry)
}

/// The list in front that is longer than its window may be: which it is, and the first of its rows that is shown.
pub(in crate::tui) fn window(model: &Model) -> Option<(Layer, usize)> {
    match (model.overlays.last(), model.screens.last()) {
        (Some(Overlay::Search(search)), _) => {
            Some((Layer::Search, find::search_list(model, search).first))
        }
        (Some(Overlay::Palette(palette)), _) => {
            Some((Layer::Palette, find::palette_list(model, palette).first))
        }
        (Some(Overlay::Contents(cursor)), _) => {
            Some((Layer::Contents, contents::list(model, *cursor).first))
        }
        (Some(Overlay::Courses(cursor)), _) => {
            Some((Layer::Courses, courses::list(model, *cursor).first))
        }
        (None, Some(Screen::Today(cursor))) => Some((Layer::Today, today::first(model, *cursor))),
        (None, Some(Screen::Quiz(quiz))) if quiz.current().is_none() => {
            Some((Layer::Summary, quiz::summary_first(model, quiz)))
        }
        _ => None,
    }
}
