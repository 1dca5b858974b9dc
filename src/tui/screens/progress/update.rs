//! The progress screen: scrolling, a cursor over what can be opened, restudying what is weak.

use super::layout::line_entries;
use super::state::ProgressScreen;
use crate::study::{DecisionKind, Now};
use crate::tui::action::{Action, CursorAction, OpenAction};
use crate::tui::effect::Effect;
use crate::tui::messages::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::navigate;

/// Opens the screen.
pub(crate) fn open(model: &mut Model) {
    let Some(screen) = ProgressScreen::new(&model.known) else {
        model.defer_to_record(Action::Open(OpenAction::Progress));
        return;
    };
    model.overlays.clear();
    let screens = &mut model.screens;
    screens.retain(|screen| !matches!(screen, Screen::Progress(_)));
    screens.push(Screen::Progress(Box::new(screen)));
}

/// Computes the figures again if they have changed and are on the screen.
pub(crate) fn refresh(model: &mut Model) {
    if let Some(Screen::Progress(screen)) = model.screens.last_mut()
        && screen.revision != model.known.revision
        && let Some(fresh) = ProgressScreen::new(&model.known)
    {
        let (cursor, top) = (screen.cursor, screen.top);
        **screen = fresh;
        screen.cursor = cursor.min(screen.entry_count().saturating_sub(1));
        screen.top = top;
    }
}

/// The lines of the screen while it is scrolled.
struct Viewport<'a> {
    screen: &'a mut ProgressScreen,
    /// For each line the entry that Enter opens there.
    entries: Vec<Option<usize>>,
    /// Lines on the screen.
    height: usize,
    /// The last line at which the screen may begin.
    last_top: usize,
}

/// What `action` does on the screen.
pub(crate) fn update(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    let size = model.size;
    let Some(Screen::Progress(screen)) = model.screens.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Back => {
            model.screens.pop();
        }
        Action::Activate => return activate(model, now),
        Action::Cursor(movement) => {
            let entries = line_entries(screen, size);
            let height = usize::from(size.1.saturating_sub(2)).max(1);
            let viewport = Viewport {
                last_top: entries.len().saturating_sub(height),
                screen,
                entries,
                height,
            };
            viewport.apply(*movement);
        }
        _ => {}
    }
    Vec::new()
}

impl Viewport<'_> {
    fn apply(mut self, movement: CursorAction) {
        let page = isize::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(1);
        let cursor = self.screen.cursor;
        match movement {
            CursorAction::Down => self.step(Some(cursor + 1), 1),
            CursorAction::Up => self.step(cursor.checked_sub(1), -1),
            CursorAction::NextLink => self.move_cursor(cursor + 1),
            CursorAction::PrevLink => self.move_cursor(cursor.saturating_sub(1)),
            CursorAction::PageDown => self.scroll(page),
            CursorAction::PageUp => self.scroll(-page),
            CursorAction::HalfPageDown => self.scroll(page / 2),
            CursorAction::HalfPageUp => self.scroll(-page / 2),
            CursorAction::Wheel(lines) => self.scroll(lines),
            CursorAction::Top => (self.screen.top, self.screen.cursor) = (0, 0),
            CursorAction::Bottom => self.screen.top = self.last_top,
        }
    }

    fn scroll(&mut self, lines: isize) {
        let top = self.screen.top.min(self.last_top);
        self.screen.top = top.saturating_add_signed(lines).min(self.last_top);
    }

    fn line_of(&self, entry: usize) -> Option<usize> {
        self.entries.iter().position(|own| *own == Some(entry))
    }

    /// Moves the cursor to `entry`, and scrolls to it with the line below and the heading above.
    fn move_cursor(&mut self, entry: usize) {
        if let Some(line) = self.line_of(entry) {
            self.screen.cursor = entry;
            let top = self.screen.top.min(line.saturating_sub(1));
            self.screen.top = top
                .max((line + 2).saturating_sub(self.height))
                .min(self.last_top);
        }
    }

    /// Moves the cursor to `next` if both entries are on the screen, or scrolls by a line.
    fn step(&mut self, next: Option<usize>, direction: isize) {
        let shown = self.screen.top..self.screen.top + self.height;
        let current = self.line_of(self.screen.cursor);
        let is_shown = current.is_some_and(|line| shown.contains(&line));
        let line = next.and_then(|next| self.line_of(next));
        let is_near = line.is_some_and(|line| shown.contains(&line) || line == shown.end);
        match next {
            Some(next) if is_shown && is_near => self.move_cursor(next),
            _ => self.scroll(direction),
        }
    }
}

/// Opens the text of a weak spot, or resumes what was suspended.
fn activate(model: &mut Model, now: Now) -> Vec<Effect> {
    let Some(Screen::Progress(screen)) = model.screens.last() else {
        return Vec::new();
    };
    if let Some(weak) = screen.stats.weak.get(screen.cursor) {
        let (lesson, part) = (weak.lesson.clone(), weak.part.clone());
        navigate::show_source(model, &lesson, &part);
        return Vec::new();
    }
    let at = screen.cursor.saturating_sub(screen.stats.weak.len());
    let Some(suspended) = screen.suspended.get(at) else {
        return Vec::new();
    };
    let item = suspended.item.clone();
    let effect = model.decide(DecisionKind::Resume(item), now);
    model.notify(Message::TakenUpAgain.text());
    effect.into_iter().collect()
}
