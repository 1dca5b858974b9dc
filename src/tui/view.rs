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

use super::layout::{MIN_HEIGHT, MIN_WIDTH, is_too_small};
use super::model::{Model, Overlay, Screen};
use super::theme::{Look, Theme};
use paint::Paint;

pub(super) use entry::entry_page;
pub(super) use help::help_overflow;
pub(super) use hit::{pointed, window};
pub(super) use progress::progress_lines;
pub(super) use quiz::{first_shown, peek_for, quiz_height, shows_cursor, writing_columns};

/// Draws `model` into a blank frame, and puts the cursor where it belongs.
pub fn view(model: &Model, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut paint = Paint::new(frame.buffer_mut(), *theme);
    if is_too_small((area.width, area.height)) {
        too_small(area, &mut paint);
    } else {
        everything(model, &mut paint);
    }
    if let Some(cursor) = paint.cursor {
        frame.set_cursor_position(cursor);
    }
}

fn everything(model: &Model, paint: &mut Paint<'_>) {
    match model.screens.last() {
        Some(Screen::Reader(reader)) => reader::draw(model, reader, paint),
        Some(Screen::Quiz(quiz)) => quiz::draw(model, quiz, paint),
        Some(Screen::Progress(standing)) => progress::draw(model, standing, paint),
        Some(Screen::Today(cursor)) => today::draw(model, *cursor, paint),
        None => {}
    }
    chrome::bottom_line(model, paint);
    match model.overlays.last() {
        Some(Overlay::Search(search)) => find::draw_search(model, search, paint),
        Some(Overlay::Palette(palette)) => find::draw_palette(model, palette, paint),
        Some(Overlay::Entry(entry)) => entry::draw(model, entry, paint),
        Some(Overlay::Contents(cursor)) => contents::draw(model, *cursor, paint),
        Some(Overlay::Courses(cursor)) => courses::draw(model, *cursor, paint),
        Some(Overlay::Plan(cursor)) => plan::draw(model, *cursor, paint),
        Some(Overlay::Settings(form)) => settings::draw(model, form, paint),
        Some(Overlay::Help(top)) => help::draw(model, *top, paint),
        Some(Overlay::Unsaved) => chrome::unsaved(model, paint),
        None => {}
    }
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
