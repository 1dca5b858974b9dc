//! Hit testing: what is on a cell of the screen, by the layouts that the views draw by.

use super::hit_target::HitTarget;
use super::key_hints::key_at;
use super::keymap::layer::Layer;
use super::layout::is_too_small;
use super::list::ListView;
use super::model::{Model, Overlay, Screen};
use super::screens::{contents, courses, entry, home, plan, progress, quiz, reader, search};

/// What is on the cell in column and row `at`; nothing if a click there means nothing.
pub(super) fn hit_test(model: &Model, at: (u16, u16)) -> Option<HitTarget> {
    if is_too_small(model.size) || at.0 >= model.size.0 || at.1 >= model.size.1 {
        return None;
    }
    if at.1 + 1 == model.size.1 {
        return key_at(model, at.0).map(HitTarget::Key);
    }
    if let Some(column) = search::layout::prompt_column(model, at) {
        return Some(HitTarget::Prompt(column));
    }
    let entry = match (model.overlays.last(), model.screens.last()) {
        (Some(Overlay::Entry(entry)), _) => {
            return entry::layout::link_at(model.size, entry, at).map(HitTarget::Link);
        }
        (None, Some(Screen::Reader(reader))) => {
            return reader::layout::hit_test(model, reader, at);
        }
        (None, Some(Screen::Quiz(quiz))) if quiz.current().is_some() => {
            return quiz::layout::hit_test(model, quiz, at);
        }
        (None, Some(Screen::Home(cursor))) => home::layout::entry_at(model, *cursor, at),
        (None, Some(Screen::Progress(progress))) => progress::layout::entry_at(model, progress, at),
        _ => front_list(model).and_then(|(_, list)| list.entry_at(at)),
    };
    entry.map(HitTarget::Entry)
}

/// The list in front, if there is one.
fn front_list(model: &Model) -> Option<(Layer, ListView)> {
    Some(match (model.overlays.last(), model.screens.last()) {
        (Some(Overlay::Search(search)), _) => {
            (Layer::Search, search::layout::results(model, search))
        }
        (Some(Overlay::Palette(palette)), _) => {
            (Layer::Palette, search::layout::commands(model, palette))
        }
        (Some(Overlay::Contents(cursor)), _) => {
            (Layer::Contents, contents::layout::list(model, *cursor))
        }
        (Some(Overlay::Courses(cursor)), _) => {
            (Layer::Courses, courses::layout::list(model, *cursor))
        }
        (Some(Overlay::Plan(_)), _) => (Layer::Plan, plan::layout::list(model)),
        (None, Some(Screen::Home(cursor))) => {
            (Layer::Home, home::layout::page(model, *cursor).list)
        }
        (None, Some(Screen::Quiz(quiz))) if quiz.current().is_none() => {
            (Layer::Summary, quiz::layout::summary::list(model, quiz))
        }
        _ => return None,
    })
}

/// The list in front, and its first entry on the screen.
pub(super) fn list_offset(model: &Model) -> Option<(Layer, usize)> {
    front_list(model).map(|(layer, list)| (layer, list.offset))
}
