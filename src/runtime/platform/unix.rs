//! Linux, macOS and other Unix systems.

mod input_source;

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::os::fd::AsFd;
use std::thread::Builder;

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{getpid, getppid, getsid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

pub(in crate::runtime) use input_source::{InputSource, Pause};

use super::Signal;

/// Whether a terminal without a name is one that cannot place text.
pub(in crate::runtime) const TERM_IS_REQUIRED: bool = true;

/// The columns and rows of the terminal, zero if it does not know them.
pub(in crate::runtime) fn window_size() -> io::Result<Size> {
    // Not `crossterm::terminal::size`: where the kernel knows no size that starts another program to ask.
    let size = crossterm::terminal::window_size()?;
    Ok(Size::new(size.columns, size.rows))
}

/// Nothing to do: escape sequences say it all.
#[expect(clippy::unnecessary_wraps, reason = "as on Windows")]
pub(in crate::runtime) fn prepare_console(_: bool) -> io::Result<()> {
    Ok(())
}

/// Nothing to do.
pub(in crate::runtime) fn restore_console(_: bool) {}

/// Standard output, without the buffer that the standard library puts before it.
struct Output(File);

/// Opens standard output for frames.
pub(in crate::runtime) fn open_output() -> io::Result<impl Write + Send> {
    Ok(Output(io::stdout().as_fd().try_clone_to_owned()?.into()))
}

/// The terminal behind standard output, to be written to without waiting, if it can be opened anew for that.
pub(in crate::runtime) fn open_direct() -> Option<Box<dyn Write + Send>> {
    let terminal = input_source::reopen(io::stdout().as_fd()).ok()?;
    Some(Box::new(terminal))
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

/// Has `notify` told of signals, on a thread of its own. Signals that come together are told in the order of their
/// numbers: SIGTERM before SIGCONT before SIGTSTP.
pub(in crate::runtime) fn listen(notify: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    let all = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
    let mut signals = Signals::new(all)?;
    let listener = move || {
        for signal in signals.forever() {
            notify(match signal {
                SIGTSTP => Signal::Stop,
                SIGCONT => Signal::Continue,
                SIGWINCH => Signal::Resize,
                ending => Signal::End(ending),
            });
        }
    };
    Builder::new().name("signals".to_owned()).spawn(listener)?;
    Ok(())
}

/// Whether there is a shell above this process that could continue it. A process that is its terminal's first, or whose
/// parent lives in another session, would stand still for ever.
pub(in crate::runtime) fn suspend_is_possible() -> bool {
    let Ok(session) = getsid(None) else {
        return false;
    };
    session != getpid() && getppid().is_some_and(|parent| getsid(Some(parent)) == Ok(session))
}

/// Asks this process's group to stop, as a terminal does: who runs it without being a shell (sudo, a script) stops too.
pub(in crate::runtime) fn stop_group() {
    let _ = kill_current_process_group(rustix::process::Signal::TSTP);
}

/// Stops this process. Returns when it is continued.
pub(in crate::runtime) fn stop() {
    let _ = emulate_default_handler(SIGTSTP);
}
