//! ratatui's backend for this program: changed cells become escape sequences in memory, one string for each frame.
//!
//! Not ratatui's `CrosstermBackend`, because that names the sixteen colours as `38;5;n`, which a terminal of sixteen
//! colours ignores. No character that acts on a terminal passes [`AnsiBackend::print`], wherever it came from.

use std::convert::Infallible;
use std::fmt::Write;

use crossterm::cursor::{Hide, MoveRight, MoveTo, Show};
use crossterm::terminal::{self, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier, Style};

use super::guard::add;
use crate::text::is_narrow;

#[cfg(test)]
mod tests;

/// A terminal of a given size that is written to memory.
#[derive(Debug)]
pub(super) struct AnsiBackend {
    frame: String,
    pub(super) size: Size,
    /// Where the terminal's cursor is, if that is certain: the width of single narrow characters is hardly in doubt.
    position: Option<Position>,
    style: Style,
    is_cursor_shown: bool,
}

impl AnsiBackend {
    /// A cleared terminal of this size with a hidden cursor and the default style.
    pub(super) fn new(size: Size) -> Self {
        Self {
            frame: String::new(),
            size,
            position: None,
            style: Cell::EMPTY.style(),
            is_cursor_shown: false,
        }
    }

    /// Takes what was drawn since the last time, to be shown at once by terminals that can. Empty if nothing changed.
    pub(super) fn take_frame(&mut self) -> String {
        let mut frame = std::mem::take(&mut self.frame);
        if !frame.is_empty() {
            frame.insert_str(0, "\x1b[?2026h");
            add(EndSynchronizedUpdate, &mut frame);
        }
        frame
    }

    fn move_to(&mut self, to: Position) {
        match self.position.replace(to) {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x => add(MoveRight(to.x - at.x), &mut self.frame),
            _ => add(MoveTo(to.x, to.y), &mut self.frame),
        }
    }

    fn set_style(&mut self, style: Style) {
        if style == self.style {
            return;
        }
        self.style = style;
        if style == Cell::EMPTY.style() {
            return self.frame.push_str("\x1b[m");
        }
        self.frame.push_str("\x1b[0");
        for modifier in style.add_modifier.iter() {
            // SGR numbers the modifiers from 1 in the order of ratatui's bits (ECMA-48 8.3.117).
            let _ = write!(self.frame, ";{}", modifier.bits().trailing_zeros() + 1);
        }
        let _ = add_color(style.fg, 30, &mut self.frame);
        let _ = add_color(style.bg, 40, &mut self.frame);
        self.frame.push('m');
    }

    /// Prints what stands in a cell, and nothing that acts on the terminal.
    fn print(&mut self, cell: &Cell) {
        let visible = |c: char| {
            if c.is_control() {
                char::REPLACEMENT_CHARACTER
            } else {
                c
            }
        };
        self.frame.extend(cell.symbol().chars().map(visible));
        let mut chars = cell.symbol().chars();
        let is_narrow = chars.next().is_some_and(is_narrow) && chars.next().is_none();
        // Behind the last column the cursor waits where it was.
        let at = self
            .position
            .filter(|at| is_narrow && at.x + 1 < self.size.width);
        self.position = at.map(|at| Position { x: at.x + 1, ..at });
    }
}

/// Adds the parameters of a colour; `base` is 30 for the foreground, 40 for the background.
fn add_color(color: Option<Color>, base: u8, text: &mut String) -> std::fmt::Result {
    let color = color.unwrap_or_default();
    let (number, is_light) = match color {
        Color::Reset => return Ok(()),
        Color::Indexed(number) => return write!(text, ";{};5;{number}", base + 8),
        Color::Rgb(r, g, b) => return write!(text, ";{};2;{r};{g};{b}", base + 8),
        Color::Black | Color::DarkGray => (0, color == Color::DarkGray),
        Color::Red | Color::LightRed => (1, color == Color::LightRed),
        Color::Green | Color::LightGreen => (2, color == Color::LightGreen),
        Color::Yellow | Color::LightYellow => (3, color == Color::LightYellow),
        Color::Blue | Color::LightBlue => (4, color == Color::LightBlue),
        Color::Magenta | Color::LightMagenta => (5, color == Color::LightMagenta),
        Color::Cyan | Color::LightCyan => (6, color == Color::LightCyan),
        Color::Gray | Color::White => (7, color == Color::White),
    };
    write!(text, ";{}", base + number + u8::from(is_light) * 60)
}

/// Whether a blank in this style looks different from one in the default style.
fn marks_blanks(style: Style) -> bool {
    let marks = Modifier::UNDERLINED | Modifier::REVERSED | Modifier::CROSSED_OUT;
    style.bg != Some(Color::Reset) || style.add_modifier.intersects(marks)
}

/// Writing to memory does not fail.
type BackendResult = Result<(), Infallible>;

impl Backend for AnsiBackend {
    type Error = Infallible;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, cells: I) -> BackendResult {
        for (x, y, cell) in cells {
            self.move_to(Position { x, y });
            if cell.symbol() != " " || [cell.style(), self.style].into_iter().any(marks_blanks) {
                self.set_style(cell.style());
            }
            self.print(cell);
        }
        self.set_style(Cell::EMPTY.style());
        Ok(())
    }

    fn hide_cursor(&mut self) -> BackendResult {
        if std::mem::take(&mut self.is_cursor_shown) {
            add(Hide, &mut self.frame);
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> BackendResult {
        if !std::mem::replace(&mut self.is_cursor_shown, true) {
            add(Show, &mut self.frame);
        }
        Ok(())
    }

    /// Where it was put last: the terminal is not asked.
    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        Ok(self.position.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> BackendResult {
        self.move_to(position.into());
        Ok(())
    }

    fn clear(&mut self) -> BackendResult {
        self.clear_region(ClearType::All)
    }

    /// Clears everything: on a full screen ratatui clears nothing less.
    fn clear_region(&mut self, _: ClearType) -> BackendResult {
        add(terminal::Clear(terminal::ClearType::All), &mut self.frame);
        Ok(())
    }

    fn size(&self) -> Result<Size, Infallible> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        Ok(WindowSize {
            columns_rows: self.size,
            pixels: Size::ZERO,
        })
    }

    fn flush(&mut self) -> BackendResult {
        Ok(())
    }
}
