//! Threads for what takes time (loading the whole course, searching). A worker never touches the terminal; what it
//! found, or that it broke down, comes back as a message.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::thread::Builder;

use super::guard::last_panic;
use super::loop_event::EventSender;

/// A worker that could not finish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerError {
    /// The name of the worker.
    pub worker: &'static str,
    /// What went wrong, free of control characters.
    pub message: String,
}

/// Runs `work` on a thread of its own called `name`; what `wrap` makes of its result goes to the loop as a message.
/// A panic in it is caught, and is a [`WorkerError`]; so is a machine that gives no more threads.
pub fn spawn<T, M: Send + 'static>(
    name: &'static str,
    sender: &EventSender<M>,
    work: impl FnOnce() -> T + Send + 'static,
    wrap: impl FnOnce(Result<T, WorkerError>) -> M + Send + 'static,
) {
    // Kept outside the thread, so that a thread that never starts can still be reported.
    let wrap = Arc::new(Mutex::new(Some(wrap)));
    let kept = Arc::clone(&wrap);
    let take = |wrap: &Mutex<Option<_>>| wrap.lock().ok().and_then(|mut wrap| wrap.take());
    let own = sender.clone();
    let started = Builder::new().name(name.to_owned()).spawn(move || {
        let result = catch_unwind(AssertUnwindSafe(work)).map_err(|_payload| WorkerError {
            worker: name,
            message: last_panic(),
        });
        if let Some(wrap) = take(&wrap) {
            own.send(wrap(result));
        }
    });
    if let Err(error) = started
        && let Some(wrap) = take(&kept)
    {
        sender.send(wrap(Err(WorkerError {
            worker: name,
            message: error.to_string(),
        })));
    }
}
