//! Where a frame's bytes are collected. ratatui flushes several times a frame; here nothing leaves before the frame
//! is whole, so that it goes out in one write, and an unchanged frame is no bytes at all.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// The bytes of the frame being made. Clones share them.
#[derive(Debug, Clone, Default)]
pub(super) struct Sink(Rc<RefCell<Vec<u8>>>);

impl Sink {
    /// Takes the bytes out and gives `spare`'s memory in exchange.
    pub(super) fn swap(&self, spare: &mut Vec<u8>) {
        spare.clear();
        std::mem::swap(&mut *self.0.borrow_mut(), spare);
    }

    /// Forgets what was collected and starts with `bytes`.
    pub(super) fn restart(&self, bytes: &[u8]) {
        let mut own = self.0.borrow_mut();
        own.clear();
        own.extend_from_slice(bytes);
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Does nothing: the frame leaves when it is whole.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The backend: crossterm's, without what it repeats each frame. Never asks the terminal anything.
#[derive(Debug)]
pub(super) struct Pen {
    inner: CrosstermBackend<Sink>,
    size: Size,
    /// Where the visible cursor stands; `None` while it is hidden.
    cursor: Option<Position>,
    /// Whether the cursor is visible.
    shown: bool,
}

impl Pen {
    /// A pen for a cleared terminal of that size with a hidden cursor.
    pub(super) fn new(sink: Sink, size: Size) -> Self {
        Self {
            inner: CrosstermBackend::new(sink),
            size,
            cursor: None,
            shown: false,
        }
    }
}

impl Backend for Pen {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.cursor = None;
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor = None;
        if std::mem::take(&mut self.shown) {
            self.inner.hide_cursor()
        } else {
            Ok(())
        }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.shown, true) {
            Ok(())
        } else {
            self.inner.show_cursor()
        }
    }

    /// Where it was last put: asking the terminal would mean waiting for an answer.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor.replace(position) == Some(position) {
            return Ok(());
        }
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.cursor = None;
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.cursor = None;
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size,
            pixels: Size::default(),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::{Terminal, TerminalOptions, Viewport};

    use super::*;

    fn terminal(sink: &Sink) -> Terminal<Pen> {
        let size = Size::new(20, 3);
        let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, size)));
        Terminal::with_options(Pen::new(sink.clone(), size), TerminalOptions { viewport }).unwrap()
    }

    fn frame(
        terminal: &mut Terminal<Pen>,
        sink: &Sink,
        text: &str,
        cursor: Option<(u16, u16)>,
    ) -> String {
        terminal
            .draw(|frame| {
                frame.render_widget(text, frame.area());
                if let Some(cursor) = cursor {
                    frame.set_cursor_position(cursor);
                }
            })
            .unwrap();
        let mut bytes = Vec::new();
        sink.swap(&mut bytes);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_same_frame_again_is_no_bytes() {
        let sink = Sink::default();
        let mut terminal = terminal(&sink);
        assert!(frame(&mut terminal, &sink, "treaty", None).contains("treaty"));
        assert_eq!(frame(&mut terminal, &sink, "treaty", None), "");
        assert_ne!(frame(&mut terminal, &sink, "treaties", None), "");
    }

    #[test]
    fn the_cursor_is_spoken_of_only_when_it_changes() {
        let sink = Sink::default();
        let mut terminal = terminal(&sink);
        assert!(!frame(&mut terminal, &sink, "a", None).contains("\x1b[?25"));
        assert_eq!(
            frame(&mut terminal, &sink, "a", Some((1, 0))),
            "\x1b[?25h\x1b[1;2H"
        );
        assert_eq!(frame(&mut terminal, &sink, "a", Some((1, 0))), "");
        assert_eq!(frame(&mut terminal, &sink, "a", Some((2, 0))), "\x1b[1;3H");
        assert!(frame(&mut terminal, &sink, "ab", Some((2, 0))).ends_with("\x1b[1;3H"));
        assert_eq!(frame(&mut terminal, &sink, "ab", None), "\x1b[?25l");
        assert_eq!(frame(&mut terminal, &sink, "ab", None), "");
        assert_eq!(
            frame(&mut terminal, &sink, "ab", Some((2, 0))),
            "\x1b[?25h\x1b[1;3H"
        );
    }
}
