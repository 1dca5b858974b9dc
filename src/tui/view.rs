//! How the model looks. Draws into the frame's buffer and changes nothing; typesets only what is on the screen.

mod chrome;
mod contents;
mod courses;
mod entry;
mod find;
mod help;
mod hit;
mod outline;
mod paint;
mod plan;
mod progress;
mod quiz;
mod reader;
mod settings;
mod today;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::layout::{self, MIN_HEIGHT, MIN_WIDTH, is_too_small};
use super::model::{Model, Overlay, Screen};
use super::theme::{Look, Theme};
use paint::Paint;

pub use paint::{Drawn, DrawnRow};

pub(super) use entry::entry_page;
pub(super) use help::help_overflow;
pub(super) use hit::{pointed, window};
pub(super) use outline::outline_top;
pub(super) use progress::progress_lines;
pub(super) use quiz::{first_shown, peek_for, quiz_height, shows_cursor, writing_columns};

/// Draws `model` into a blank frame. Where the screen `stands`, it shows this edition of the model already: then
/// what does not move with a lesson's text is left out.
#[must_use = "the cursor is to be put there"]
pub fn view(model: &Model, theme: &Theme, frame: &mut Frame<'_>, stands: bool) -> Drawn {
    let area = frame.area();
    let mut paint = Paint::new(frame.buffer_mut(), *theme);
    if is_too_small((area.width, area.height)) {
        too_small(area, &mut paint);
        return paint.finish();
    }
    // Nothing stands still below something in front of it.
    let stands = stands && model.overlays.is_empty();
    match model.screens.last() {
        Some(Screen::Reader(reader)) => reader::draw(model, reader, stands, &mut paint),
        Some(Screen::Quiz(quiz)) => quiz::draw(model, quiz, &mut paint),
        Some(Screen::Progress(standing)) => progress::draw(model, standing, &mut paint),
        Some(Screen::Today(cursor)) => today::draw(model, *cursor, &mut paint),
        None => {}
    }
    if stands {
        paint.stands(layout::bottom(model.size));
    } else {
        chrome::bottom_line(model, &mut paint);
    }
    match model.overlays.last() {
        Some(Overlay::Search(search)) => find::draw_search(model, search, &mut paint),
        Some(Overlay::Palette(palette)) => find::draw_palette(model, palette, &mut paint),
        Some(Overlay::Entry(entry)) => entry::draw(model, entry, &mut paint),
        Some(Overlay::Contents(cursor)) => contents::draw(model, *cursor, &mut paint),
        Some(Overlay::Courses(cursor)) => courses::draw(model, *cursor, &mut paint),
        Some(Overlay::Plan(cursor)) => plan::draw(model, *cursor, &mut paint),
        Some(Overlay::Settings(form)) => settings::draw(model, form, &mut paint),
        Some(Overlay::Help(top)) => help::draw(model, *top, &mut paint),
        Some(Overlay::Unsaved) => chrome::unsaved(model, &mut paint),
        None => {}
    }
    paint.finish()
}

fn too_small(area: Rect, paint: &mut Paint<'_>) {
    let lines = [
        format!("This window is {}x{}.", area.width, area.height),
        format!("studyhall needs {MIN_WIDTH}x{MIN_HEIGHT}:"),
        "enlarge it, or quit with Ctrl-C and".to_owned(),
        "try `studyhall read --plain`.".to_owned(),
    ];
    for (y, line) in (area.y..area.bottom()).zip(&lines) {
        paint.text((area.x, y), area.right(), line, Look::Body);
    }
}
