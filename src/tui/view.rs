//! How the model looks. Draws into the frame's buffer and changes nothing; lays out only what is on the screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::layout::{MIN_HEIGHT, MIN_WIDTH, is_too_small};
use super::messages::Message;
use super::model::{Model, Overlay, Screen};
use super::screens::{
    contents, courses, entry, help, home, plan, progress, quiz, reader, search, settings, unsaved,
};
use super::theme::{Role, Theme};
use super::widgets::bottom_line;
use super::widgets::canvas::Canvas;

/// Draws `model` into a blank frame, and places the terminal's cursor.
pub fn view(model: &Model, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut canvas = Canvas::new(frame.buffer_mut(), *theme);
    if is_too_small((area.width, area.height)) {
        draw_too_small(area, &mut canvas);
    } else {
        draw_screen(model, &mut canvas);
        bottom_line::draw(model, &mut canvas);
        draw_overlay(model, &mut canvas);
    }
    if let Some(cursor) = canvas.cursor {
        frame.set_cursor_position(cursor);
    }
}

fn draw_screen(model: &Model, canvas: &mut Canvas<'_>) {
    match model.screens.last() {
        Some(Screen::Reader(reader)) => reader::view::draw(model, reader, canvas),
        Some(Screen::Quiz(quiz)) => quiz::view::draw(model, quiz, canvas),
        Some(Screen::Progress(progress)) => progress::view::draw(model, progress, canvas),
        Some(Screen::Home(cursor)) => home::view::draw(model, *cursor, canvas),
        None => {}
    }
}

fn draw_overlay(model: &Model, canvas: &mut Canvas<'_>) {
    match model.overlays.last() {
        Some(Overlay::Search(search)) => search::view::draw_search(model, search, canvas),
        Some(Overlay::Palette(palette)) => search::view::draw_palette(model, palette, canvas),
        Some(Overlay::Entry(entry)) => entry::view::draw(model, entry, canvas),
        Some(Overlay::Contents(cursor)) => contents::view::draw(model, *cursor, canvas),
        Some(Overlay::Courses(cursor)) => courses::view::draw(model, *cursor, canvas),
        Some(Overlay::Plan(cursor)) => plan::view::draw(model, *cursor, canvas),
        Some(Overlay::Settings(form)) => settings::view::draw(model, form, canvas),
        Some(Overlay::Help(top)) => help::view::draw(model, *top, canvas),
        Some(Overlay::Unsaved) => unsaved::view::draw(model, canvas),
        None => {}
    }
}

fn draw_too_small(area: Rect, canvas: &mut Canvas<'_>) {
    let lines = [
        Message::WindowIs.with(&[&area.width, &area.height]),
        Message::WindowMustBe.with(&[&MIN_WIDTH, &MIN_HEIGHT]),
        Message::EnlargeWindow.text().to_owned(),
        Message::TryPlain.text().to_owned(),
    ];
    for (y, line) in (area.y..area.bottom()).zip(&lines) {
        canvas.text((area.x, y), area.right(), line, Role::Body);
    }
}
