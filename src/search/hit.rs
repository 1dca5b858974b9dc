//! Search results as screens and command output show them.

use std::ops::Range;

use super::corpus::DocLocation;
use super::edit_distance::far_distance;
use super::index::{Index, NameOrigin};
use super::kind::Kind;
use super::query::Query;
use super::rerank::Reranker;
use super::score::ScoredDoc;
use super::snippet::{marks, snippet};
use super::synonyms::IGNORED_WEIGHT;
use crate::course::{LessonId, ModuleId, PartId};
use crate::text::SafeText;

/// A document that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// The id that opens it; `lesson-id#part` for a section or paragraph.
    pub id: String,
    /// Its title; for a paragraph that of its section, for an item the question.
    pub title: SafeText,
    /// The module that it is in; none for what belongs to the course as a whole.
    pub module: Option<ModuleId>,
    /// The lesson that it is or is in.
    pub lesson: Option<LessonId>,
    /// The section that it is or is in.
    pub section: Option<PartId>,
    /// The paragraph in the section, from 0; comparisons count as one.
    pub para: Option<usize>,
    /// Its score; comparable within one list.
    pub score: u32,
    /// About 90 columns of its text around the match.
    pub snippet: SafeText,
    /// Bytes of the title that match.
    pub title_marks: Vec<Range<usize>>,
    /// Bytes of the snippet that match.
    pub snippet_marks: Vec<Range<usize>>,
    /// The alias that matched where the title did not.
    pub matched_alias: Option<SafeText>,
    /// Who uses that alias.
    pub alias_note: Option<SafeText>,
    /// The words of its text that match, folded.
    pub words: Vec<String>,
}

/// The answer to a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchResults {
    /// The best hits, in order.
    pub hits: Vec<Hit>,
    /// Number of documents that fit.
    pub total: usize,
    /// If nothing was found, the title most similar to the query.
    pub nearest: Option<SafeText>,
    /// Words of the query without any match.
    pub unknown: Vec<String>,
}

impl SearchResults {
    /// Appends the hits of `more` that are not among these, up to `limit` hits.
    #[must_use]
    pub fn append(mut self, more: Self, limit: usize) -> Self {
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
    /// A document as a hit.
    pub(super) fn hit(&self, found: &ScoredDoc, reranker: &Reranker<'_>) -> Option<Hit> {
        let row = self.docs.get(found.at)?;
        let title = SafeText::new(self.title(row));
        let (line, snippet_marks, words) = snippet(self.text(row), reranker);
        let name = found.best.and_then(|name| self.names.get(name as usize));
        let alias = name.filter(|name| {
            // An alias is shown only if it matches more than the title or has a note.
            let says_more = row.kind.is_nameless()
                || !self.note(name).is_empty()
                || reranker.matched_share(self.name(name)) > reranker.matched_share(&title) + 0.1;
            let is_title = self.name(name) == self.title(row);
            name.origin == NameOrigin::Other && says_more && !is_title
        });
        let title_marks = if row.kind == Kind::Paragraph {
            Vec::new()
        } else {
            marks(&title, reranker).0
        };
        let place = self.place(row).cloned().unwrap_or_default();
        let DocLocation {
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

    /// The title of the thing whose name has the word nearest to a word of the query; none if a third of the letters or
    /// more would have to change, so that it never is a word of another script.
    pub(super) fn nearest(&self, query: &Query) -> Option<SafeText> {
        let terms = query.terms.iter();
        let words = terms.filter(|term| term.worth > IGNORED_WEIGHT);
        let near = words.flat_map(|term| {
            let limit = far_distance(term.word.chars().count());
            self.terms.fuzzy(&term.word, limit, usize::MAX)
        });
        let titles = near.filter_map(|(distance, word)| {
            let names = self.terms.names(word).iter();
            let names = names.filter_map(|name| self.names.get(*name as usize));
            let docs = names
                .filter(|name| !matches!(name.origin, NameOrigin::KeywordField(_)))
                .filter_map(|name| self.docs.get(name.owner as usize));
            let doc = docs
                .filter(|doc| doc.kind.is_thing())
                .min_by_key(|doc| (self.title(doc).len(), doc.tiebreak))?;
            Some((distance, self.title(doc)))
        });
        titles.min().map(|(_, title)| SafeText::new(title))
    }
}
