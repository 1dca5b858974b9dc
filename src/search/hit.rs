//! What was found, as screens and lines of text show it.

use std::ops::Range;

use super::gather::Place;
use super::index::{Index, NameRow, Origin};
use super::kind::Kind;
use super::query::{Query, joined};
use super::refine::Lens;
use super::score::Found;
use super::snippet::{marks, snippet};
use crate::course::{LessonId, ModuleId, PartId};
use crate::text::SafeText;

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// What opens it: its id; `lesson-id#part` for a section or paragraph.
    pub id: String,
    /// Its title: of a paragraph its section's, of an item what is asked.
    pub title: SafeText,
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
    pub snippet: SafeText,
    /// Bytes of the title that match.
    pub title_marks: Vec<Range<usize>>,
    /// Bytes of the snippet that match.
    pub snippet_marks: Vec<Range<usize>>,
    /// The other name that matched, where the title did not.
    pub matched_alias: Option<SafeText>,
    /// Whose name that is.
    pub alias_note: Option<SafeText>,
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
    pub nearest: Option<SafeText>,
    /// Typed words that stand nowhere, and nothing like them.
    pub unknown: Vec<String>,
}

impl Answer {
    /// These hits, where they are, and below them those of `more` that are not among them, `limit` at most.
    #[must_use]
    pub fn and_then(mut self, more: Self, limit: usize) -> Self {
        let is_new = |hit: &Hit| {
            let same = |own: &Hit| own.id == hit.id && own.kind == hit.kind && own.para == hit.para;
            !self.hits.iter().any(same)
        };
        let below: Vec<Hit> = more.hits.into_iter().filter(is_new).collect();
        self.hits.extend(below);
        self.hits.truncate(limit);
        Self {
            hits: self.hits,
            total: more.total,
            nearest: more.nearest,
            unknown: more.unknown,
        }
    }
}

impl Index {
    /// A row as it is shown.
    pub(super) fn hit(&self, found: &Found, lens: &Lens<'_>) -> Option<Hit> {
        let row = self.rows.get(found.at)?;
        let title = SafeText::new(self.title(row));
        let (line, snippet_marks, words) = snippet(self.text(row), lens);
        let name = found.best.and_then(|name| self.names.get(name as usize));
        let alias = name.filter(|name| {
            // Where the title says as much, there is no need to speak of another name, unless it is somebody's own.
            let says_more = row.kind.is_nameless()
                || !self.note(name).is_empty()
                || lens.found_in(self.name(name)) > lens.found_in(&title) + 0.1;
            let is_title = self.name(name) == self.title(row);
            name.origin == Origin::Other && says_more && !is_title
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
            matched_alias: alias.map(|name| SafeText::new(self.name(name))),
            alias_note: alias
                .map(|name| SafeText::new(self.note(name)))
                .filter(|note| !note.is_empty()),
            words,
        })
    }

    /// The title of the thing whose name shares most pairs of letters with what was typed.
    pub(super) fn nearest(&self, query: &Query) -> Option<SafeText> {
        let typed = pairs(&query.phrase());
        let mut best: Option<(u32, &NameRow)> = None;
        for name in &self.names {
            let row = self.rows.get(name.owner as usize);
            if !row.is_some_and(|row| row.kind.is_thing()) || matches!(name.origin, Origin::Cue(_))
            {
                continue;
            }
            let own = pairs(&joined(self.name(name)));
            let shared = (typed & own).count_ones();
            let likeness = 2000 * shared / (typed.count_ones() + own.count_ones()).max(1);
            if shared > 0 && best.is_none_or(|(most, _)| likeness > most) {
                best = Some((likeness, name));
            }
        }
        let (_, name) = best?;
        let row = self.rows.get(name.owner as usize)?;
        Some(SafeText::new(self.title(row)))
    }
}

/// The pairs of neighbouring letters of a text, its edges included, as bits; different pairs may share one.
fn pairs(text: &str) -> u128 {
    let mut before = ' ';
    let mut all = 0;
    for c in text.chars().chain([' ']) {
        all |= 1_u128 << ((u32::from(before) * 31 + u32::from(c)) % 127);
        before = c;
    }
    all
}
