//! From a query to a list, the best first: the thing itself, then titles, then text, then what is only near.

use std::cmp::Reverse;
use std::ops::Range;

use super::expand::{Wanted, expand};
use super::gather::Place;
use super::gauge::{Gauge, Gauges};
use super::index::{Index, Origin, Row};
use super::kind::Kind;
use super::letters::lettered;
use super::query::{Query, joined};
use super::refine::Lens;
use super::snippet::{marks, snippet};
use crate::course::{LessonId, ModuleId, PartId};
use crate::text::Clean;

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// What opens it: its id; `lesson-id#part` for a section or paragraph.
    pub id: String,
    /// Its title: of a paragraph its section's, of an item what is asked.
    pub title: Clean,
    /// The module it stands in; none for what belongs to the course as a whole.
    pub module: Option<ModuleId>,
    /// The lesson it stands in, or is.
    pub lesson: Option<LessonId>,
    /// The section it stands in, or is.
    pub section: Option<PartId>,
    /// The paragraph in the section, from 0; comparisons count as one.
    pub para: Option<usize>,
    /// How good it is; comparable within one list.
    pub score: u32,
    /// About 90 columns of its text around the match.
    pub snippet: Clean,
    /// Bytes of the title that match.
    pub title_marks: Vec<Range<usize>>,
    /// Bytes of the snippet that match.
    pub snippet_marks: Vec<Range<usize>>,
    /// The other name that matched, where the title did not.
    pub matched_alias: Option<Clean>,
    /// Whose name that is.
    pub alias_note: Option<Clean>,
    /// The words of its text that match, folded.
    pub words: Vec<String>,
}

/// What was found, and what to say about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// The best, in order.
    pub hits: Vec<Hit>,
    /// How many there are altogether.
    pub total: usize,
    /// Where there are none: the name that looks most like what was typed.
    pub nearest: Option<Clean>,
    /// Typed words that stand nowhere, and nothing like them.
    pub unknown: Vec<String>,
}

/// What a good name, all words found, and a text about it are worth.
const NAME: f32 = 0.70;
const COVERED: f32 = 0.18;
const SAID: f32 = 0.15;
/// Words close together in the text.
const CLOSE: f32 = 0.06;
/// What others lead to, at most.
const FAME: f32 = 0.02;
/// The kind that the question speaks of.
const HINTED: f32 = 1.07;
/// A table, where a difference is asked for.
const COMPARED: f32 = 1.15;
/// Whoever covers less of the query than this share of the best is not shown.
const ENOUGH: f32 = 0.45;
/// Whose best name is worse than this had a word mistyped, perhaps.
const DOUBTFUL: f32 = 0.5;
/// For each hit that is asked for so many are looked at closely, and at least so many.
const CLOSER: usize = 2;
const FEWEST: usize = 60;
/// Scores are whole numbers.
const UNIT: f32 = 1_000_000.0;

/// How much a kind counts when all else is equal.
fn standing(kind: Kind) -> f32 {
    match kind {
        Kind::Term => 1.0,
        Kind::Person => 0.995,
        Kind::Place => 0.99,
        Kind::Event => 0.965,
        Kind::Lesson => 0.87,
        Kind::Comparison => 0.92,
        Kind::Section => 0.76,
        Kind::Command => 0.8,
        Kind::Paragraph => 0.8,
        Kind::Item => 0.66,
    }
}

impl Index {
    /// What fits `query`, the best first, `limit` at most. A kind's sign (`#term`, `@person`) asks for that kind alone;
    /// a sign by itself lists the kind. Nothing asked, nothing found.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit> {
        self.answer(None, query, limit).hits
    }

    /// As [`Index::find`], for one kind alone where `kind` is given.
    pub fn find_kind(&self, kind: Option<Kind>, query: &str, limit: usize) -> Vec<Hit> {
        self.answer(kind, query, limit).hits
    }

    /// As [`Index::find_kind`], with what to say about it.
    pub fn answer(&self, kind: Option<Kind>, query: &str, limit: usize) -> Answer {
        let mut query = Query::parse(query);
        let typed_kind = query.kind;
        query.kind = kind.or(query.kind);
        if query.terms.is_empty() {
            return self.list(
                typed_kind.filter(|_| kind.is_none_or(|own| Some(own) == typed_kind)),
                limit,
            );
        }
        let mut wanted = expand(self, &query, false);
        let mut best = self.best(&query, &wanted, limit);
        if best.1.first().is_none_or(|found| found.name < DOUBTFUL) {
            let mended = expand(self, &query, true);
            let again = self.best(&query, &mended, limit);
            let top = |found: &[Found]| found.first().map_or(0, |found| found.score);
            if top(&again.1) > top(&best.1) {
                (wanted, best) = (mended, again);
            }
        }
        let (total, found) = best;
        let lens = Lens::new(self, &wanted);
        let hits: Vec<Hit> = found
            .iter()
            .filter_map(|found| self.hit(found, &lens))
            .collect();
        let unknown = wanted.iter().filter(|wanted| wanted.found.is_empty());
        Answer {
            nearest: if hits.is_empty() {
                self.nearest(&query)
            } else {
                None
            },
            unknown: unknown.map(|wanted| wanted.word.clone()).collect(),
            hits,
            total,
        }
    }

    /// Everything of a kind in the order of the course.
    fn list(&self, kind: Option<Kind>, limit: usize) -> Answer {
        let of_kind = |row: &&Row| Some(row.kind) == kind;
        let all = self.rows.iter().enumerate().filter(|(_, row)| of_kind(row));
        let lens = Lens::new(self, &[]);
        let hits = all.clone().take(limit).filter_map(|(at, _)| {
            self.hit(
                &Found {
                    score: 0,
                    at,
                    name: 0.0,
                    best: None,
                },
                &lens,
            )
        });
        Answer {
            hits: hits.collect(),
            total: all.count(),
            ..Answer::default()
        }
    }

    /// How many fit, and the best of them in order.
    fn best(&self, query: &Query, wanted: &[Wanted], limit: usize) -> (usize, Vec<Found>) {
        let mut gauges = Gauges::new(self);
        let letters: Vec<(usize, Vec<(u32, f32)>)> = wanted
            .iter()
            .enumerate()
            .filter(|(_, wanted)| !wanted.is_known && !wanted.is_exact)
            .map(|(at, wanted)| (at, lettered(self, &wanted.word)))
            .collect();
        gauges.weigh(self, wanted, &letters, true);
        let lens = Lens::new(self, wanted);
        let most = gauges
            .touched
            .iter()
            .filter_map(|&at| gauges.rows.get(at as usize))
            .map(|gauge| gauge.covered)
            .fold(0.0, f32::max);
        let mut found: Vec<(u32, u32)> = gauges
            .touched
            .iter()
            .filter_map(|&at| {
                let row = self.rows.get(at as usize)?;
                let gauge = gauges.rows.get(at as usize)?;
                let is_right = query.kind.is_none_or(|kind| kind == row.kind)
                    && gauge.covered >= ENOUGH * most
                    && gauge.covered > 0.0
                    && self.obeys(query, wanted, (at as usize, row));
                is_right.then(|| (score(query, row, gauge, (gauges.total, 0.0, 0.0)), at))
            })
            .collect();
        let total = found.len();
        let few = (limit * CLOSER).max(FEWEST);
        if found.len() > few {
            found.select_nth_unstable_by_key(few, |(score, at)| (Reverse(*score), *at));
            found.truncate(few);
        }
        let mut found: Vec<Found> = found
            .into_iter()
            .filter_map(|(_, at)| {
                let row = self.rows.get(at as usize)?;
                let gauge = gauges.rows.get(at as usize)?;
                let name = self
                    .names
                    .get(gauge.best as usize)
                    .filter(|_| gauge.name > 0.0);
                let bonus = name.map_or(0.0, |name| lens.name_bonus(self.name(name)));
                let close = lens.closeness(self.text(row));
                Some(Found {
                    score: score(query, row, gauge, (gauges.total, bonus, close)),
                    at: at as usize,
                    name: gauge.name,
                    best: name.map(|_| gauge.best),
                })
            })
            .collect();
        found.sort_by_key(|found| (Reverse(found.score), found.at));
        found.truncate(limit);
        (total, found)
    }

    /// Whether what the query insists on holds for a row.
    fn obeys(&self, query: &Query, wanted: &[Wanted], (at, row): (usize, &Row)) -> bool {
        let insists = query.start.is_some()
            || !query.not.is_empty()
            || !query.rows.is_empty()
            || wanted.iter().any(|wanted| wanted.is_exact);
        if !insists {
            return true;
        }
        let mut texts: Vec<String> = self
            .names_of(at)
            .iter()
            .map(|name| joined(self.name(name)))
            .collect();
        // What has a name of its own is left out for its title alone, not for what else it is called or its text mentions.
        let is_left_out = query.not.iter().any(|word| {
            let said = || begins(&joined(self.text(row)), word);
            begins(&joined(self.title(row)), word) || row.kind.is_nameless() && said()
        });
        let starts = query
            .start
            .as_ref()
            .is_none_or(|start| texts.iter().any(|name| name.starts_with(start)));
        texts.push(joined(self.text(row)));
        let has = |part: &str| texts.iter().any(|text| text.contains(part));
        starts
            && !is_left_out
            && query
                .rows
                .iter()
                .all(|row| texts.iter().any(|text| in_a_row(text, row)))
            && wanted
                .iter()
                .filter(|wanted| wanted.is_exact)
                .all(|wanted| has(&wanted.word))
    }

    fn hit(&self, found: &Found, lens: &Lens<'_>) -> Option<Hit> {
        let row = self.rows.get(found.at)?;
        let title = Clean::new(self.title(row));
        let (line, snippet_marks, words) = snippet(self.text(row), lens);
        let name = found.best.and_then(|name| self.names.get(name as usize));
        let alias = name.filter(|name| {
            let first = self.names_of(found.at).first();
            name.origin == Origin::Other
                && (row.kind.is_nameless()
                    || first.is_none_or(|first| self.name(first) != self.name(name)))
        });
        let title_marks = if row.kind == Kind::Paragraph {
            Vec::new()
        } else {
            marks(&title, lens).0
        };
        let place = self.place(row).cloned().unwrap_or_default();
        let Place {
            module,
            lesson,
            section,
        } = place;
        Some(Hit {
            kind: row.kind,
            id: self.id(row).to_owned(),
            title,
            module,
            lesson,
            section,
            para: Self::para(row),
            score: found.score,
            snippet: line,
            title_marks,
            snippet_marks,
            matched_alias: alias.map(|name| Clean::new(self.name(name))),
            alias_note: alias
                .map(|name| Clean::new(self.note(name)))
                .filter(|note| !note.is_empty()),
            words,
        })
    }

    /// The name of a thing that shares most pairs of letters with what was typed.
    fn nearest(&self, query: &Query) -> Option<Clean> {
        let typed = pairs(&query.phrase());
        let things = self.names.iter().filter(|name| {
            let row = self.rows.get(name.owner as usize);
            row.is_some_and(|row| row.kind.is_thing())
        });
        let mut best: Option<(usize, &super::index::NameRow)> = None;
        for name in things {
            let own = pairs(&joined(self.name(name)));
            let shared = typed.iter().filter(|pair| own.contains(pair)).count();
            let likeness = 2000 * shared / (typed.len() + own.len()).max(1);
            if shared > 0 && best.is_none_or(|(most, _)| likeness > most) {
                best = Some((likeness, name));
            }
        }
        let (_, name) = best?;
        let row = self.rows.get(name.owner as usize)?;
        Some(Clean::new(self.title(row)))
    }
}

/// Whether a word of `text` begins with `part`.
fn begins(text: &str, part: &str) -> bool {
    text.starts_with(part) || text.contains(&format!(" {part}"))
}

/// Whether the words of `row` stand in `text`, one after the other.
fn in_a_row(text: &str, row: &str) -> bool {
    format!(" {text} ").contains(&format!(" {row} "))
}

/// The pairs of neighbouring letters of a text, its edges included.
fn pairs(text: &str) -> Vec<(char, char)> {
    let padded: Vec<char> = format!(" {text} ").chars().collect();
    padded
        .windows(2)
        .filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)))
        .collect()
}

/// A row that fits, before it is made a hit.
struct Found {
    score: u32,
    at: usize,
    /// How good its best name is.
    name: f32,
    best: Option<u32>,
}

/// How good a row is, in whole numbers.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "0 to 2 million"
)]
fn score(query: &Query, row: &Row, gauge: &Gauge, (total, bonus, close): (f32, f32, f32)) -> u32 {
    let covered = (gauge.covered / total).min(1.0);
    let said = (gauge.said / total).min(1.0);
    let fame = f32::from(row.fame).ln_1p() / 5.6;
    let hinted = match query.hint {
        Some(kind) if kind != row.kind => 1.0,
        Some(Kind::Comparison) => COMPARED,
        Some(_) => HINTED,
        None => 1.0,
    };
    let text = SAID * said + CLOSE * close * covered + COVERED / 3.0 * covered * covered;
    let sum = NAME * (1.0 + bonus) * gauge.name
        + COVERED * covered * covered
        + (1.0 - gauge.share.max(gauge.name)).max(0.1) * text
        + FAME * fame;
    (standing(row.kind) * hinted * sum * UNIT).clamp(1.0, 4.0 * UNIT) as u32
}
