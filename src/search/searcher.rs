//! Answers queries. [`Searcher::run`] reads from top to bottom: parse, expand, collect, score, filter, rerank, snippet.

use std::cmp::Reverse;

use super::accumulator::{Scores, SubsequenceHits};
use super::expand::{ENOUGH_TITLES, ExpandedTerm, expand};
use super::filters::Filters;
use super::hit::{Hit, SearchResults};
use super::index::Index;
use super::kind::Kind;
use super::query::Query;
use super::rerank::Reranker;
use super::score::{Refinement, ScoredDoc, score};
use super::subsequence::match_subsequence;
use crate::text::folded;

/// Documents that cover less of the query than this share of the best coverage are dropped.
const MIN_COVERAGE: f32 = 0.45;
/// Below this name score of the best hit, known words are searched again as if they were mistyped.
const DOUBTFUL: f32 = 0.5;
/// Share of the query that names alone must cover to be shown before texts are searched.
const CONVINCING: f32 = 0.6;
/// Documents that are reranked for each hit asked for, and their least number.
const RERANKED_PER_HIT: usize = 2;
const MIN_RERANKED: usize = 60;

/// Answers queries one after the other and reuses its score tables.
#[derive(Debug, Default)]
pub struct Searcher {
    scores: Scores,
}

/// What one run looks for.
#[derive(Clone, Copy)]
struct SearchOptions {
    kind: Option<Kind>,
    limit: usize,
    /// Whether texts are searched, or names only.
    with_text: bool,
}

/// The best documents of one pass.
struct Ranking {
    terms: Vec<ExpandedTerm>,
    /// How many documents fit.
    total: usize,
    docs: Vec<ScoredDoc>,
}

impl Index {
    /// What fits `query`, the best first, `limit` at most. The prefix of a kind (`#term`, `@person`) restricts the
    /// search to it; a prefix alone lists the kind. An empty query finds nothing.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit> {
        self.search(None, query, limit).hits
    }

    /// Like [`Index::find`], restricted to `kind` if there is one, with totals and suggestions.
    pub fn search(&self, kind: Option<Kind>, query: &str, limit: usize) -> SearchResults {
        Searcher::default().search(self, kind, (query, limit))
    }
}

impl Searcher {
    /// What fits a query, the best first; see [`Index::search`].
    pub fn search(
        &mut self,
        index: &Index,
        kind: Option<Kind>,
        (query, limit): (&str, usize),
    ) -> SearchResults {
        let with_text = true;
        let options = SearchOptions {
            kind,
            limit,
            with_text,
        };
        self.run(index, query, options)
    }

    /// What fits a query by its names alone, if that is convincing; faster than [`Searcher::search`].
    pub fn search_titles(
        &mut self,
        index: &Index,
        (query, limit): (&str, usize),
    ) -> Option<SearchResults> {
        let (kind, with_text) = (None, false);
        let options = SearchOptions {
            kind,
            limit,
            with_text,
        };
        let results = self.run(index, query, options);
        (!results.hits.is_empty()).then_some(results)
    }

    fn run(&mut self, index: &Index, query: &str, options: SearchOptions) -> SearchResults {
        // Parse.
        let mut query = Query::parse(query, &index.search_words);
        let typed_kind = query.kind;
        query.kind = options.kind.or(typed_kind);
        if query.terms.is_empty() {
            let is_same = options.kind.is_none() || options.kind == typed_kind;
            return list_kind(index, typed_kind.filter(|_| is_same), options.limit);
        }
        // Expand, collect, score, filter, rerank; once more with corrections if the result is doubtful.
        let mut ranking = self.rank(index, &query, (options, false));
        if ranking.is_doubtful() {
            let corrected = self.rank(index, &query, (options, true));
            if corrected.top_score() > ranking.top_score() {
                ranking = corrected;
            }
        }
        // Snippet.
        let reranker = Reranker::new(index, &ranking.terms);
        let docs = ranking.docs.iter();
        let hits: Vec<Hit> = docs.filter_map(|doc| index.hit(doc, &reranker)).collect();
        let suggests = hits.is_empty() && options.with_text && options.limit > 0;
        let unknown = ranking
            .terms
            .iter()
            .filter(|term| term.candidates.is_empty());
        SearchResults {
            nearest: suggests.then(|| index.nearest(&query)).flatten(),
            unknown: unknown.map(|term| term.word.clone()).collect(),
            hits,
            total: ranking.total,
        }
    }

    /// One pass. With `allow_typos`, words that exist may be mistyped as well.
    fn rank(
        &mut self,
        index: &Index,
        query: &Query,
        (options, allow_typos): (SearchOptions, bool),
    ) -> Ranking {
        // Expand.
        let terms = expand(index, query, allow_typos);
        // Collect.
        let scores = &mut self.scores;
        scores.clear(index, &terms);
        scores.score_names(index, &terms, &subsequences(index, &terms, options));
        if options.with_text {
            scores.score_texts(index, &terms);
        }
        // Score and filter.
        let filters = Filters::new(index, query, &terms);
        let min_coverage = scores.min_coverage(options);
        let mut fitting: Vec<(Reverse<u32>, u32, u32)> = Vec::new();
        for (at, doc_score) in scores.touched_docs() {
            let Some(doc) = index.docs.get(at as usize) else {
                continue;
            };
            if doc_score.covered >= min_coverage
                && query.kind.is_none_or(|kind| kind == doc.kind)
                && filters.accepts(index, (at, doc), doc_score)
            {
                let refinement = Refinement::default();
                let score = score(query, doc, doc_score, (scores.total, refinement));
                fitting.push((Reverse(score), doc.tiebreak, at));
            }
        }
        let total = fitting.len();
        let most = (options.limit * RERANKED_PER_HIT).max(MIN_RERANKED);
        if total > most {
            fitting.select_nth_unstable(most);
            fitting.truncate(most);
        }
        // Rerank.
        let reranker = Reranker::new(index, &terms);
        let fitting = fitting.into_iter();
        let mut docs: Vec<ScoredDoc> = fitting
            .filter_map(|(.., at)| rerank(index, scores, (query, &reranker), at))
            .collect();
        let title = |doc: &ScoredDoc| {
            let entry = index.docs.get(doc.at)?;
            Some((index.title(entry), entry.tiebreak))
        };
        docs.sort_by(|one, other| {
            let by_score = other.score.cmp(&one.score);
            by_score.then_with(|| title(one).cmp(&title(other)))
        });
        docs.truncate(options.limit);
        Ranking { terms, total, docs }
    }
}

impl Ranking {
    fn top_score(&self) -> u32 {
        self.docs.first().map_or(0, |doc| doc.score)
    }

    /// Whether the best name fits badly and a known word may have been mistyped.
    fn is_doubtful(&self) -> bool {
        let may_be_typo =
            |term: &ExpandedTerm| term.is_known && !term.is_exact && term.word.chars().count() > 2;
        self.terms.iter().any(may_be_typo)
            && self.docs.first().is_none_or(|doc| doc.name < DOUBTFUL)
    }
}

impl Scores {
    /// The least coverage of a document that is not dropped.
    fn min_coverage(&self, options: SearchOptions) -> f32 {
        let best = self.touched_docs().map(|(_, doc)| doc.covered);
        let best = best.fold(0.0, f32::max);
        let convincing = if options.with_text {
            0.0
        } else {
            CONVINCING * self.total
        };
        (MIN_COVERAGE * best).max(convincing).max(f32::MIN_POSITIVE)
    }
}

/// Names that contain the letters of an unknown word in order. Slow, so it is done only for texts too and where
/// corrections of the word explain too few names.
fn subsequences(
    index: &Index,
    terms: &[ExpandedTerm],
    options: SearchOptions,
) -> Vec<SubsequenceHits> {
    let terms = terms.iter().enumerate().filter(|(_, term)| {
        let names = term.candidates.iter();
        let names = names.map(|(word, _)| index.terms.names(*word).len());
        let is_open = options.with_text && !term.is_known && !term.is_exact;
        is_open && names.sum::<usize>() < ENOUGH_TITLES
    });
    terms
        .map(|(at, term)| (at, match_subsequence(index, &term.word)))
        .collect()
}

/// The document with its final score.
fn rerank(
    index: &Index,
    scores: &Scores,
    (query, reranker): (&Query, &Reranker<'_>),
    at: u32,
) -> Option<ScoredDoc> {
    let doc = index.docs.get(at as usize)?;
    let doc_score = scores.docs.get(at as usize)?;
    let name = index.names.get(doc_score.best as usize);
    let name = name.filter(|_| doc_score.name > 0.0);
    let refinement = Refinement {
        name_bonus: name.map_or(0.0, |name| reranker.name_bonus(index.name(name))),
        proximity: if doc_score.said > 0.0 {
            reranker.proximity(index.text(doc))
        } else {
            0.0
        },
    };
    Some(ScoredDoc {
        score: score(query, doc, doc_score, (scores.total, refinement)),
        at: at as usize,
        name: doc_score.name,
        best: name.map(|_| doc_score.best),
    })
}

/// Every document of a kind: what the course explains, and commands, from A to Z; the rest in the order of the course.
fn list_kind(index: &Index, kind: Option<Kind>, limit: usize) -> SearchResults {
    let reranker = Reranker::new(index, &[]);
    let docs = index.docs.iter().enumerate();
    let mut listed: Vec<usize> = docs
        .filter_map(|(at, doc)| (Some(doc.kind) == kind).then_some(at))
        .collect();
    if kind.is_some_and(Kind::is_alphabetical) {
        listed.sort_by_cached_key(|at| index.docs.get(*at).map(|doc| folded(index.title(doc))));
    }
    let hits = listed.iter().take(limit).filter_map(|&at| {
        let doc = ScoredDoc {
            at,
            ..ScoredDoc::default()
        };
        index.hit(&doc, &reranker)
    });
    SearchResults {
        hits: hits.collect(),
        total: listed.len(),
        ..SearchResults::default()
    }
}
