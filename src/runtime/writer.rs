//! The writer thread: one write for each frame. A terminal that stops reading holds up this thread and no other.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;
use std::time::Duration;

use super::platform;

/// Into how many steps waiting for the terminal is divided.
const WAIT_STEPS: u32 = 20;

/// Hands frames to the writer thread; clones share it.
#[derive(Clone)]
pub(super) struct FrameWriter(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<WriterState>,
    changed: Condvar,
}

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each may be so at any time")]
struct WriterState {
    /// The same terminal, where it can be written to without waiting for it.
    direct: Option<Box<dyn Write + Send>>,
    /// The bytes that wait to be written.
    pending: Option<Vec<u8>>,
    /// Whether bytes are being written.
    is_writing: bool,
    /// Whether somebody is to be told when everything is written.
    is_awaited: bool,
    /// Whether the terminal is closed: nothing is written any more.
    is_closed: bool,
}

impl WriterState {
    fn is_idle(&self) -> bool {
        self.pending.is_none() && !self.is_writing
    }
}

impl FrameWriter {
    /// Starts a thread that writes to `output`. It calls `notify` when everything is written, if somebody waits for that,
    /// and when the terminal is closed.
    pub(super) fn start(
        output: impl Write + Send + 'static,
        notify: impl Fn(io::Result<()>) + Send + 'static,
    ) -> io::Result<Self> {
        let shared = Arc::<Shared>::default();
        let own = Arc::clone(&shared);
        Builder::new()
            .name("writer".to_owned())
            .spawn(move || own.write_frames(output, notify))?;
        Ok(Self(shared))
    }

    /// From now on what the terminal takes at once is written without the thread. The first frame is sooner with it.
    pub(super) fn write_directly(&self) {
        self.0.lock().direct = platform::open_direct();
    }

    /// Whether everything is written. If it is not, the event loop is told once it is.
    pub(super) fn is_idle(&self) -> bool {
        let mut state = self.0.lock();
        state.is_awaited = !state.is_idle();
        !state.is_awaited
    }

    /// Has `bytes` written, after what waits already. What the terminal takes at once needs no other thread.
    pub(super) fn send(&self, mut bytes: Vec<u8>) {
        let mut state = self.0.lock();
        if state.is_idle()
            && let Some(direct) = &mut state.direct
        {
            let written = direct.write(&bytes).unwrap_or_default();
            bytes.drain(..written);
            if bytes.is_empty() {
                return;
            }
        }
        match &mut state.pending {
            Some(pending) => pending.extend(bytes),
            None => state.pending = Some(bytes),
        }
        self.0.changed.notify_all();
    }

    /// Has `bytes` written last of all, and waits for that, but not longer than `timeout` twice: a terminal that does
    /// not read gets nothing more. Returns whether they were written.
    pub(super) fn finish(&self, bytes: Vec<u8>, timeout: Duration) -> bool {
        if !self.wait(timeout) {
            return false;
        }
        self.send(bytes);
        self.wait(timeout)
    }

    /// Waits in steps: a machine that stood still for a moment (a suspended laptop) uses up one of them only.
    fn wait(&self, timeout: Duration) -> bool {
        let is_busy = |state: &mut WriterState| !state.is_idle() && !state.is_closed;
        let mut state = self.0.lock();
        for _ in 0..WAIT_STEPS {
            let step = timeout / WAIT_STEPS;
            let waited = self.0.changed.wait_timeout_while(state, step, is_busy);
            (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        }
        state.is_idle() && !state.is_closed
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, WriterState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write_frames(&self, mut output: impl Write, notify: impl Fn(io::Result<()>)) {
        loop {
            let state = self.lock();
            let waited = self
                .changed
                .wait_while(state, |state| state.pending.is_none());
            let mut state = waited.unwrap_or_else(PoisonError::into_inner);
            let Some(bytes) = state.pending.take() else {
                continue;
            };
            state.is_writing = true;
            drop(state);
            let written = output.write_all(&bytes).and_then(|()| output.flush());
            let mut state = self.lock();
            state.is_writing = false;
            state.is_closed = written.is_err();
            let is_awaited = state.is_idle() && std::mem::take(&mut state.is_awaited);
            self.changed.notify_all();
            drop(state);
            if written.is_err() {
                return notify(written);
            }
            if is_awaited {
                notify(written);
            }
        }
    }
}
