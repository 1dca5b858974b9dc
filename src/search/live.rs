//! Search while the learner types, in a library too large to be searched between two keystrokes.

use std::sync::mpsc::Receiver;

use super::{Index, SearchResults, Searcher};

#[cfg(test)]
mod tests;

/// Hits that are shown before texts have been searched.
const FIRST_HITS: usize = 60;

/// A query and its number.
pub type NumberedQuery = (String, u64);

/// The results so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveResults {
    /// The number of the query.
    pub generation: u64,
    /// The best hits; the second message appends further ones.
    pub answer: SearchResults,
    /// Whether the results are complete.
    pub is_all: bool,
}

/// Answers queries with at most `most` hits each until the channel closes. Of several waiting queries only the newest
/// is answered: first by names, then also by text, below the first hits.
pub fn answer_newest(
    index: &Index,
    most: usize,
    queries: &Receiver<NumberedQuery>,
    send: &mut dyn FnMut(LiveResults),
) {
    let mut searcher = Searcher::default();
    let mut next = None;
    while let Some(mut newest) = next.take().or_else(|| queries.recv().ok()) {
        while let Ok(newer) = queries.try_recv() {
            newest = newer;
        }
        let (query, generation) = newest;
        let titles = searcher.search_titles(index, (&query, FIRST_HITS.min(most)));
        if let Some(answer) = &titles {
            send(LiveResults {
                generation,
                answer: answer.clone(),
                is_all: false,
            });
        }
        next = queries.try_recv().ok();
        if next.is_some() {
            continue;
        }
        let all = searcher.search(index, None, (&query, most));
        send(LiveResults {
            generation,
            answer: match titles {
                Some(titles) => titles.append(all, most),
                None => all,
            },
            is_all: true,
        });
    }
}
