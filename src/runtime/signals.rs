//! Signals, as flags. A handler only sets its flag and writes a byte into the pipe the loop waits on; what a signal
//! means is decided in the loop.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::{flag, low_level};

/// The signals that end the program after it saved and restored.
const ENDING: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];

/// Which signals have come since they were last asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Signals {
    ending: Arc<AtomicUsize>,
    resized: Arc<AtomicBool>,
    stop: Arc<AtomicBool>,
    continued: Arc<AtomicBool>,
}

impl Signals {
    /// Listens from now on; each signal also writes a byte into `pipe`.
    pub(super) fn listen(pipe: &UnixStream) -> io::Result<Self> {
        let signals = Self::default();
        for signal in ENDING {
            let number = usize::try_from(signal).unwrap_or_default();
            flag::register_usize(signal, Arc::clone(&signals.ending), number)?;
        }
        flag::register(SIGWINCH, Arc::clone(&signals.resized))?;
        flag::register(SIGTSTP, Arc::clone(&signals.stop))?;
        flag::register(SIGCONT, Arc::clone(&signals.continued))?;
        // After the flags: handlers run in the order of registration, and a byte must not be read before its flag is set.
        for signal in ENDING.into_iter().chain([SIGWINCH, SIGTSTP, SIGCONT]) {
            low_level::pipe::register(signal, pipe.try_clone()?)?;
        }
        Ok(signals)
    }

    /// The signal that asks the program to end, if one came. Stays set.
    pub(super) fn ending(&self) -> Option<i32> {
        match self.ending.load(Ordering::SeqCst) {
            0 => None,
            number => i32::try_from(number).ok(),
        }
    }

    /// Whether the window changed its size since the last call.
    pub(super) fn take_resized(&self) -> bool {
        self.resized.swap(false, Ordering::SeqCst)
    }

    /// Whether the program was asked to stop since the last call.
    pub(super) fn take_stop(&self) -> bool {
        self.stop.swap(false, Ordering::SeqCst)
    }

    /// Whether the program was continued since the last call.
    pub(super) fn take_continued(&self) -> bool {
        self.continued.swap(false, Ordering::SeqCst)
    }
}
