//! Linux, macOS and other Unix systems.

mod input_source;
mod signals;

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::os::fd::AsFd;
use std::time::Duration;

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{getpid, getppid, getsid, kill_current_process_group};
use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

pub(in crate::runtime) use input_source::{InputSource, Pause};
pub(in crate::runtime) use signals::Signals;

/// Whether a terminal without a name is one that cannot place text.
pub(in crate::runtime) const TERM_IS_REQUIRED: bool = true;

/// How often, and how long each time, a signal that was sent to this process is waited for.
const SIGNAL_WAITS: usize = 10;
const SIGNAL_WAIT: Duration = Duration::from_millis(10);

/// The columns and rows of the terminal, zero if it does not know them.
///
/// # Errors
///
/// There is no terminal to ask.
pub(in crate::runtime) fn window_size() -> io::Result<Size> {
    // Not `crossterm::terminal::size`: where the kernel knows no size that starts another program to ask.
    let size = crossterm::terminal::window_size()?;
    Ok(Size::new(size.columns, size.rows))
}

/// Standard output, without the buffer that the standard library puts before it.
#[derive(Debug)]
pub(in crate::runtime) struct Output(File);

/// Opens standard output for frames.
pub(in crate::runtime) fn open_output() -> io::Result<Output> {
    Ok(Output(io::stdout().as_fd().try_clone_to_owned()?.into()))
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match self.0.write(bytes) {
                // Somebody who shares the terminal made it not block.
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    poll(&mut [PollFd::new(&self.0, PollFlags::OUT)], None)?;
                }
                written => return written,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Escape sequences say all there is to say about the mouse.
#[expect(clippy::unnecessary_wraps, reason = "as on Windows")]
pub(in crate::runtime) fn capture_mouse(_: bool) -> io::Result<()> {
    Ok(())
}

/// Whether there is a shell above this process that could continue it. A process that is its terminal's first, or whose
/// parent lives in another session, would stand still for ever.
fn can_be_continued() -> bool {
    let Ok(session) = getsid(None) else {
        return false;
    };
    session != getpid() && getppid().is_some_and(|parent| getsid(Some(parent)) == Ok(session))
}

/// Stops this process, and with `group` everything in its process group, as the terminal does for Ctrl-Z elsewhere:
/// programs that run it without being a shell (sudo, a script) stop too. `release` gives the terminal back before.
/// Returns once the process is continued; `false` if nothing could continue it, and nothing was done.
pub(in crate::runtime) fn stop_until_continued(
    signals: &Signals,
    group: bool,
    release: impl FnOnce(),
) -> bool {
    if !can_be_continued() {
        return false;
    }
    release();
    if group {
        let _ = kill_current_process_group(rustix::process::Signal::TSTP);
        expect(|| signals.take_stop());
    }
    let _ = emulate_default_handler(SIGTSTP);
    // The process stands still here until it is continued or ended.
    if signals.ending().is_none() {
        expect(|| signals.take_continued());
    }
    true
}

/// Waits until a signal that was surely sent has been handled: its handler may run on another thread a moment later,
/// and a flag set after that would be taken for a new request.
fn expect(taken: impl Fn() -> bool) {
    for _ in 0..SIGNAL_WAITS {
        if taken() {
            return;
        }
        std::thread::sleep(SIGNAL_WAIT);
    }
}
