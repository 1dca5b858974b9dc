//! The terminal while the program has it: draws frames with ratatui and hands each to the writer as one write. A
//! terminal is asked nothing before the first frame is out.

use std::io;

use ratatui::layout::Size;
use ratatui::{Frame, Terminal as Ratatui};

use super::backend::AnsiBackend;
use super::guard::{Guard, Modes};
use super::platform;
use super::tty::TerminalUnavailable;
use super::writer::FrameWriter;

/// Widest screen drawn, in cells. A size comes from outside (ssh clients may say 65535) and memory is taken for it.
pub const MAX_WIDTH: u16 = 400;
/// Highest screen drawn, in cells.
pub const MAX_HEIGHT: u16 = 150;
/// The size of a terminal that does not know it.
const DEFAULT_SIZE: Size = Size::new(80, 24);

/// Draws; gives the terminal back when it is dropped.
pub(super) struct Terminal {
    inner: Ratatui<AnsiBackend>,
    // Restores the terminal before the writer is gone.
    guard: Guard,
    pub(super) writer: FrameWriter,
    /// What switches the modes on, while it is still to be sent, with the next frame.
    entering: Option<String>,
    /// What is sent behind the next frame.
    waiting: String,
}

impl Terminal {
    /// Takes the terminal. What is to be seen is sent with the first frame.
    pub(super) fn open(
        modes: Modes,
        notify: impl Fn(io::Result<()>) + Send + 'static,
    ) -> Result<Self, TerminalUnavailable> {
        let writer = FrameWriter::start(platform::open_output()?, notify)?;
        let (guard, entering) = Guard::take(modes, writer.clone())?;
        let Ok(inner) = Ratatui::new(AnsiBackend::new(usable_size()));
        Ok(Self {
            inner,
            guard,
            writer,
            entering: Some(entering),
            waiting: String::new(),
        })
    }

    /// The size that is drawn at, in cells.
    pub(super) fn size(&self) -> Size {
        let Ok(size) = self.inner.size();
        size
    }

    /// Whether the frame before has been written, so that there is room for another. If not, the event loop is told
    /// once there is.
    pub(super) fn is_ready(&self) -> bool {
        self.writer.is_idle()
    }

    /// Draws a frame and sends what is different from the frame before.
    pub(super) fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) {
        let Ok(_) = self.inner.draw(render);
        let mut frame = self.inner.backend_mut().take_frame();
        if let Some(entering) = self.entering.take() {
            self.guard.entered();
            frame.insert_str(0, &entering);
        }
        if !frame.is_empty() {
            frame.push_str(&std::mem::take(&mut self.waiting));
            self.writer.send(frame.into_bytes());
        }
    }

    /// Sends a sequence that draws nothing, with the next frame that does.
    pub(super) fn send_later(&mut self, sequence: &str) {
        self.waiting.push_str(sequence);
    }

    /// The terminal speaks the kitty keyboard protocol: it is switched on with the next frame.
    pub(super) fn use_kitty_keyboard(&mut self) {
        self.send_later(self.guard.use_kitty_keyboard());
    }

    /// Forgets what is on the screen, and its size: the next frame draws everything.
    pub(super) fn redraw(&mut self) {
        let before = std::mem::replace(&mut self.inner.backend_mut().size, usable_size());
        // A new size is noticed by ratatui, which clears the screen then.
        if before == self.size() {
            let Ok(()) = self.inner.clear();
        }
    }

    /// Gives the terminal back while the program is stopped.
    pub(super) fn leave(&self) {
        self.guard.release();
    }

    /// Takes it again after [`Terminal::leave`], or after something else may have changed it.
    pub(super) fn enter(&mut self) -> Result<(), TerminalUnavailable> {
        self.entering = Some(self.guard.take_again()?);
        self.redraw();
        // Entering clears the screen.
        *self.inner.backend_mut() = AnsiBackend::new(self.size());
        Ok(())
    }
}

/// The part of the window that is drawn on.
fn usable_size() -> Size {
    clamp(platform::window_size().unwrap_or_default())
}

fn clamp(size: Size) -> Size {
    if size.width == 0 || size.height == 0 {
        return DEFAULT_SIZE;
    }
    Size::new(size.width.min(MAX_WIDTH), size.height.min(MAX_HEIGHT))
}

#[cfg(test)]
mod tests;
