//! The terminal while it is ours. A guard: raw mode and the modes below are on while it lives, and off again when it
//! is dropped, when its thread panics, and while the program is stopped. It never asks the terminal anything (an
//! answer may never come), and each frame is one write.

use std::fs::OpenOptions;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, TerminalOptions, Viewport};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{Winsize, tcgetwinsize, ttyname};

use super::easel::Easel;
use super::facts::NoTerminal;
use super::pen::Pen;
use super::restore;
use super::signals::Signals;
use crate::tui::Drawn;

/// Widest screen drawn, in cells. A size comes from outside (ssh clients may say 65535) and memory is taken for it.
pub const MAX_WIDTH: u16 = 400;
/// Highest screen drawn, in cells.
pub const MAX_HEIGHT: u16 = 150;
/// The size of a terminal that does not know it.
const UNKNOWN: Size = Size {
    width: 80,
    height: 24,
};

/// An empty screen to draw on anew.
const CLEAR: &[u8] = b"\x1b[?25l\x1b[m\x1b[2J";

/// How long a frame waits for one before it looks whether it is to end.
const PATIENCE: Timespec = Timespec {
    tv_sec: 1,
    tv_nsec: 0,
};

/// The terminal is closed, or the program is to end before it took the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gone;

/// The guard.
pub(super) struct Terminal {
    /// Where frames are drawn; ratatui shows nothing itself.
    inner: ratatui::Terminal<Easel>,
    pen: Pen,
    /// What is to be sent: kept for its memory.
    bytes: Vec<u8>,
    out: Arc<OwnedFd>,
    signals: Signals,
    /// The modes, while they are still to be sent, with the next frame.
    entering: Option<&'static [u8]>,
    /// Whether what was drawn last is still to be seen.
    stands: bool,
}

impl Terminal {
    /// Takes the terminal. What is to be seen is sent with the first frame.
    pub(super) fn open(signals: Signals, mouse: bool) -> Result<Self, NoTerminal> {
        let out = Arc::new(output()?);
        let size = size();
        let mut this = Self {
            inner: blank(size),
            pen: Pen::new(size),
            bytes: Vec::new(),
            out,
            signals,
            entering: None,
            stands: false,
        };
        let entry = restore::take(Arc::clone(&this.out), mouse)?;
        this.bytes = entry.to_vec();
        this.entering = Some(entry);
        Ok(this)
    }

    /// The size drawn at, in cells.
    pub(super) fn size(&self) -> Size {
        self.inner.size().unwrap_or(UNKNOWN)
    }

    /// Draws and sends one frame; nothing is sent if nothing changed. `view` is told whether the screen still shows the
    /// frame before: then it need not draw again what stands there.
    pub(super) fn draw(
        &mut self,
        view: impl FnOnce(&mut Frame<'_>, bool) -> Drawn,
    ) -> Result<(), Gone> {
        if self.pen.is_full() {
            self.pen = Pen::new(self.size());
            self.bytes.extend_from_slice(CLEAR);
            self.stands = false;
        }
        let stands = std::mem::replace(&mut self.stands, true);
        let drawn = view(&mut self.inner.get_frame(), stands);
        let buffer = self.inner.current_buffer_mut();
        self.pen.frame(buffer, &drawn, &mut self.bytes);
        if self.bytes.is_empty() {
            return Ok(());
        }
        if self.entering.take().is_some() {
            restore::entering();
        }
        let sent = self.send();
        self.bytes.clear();
        sent
    }

    /// Forgets what is on the screen, and its size: the next frame draws everything.
    pub(super) fn redraw(&mut self) {
        self.start_over();
    }

    /// Gives the terminal back while the program is stopped.
    #[expect(clippy::unused_self, reason = "only who holds the guard may do it")]
    pub(super) fn leave(&self) {
        restore::lend();
    }

    /// Takes it again after [`Self::leave`], or after something else may have changed it.
    pub(super) fn enter(&mut self) -> Result<(), Gone> {
        self.entering = Some(restore::take_again().map_err(|_hung_up| Gone)?);
        self.start_over();
        Ok(())
    }

    fn start_over(&mut self) {
        let size = size();
        self.inner = blank(size);
        self.pen = Pen::new(size);
        self.stands = false;
        self.bytes.clear();
        self.bytes.extend_from_slice(self.entering.unwrap_or(CLEAR));
    }

    fn send(&self) -> Result<(), Gone> {
        let mut rest = self.bytes.as_slice();
        while !rest.is_empty() {
            match rustix::io::write(&self.out, rest) {
                Ok(sent) => rest = rest.get(sent..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => {
                    // A terminal that stands still must not keep the program from being ended.
                    if self.signals.ending().is_some() {
                        return Err(Gone);
                    }
                    let _ = poll(
                        &mut [PollFd::new(&self.out, PollFlags::OUT)],
                        Some(&PATIENCE),
                    );
                }
                Err(_closed) => return Err(Gone),
            }
        }
        Ok(())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore::restore();
    }
}

/// The terminal behind standard output, opened anew where possible: so it can be made not to block without doing
/// that to the shell, which shares standard output.
fn output() -> io::Result<OwnedFd> {
    let stdout = io::stdout();
    if let Ok(name) = ttyname(&stdout, Vec::new()) {
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
        let opened = OpenOptions::new()
            .write(true)
            .custom_flags(i32::try_from(flags.bits()).unwrap_or_default())
            .open(std::ffi::OsStr::from_bytes(name.as_bytes()));
        if let Ok(file) = opened {
            return Ok(file.into());
        }
    }
    stdout.as_fd().try_clone_to_owned()
}

fn blank(size: Size) -> ratatui::Terminal<Easel> {
    let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, size)));
    let Ok(mut terminal) =
        ratatui::Terminal::with_options(Easel(size), TerminalOptions { viewport });
    // The second buffer is for ratatui's own comparison: the pen needs none.
    terminal.swap_buffers();
    *terminal.current_buffer_mut() = Buffer::default();
    terminal.swap_buffers();
    terminal
}

fn size() -> Size {
    tcgetwinsize(io::stdout()).map_or(UNKNOWN, usable)
}

/// The part of a window that is drawn on.
fn usable(window: Winsize) -> Size {
    if window.ws_col == 0 || window.ws_row == 0 {
        return UNKNOWN;
    }
    Size::new(window.ws_col.min(MAX_WIDTH), window.ws_row.min(MAX_HEIGHT))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(width: u16, height: u16) -> Size {
        usable(Winsize {
            ws_col: width,
            ws_row: height,
            ws_xpixel: 0,
            ws_ypixel: 0,
        })
    }

    #[test]
    fn sizes_are_kept_within_reason() {
        assert_eq!(window(0, 0), Size::new(80, 24));
        assert_eq!(window(80, 0), Size::new(80, 24));
        assert_eq!(window(1, 1), Size::new(1, 1));
        assert_eq!(window(120, 40), Size::new(120, 40));
        assert_eq!(window(65535, 65535), Size::new(MAX_WIDTH, MAX_HEIGHT));
    }
}
