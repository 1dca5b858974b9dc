//! Scrolling an entry of the reference, and opening its links.

use super::layout::page;
use crate::tui::action::{Action, CursorAction};
use crate::tui::document::{Link, ScrollPos};
use crate::tui::model::{Model, Overlay};
use crate::tui::navigate;

/// What `action` does while an entry is in front.
pub(crate) fn update(model: &mut Model, action: &Action) {
    let size = model.size;
    let Some(Overlay::Entry(entry)) = model.overlays.last_mut() else {
        return;
    };
    let document = entry.document.clone();
    let (columns, height) = page(size, &document);
    let step = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
    match action {
        Action::Back => {
            model.overlays.pop();
        }
        Action::Activate => {
            let link = entry.focus.and_then(|focus| document.links.get(focus));
            if let Some((_, Link::Reference(link))) = link {
                navigate::open_link(model, link);
            }
        }
        Action::Cursor(CursorAction::NextLink) => {
            let last = document.links.len().saturating_sub(1);
            let focus = entry.focus.map(|focus| (focus + 1).min(last));
            focus_link(model, focus);
        }
        Action::Cursor(CursorAction::PrevLink) => {
            let focus = entry.focus.map(|focus| focus.saturating_sub(1));
            focus_link(model, focus);
        }
        Action::Cursor(movement) => {
            let lines = match movement {
                CursorAction::PageDown => step,
                CursorAction::PageUp => -step,
                CursorAction::Wheel(lines) => *lines,
                _ => return,
            };
            entry.top = document.moved(entry.top, lines, columns, height);
        }
        _ => {}
    }
}

/// Focuses a link, and scrolls to it if it is off the screen.
fn focus_link(model: &mut Model, focus: Option<usize>) {
    let size = model.size;
    let Some(Overlay::Entry(entry)) = model.overlays.last_mut() else {
        return;
    };
    entry.focus = focus;
    let document = &entry.document;
    let (columns, height) = page(size, document);
    let shown = document.shown(entry.top, columns, height.saturating_sub(1));
    let link = focus.and_then(|focus| document.links.get(focus));
    if let Some((para, _)) = link.filter(|(para, _)| !shown.contains(para)) {
        entry.top = document.clamped(ScrollPos::at(*para), columns, height);
    }
}
