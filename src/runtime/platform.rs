//! What differs by platform: where input is waited for, how a program is told to end or to stop, where frames go. One
//! file for each, with the same names in it.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use crossterm::event::Event;

#[cfg(unix)]
pub(super) use unix::{
    InputSource, Pause, Signals, TERM_IS_REQUIRED, capture_mouse, open_output,
    stop_until_continued, window_size,
};
#[cfg(windows)]
pub(super) use windows::{
    InputSource, Pause, Signals, TERM_IS_REQUIRED, capture_mouse, open_output,
    stop_until_continued, window_size,
};

/// What [`InputSource::wait`] waited for.
#[derive(Debug)]
pub(super) enum Readiness {
    /// crossterm has something to read.
    Input,
    /// A signal came.
    Signal,
    /// Nothing happened for as long as was asked for.
    TimedOut,
    /// Another program had the terminal, and gave it back.
    Resumed,
    /// The terminal is closed, or the loop has ended.
    Closed,
}

/// What the terminal answered to the questions after the first frame.
#[derive(Debug, Default)]
pub(super) struct Greeting {
    /// Whether it speaks the kitty keyboard protocol.
    pub kitty_keyboard: bool,
    /// What was typed meanwhile.
    pub events: Vec<Event>,
}

/// Whether a change of the window's size is told by an event. Elsewhere a signal tells it sooner.
pub(super) const RESIZES_ARE_EVENTS: bool = cfg!(windows);

/// Whether a paste comes as single keys, all at once.
pub(super) const PASTES_ARE_KEYS: bool = cfg!(windows);
