//! ratatui's backend for this program: changed cells become escape sequences in memory, one string for each frame.
//!
//! Not ratatui's `CrosstermBackend`, because that names the sixteen colours as `38;5;n`, which a terminal of sixteen
//! colours prints or ignores; moves and colours are crossterm's otherwise. No character that acts on a terminal passes
//! [`AnsiBackend::print`], wherever it came from.

mod sgr;

use std::convert::Infallible;

use crossterm::Command;
use crossterm::cursor::{Hide, MoveRight, MoveTo, MoveToColumn, Show};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType as Region, EndSynchronizedUpdate,
};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use crate::text::is_narrow;
use sgr::CellStyle;

#[cfg(test)]
mod tests;

/// What is printed in place of a character that would act on the terminal.
const REPLACEMENT: char = '\u{FFFD}';

/// A terminal of a given size that is written to memory.
#[derive(Debug)]
pub(super) struct AnsiBackend {
    frame: String,
    size: Size,
    /// Where the terminal's cursor is, if that is certain: there is little doubt about the width of single narrow
    /// characters only.
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
            style: CellStyle::default(),
            is_cursor_shown: false,
        }
    }

    /// The terminal has another size now.
    pub(super) fn resize(&mut self, size: Size) {
        self.size = size;
    }

    /// The terminal was left and entered again: its cursor is hidden and its style the default.
    pub(super) fn forget(&mut self) {
        *self = Self::new(self.size);
    }

    /// Takes what was drawn since the last time, to be shown at once by terminals that can. Empty if nothing changed.
    pub(super) fn take_frame(&mut self) -> Vec<u8> {
        if self.frame.is_empty() {
            return Vec::new();
        }
        let mut bytes = String::with_capacity(self.frame.len() + 16);
        command(BeginSynchronizedUpdate, &mut bytes);
        bytes.push_str(&self.frame);
        command(EndSynchronizedUpdate, &mut bytes);
        self.frame.clear();
        bytes.into_bytes()
    }

    fn command(&mut self, one: impl Command) {
        command(one, &mut self.frame);
    }

    fn move_to(&mut self, to: Position) {
        match self.position {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x && to.x - at.x < 10 => {
                self.command(MoveRight(to.x - at.x));
            }
            Some(at) if at.y == to.y => self.command(MoveToColumn(to.x)),
            _ => self.command(MoveTo(to.x, to.y)),
        }
        self.position = Some(to);
    }

    fn set_style(&mut self, style: CellStyle) {
        if style != self.style {
            style.write_change(self.style, &mut self.frame);
            self.style = style;
        }
    }

    /// Prints what stands in a cell, and nothing that acts on the terminal.
    fn print(&mut self, cell: &Cell) {
        let symbol = match cell.symbol() {
            "" => " ",
            symbol => symbol,
        };
        let mut chars = symbol.chars();
        let only = chars.next().filter(|_| chars.next().is_none());
        let visible = |c: char| if c.is_control() { REPLACEMENT } else { c };
        self.frame.extend(symbol.chars().map(visible));
        // Behind the last column the cursor waits where it was.
        let is_certain = only.is_some_and(is_narrow);
        let next = self.position.filter(|_| is_certain);
        let next = next.map(|at| Position { x: at.x + 1, ..at });
        self.position = next.filter(|next| next.x < self.size.width);
    }
}

/// Adds a command's escape sequence to `frame`. Only terminals that understand them get this far.
pub(super) fn command(one: impl Command, frame: &mut String) {
    // Writing to memory does not fail.
    let _ = one.write_ansi(frame);
}

impl Backend for AnsiBackend {
    type Error = Infallible;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.move_to(Position { x, y });
            let style = CellStyle::of(cell);
            // A blank looks the same in every style that leaves no mark on it.
            if cell.symbol() != " " || style.marks_blanks() || self.style.marks_blanks() {
                self.set_style(style);
            }
            self.print(cell);
        }
        self.set_style(CellStyle::default());
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        if std::mem::take(&mut self.is_cursor_shown) {
            self.command(Hide);
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        if !std::mem::replace(&mut self.is_cursor_shown, true) {
            self.command(Show);
        }
        Ok(())
    }

    /// Where the cursor was put last. The terminal is not asked.
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

    fn clear_region(&mut self, region: ClearType) -> Result<(), Infallible> {
        let region = match region {
            ClearType::All => Region::All,
            ClearType::AfterCursor => Region::FromCursorDown,
            ClearType::BeforeCursor => Region::FromCursorUp,
            ClearType::CurrentLine => Region::CurrentLine,
            ClearType::UntilNewLine => Region::UntilNewLine,
        };
        self.command(Clear(region));
        Ok(())
    }

    fn size(&self) -> Result<Size, Infallible> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        Ok(WindowSize {
            columns_rows: self.size,
            pixels: Size::default(),
        })
    }

    /// Nothing to do: [`AnsiBackend::take_frame`] takes it all.
    fn flush(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}
