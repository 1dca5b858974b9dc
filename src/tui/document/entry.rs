//! An entry of the reference as a document: its kind, names, text, sources, and the lessons that mention it.

use super::{Document, DocumentBuilder, ParagraphKind, plain};
use crate::course::{Body, Claim, Course, Lesson, LinkTarget, SourceRef};
use crate::text::{Emphasis, Prose, SafeText, TextRun};

impl Document {
    /// The document of an entry. Lessons are read, not looked up: theirs is its title and summary.
    pub fn from_entry(entry: LinkTarget<'_>, course: &Course) -> Self {
        let mut entry_builder = EntryBuilder {
            builder: DocumentBuilder::default(),
            course,
        };
        let id = entry_builder.entry(entry);
        entry_builder.mentions(id);
        entry_builder.builder.build()
    }

    /// A title and a few paragraphs, for a message in front of the screen.
    pub fn from_note(title: &str, texts: &[&str]) -> Self {
        let mut builder = DocumentBuilder::default();
        builder.push(ParagraphKind::Title, plain(title), 1);
        for text in texts {
            builder.push(ParagraphKind::Text, plain(text), 1);
        }
        builder.build()
    }
}

/// The name of an entry.
pub(in crate::tui) fn entry_name(entry: LinkTarget<'_>) -> &SafeText {
    match entry {
        LinkTarget::Lesson(lesson) => &lesson.title,
        LinkTarget::Term(term) => &term.term,
        LinkTarget::Person(person) => &person.name,
        LinkTarget::Place(place) => &place.name,
        LinkTarget::Event(event) => &event.title,
        LinkTarget::Comparison(comparison) => &comparison.title,
        LinkTarget::Source(source) => &source.title,
        LinkTarget::Route(route) => &route.title,
    }
}

struct EntryBuilder<'a> {
    builder: DocumentBuilder,
    course: &'a Course,
}

impl<'a> EntryBuilder<'a> {
    fn title(&mut self, text: &str, kind: &str) {
        self.builder.push(ParagraphKind::Title, plain(text), 0);
        self.builder.push(ParagraphKind::About, plain(kind), 1);
    }

    fn text(&mut self, text: &str) {
        self.builder.push(ParagraphKind::Text, plain(text), 1);
    }

    fn line(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            self.builder
                .push(ParagraphKind::Text, plain(&format!("{label}: {text}")), 0);
        }
    }

    fn gap(&mut self) {
        if let Some(last) = self.builder.paras.last_mut() {
            last.gap = 1;
        }
    }

    fn prose(&mut self, prose: &Prose, claim: Option<Claim>, as_of: Option<&SafeText>) {
        for para in &prose.0 {
            self.builder.para(para);
        }
        self.gap();
        if let (Some(claim), Some(last)) = (claim, self.builder.paras.last_mut()) {
            let when = as_of.map_or_else(String::new, |as_of| format!(", {as_of}"));
            last.tag = Some((claim, SafeText::new(&format!("[{}{when}]", claim.label()))));
        }
    }

    fn entry(&mut self, entry: LinkTarget<'a>) -> &'a str {
        match entry {
            LinkTarget::Lesson(lesson) => {
                self.title(&format!("{} {}", lesson.number, lesson.title), "lesson");
                self.text(&lesson.summary);
                lesson.id.as_str()
            }
            LinkTarget::Term(term) => {
                self.title(&term.term, "term");
                self.prose(&term.definition, term.claim, term.as_of.as_ref());
                self.line("Also", &join(&term.aliases));
                if let Some(coined) = &term.coined_by {
                    self.links("Coined by", &[SafeText::new(coined.as_str())]);
                }
                self.line("Disputed", term.disputed.as_deref().unwrap_or_default());
                self.sources(&term.sources);
                self.links("See also", &term.see);
                term.id.as_str()
            }
            LinkTarget::Person(person) => {
                self.title(&person.name, "person");
                self.text(&person.role);
                self.prose(&person.note, None, None);
                self.line("Also", &join(&person.aliases));
                self.sources(&person.sources);
                person.id.as_str()
            }
            LinkTarget::Place(place) => {
                self.title(&place.name, &place.kind);
                self.prose(&place.note, None, None);
                for name in &place.names {
                    self.line(&name.name, &name.used_by);
                }
                self.sources(&place.sources);
                place.id.as_str()
            }
            LinkTarget::Event(event) => {
                let until = event
                    .until
                    .as_ref()
                    .map_or_else(String::new, |until| format!(" to {until}"));
                self.title(
                    &event.title,
                    &format!("{}, {}{until}", event.kind, event.date),
                );
                self.prose(&event.summary, event.claim, None);
                self.sources(&event.sources);
                event.id.as_str()
            }
            LinkTarget::Comparison(comparison) => {
                self.title(&comparison.title, "comparison");
                self.builder.comparison(comparison);
                self.sources(&comparison.sources);
                comparison.id.as_str()
            }
            LinkTarget::Source(source) => {
                self.title(&source.title, "source");
                self.line("Author", &source.author);
                self.line("Date", &source.date);
                if let Some(note) = &source.note {
                    self.text(note);
                }
                source.id.as_str()
            }
            LinkTarget::Route(route) => {
                self.title(&route.title, "short route");
                self.prose(&route.summary, None, None);
                for id in &route.lessons {
                    self.lesson(id);
                }
                route.id.as_str()
            }
        }
    }

    /// A line that leads to a lesson.
    fn lesson(&mut self, id: &SafeText) {
        let Some(lesson) = self.course.lesson(id) else {
            return;
        };
        let line = TextRun {
            text: SafeText::new(&format!("{} {}", lesson.number, lesson.title)),
            emphasis: Emphasis::default(),
            link: Some(id.clone()),
        };
        self.builder.push(ParagraphKind::bullet(), vec![line], 0);
    }

    fn sources(&mut self, sources: &[SourceRef]) {
        let mut runs = Vec::new();
        for source in sources {
            let found = self
                .course
                .sources
                .iter()
                .find(|one| one.id == source.source);
            let Some(found) = found else { continue };
            let section = source
                .section
                .as_ref()
                .map_or_else(String::new, |code| format!(" {code}"));
            let short = found
                .author
                .split_whitespace()
                .next_back()
                .unwrap_or_default();
            let year = found.date.split('-').next().unwrap_or_default();
            let text = SafeText::new(&format!("{short} {year}{section}"));
            let link = Some(SafeText::new(source.source.as_str()));
            runs.push(TextRun {
                text,
                emphasis: Emphasis::default(),
                link,
            });
        }
        self.list("Source", runs);
    }

    fn links(&mut self, label: &str, ids: &[SafeText]) {
        let runs = ids.iter().filter_map(|id| {
            let entry = self.course.link_target(id)?;
            let name = match entry {
                LinkTarget::Lesson(lesson) => {
                    SafeText::new(&format!("{} {}", lesson.number, lesson.title))
                }
                entry => entry_name(entry).clone(),
            };
            Some(TextRun {
                text: name,
                emphasis: Emphasis::default(),
                link: Some(id.clone()),
            })
        });
        let runs = runs.collect();
        self.list(label, runs);
    }

    fn list(&mut self, label: &str, runs: Vec<TextRun>) {
        if runs.is_empty() {
            return;
        }
        let mut line = plain(&format!("{label}: "));
        for (index, run) in runs.into_iter().enumerate() {
            if index > 0 {
                line.extend(plain(", "));
            }
            line.push(run);
        }
        self.builder.push(ParagraphKind::Text, line, 0);
    }

    /// Lists the lessons that mention the entry.
    fn mentions(&mut self, id: &str) {
        let lessons = self.course.lessons().filter(|lesson| mentions(lesson, id));
        let ids: Vec<SafeText> = lessons
            .map(|lesson| SafeText::new(lesson.id.as_str()))
            .collect();
        if ids.is_empty() {
            return;
        }
        self.gap();
        self.builder
            .push(ParagraphKind::Text, plain("In the course:"), 0);
        for id in &ids {
            self.lesson(id);
        }
    }
}

fn mentions(lesson: &Lesson, id: &str) -> bool {
    lesson
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .any(|block| match &block.body {
            Body::Prose(prose) => prose.links().any(|link| link.as_str() == id),
            Body::Comparison(comparison) => comparison.as_str() == id,
        })
}

fn join(names: &[SafeText]) -> String {
    names
        .iter()
        .map(SafeText::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}
