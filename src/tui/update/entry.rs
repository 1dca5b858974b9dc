//! An entry of the reference in front of the screen: its links, its scrolling.

use super::go;
use crate::study::Now;
use crate::tui::action::Action;
use crate::tui::document::{Spot, Target};
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Overlay};
use crate::tui::view::entry_page;

/// What `action` does while an entry is in front.
pub(super) fn act(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    let size = model.size;
    let Some(Overlay::Entry(entry)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    let (columns, height) = entry_page(size, &entry.document);
    let document = entry.document.clone();
    let last = document.targets.len().saturating_sub(1);
    match action {
        Action::Back => {
            model.overlays.pop();
        }
        Action::Enter => {
            let target = entry.focus.and_then(|focus| document.targets.get(focus));
            if let Some((_, Target::Link(link))) = target {
                go::follow(model, &link.clone(), now);
            }
        }
        Action::NextTarget | Action::PrevTarget => {
            let down = matches!(action, Action::NextTarget);
            entry.focus = match entry.focus {
                Some(focus) if down => Some((focus + 1).min(last)),
                Some(focus) => Some(focus.saturating_sub(1)),
                None => None,
            };
            let para = entry
                .focus
                .and_then(|focus| document.targets.get(focus))
                .map(|(para, _)| *para);
            if let Some(para) = para
                && !document
                    .shown(entry.top, columns, height.saturating_sub(1))
                    .contains(&para)
            {
                entry.top = document.clamped(Spot::at(para), columns, height);
            }
        }
        Action::PageDown | Action::PageUp => {
            let page = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
            let step = if matches!(action, Action::PageDown) {
                page
            } else {
                -page
            };
            entry.top = document.moved(entry.top, step, columns, height);
        }
        Action::Wheel(lines) => {
            entry.top = document.moved(entry.top, *lines, columns, height);
        }
        _ => {}
    }
    Vec::new()
}
