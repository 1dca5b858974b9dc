//! The worker that searches a library too large to be searched between two keys. It answers the newest question alone:
//! first by names, then, below what is on the screen already, by everything. It never touches the terminal.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::input::Waker;
use super::worker::{Mishap, spawn};
use crate::search::{Answer, Finder, Index};
use crate::tui::Library;

/// Hits that are shown before texts have been searched.
const FIRST: usize = 60;

/// A question, and its number.
type Question = (String, u64);

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
pub(super) struct Seeker {
    questions: Sender<Question>,
}

impl Seeker {
    /// Starts a worker that answers with at most `most` hits. `wrap` makes a message of an answer, or of how the worker
    /// ended: [`None`] if nobody asks any more.
    pub(super) fn start<M: Send + 'static>(
        library: Arc<Library>,
        most: usize,
        waker: &Waker<M>,
        wrap: impl Fn(Result<Found, Option<Mishap>>) -> M + Clone + Send + 'static,
    ) -> Self {
        let (questions, received) = channel();
        let (home, own) = (waker.clone(), wrap.clone());
        let work = move || {
            run(&library.index, most, &received, &mut |answer| {
                home.send(own(Ok(answer)));
            });
        };
        spawn("search", waker, work, move |result| wrap(Err(result.err())));
        Self { questions }
    }

    /// Asks; whether the worker is still there.
    pub(super) fn ask(&self, query: &str, generation: u64) -> bool {
        self.questions.send((query.to_owned(), generation)).is_ok()
    }
}

/// Answers questions until nobody can ask any more.
fn run(index: &Index, most: usize, questions: &Receiver<Question>, send: &mut dyn FnMut(Found)) {
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
mod tests {
    use super::*;
    use crate::course::sample;

    fn answers(queries: &[&str]) -> Vec<Found> {
        let index = Index::of(&sample());
        let (sender, receiver) = channel();
        for (at, query) in (1..).zip(queries) {
            sender.send(((*query).to_owned(), at)).unwrap();
        }
        drop(sender);
        let mut all = Vec::new();
        run(&index, 20, &receiver, &mut |found| all.push(found));
        all
    }

    #[test]
    fn only_the_newest_question_is_answered() {
        let all = answers(&["lib", "libe", "liberation"]);
        assert!(!all.is_empty() && all.iter().all(|found| found.generation == 3));
        assert_eq!(all.iter().filter(|found| found.is_all).count(), 1);
    }

    #[test]
    fn what_is_shown_first_stays_where_it_is() {
        let all = answers(&["liberation"]);
        let [first, last] = all.as_slice() else {
            panic!("{all:?}");
        };
        let count = first.answer.hits.len();
        assert_eq!(first.answer.hits, last.answer.hits[..count]);
        assert!(last.answer.hits.len() > count && last.is_all);
        let index = Index::of(&sample());
        assert_eq!(last.answer.hits.len(), index.find("liberation", 20).len());
    }

    #[test]
    fn what_no_name_has_is_answered_once() {
        let all = answers(&["zzzzz"]);
        assert!(all.len() == 1 && all[0].is_all && all[0].answer.hits.is_empty());
    }
}
