//! Signals, as flags. A handler sets its flag and writes a byte into a pipe that the reader waits on; what a signal
//! means is decided in the event loop.

use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::{flag, low_level};

/// The signals that end the program after it has saved and restored the terminal.
const ENDING: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];

/// Which signals have come since they were last asked for. Clones share the flags.
#[derive(Debug, Clone)]
pub(in crate::runtime) struct Signals {
    ending: Arc<AtomicUsize>,
    resized: Arc<AtomicBool>,
    stop: Arc<AtomicBool>,
    continued: Arc<AtomicBool>,
    pipe: Arc<UnixStream>,
}

impl Signals {
    /// Listens from now on. The reader waits for the pipe: nobody else need be notified.
    pub(in crate::runtime) fn listen(_: impl Fn() + Send + 'static) -> io::Result<Self> {
        let (pipe, written) = UnixStream::pair()?;
        pipe.set_nonblocking(true)?;
        let signals = Self {
            ending: Arc::default(),
            resized: Arc::default(),
            stop: Arc::default(),
            continued: Arc::default(),
            pipe: Arc::new(pipe),
        };
        for signal in ENDING {
            let number = usize::try_from(signal).unwrap_or_default();
            flag::register_usize(signal, Arc::clone(&signals.ending), number)?;
        }
        flag::register(SIGWINCH, Arc::clone(&signals.resized))?;
        flag::register(SIGTSTP, Arc::clone(&signals.stop))?;
        flag::register(SIGCONT, Arc::clone(&signals.continued))?;
        // Handlers run in the order of registration: the flag is set when its byte can be read.
        for signal in ENDING.into_iter().chain([SIGWINCH, SIGTSTP, SIGCONT]) {
            low_level::pipe::register(signal, written.try_clone()?)?;
        }
        Ok(signals)
    }

    /// The signal that asks the program to end, if one came. Stays set.
    pub(in crate::runtime) fn ending(&self) -> Option<i32> {
        match self.ending.load(Ordering::SeqCst) {
            0 => None,
            number => i32::try_from(number).ok(),
        }
    }

    /// Whether the window changed its size since the last call.
    pub(in crate::runtime) fn take_resized(&self) -> bool {
        self.resized.swap(false, Ordering::SeqCst)
    }

    /// Whether the program was asked to stop since the last call.
    pub(in crate::runtime) fn take_stop(&self) -> bool {
        self.stop.swap(false, Ordering::SeqCst)
    }

    /// Whether the program was continued since the last call.
    pub(in crate::runtime) fn take_continued(&self) -> bool {
        self.continued.swap(false, Ordering::SeqCst)
    }

    /// Where a byte can be read for each signal.
    pub(super) fn pipe(&self) -> &UnixStream {
        &self.pipe
    }

    /// Takes the bytes out of the pipe; the flags stay.
    pub(super) fn drain(&self) {
        let mut bytes = [0; 256];
        while matches!((&*self.pipe).read(&mut bytes), Ok(256)) {}
    }
}
