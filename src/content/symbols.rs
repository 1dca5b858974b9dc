//! What is noted while one file becomes part of the course: findings, the ids it gives, the ids it uses, each with its
//! place. `references` compares the ledgers of all files. Also reads texts, because their links are uses of ids.

use std::ops::Range;

use super::code::Code;
use super::diagnostic::{Finding, Findings, quote};
use super::yaml::NodeRef;
use crate::course::{MatchMode, SourceId, SourceRef};
use crate::text::{Para, Prose, SafeText, TextRun, parse_markdown};

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum SymbolKind {
    Course,
    Module,
    Lesson,
    Objective,
    Item,
    Term,
    Person,
    Place,
    Event,
    Comparison,
    Source,
    Route,
    /// A section or block; written `lesson-id#part`.
    Part,
    /// The code of a section of a source.
    Code,
}

impl SymbolKind {
    /// The word for it, with its article.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Course => "the course",
            Self::Module => "a module",
            Self::Lesson => "a lesson",
            Self::Objective => "an objective",
            Self::Item => "an item",
            Self::Term => "a term",
            Self::Person => "a person",
            Self::Place => "a place",
            Self::Event => "an event",
            Self::Comparison => "a comparison",
            Self::Source => "a source",
            Self::Route => "a route",
            Self::Part => "a section or block",
            Self::Code => "a section code",
        }
    }
}

/// What a use wants of the id it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ExpectedKind {
    /// Anything with a page of its own, or a part.
    Link,
    Objective,
    /// A source or a section code.
    Source,
    Part,
    /// A lesson or objective.
    Requirement,
    /// A lesson of a route.
    Lesson,
    /// A person, for `coined_by`.
    Person,
    Comparison,
    /// A source's id, for the bibliography.
    Bibliography,
    /// Any entry or lesson, for `see`.
    Entry,
}

impl ExpectedKind {
    /// Whether an id of `what` will do.
    pub(super) fn accepts(self, what: SymbolKind) -> bool {
        let is_entry = matches!(
            what,
            SymbolKind::Term
                | SymbolKind::Person
                | SymbolKind::Place
                | SymbolKind::Event
                | SymbolKind::Comparison
                | SymbolKind::Source
                | SymbolKind::Route
        );
        match self {
            Self::Link => is_entry || matches!(what, SymbolKind::Lesson | SymbolKind::Part),
            Self::Objective => what == SymbolKind::Objective,
            Self::Source | Self::Bibliography => what == SymbolKind::Source,
            Self::Part => what == SymbolKind::Part,
            Self::Requirement => matches!(what, SymbolKind::Lesson | SymbolKind::Objective),
            Self::Lesson => what == SymbolKind::Lesson,
            Self::Person => what == SymbolKind::Person,
            Self::Comparison => what == SymbolKind::Comparison,
            Self::Entry => is_entry || what == SymbolKind::Lesson,
        }
    }
}

/// An id given.
#[derive(Debug)]
pub(super) struct Definition {
    pub(super) what: SymbolKind,
    pub(super) id: String,
    pub(super) span: Range<usize>,
}

/// An id used.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) want: ExpectedKind,
    pub(super) id: String,
    pub(super) span: Range<usize>,
}

/// The notes on one file.
#[derive(Debug, Default)]
pub(super) struct FileSymbols {
    pub(super) findings: Findings,
    pub(super) definitions: Vec<Definition>,
    pub(super) references: Vec<Reference>,
}

/// Writes a symbols while its file is converted.
pub(super) struct ConvertContext<'a> {
    pub(super) symbols: &'a mut FileSymbols,
    /// The text of the file.
    pub(super) text: &'a str,
    /// The lesson that is being read; empty in other files.
    pub(super) lesson: String,
    /// How its typed answers are compared, if it says so.
    pub(super) match_mode: Option<MatchMode>,
}

impl ConvertContext<'_> {
    pub(super) fn add(&mut self, finding: Finding) {
        self.symbols.findings.add(finding);
    }

    /// Notes that `id`, and the ids it had before, are taken.
    pub(super) fn define(&mut self, what: SymbolKind, id: &str, was: &[String], at: NodeRef<'_>) {
        let span = at.field("id").span();
        self.symbols.definitions.push(Definition {
            what,
            id: id.to_owned(),
            span,
        });
        for (id, at) in at.field("was").zip_children(was) {
            let id = id.clone();
            self.symbols.definitions.push(Definition {
                what,
                id,
                span: at.span(),
            });
        }
    }

    /// Notes that `id` is wanted at `at`.
    pub(super) fn reference(&mut self, want: ExpectedKind, id: &str, at: NodeRef<'_>) {
        let (id, span) = (id.to_owned(), at.span());
        self.symbols.references.push(Reference { want, id, span });
    }

    /// Ids wanted of a list at `at`.
    pub(super) fn reference_each(
        &mut self,
        want: ExpectedKind,
        ids: &[String],
        at: NodeRef<'_>,
    ) -> Vec<SafeText> {
        for (id, at) in at.zip_children(ids) {
            self.reference(want, id, at);
        }
        lines(ids)
    }

    /// Sources as they are written, for `resolve` to look up.
    pub(super) fn sources(&mut self, words: &[String], at: NodeRef<'_>) -> Vec<SourceRef> {
        for (word, at) in at.zip_children(words) {
            self.reference(ExpectedKind::Source, word.trim(), at);
        }
        let reference = |word: &String| SourceRef {
            source: SourceId::new(word.trim()),
            section: None,
        };
        words.iter().map(reference).collect()
    }

    /// Reads a text. Links to parts of this lesson come out as `lesson-id#part`.
    pub(super) fn prose(&mut self, text: &str, at: NodeRef<'_>) -> Prose {
        let mut prose = parse_markdown(text);
        self.check_text(text, &prose, at);
        if text.contains("[[") {
            let lesson = &self.lesson;
            each_run(&mut prose, &mut |run| {
                if let Some(link) = &run.link {
                    let link = link.trim();
                    let is_local = link.starts_with('#') && !lesson.is_empty();
                    let own = if is_local {
                        format!("{lesson}{link}")
                    } else {
                        link.to_owned()
                    };
                    if *run.text == *link {
                        run.text = SafeText::new(&own);
                    }
                    run.link = Some(SafeText::new(&own));
                }
            });
        }
        prose
    }

    fn check_text(&mut self, text: &str, prose: &Prose, at: NodeRef<'_>) {
        if prose.is_empty() && at.kind().is_some() {
            self.add(Finding::new(
                Code::Empty,
                at.span(),
                "this text has no words",
            ));
        }
        if let Some(markup) = unsupported(text) {
            let span = self.within(at, &markup);
            let message = format!("{} is markup the reader does not have", quote(&markup));
            self.add(
                Finding::new(Code::Markup, span, message)
                    .help("texts have paragraphs, emphasis, lists, quotes, code, tables, rules and `[[links]]`"),
            );
        }
        let mut seen: Vec<&str> = Vec::new();
        for link in prose.links() {
            if seen.contains(&link.as_str()) {
                continue;
            }
            seen.push(link);
            let span = self.within(at, &format!("[[{}", link.as_str()));
            let id = match link.trim() {
                local if local.starts_with('#') => format!("{}{local}", self.lesson),
                id => id.to_owned(),
            };
            self.symbols.references.push(Reference {
                want: ExpectedKind::Link,
                id,
                span,
            });
        }
    }

    /// The place of `part` in the text at `at`; the text itself if it is written differently there.
    fn within(&self, at: NodeRef<'_>, part: &str) -> Range<usize> {
        let span = at.span();
        match self
            .text
            .get(span.clone())
            .and_then(|source| source.find(part))
        {
            Some(from) => span.start + from..span.start + from + part.len(),
            None => span,
        }
    }
}

/// Applies `change` to every run of `prose`.
pub(super) fn each_run(prose: &mut Prose, change: &mut impl FnMut(&mut TextRun)) {
    for para in &mut prose.0 {
        match para {
            Para::Text(runs)
            | Para::Quote(_, runs)
            | Para::Code(runs)
            | Para::Item { runs, .. } => {
                runs.iter_mut().for_each(&mut *change);
            }
            Para::Rule => {}
            Para::Table(table) => table
                .head
                .iter_mut()
                .chain(table.rows.iter_mut().flatten())
                .flatten()
                .for_each(&mut *change),
        }
    }
}

/// The first markup in `text` that the reader cannot show. A rough look is enough for a warning: code spans, where
/// anything may stand, are left out.
fn unsupported(text: &str) -> Option<String> {
    if !text.contains(['#', '<', '`', '~', '!', '(', '[']) {
        return None;
    }
    let mut is_code = false;
    for line in text.lines() {
        let start = line.trim_start();
        let heading = start.trim_start_matches('#');
        if start.starts_with("```") || start.starts_with("~~~") {
            is_code = !is_code;
        }
        // What is indented may be code, too.
        if is_code || line.starts_with("    ") {
            continue;
        }
        if heading.len() < start.len() && (heading.is_empty() || heading.starts_with(' ')) {
            return Some(start.get(..start.len() - heading.len())?.to_owned());
        }
        if let Some((label, _)) = start.split_once("]: ")
            && label.starts_with('[')
            && !label.starts_with("[[")
        {
            return Some(format!("{label}]:"));
        }
        for words in line.split('`').step_by(2) {
            for sign in ["![", "](", "[^", "][", "~~"] {
                if words.contains(sign) {
                    return Some(sign.to_owned());
                }
            }
            let mut after = words.split('<').skip(1);
            if let Some(tag) = after.find(|rest| {
                rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'))
            }) {
                return Some(format!(
                    "<{}",
                    tag.split(['>', ' ']).next().unwrap_or_default()
                ));
            }
        }
    }
    None
}

/// A line of plain text.
pub(super) fn line(text: &str) -> SafeText {
    SafeText::new(text.trim())
}

/// A line that may be missing.
pub(super) fn maybe_line(text: Option<&str>) -> Option<SafeText> {
    text.map(line)
}

/// Lines of plain text.
pub(super) fn lines(texts: &[String]) -> Vec<SafeText> {
    texts.iter().map(|text| line(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_the_reader_does_not_have_is_seen() {
        for (text, sign) in [
            ("a\n## b", "##"),
            ("see [x][1]", "]["),
            ("a\n\n[1]: https://example.org", "[1]:"),
            ("It is ~~gone~~.", "~~"),
            ("see ![x](y)", "!["),
            ("see [x](y)", "]("),
            ("a[^1]", "[^"),
            ("a <b>x</b>", "<b"),
            ("x </div>", "</div"),
        ] {
            assert_eq!(unsupported(text).as_deref(), Some(sign), "{text}");
        }
        for text in [
            "# is a sign? no: #1",
            "3 < 4",
            "`<b>`",
            "[[shusha]] (a town)",
            "C#",
            "wow!",
            "```\n# x ~~ [a](b)\n```",
            "Text:\n\n    a[0](b) # x",
            "[[shusha]]: a town",
        ] {
            let found = unsupported(text);
            assert!(
                found.is_none() || text.starts_with("# "),
                "{text}: {found:?}"
            );
        }
    }
}
