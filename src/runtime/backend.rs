//! ratatui's backend for this program: changed cells become escape sequences in memory, one string for each frame.
//!
//! Not ratatui's `CrosstermBackend`, because that names the sixteen colours as `38;5;n`, which a terminal of sixteen
//! colours ignores. No character that acts on a terminal passes [`AnsiBackend::print`], wherever it came from.

use std::convert::Infallible;
use std::fmt::Write;

use crossterm::Command;
use crossterm::cursor::{Hide, MoveRight, MoveTo, Show};
use crossterm::terminal::{self, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use crate::text::is_narrow;

#[cfg(test)]
mod tests;

/// What is printed in place of a character that would act on the terminal.
const REPLACEMENT: char = '\u{FFFD}';
/// Foreground, background and modifiers of a cell.
type CellStyle = (Color, Color, Modifier);

const DEFAULT_STYLE: CellStyle = (Color::Reset, Color::Reset, Modifier::empty());

/// A terminal of a given size that is written to memory.
#[derive(Debug)]
pub(super) struct AnsiBackend {
    frame: String,
    /// The size that is drawn at.
    pub(super) size: Size,
    /// Where the terminal's cursor is, if that is certain: the width of single narrow characters is hardly in doubt.
    position: Option<Position>,
    style: CellStyle,
    is_cursor_shown: bool,
}

impl AnsiBackend {
    /// A cleared terminal of this size with a hidden cursor and the default style.
    pub(super) fn new(size: Size) -> Self {
        Self {
            frame: String::new(),
            size,
            position: None,
            style: DEFAULT_STYLE,
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
        let frame = &mut self.frame;
        match self.position {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x => add(MoveRight(to.x - at.x), frame),
            _ => add(MoveTo(to.x, to.y), frame),
        }
        self.position = Some(to);
    }

    fn set_style(&mut self, style: CellStyle) {
        if style == self.style {
            return;
        }
        self.style = style;
        if style == DEFAULT_STYLE {
            return self.frame.push_str("\x1b[m");
        }
        let (foreground, background, modifiers) = style;
        self.frame.push_str("\x1b[0");
        for modifier in modifiers.iter() {
            // SGR numbers the modifiers from 1 in the order of ratatui's bits (ECMA-48 8.3.117).
            let _ = write!(self.frame, ";{}", modifier.bits().trailing_zeros() + 1);
        }
        // Writing to memory does not fail.
        let _ = add_color(foreground, 30, &mut self.frame);
        let _ = add_color(background, 40, &mut self.frame);
        self.frame.push('m');
    }

    /// Prints what stands in a cell, and nothing that acts on the terminal.
    fn print(&mut self, cell: &Cell) {
        let symbol = Some(cell.symbol())
            .filter(|symbol| !symbol.is_empty())
            .unwrap_or(" ");
        let mut chars = symbol.chars();
        let only = chars.next().filter(|_| chars.next().is_none());
        let visible = |c: char| if c.is_control() { REPLACEMENT } else { c };
        self.frame.extend(symbol.chars().map(visible));
        // Behind the last column the cursor waits where it was.
        self.position = self
            .position
            .filter(|at| only.is_some_and(is_narrow) && at.x + 1 < self.size.width);
        self.position = self.position.map(|at| Position { x: at.x + 1, ..at });
    }
}

/// Adds a command's escape sequence to `text`. Only terminals that understand them get this far.
pub(super) fn add(command: impl Command, text: &mut String) {
    // Writing to memory does not fail.
    let _ = command.write_ansi(text);
}

/// Adds the parameters of a colour; `base` is 30 for the foreground, 40 for the background.
fn add_color(color: Color, base: u8, text: &mut String) -> std::fmt::Result {
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
    write!(text, ";{}", base + number + if is_light { 60 } else { 0 })
}

/// Whether a blank in this style looks different from one in the default style.
fn marks_blanks((_, background, modifiers): CellStyle) -> bool {
    let marks = Modifier::UNDERLINED | Modifier::REVERSED | Modifier::CROSSED_OUT;
    background != Color::Reset || modifiers.intersects(marks)
}

impl Backend for AnsiBackend {
    type Error = Infallible;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.move_to(Position { x, y });
            let style = (cell.fg, cell.bg, cell.modifier);
            if cell.symbol() != " " || marks_blanks(style) || marks_blanks(self.style) {
                self.set_style(style);
            }
            self.print(cell);
        }
        self.set_style(DEFAULT_STYLE);
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        if std::mem::take(&mut self.is_cursor_shown) {
            add(Hide, &mut self.frame);
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        if !std::mem::replace(&mut self.is_cursor_shown, true) {
            add(Show, &mut self.frame);
        }
        Ok(())
    }

    /// Where it was put last: the terminal is not asked.
    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        Ok(self.position.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Infallible> {
        self.move_to(position.into());
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Infallible> {
        self.clear_region(ClearType::All)
    }

    /// Clears everything: on a full screen ratatui clears nothing less.
    fn clear_region(&mut self, _: ClearType) -> Result<(), Infallible> {
        add(terminal::Clear(terminal::ClearType::All), &mut self.frame);
        Ok(())
    }

    fn size(&self) -> Result<Size, Infallible> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        let (columns_rows, pixels) = (self.size, Size::ZERO);
        Ok(WindowSize {
            columns_rows,
            pixels,
        })
    }

    fn flush(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}
