//! The screen of progress: scrolling, a cursor over what can be opened, restudying what is weak.

use crate::study::{DecisionKind, Now};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Screen, Standing};
use crate::tui::view::progress_lines;

/// Opens the screen.
pub(super) fn open(model: &mut Model, now: Now) {
    let Some(standing) = Standing::of(&model.known) else {
        model.pending = Some(Action::OpenProgress);
        model.tell("the record is still being read", now);
        return;
    };
    model.overlays.clear();
    model
        .screens
        .retain(|screen| !matches!(screen, Screen::Progress(_)));
    model.screens.push(Screen::Progress(Box::new(standing)));
}

/// Works the figures out anew where they have changed and are on the screen.
pub(super) fn refresh(model: &mut Model) {
    if let Some(Screen::Progress(standing)) = model.screens.last_mut()
        && standing.revision != model.known.revision
        && let Some(fresh) = Standing::of(&model.known)
    {
        let (cursor, top) = (standing.cursor, standing.top);
        **standing = fresh;
        standing.cursor = cursor.min(standing.doors().saturating_sub(1));
        standing.top = top;
    }
}

/// What `action` does on it.
pub(super) fn act(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    let size = model.size;
    let Some(Screen::Progress(standing)) = model.screens.last_mut() else {
        return Vec::new();
    };
    let lines = progress_lines(standing, size);
    let page = usize::from(size.1.saturating_sub(2)).max(1);
    let most = lines.len().saturating_sub(page);
    let step = page.saturating_sub(1).max(1);
    match action {
        Action::Back => {
            model.screens.pop();
        }
        Action::Enter => return enter(model, now),
        Action::Down => walk(standing, &lines, (page, most), true),
        Action::Up => walk(standing, &lines, (page, most), false),
        Action::NextTarget => to(standing, &lines, (page, most), standing.cursor + 1),
        Action::PrevTarget => {
            to(
                standing,
                &lines,
                (page, most),
                standing.cursor.saturating_sub(1),
            );
        }
        Action::PageDown => standing.top = (standing.top + step).min(most),
        Action::PageUp => standing.top = standing.top.min(most).saturating_sub(step),
        Action::Wheel(lines) => {
            standing.top = standing
                .top
                .min(most)
                .saturating_add_signed(*lines)
                .min(most);
        }
        Action::Top => (standing.top, standing.cursor) = (0, 0),
        Action::Bottom => standing.top = most,
        _ => {}
    }
    Vec::new()
}

/// Puts the cursor on `door`, and shows it.
fn to(standing: &mut Standing, lines: &[Option<usize>], (page, most): (usize, usize), door: usize) {
    if let Some(at) = lines.iter().position(|own| *own == Some(door)) {
        standing.cursor = door;
        // A door has a line below it, and the first one its heading above.
        let top = standing.top.min(at.saturating_sub(1));
        standing.top = top.max((at + 2).saturating_sub(page)).min(most);
    }
}

/// A step down or up: to the next thing that can be opened if it is on the screen, else a line.
fn walk(standing: &mut Standing, lines: &[Option<usize>], room: (usize, usize), down: bool) {
    let (page, most) = room;
    let shown = standing.top..standing.top + page;
    let next = if down {
        Some(standing.cursor + 1)
    } else {
        standing.cursor.checked_sub(1)
    };
    let at = next.and_then(|next| lines.iter().position(|own| *own == Some(next)));
    let here = lines.iter().position(|own| *own == Some(standing.cursor));
    let own = here.is_some_and(|at| shown.contains(&at));
    match (next, at) {
        (Some(next), Some(at)) if own && (shown.contains(&at) || at == shown.end) => {
            to(standing, lines, room, next);
        }
        _ if down => standing.top = (standing.top + 1).min(most),
        _ => standing.top = standing.top.min(most).saturating_sub(1),
    }
}

/// Opens the place in the text of a weak spot, or takes up what was put aside.
fn enter(model: &mut Model, now: Now) -> Vec<Effect> {
    let Some(Screen::Progress(standing)) = model.screens.last() else {
        return Vec::new();
    };
    if let Some(weak) = standing.stats.weak.get(standing.cursor) {
        let (lesson, part) = (weak.lesson.clone(), weak.part.clone());
        super::quiz::show_source_of(model, &lesson, &part);
        return Vec::new();
    }
    let aside = standing.cursor.saturating_sub(standing.stats.weak.len());
    let Some((item, _)) = standing.aside.get(aside).cloned() else {
        return Vec::new();
    };
    let effect = model.decide(DecisionKind::Resume(item), now);
    model.tell("taken up again: it is asked when it is due", now);
    effect.into_iter().collect()
}
