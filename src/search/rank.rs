//! From a query to a list, the best first. Everything is weighed, the few that can reach the screen are looked at
//! closely, and only those are sorted.

use std::cmp::Reverse;

use super::expand::{PLENTY, Wanted, expand};
use super::gauge::{Gauges, Lettered};
use super::hit::{Answer, Hit};
use super::index::{Index, Row};
use super::kind::Kind;
use super::letters::lettered;
use super::orders::Orders;
use super::query::Query;
use super::refine::Lens;
use super::score::{Found, score};

/// Whoever covers less of the query than this share of the best is not shown.
const ENOUGH: f32 = 0.45;
/// Whose best name is worse than this had a word mistyped, perhaps.
const DOUBTFUL: f32 = 0.5;
/// Names alone are shown before the texts are known only if they cover so much.
const CONVINCING: f32 = 0.6;
/// For each hit that is asked for so many are looked at closely, and at least so many.
const CLOSER: usize = 2;
const FEWEST: usize = 60;

/// Answers queries about one index after the other; keeps its scales between them.
#[derive(Debug, Default)]
pub struct Finder {
    gauges: Gauges,
}

/// A query made ready.
struct Ready {
    query: Query,
    wanted: Vec<Wanted>,
    letters: Vec<Lettered>,
}

impl Index {
    /// What fits `query`, the best first, `limit` at most. A kind's sign (`#term`, `@person`) asks for that kind alone;
    /// a sign by itself lists the kind. Nothing asked, nothing found.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit> {
        self.answer(None, query, limit).hits
    }

    /// As [`Index::find`], for one kind alone where `kind` is given, and with what to say about it.
    pub fn answer(&self, kind: Option<Kind>, query: &str, limit: usize) -> Answer {
        Finder::default().answer(self, kind, (query, limit))
    }

    /// Everything of a kind in the order of the course.
    fn list(&self, kind: Option<Kind>, limit: usize) -> Answer {
        let of_kind = |row: &&Row| Some(row.kind) == kind;
        let lens = Lens::new(self, &[]);
        let rows = self.rows.iter().enumerate();
        let found = rows.filter(|(_, row)| of_kind(row)).map(|(at, _)| Found {
            score: 0,
            at,
            name: 0.0,
            best: None,
        });
        Answer {
            hits: found
                .take(limit)
                .filter_map(|found| self.hit(&found, &lens))
                .collect(),
            total: self.rows.iter().filter(of_kind).count(),
            ..Answer::default()
        }
    }
}

impl Finder {
    /// What fits a query, the best first: as [`Index::answer`].
    pub fn answer(
        &mut self,
        index: &Index,
        kind: Option<Kind>,
        (query, limit): (&str, usize),
    ) -> Answer {
        self.stage(index, kind, (query, limit), true)
    }

    /// What fits a query by its names, where that is convincing; quicker than [`Finder::answer`], because no text is
    /// looked at.
    pub fn titles(&mut self, index: &Index, (query, limit): (&str, usize)) -> Option<Answer> {
        let answer = self.stage(index, None, (query, limit), false);
        (!answer.hits.is_empty()).then_some(answer)
    }

    fn stage(
        &mut self,
        index: &Index,
        kind: Option<Kind>,
        (query, limit): (&str, usize),
        with_text: bool,
    ) -> Answer {
        let mut query = Query::parse(query, &index.search_words);
        let typed = query.kind;
        query.kind = kind.or(typed);
        if query.terms.is_empty() {
            return index.list(typed.filter(|_| kind.is_none() || kind == typed), limit);
        }
        let mut ready = Ready::new(index, query, (false, with_text));
        let (mut total, mut found) = self.best(index, &ready, (limit, with_text));
        let may_be_mistyped = ready
            .wanted
            .iter()
            .any(|wanted| wanted.is_known && !wanted.is_exact && wanted.word.chars().count() > 2);
        if may_be_mistyped && found.first().is_none_or(|found| found.name < DOUBTFUL) {
            let mended = Ready::new(index, ready.query.clone(), (true, with_text));
            let again = self.best(index, &mended, (limit, with_text));
            let top = |found: &[Found]| found.first().map_or(0, |found| found.score);
            if top(&again.1) > top(&found) {
                (total, found) = again;
                ready = mended;
            }
        }
        let lens = Lens::new(index, &ready.wanted);
        let hits: Vec<Hit> = found
            .iter()
            .filter_map(|found| index.hit(found, &lens))
            .collect();
        let unknown = ready.wanted.iter().filter(|wanted| wanted.found.is_empty());
        let is_nothing = hits.is_empty() && with_text && limit > 0;
        Answer {
            nearest: is_nothing.then(|| index.nearest(&ready.query)).flatten(),
            unknown: unknown.map(|wanted| wanted.word.clone()).collect(),
            hits,
            total,
        }
    }

    /// How many fit, and the best of them in order.
    fn best(
        &mut self,
        index: &Index,
        ready: &Ready,
        (limit, with_text): (usize, bool),
    ) -> (usize, Vec<Found>) {
        let Ready { query, wanted, .. } = ready;
        let gauges = &mut self.gauges;
        gauges.clear(index, wanted);
        gauges.weigh_names(index, wanted, &ready.letters);
        if with_text {
            gauges.weigh_texts(index, wanted);
        }
        let most = gauges
            .touched
            .iter()
            .filter_map(|&at| gauges.rows.get(at as usize))
            .map(|gauge| gauge.covered)
            .fold(0.0, f32::max);
        let least = if with_text {
            0.0
        } else {
            CONVINCING * gauges.total
        };
        let least = (ENOUGH * most).max(least).max(f32::MIN_POSITIVE);
        let orders = Orders::of(index, query, wanted);
        let mut fit: Vec<(Reverse<u32>, u32, u32)> = Vec::new();
        for &at in &gauges.touched {
            let (Some(row), Some(gauge)) =
                (index.rows.get(at as usize), gauges.rows.get(at as usize))
            else {
                continue;
            };
            if gauge.covered >= least
                && query.kind.is_none_or(|kind| kind == row.kind)
                && orders.hold(index, (at, row), gauge)
            {
                let score = score(query, row, gauge, (gauges.total, 0.0, 0.0));
                fit.push((Reverse(score), row.tie, at));
            }
        }
        let total = fit.len();
        let few = (limit * CLOSER).max(FEWEST);
        if fit.len() > few {
            fit.select_nth_unstable(few);
            fit.truncate(few);
        }
        let lens = Lens::new(index, wanted);
        let mut found: Vec<Found> = fit
            .into_iter()
            .filter_map(|(.., at)| closer(index, gauges, (query, &lens), at))
            .collect();
        let name = |found: &Found| {
            let row = index.rows.get(found.at)?;
            Some((index.title(row), row.tie))
        };
        found.sort_by(|one, other| {
            let by_score = other.score.cmp(&one.score);
            by_score.then_with(|| name(one).cmp(&name(other)))
        });
        found.truncate(limit);
        (total, found)
    }
}

/// A row that was looked at closely.
fn closer(
    index: &Index,
    gauges: &Gauges,
    (query, lens): (&Query, &Lens<'_>),
    at: u32,
) -> Option<Found> {
    let row = index.rows.get(at as usize)?;
    let gauge = gauges.rows.get(at as usize)?;
    let name = index
        .names
        .get(gauge.best as usize)
        .filter(|_| gauge.name > 0.0);
    let bonus = name.map_or(0.0, |name| lens.name_bonus(index.name(name)));
    let close = if gauge.said > 0.0 {
        lens.closeness(index.text(row))
    } else {
        0.0
    };
    Some(Found {
        score: score(query, row, gauge, (gauges.total, bonus, close)),
        at: at as usize,
        name: gauge.name,
        best: name.map(|_| gauge.best),
    })
}

impl Ready {
    /// With `with_letters`, names are searched for letters some way apart, which takes longer.
    fn new(index: &Index, query: Query, (is_mending, with_letters): (bool, bool)) -> Self {
        let wanted = expand(index, &query, is_mending);
        // Where a slip explains enough, nobody has to look for letters some way apart.
        let explained = |wanted: &Wanted| {
            let names = |(word, _): &(u32, f32)| index.vocabulary.names(*word).len();
            wanted.found.iter().map(names).sum::<usize>() >= PLENTY
        };
        let unknown = wanted.iter().enumerate().filter(|(_, wanted)| {
            with_letters && !wanted.is_known && !wanted.is_exact && !explained(wanted)
        });
        Self {
            letters: unknown
                .map(|(at, wanted)| (at, lettered(index, &wanted.word)))
                .collect(),
            query,
            wanted,
        }
    }
}
