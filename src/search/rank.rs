//! From a query to a list, the best first: the thing itself, then titles, then text, then what is only near.

use std::cmp::Reverse;
use std::ops::Range;

use super::index::{Entry, Index};
use super::name::{Fit, Fitting, joined};
use super::query::{Kind, Query};
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
}

/// Fewer hits than this, and mistyped words are forgiven.
const FEW: usize = 5;
/// Between two steps of the ladder.
const STEP: u32 = 100_000;
/// Steps of the ladder that names do not take.
const TEXT: u32 = 5;
const NEAR_NAME: u32 = 4;
const NEAR_TEXT: u32 = 2;

/// An entry that fits, before it is made a hit.
struct Found<'a> {
    score: u32,
    at: usize,
    /// The words it fits: as typed, or as probably meant.
    words: &'a [String],
    name: Option<(usize, Fitting)>,
}

impl Index {
    /// What fits `query`, the best first, `limit` at most. A kind's prefix (`#term`, `@person`) asks for that kind
    /// alone; a prefix by itself lists the kind. Nothing asked, nothing found.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit> {
        self.find_kind(None, query, limit)
    }

    /// As [`Index::find`], for one kind alone where `kind` is given.
    pub fn find_kind(&self, kind: Option<Kind>, query: &str, limit: usize) -> Vec<Hit> {
        let mut query = Query::parse(query);
        query.kind = kind.or(query.kind);
        if query.words.is_empty() {
            return self.list(query.kind.filter(|_| kind.is_none()), limit);
        }
        let mut found = self.fitting(&query);
        let meant = if found.len() < FEW {
            self.meant(&query)
        } else {
            None
        };
        if let Some(meant) = &meant {
            for near in self.fitting(meant) {
                let near = Found {
                    score: near_score(near.score),
                    ..near
                };
                // Only the few that fitted as typed can be there already.
                match found.iter_mut().take(FEW).find(|known| known.at == near.at) {
                    Some(known) if known.score >= near.score => {}
                    Some(known) => *known = near,
                    None => found.push(near),
                }
            }
        }
        found.sort_by_key(|found| (Reverse(found.score), found.at));
        found.truncate(limit);
        found
            .into_iter()
            .filter_map(|found| self.hit(&found))
            .collect()
    }

    /// Everything of a kind in the order of the course.
    fn list(&self, kind: Option<Kind>, limit: usize) -> Vec<Hit> {
        let entries = self.entries.iter().enumerate();
        entries
            .filter(|(_, entry)| Some(entry.kind) == kind)
            .take(limit)
            .filter_map(|(at, _)| {
                self.hit(&Found {
                    score: 0,
                    at,
                    words: &[],
                    name: None,
                })
            })
            .collect()
    }

    /// The query with the words nobody uses replaced by the nearest that somebody does.
    fn meant(&self, query: &Query) -> Option<Query> {
        let mend = |word: &String| {
            if self.vocabulary.has(word) {
                return Some(word.clone());
            }
            self.vocabulary.nearest(word).map(str::to_owned)
        };
        let words: Vec<String> = query.words.iter().map(mend).collect::<Option<_>>()?;
        (words != query.words).then_some(Query {
            kind: query.kind,
            words,
        })
    }

    fn fitting<'a>(&self, query: &'a Query) -> Vec<Found<'a>> {
        let phrase = query.phrase();
        let inner = format!(" {phrase}");
        let weights = self.vocabulary.weigh(&query.words);
        let mut all = Vec::new();
        for (at, (entry, weight)) in self.entries.iter().zip(weights).enumerate() {
            if query.kind.is_some_and(|kind| kind != entry.kind) {
                continue;
            }
            let name = entry
                .names
                .iter()
                .enumerate()
                .filter_map(|(n, name)| Some((n, name.fit(&query.words, &phrase)?)))
                .max_by_key(|(n, fitting)| (fitting.fit, Reverse(*n), fitting.close));
            let by_name = name
                .as_ref()
                .map_or(0, |(n, fitting)| name_score(entry.kind, *n, fitting));
            let by_text = if weight > 0.0 {
                text_score(
                    entry.kind,
                    weight,
                    query.words.len() > 1 && entry.plain.contains(&inner),
                )
            } else {
                0
            };
            if by_name.max(by_text) > 0 {
                let name = name.filter(|_| by_name >= by_text);
                all.push(Found {
                    score: by_name.max(by_text),
                    at,
                    words: &query.words,
                    name,
                });
            }
        }
        all
    }

    fn hit(&self, found: &Found<'_>) -> Option<Hit> {
        let entry = self.entries.get(found.at)?;
        let (line, snippet_marks) = snippet(&entry.text, found.words);
        let by_alias = |(n, _): &&(usize, Fitting)| *n > 0 || is_nameless(entry);
        let alias = found
            .name
            .as_ref()
            .filter(by_alias)
            .and_then(|(n, _)| entry.names.get(*n));
        let title_marks = match &found.name {
            Some((_, fitting)) if alias.is_none() => fitting.marks.clone(),
            _ if entry.kind == Kind::Paragraph => Vec::new(),
            _ => joined(marks(&entry.title, found.words).into_iter()),
        };
        Some(Hit {
            kind: entry.kind,
            id: entry.id.clone(),
            title: entry.title.clone(),
            module: entry.spot.module.clone(),
            lesson: entry.spot.lesson.clone(),
            section: entry.spot.section.clone(),
            para: entry.spot.para,
            score: found.score,
            snippet: line,
            title_marks,
            snippet_marks,
            matched_alias: alias.map(|name| name.text.clone()),
        })
    }
}

/// Whether the title is another's, so that every name is another name.
fn is_nameless(entry: &Entry) -> bool {
    matches!(entry.kind, Kind::Paragraph | Kind::Item)
}

/// The step of the ladder for a name, then the kind, own names before others, and how close it is.
fn name_score(kind: Kind, n: usize, fitting: &Fitting) -> u32 {
    let step = match (fitting.fit, kind.is_thing()) {
        (Fit::Whole, true) => 12,
        (Fit::Beginning, true) => 11,
        (Fit::Whole, false) => 10,
        (Fit::Beginning, false) => 9,
        (Fit::Words, true) => 8,
        (Fit::Words, false) => 7,
        (Fit::Within, _) => 6,
        (Fit::Letters, _) => 3,
    };
    step * STEP + rank(kind) * 6000 + if n == 0 { 2000 } else { 0 } + fitting.close
}

/// Text that fits: how much it is about the query, more if the words stand in it in a row.
fn text_score(kind: Kind, weight: f32, in_a_row: bool) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 45,000"
    )]
    let weight = (weight * 1500.0).clamp(0.0, 45_000.0) as u32;
    TEXT * STEP + weight + if in_a_row { 45_000 } else { 0 } + rank(kind)
}

/// The score of what fits only after a word was mended, below everything that fits as it was typed but for names
/// that only share its letters.
fn near_score(score: u32) -> u32 {
    let step = if score >= (TEXT + 1) * STEP {
        NEAR_NAME
    } else {
        NEAR_TEXT
    };
    step * STEP + (score / 14).min(STEP - 1)
}

/// Among equal fits.
fn rank(kind: Kind) -> u32 {
    match kind {
        Kind::Term | Kind::Person | Kind::Place => 8,
        Kind::Event => 7,
        Kind::Lesson => 6,
        Kind::Comparison => 5,
        Kind::Section => 4,
        Kind::Paragraph => 3,
        Kind::Item => 1,
    }
}
