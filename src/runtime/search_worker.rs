//! The worker that searches a library too large to be searched between two keys. It answers the newest question alone:
//! first by names, then, below what is on the screen already, by everything. It never touches the terminal.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::event_loop::EventSender;
use super::worker::{WorkerError, spawn};
use crate::search::{Answer, Finder, Index};
use crate::tui::Library;

/// Hits that are shown before texts have been searched.
const FIRST: usize = 60;

/// A question, and its number.
type Request = (String, u64);

/// What the worker found: the number of the question, and whether there is more to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Which question.
    pub generation: u64,
    /// The best, in order; after the first time with further ones below.
    pub answer: Answer,
    /// Whether that is all.
    pub is_all: bool,
}

/// The way to the worker. It ends when this is dropped.
#[derive(Debug)]
pub(super) struct SearchWorker {
    questions: Sender<Request>,
}

impl SearchWorker {
    /// Starts a worker that answers with at most `most` hits. `wrap` makes a message of an answer, or of how the worker
    /// ended: [`None`] if nobody asks any more.
    pub(super) fn start<M: Send + 'static>(
        library: Arc<Library>,
        most: usize,
        sender: &EventSender<M>,
        wrap: impl Fn(Result<Found, Option<WorkerError>>) -> M + Clone + Send + 'static,
    ) -> Self {
        let (questions, received) = channel();
        let (home, own) = (sender.clone(), wrap.clone());
        let work = move || {
            run(&library.index, most, &received, &mut |answer| {
                home.send(own(Ok(answer)));
            });
        };
        spawn("search", sender, work, move |result| {
            wrap(Err(result.err()))
        });
        Self { questions }
    }

    /// Asks; whether the worker is still there.
    pub(super) fn ask(&self, query: &str, generation: u64) -> bool {
        self.questions.send((query.to_owned(), generation)).is_ok()
    }
}

/// Answers questions until nobody can ask any more.
fn run(index: &Index, most: usize, questions: &Receiver<Request>, send: &mut dyn FnMut(Found)) {
    let mut finder = Finder::default();
    let mut next = None;
    while let Some(mut question) = next.take().or_else(|| questions.recv().ok()) {
        while let Ok(newer) = questions.try_recv() {
            question = newer;
        }
        let (query, generation) = question;
        let titles = finder.titles(index, (&query, FIRST.min(most)));
        if let Some(answer) = &titles {
            send(Found {
                generation,
                answer: answer.clone(),
                is_all: false,
            });
        }
        next = questions.try_recv().ok();
        if next.is_some() {
            continue;
        }
        let all = finder.answer(index, None, (&query, most));
        send(Found {
            generation,
            answer: match titles {
                Some(titles) => titles.and_then(all, most),
                None => all,
            },
            is_all: true,
        });
    }
}

#[cfg(test)]
mod tests;
