//! Extracts the documents of a course: everything that can be found. Of an item only the question is indexed, never
//! the key.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::date;
use super::kind::Kind;
use crate::course::{
    Block, Body, Comparison, Course, Item, Lesson, LessonId, Module, ModuleId, PartId, Section,
    Task,
};
use crate::text::{Para, Prose, SafeText};

/// Where a document is in the course; empty for what belongs to the whole course.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocLocation {
    /// The module.
    pub module: Option<ModuleId>,
    /// The lesson that it is or is in.
    pub lesson: Option<LessonId>,
    /// The section that it is or is in.
    pub section: Option<PartId>,
}

/// Another name of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alias {
    /// The name.
    pub name: SafeText,
    /// Who uses it or when; may be empty.
    pub note: SafeText,
}

/// What kind of keyword it is: a document is found by it but not called by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeywordField {
    /// The role of a person: `prime minister of Armenia`.
    Role,
    /// The date when an event began.
    Start,
    /// A later date of an event.
    Later,
    /// The words of an id.
    Id,
}

/// Something that can be found.
#[derive(Debug, Clone)]
pub struct SearchDocument {
    /// What it is.
    pub kind: Kind,
    /// The id that opens it.
    pub id: String,
    /// Its title; for a paragraph that of its section, for an item the question.
    pub title: SafeText,
    /// Its aliases.
    pub names: Vec<Alias>,
    /// Its text.
    pub text: String,
    /// Its keywords.
    pub cues: Vec<(KeywordField, String)>,
    /// Where it is.
    pub place: DocLocation,
    /// Its ordinal among the paragraphs of the section, from 0; comparisons count as one.
    pub para: Option<usize>,
    /// Number of links to it.
    pub links: usize,
}

impl SearchDocument {
    /// A document with a title only.
    pub fn new(kind: Kind, id: &str, title: &SafeText) -> Self {
        Self {
            kind,
            id: id.to_owned(),
            title: title.clone(),
            names: Vec::new(),
            text: String::new(),
            cues: Vec::new(),
            place: DocLocation::default(),
            para: None,
            links: 0,
        }
    }
}

/// Walks through a course.
pub(super) struct Extractor<'a> {
    course: &'a Course,
    links: HashMap<String, usize>,
    take: &'a mut dyn FnMut(SearchDocument),
}

/// Calls `take` with every document of `course`.
pub(super) fn extract_documents(course: &Course, take: &mut dyn FnMut(SearchDocument)) {
    let links = links(course);
    let mut walk = Extractor {
        course,
        links,
        take,
    };
    walk.reference();
    walk.events();
    for module in &course.modules {
        for lesson in module.lessons() {
            walk.lesson(module, lesson);
        }
    }
    for comparison in &course.comparisons {
        walk.comparison(comparison);
    }
}

/// Number of links from running text to each id.
fn links(course: &Course) -> HashMap<String, usize> {
    let mut links = HashMap::new();
    let sections = course.lessons().flat_map(|lesson| &lesson.sections);
    for block in sections.flat_map(|section| &section.blocks) {
        if let Body::Prose(prose) = &block.body {
            for link in prose.links() {
                let id = link.split('#').next().unwrap_or(link);
                *links.entry(id.to_owned()).or_default() += 1;
            }
        }
    }
    links
}

fn plain_names(names: &[SafeText]) -> Vec<Alias> {
    let other = |name: &SafeText| Alias {
        name: name.clone(),
        note: SafeText::default(),
    };
    names.iter().map(other).collect()
}

/// The words of current and former ids.
fn ids<'a, T: ToString>(
    was: &'a [T],
    id: &'a T,
) -> impl Iterator<Item = (KeywordField, String)> + 'a {
    let all = was.iter().chain([id]);
    all.map(|id| (KeywordField::Id, id.to_string().replace('-', " ")))
}

impl Extractor<'_> {
    fn links(&self, id: &str) -> usize {
        self.links.get(id).copied().unwrap_or(0)
    }

    fn take(&mut self, thing: SearchDocument) {
        let links = self.links(&thing.id);
        (self.take)(SearchDocument { links, ..thing });
    }

    fn reference(&mut self) {
        for term in &self.course.terms {
            self.take(SearchDocument {
                names: plain_names(&term.aliases),
                cues: ids(&term.was, &term.id).collect(),
                text: flat(&term.definition),
                ..SearchDocument::new(Kind::Term, term.id.as_str(), &term.term)
            });
        }
        for person in &self.course.people {
            self.take(SearchDocument {
                names: plain_names(&person.aliases),
                cues: vec![(KeywordField::Role, person.role.to_string())],
                text: sentences(&[&person.role, &flat(&person.note)]),
                ..SearchDocument::new(Kind::Person, person.id.as_str(), &person.name)
            });
        }
        for place in &self.course.places {
            let names = place.names.iter().map(|name| Alias {
                name: name.name.clone(),
                note: name.used_by.clone(),
            });
            self.take(SearchDocument {
                names: names.collect(),
                text: sentences(&[&place.kind, &flat(&place.note)]),
                ..SearchDocument::new(Kind::Place, place.id.as_str(), &place.name)
            });
        }
    }

    fn events(&mut self) {
        for event in &self.course.events {
            let dates = date::spoken(&event.date, event.until.as_deref());
            let when = dates.0.first().cloned().unwrap_or_default();
            let start = dates.0.into_iter().map(|date| (KeywordField::Start, date));
            let later = dates.1.into_iter().map(|date| (KeywordField::Later, date));
            self.take(SearchDocument {
                text: sentences(&[&when, &flat(&event.summary)]),
                cues: start
                    .chain(later)
                    .chain(ids(&event.was, &event.id))
                    .collect(),
                ..SearchDocument::new(Kind::Event, event.id.as_str(), &event.title)
            });
        }
    }

    fn lesson(&mut self, module: &Module, lesson: &Lesson) {
        let place = DocLocation {
            module: Some(module.id.clone()),
            lesson: Some(lesson.id.clone()),
            section: None,
        };
        let aims = lesson
            .objectives
            .iter()
            .map(|aim| format!(" {} {}.", aim.verb, aim.text));
        self.take(SearchDocument {
            names: plain_names(std::slice::from_ref(&lesson.number)),
            text: lesson.summary.to_string() + &aims.collect::<String>(),
            place: place.clone(),
            ..SearchDocument::new(Kind::Lesson, lesson.id.as_str(), &lesson.title)
        });
        for section in &lesson.sections {
            self.section(section, &place);
        }
        for item in &lesson.quiz {
            self.item(item, &place);
        }
    }

    fn section(&mut self, section: &Section, lesson: &DocLocation) {
        let place = DocLocation {
            section: Some(section.id.clone()),
            ..lesson.clone()
        };
        let address = |part: &PartId| match &place.lesson {
            Some(lesson) => format!("{lesson}#{part}"),
            None => part.to_string(),
        };
        let id = address(&section.id);
        self.take(SearchDocument {
            place: place.clone(),
            ..SearchDocument::new(Kind::Section, &id, &section.title)
        });
        for (ordinal, first, block, para) in paragraphs(section) {
            let Some(para) = para else { continue };
            let heading: Vec<SafeText> = block.title.iter().filter(|_| first).cloned().collect();
            let own = block.id.as_ref().map_or_else(|| id.clone(), address);
            self.take(SearchDocument {
                names: plain_names(&heading),
                text: para.plain(),
                place: place.clone(),
                para: Some(ordinal),
                ..SearchDocument::new(Kind::Paragraph, &own, &section.title)
            });
        }
        for item in &section.check {
            self.item(item, &place);
        }
    }

    fn item(&mut self, item: &Item, place: &DocLocation) {
        let mut stem = flat(&item.stem);
        if let Task::Cloze { blanks, after, .. } = &item.task {
            for blank in blanks {
                stem = stem + " " + &blank.before + "____";
            }
            stem += after;
        }
        let title = SafeText::new(stem.trim());
        self.take(SearchDocument {
            text: stem,
            place: place.clone(),
            ..SearchDocument::new(Kind::Item, item.id.as_str(), &title)
        });
    }

    /// The location of a comparison is where it is first drawn.
    fn comparison(&mut self, comparison: &Comparison) {
        let cells = comparison
            .columns
            .iter()
            .chain(comparison.rows.iter().flatten());
        let (place, para) = drawn_at(self.course, comparison).unwrap_or_default();
        self.take(SearchDocument {
            text: cells.map(SafeText::as_str).collect::<Vec<_>>().join(" · "),
            place,
            para,
            ..SearchDocument::new(Kind::Comparison, comparison.id.as_str(), &comparison.title)
        });
    }
}

/// The paragraphs of a section with their ordinal, whether each is the first of its block, and the block. A comparison
/// counts as one and has no paragraph.
fn paragraphs(section: &Section) -> impl Iterator<Item = (usize, bool, &Block, Option<&Para>)> {
    section
        .blocks
        .iter()
        .flat_map(move |block| {
            paras(block)
                .into_iter()
                .enumerate()
                .map(move |(at, para)| (at == 0, block, para))
        })
        .enumerate()
        .map(|(ordinal, (first, block, para))| (ordinal, first, block, para))
}

fn paras(block: &Block) -> Vec<Option<&Para>> {
    match &block.body {
        Body::Prose(prose) => prose.0.iter().map(Some).collect(),
        Body::Comparison(_) => vec![None],
    }
}

fn drawn_at(course: &Course, comparison: &Comparison) -> Option<(DocLocation, Option<usize>)> {
    for module in &course.modules {
        for lesson in module.lessons() {
            for section in &lesson.sections {
                let is_it = |block: &Block| block.body == Body::Comparison(comparison.id.clone());
                let found = paragraphs(section).find(|(_, _, block, _)| is_it(block));
                if let Some((ordinal, ..)) = found {
                    let place = DocLocation {
                        module: Some(module.id.clone()),
                        lesson: Some(lesson.id.clone()),
                        section: Some(section.id.clone()),
                    };
                    return Some((place, Some(ordinal)));
                }
            }
        }
    }
    None
}

/// Prose in one line.
fn flat(prose: &Prose) -> String {
    prose.plain().replace('\n', " ")
}

/// The parts that are not empty, separated by full stops.
fn sentences(parts: &[&str]) -> String {
    parts
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(". ")
}
