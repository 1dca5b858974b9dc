//! What differs by platform: where input is waited for, how a program is told to end or to stop, where frames go. One
//! file for each, with the same names in it.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

pub(super) use system::{
    InputSource, Pause, TERM_IS_REQUIRED, listen, open_direct, open_output, prepare_console,
    restore_console, stop, stop_group, suspend_is_possible, window_size,
};

/// Whether the console reports a change of its size, and a paste as single keys, all at once. Elsewhere a signal tells
/// the one, and brackets mark the other.
pub(super) const IS_CONSOLE: bool = cfg!(windows);

/// What the system asks a program to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signal {
    /// End; the number is that of the signal on Unix.
    End(i32),
    /// Stop until continued.
    Stop,
    /// It was continued.
    Continue,
    /// The window changed its size.
    #[cfg_attr(windows, expect(dead_code, reason = "an event there"))]
    Resize,
}

/// What [`InputSource::wait`] waited for.
#[derive(Debug)]
pub(super) enum Readiness {
    /// crossterm has something to read.
    Input,
    /// Nothing happened for as long as was asked for.
    TimedOut,
    /// Another program had the terminal, and gave it back.
    Resumed,
    /// The terminal is closed, or the loop has ended.
    Closed,
}
