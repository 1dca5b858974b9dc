//! What of a course can be found, one thing after the other. Of an item it takes what is asked, and nothing of the
//! key.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::date;
use super::kind::Kind;
use crate::course::{
    Block, Body, Comparison, Course, Item, Lesson, LessonId, Module, ModuleId, PartId, Section,
    Task,
};
use crate::text::{Para, Prose, SafeText};

/// Where something stands; empty for what belongs to the course as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The module.
    pub module: Option<ModuleId>,
    /// The lesson it stands in, or is.
    pub lesson: Option<LessonId>,
    /// The section it stands in, or is.
    pub section: Option<PartId>,
}

/// Another name of something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OtherName {
    /// The name.
    pub name: SafeText,
    /// Whose it is or when it was used; empty where there is nothing to say.
    pub note: SafeText,
}

/// What words are that something is asked for by, but not called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cue {
    /// What somebody is: `prime minister of Armenia`.
    Role,
    /// When something began.
    Start,
    /// When it ended, or went on.
    Later,
    /// The words of an id: authors write them to be remembered.
    Id,
}

/// Something that can be found, as an index takes it in.
#[derive(Debug, Clone)]
pub struct Findable {
    /// What it is.
    pub kind: Kind,
    /// What opens it.
    pub id: String,
    /// Its title: of a paragraph its section's, of an item what is asked.
    pub title: SafeText,
    /// Its other names.
    pub names: Vec<OtherName>,
    /// What it says.
    pub text: String,
    /// Words it is asked for by as well, which are no names of it, each with what they are.
    pub cues: Vec<(Cue, String)>,
    /// Where it stands.
    pub place: Place,
    /// Its ordinal among the paragraphs of the section, from 0; comparisons count as one.
    pub para: Option<usize>,
    /// How often other texts lead to it.
    pub links: usize,
}

impl Findable {
    /// A thing with a title and nothing else.
    pub fn new(kind: Kind, id: &str, title: &SafeText) -> Self {
        Self {
            kind,
            id: id.to_owned(),
            title: title.clone(),
            names: Vec::new(),
            text: String::new(),
            cues: Vec::new(),
            place: Place::default(),
            para: None,
            links: 0,
        }
    }
}

/// Goes through a course.
pub(super) struct Walk<'a> {
    course: &'a Course,
    links: HashMap<String, usize>,
    take: &'a mut dyn FnMut(Findable),
}

/// Calls `take` with everything in `course` that can be found.
pub(super) fn gather(course: &Course, take: &mut dyn FnMut(Findable)) {
    let links = links(course);
    let mut walk = Walk {
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

/// How often running text leads to each id.
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

fn plain_names(names: &[SafeText]) -> Vec<OtherName> {
    let other = |name: &SafeText| OtherName {
        name: name.clone(),
        note: SafeText::default(),
    };
    names.iter().map(other).collect()
}

/// The words of the ids of something.
fn ids<'a, T: ToString>(was: &'a [T], id: &'a T) -> impl Iterator<Item = (Cue, String)> + 'a {
    let all = was.iter().chain([id]);
    all.map(|id| (Cue::Id, id.to_string().replace('-', " ")))
}

impl Walk<'_> {
    fn links(&self, id: &str) -> usize {
        self.links.get(id).copied().unwrap_or(0)
    }

    fn take(&mut self, thing: Findable) {
        let links = self.links(&thing.id);
        (self.take)(Findable { links, ..thing });
    }

    fn reference(&mut self) {
        for term in &self.course.terms {
            self.take(Findable {
                names: plain_names(&term.aliases),
                cues: ids(&term.was, &term.id).collect(),
                text: flat(&term.definition),
                ..Findable::new(Kind::Term, term.id.as_str(), &term.term)
            });
        }
        for person in &self.course.people {
            self.take(Findable {
                names: plain_names(&person.aliases),
                cues: vec![(Cue::Role, person.role.to_string())],
                text: sentences(&[&person.role, &flat(&person.note)]),
                ..Findable::new(Kind::Person, person.id.as_str(), &person.name)
            });
        }
        for place in &self.course.places {
            let names = place.names.iter().map(|name| OtherName {
                name: name.name.clone(),
                note: name.used_by.clone(),
            });
            self.take(Findable {
                names: names.collect(),
                text: sentences(&[&place.kind, &flat(&place.note)]),
                ..Findable::new(Kind::Place, place.id.as_str(), &place.name)
            });
        }
    }

    fn events(&mut self) {
        for event in &self.course.events {
            let dates = date::spoken(&event.date, event.until.as_deref());
            let when = dates.0.first().cloned().unwrap_or_default();
            let start = dates.0.into_iter().map(|date| (Cue::Start, date));
            let later = dates.1.into_iter().map(|date| (Cue::Later, date));
            self.take(Findable {
                text: sentences(&[&when, &flat(&event.summary)]),
                cues: start
                    .chain(later)
                    .chain(ids(&event.was, &event.id))
                    .collect(),
                ..Findable::new(Kind::Event, event.id.as_str(), &event.title)
            });
        }
    }

    fn lesson(&mut self, module: &Module, lesson: &Lesson) {
        let place = Place {
            module: Some(module.id.clone()),
            lesson: Some(lesson.id.clone()),
            section: None,
        };
        let aims = lesson
            .objectives
            .iter()
            .map(|aim| format!(" {} {}.", aim.verb, aim.text));
        self.take(Findable {
            names: plain_names(std::slice::from_ref(&lesson.number)),
            text: lesson.summary.to_string() + &aims.collect::<String>(),
            place: place.clone(),
            ..Findable::new(Kind::Lesson, lesson.id.as_str(), &lesson.title)
        });
        for section in &lesson.sections {
            self.section(section, &place);
        }
        for item in &lesson.quiz {
            self.item(item, &place);
        }
    }

    fn section(&mut self, section: &Section, lesson: &Place) {
        let place = Place {
            section: Some(section.id.clone()),
            ..lesson.clone()
        };
        let address = |part: &PartId| match &place.lesson {
            Some(lesson) => format!("{lesson}#{part}"),
            None => part.to_string(),
        };
        let id = address(&section.id);
        self.take(Findable {
            place: place.clone(),
            ..Findable::new(Kind::Section, &id, &section.title)
        });
        for (ordinal, first, block, para) in paragraphs(section) {
            let Some(para) = para else { continue };
            let heading: Vec<SafeText> = block.title.iter().filter(|_| first).cloned().collect();
            let own = block.id.as_ref().map_or_else(|| id.clone(), address);
            self.take(Findable {
                names: plain_names(&heading),
                text: para.plain(),
                place: place.clone(),
                para: Some(ordinal),
                ..Findable::new(Kind::Paragraph, &own, &section.title)
            });
        }
        for item in &section.check {
            self.item(item, &place);
        }
    }

    fn item(&mut self, item: &Item, place: &Place) {
        let mut stem = flat(&item.stem);
        if let Task::Cloze { blanks, after, .. } = &item.task {
            for blank in blanks {
                stem = stem + " " + &blank.before + "____";
            }
            stem += after;
        }
        let title = SafeText::new(stem.trim());
        self.take(Findable {
            text: stem,
            place: place.clone(),
            ..Findable::new(Kind::Item, item.id.as_str(), &title)
        });
    }

    /// A comparison stands where it is first drawn.
    fn comparison(&mut self, comparison: &Comparison) {
        let cells = comparison
            .columns
            .iter()
            .chain(comparison.rows.iter().flatten());
        let (place, para) = drawn_at(self.course, comparison).unwrap_or_default();
        self.take(Findable {
            text: cells.map(SafeText::as_str).collect::<Vec<_>>().join(" · "),
            place,
            para,
            ..Findable::new(Kind::Comparison, comparison.id.as_str(), &comparison.title)
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

fn drawn_at(course: &Course, comparison: &Comparison) -> Option<(Place, Option<usize>)> {
    for module in &course.modules {
        for lesson in module.lessons() {
            for section in &lesson.sections {
                let is_it = |block: &Block| block.body == Body::Comparison(comparison.id.clone());
                let found = paragraphs(section).find(|(_, _, block, _)| is_it(block));
                if let Some((ordinal, ..)) = found {
                    let place = Place {
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

/// What is not empty, parted by full stops.
fn sentences(parts: &[&str]) -> String {
    parts
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(". ")
}
