//! Threads for what takes time (loading the whole course, searching). A worker never touches the terminal; what it
//! found, or that it broke down, comes back as a message.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::Builder;

use super::event_loop::EventSender;
use super::guard::last_panic;

/// A worker that could not finish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerError {
    /// The name of the worker.
    pub worker: &'static str,
    /// What went wrong, free of control characters.
    pub message: String,
}

/// Does `work` on a second thread while `here` is done on this one; both results, once both are there. Without a second
/// thread both are done here, one after the other.
pub fn join<T: Send, U>(work: impl FnOnce() -> T + Send, here: impl FnOnce() -> U) -> (T, U) {
    let work = std::sync::Mutex::new(Some(work));
    let take = || {
        work.lock()
            .ok()
            .and_then(|mut work| work.take())
            .map(|work| work())
    };
    std::thread::scope(|scope| {
        let started = Builder::new()
            .name("join".to_owned())
            .spawn_scoped(scope, take);
        let own = here();
        let other = match started.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(Some(other))) => other,
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Ok(Ok(None)) | Err(_) => match take() {
                Some(other) => other,
                None => unreachable!("work is taken once, by the thread that returns its result"),
            },
        };
        (other, own)
    })
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
    let wrap = std::sync::Arc::new(std::sync::Mutex::new(Some(wrap)));
    let taken = std::sync::Arc::clone(&wrap);
    let take = move || wrap.lock().ok().and_then(|mut wrap| wrap.take());
    let own = sender.clone();
    let started = Builder::new().name(name.to_owned()).spawn(move || {
        let result = catch_unwind(AssertUnwindSafe(work)).map_err(|_payload| WorkerError {
            worker: name,
            message: last_panic(),
        });
        if let Some(wrap) = take() {
            own.send(wrap(result));
        }
    });
    if let Err(error) = started
        && let Some(wrap) = taken.lock().ok().and_then(|mut wrap| wrap.take())
    {
        sender.send(wrap(Err(WorkerError {
            worker: name,
            message: error.to_string(),
        })));
    }
}
