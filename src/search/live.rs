//! Search while somebody types, in a library too large to be searched between two keys.

use std::sync::mpsc::Receiver;

use super::{Answer, Finder, Index};

#[cfg(test)]
mod tests;

/// Hits that are shown before texts have been searched.
const FIRST_HITS: usize = 60;

/// A query and its number.
pub type Numbered = (String, u64);

/// What was found so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveAnswer {
    /// The number of the query.
    pub generation: u64,
    /// The best hits, in order; after the first time with further ones below.
    pub answer: Answer,
    /// Whether that is all.
    pub is_all: bool,
}

/// Answers queries with at most `most` hits each, until nobody can ask any more. Of several that wait, only the newest
/// is answered: first by titles, then, below what is shown already, by everything.
pub fn answer_newest(
    index: &Index,
    most: usize,
    queries: &Receiver<Numbered>,
    send: &mut dyn FnMut(LiveAnswer),
) {
    let mut finder = Finder::default();
    let mut next = None;
    while let Some(mut newest) = next.take().or_else(|| queries.recv().ok()) {
        while let Ok(newer) = queries.try_recv() {
            newest = newer;
        }
        let (query, generation) = newest;
        let titles = finder.titles(index, (&query, FIRST_HITS.min(most)));
        if let Some(answer) = &titles {
            send(LiveAnswer {
                generation,
                answer: answer.clone(),
                is_all: false,
            });
        }
        next = queries.try_recv().ok();
        if next.is_some() {
            continue;
        }
        let all = finder.answer(index, None, (&query, most));
        send(LiveAnswer {
            generation,
            answer: match titles {
                Some(titles) => titles.and_then(all, most),
                None => all,
            },
            is_all: true,
        });
    }
}
