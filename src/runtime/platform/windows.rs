//! Windows, through crossterm's console functions.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crossterm::event::{self, Event};
use crossterm_winapi::ConsoleMode;
use ratatui::layout::Size;

use super::{Readiness, Signal};

/// A Windows console has no name and places text all the same.
pub(in crate::runtime) const TERM_IS_REQUIRED: bool = false;

/// As good as for ever: the console is waited for without waking up in between.
const FOREVER: Duration = Duration::from_secs(24 * 60 * 60);
/// The number that a Unix shell knows SIGINT by.
const INTERRUPTED: i32 = 2;

/// The columns and rows of the console.
pub(in crate::runtime) fn window_size() -> io::Result<Size> {
    let (columns, rows) = crossterm::terminal::size()?;
    Ok(Size::new(columns, rows))
}

/// A console cannot be written to without waiting.
pub(in crate::runtime) fn open_direct() -> Option<Box<dyn Write + Send>> {
    None
}

/// The console's output mode before this program changed it.
static OUTPUT_MODE: Mutex<Option<u32>> = Mutex::new(None);

/// Opens the console for frames, and has it understand escape sequences.
pub(in crate::runtime) fn open_output() -> io::Result<impl Write + Send> {
    let before = ConsoleMode::new()?.mode()?;
    if crossterm::ansi_support::supports_ansi() {
        *OUTPUT_MODE.lock().unwrap_or_else(PoisonError::into_inner) = Some(before);
        return Ok(io::stdout());
    }
    let why = "this console understands no escape sequences: use Windows 10 or later, or `--plain`";
    Err(io::Error::new(io::ErrorKind::Unsupported, why))
}

/// Has the console report the mouse, if wanted.
pub(in crate::runtime) fn prepare_console(mouse: bool) -> io::Result<()> {
    if mouse {
        crossterm::execute!(io::stdout(), event::EnableMouseCapture)?;
    }
    Ok(())
}

/// Undoes what [`open_output`] and [`prepare_console`] did.
pub(in crate::runtime) fn restore_console(mouse: bool) {
    if mouse {
        let _ = crossterm::execute!(io::stdout(), event::DisableMouseCapture);
    }
    let before = OUTPUT_MODE
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    if let (Some(before), Ok(console)) = (before, ConsoleMode::new()) {
        let _ = console.set_mode(before);
    }
}

/// Has `notify` told that the program is to end: Ctrl-Break, or the closing of the window. Ctrl-C is a key.
pub(in crate::runtime) fn listen(notify: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    ctrlc::set_handler(move || notify(Signal::End(INTERRUPTED))).map_err(io::Error::other)
}

/// There is no shell here that could continue a program that stopped.
pub(in crate::runtime) fn suspend_is_possible() -> bool {
    false
}

/// Nothing stops here.
pub(in crate::runtime) fn stop_group() {}
pub(in crate::runtime) fn stop() {}

/// Whether another program has the console, and that this changed.
type Gate = Arc<(Mutex<bool>, Condvar)>;

/// The event loop's end of a pause.
#[derive(Debug)]
pub(in crate::runtime) struct Pause(Gate);

impl Pause {
    /// Has the reader leave the console alone until [`Pause::resume`], for another program. A reader that waits at this
    /// moment takes one more event and keeps it for later: a wait for the console cannot be interrupted.
    pub(in crate::runtime) fn pause(&self) {
        self.set(true);
    }

    /// Ends a pause.
    pub(in crate::runtime) fn resume(&self) {
        self.set(false);
    }

    fn set(&self, is_paused: bool) {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner) = is_paused;
        self.0.1.notify_all();
    }
}

/// The input of the reader thread.
#[derive(Debug)]
pub(in crate::runtime) struct InputSource(Gate);

#[expect(clippy::unused_self, reason = "as on Unix")]
#[expect(clippy::needless_pass_by_ref_mut, reason = "as on Unix")]
impl InputSource {
    /// The console.
    pub(in crate::runtime) fn open() -> io::Result<(Self, Pause)> {
        let gate = Gate::default();
        Ok((Self(Arc::clone(&gate)), Pause(gate)))
    }

    /// Blocks until something is there or `timeout` is over.
    pub(in crate::runtime) fn wait(&mut self, timeout: Option<Duration>) -> Readiness {
        let ready = event::poll(timeout.unwrap_or(FOREVER));
        let (is_paused, changed) = &*self.0;
        let paused = is_paused.lock().unwrap_or_else(PoisonError::into_inner);
        if *paused {
            drop(changed.wait_while(paused, |paused| *paused));
            return Readiness::Resumed;
        }
        match ready {
            Ok(true) => Readiness::Input,
            Ok(false) => Readiness::TimedOut,
            Err(_) => Readiness::Closed,
        }
    }

    /// A console is asked nothing.
    pub(in crate::runtime) fn greet(&self) -> (bool, Vec<u8>) {
        (false, Vec::new())
    }

    /// Nothing was read that crossterm would have to read.
    pub(in crate::runtime) fn replay(&self, _: &[u8]) -> Vec<Event> {
        Vec::new()
    }

    /// Console events come whole.
    pub(in crate::runtime) fn reset_parser(&self) -> Vec<Event> {
        Vec::new()
    }
}
