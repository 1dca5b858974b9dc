//! Everything in a course that can be found, made ready for the question. Of an item it takes what is asked, and
//! nothing of the key.

use super::Kind;
use super::name::Name;
use super::vocabulary::{Collector, Vocabulary};
use super::words::words;
use crate::course::{
    Block, Body, Comparison, Course, Item, Lesson, LessonId, Module, ModuleId, PartId, Section,
    Task,
};
use crate::text::{Clean, Para, Prose, fold};

/// Where something stands; empty for what belongs to the course as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct Spot {
    pub(super) module: Option<ModuleId>,
    pub(super) lesson: Option<LessonId>,
    pub(super) section: Option<PartId>,
    pub(super) para: Option<usize>,
}

/// Something that can be found.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) title: Clean,
    pub(super) spot: Spot,
    /// What it is called: its title first, unless it has none of its own.
    pub(super) names: Vec<Name>,
    /// What it says.
    pub(super) text: Clean,
    /// Its words, folded, with a blank before and after each.
    pub(super) plain: String,
}

/// Everything that can be found in a course.
#[derive(Debug, Clone, Default)]
pub struct Index {
    pub(super) entries: Vec<Entry>,
    /// The words of all names and texts; text n is that of entry n.
    pub(super) vocabulary: Vocabulary,
}

/// What an entry is made of.
struct Draft<'a> {
    kind: Kind,
    id: String,
    title: &'a Clean,
    /// Whether the title is a name of its own.
    named: bool,
    aliases: Vec<&'a Clean>,
    text: String,
    spot: Spot,
}

impl<'a> Draft<'a> {
    fn new(kind: Kind, id: &str, title: &'a Clean) -> Self {
        let spot = Spot::default();
        Self {
            kind,
            id: id.to_owned(),
            title,
            named: true,
            aliases: Vec::new(),
            text: String::new(),
            spot,
        }
    }
}

/// Takes in one thing after the other.
#[derive(Default)]
struct Builder {
    entries: Vec<Entry>,
    collector: Collector,
}

impl Index {
    /// Reads a course. Takes a few milliseconds a hundred kilobytes of text.
    pub fn of(course: &Course) -> Self {
        let mut builder = Builder::default();
        builder.reference(course);
        for module in &course.modules {
            for lesson in module.lessons() {
                builder.lesson(module, lesson);
            }
        }
        for comparison in &course.comparisons {
            builder.comparison(course, comparison);
        }
        Self {
            entries: builder.entries,
            vocabulary: builder.collector.finish(),
        }
    }

    /// How many things can be found.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl Builder {
    fn add(&mut self, draft: Draft<'_>) {
        let title = draft.named.then_some(draft.title);
        let names: Vec<Name> = title
            .into_iter()
            .chain(draft.aliases)
            .map(Name::new)
            .collect();
        for word in names.iter().flat_map(Name::words) {
            self.collector.name(word);
        }
        let text = Clean::new(draft.text.trim());
        let words = words(&fold(&text).text);
        self.collector
            .text(words.iter().map(|word| word.text.as_str()));
        let plain = words
            .iter()
            .fold(String::from(" "), |plain, word| plain + &word.text + " ");
        let (kind, id, spot) = (draft.kind, draft.id, draft.spot);
        self.entries.push(Entry {
            kind,
            id,
            title: draft.title.clone(),
            spot,
            names,
            text,
            plain,
        });
    }

    fn reference(&mut self, course: &Course) {
        for term in &course.terms {
            self.add(Draft {
                aliases: term.aliases.iter().collect(),
                text: flat(&term.definition),
                ..Draft::new(Kind::Term, term.id.as_str(), &term.term)
            });
        }
        for person in &course.people {
            self.add(Draft {
                aliases: person.aliases.iter().collect(),
                text: sentences(&[&person.role, &flat(&person.note)]),
                ..Draft::new(Kind::Person, person.id.as_str(), &person.name)
            });
        }
        for place in &course.places {
            self.add(Draft {
                aliases: place.names.iter().map(|name| &name.name).collect(),
                text: sentences(&[&place.kind, &flat(&place.note)]),
                ..Draft::new(Kind::Place, place.id.as_str(), &place.name)
            });
        }
        for event in &course.events {
            self.add(Draft {
                text: sentences(&[&event.date, &flat(&event.summary)]),
                ..Draft::new(Kind::Event, event.id.as_str(), &event.title)
            });
        }
    }

    fn lesson(&mut self, module: &Module, lesson: &Lesson) {
        let spot = Spot {
            module: Some(module.id.clone()),
            lesson: Some(lesson.id.clone()),
            ..Spot::default()
        };
        let aims = lesson
            .objectives
            .iter()
            .map(|aim| format!(" {} {}.", aim.verb, aim.text));
        self.add(Draft {
            aliases: vec![&lesson.number],
            text: lesson.summary.to_string() + &aims.collect::<String>(),
            spot: spot.clone(),
            ..Draft::new(Kind::Lesson, lesson.id.as_str(), &lesson.title)
        });
        for section in &lesson.sections {
            self.section(section, &spot);
        }
        for item in &lesson.quiz {
            self.item(item, &spot);
        }
    }

    fn section(&mut self, section: &Section, lesson: &Spot) {
        let spot = Spot {
            section: Some(section.id.clone()),
            ..lesson.clone()
        };
        let address = |part: &PartId| match &spot.lesson {
            Some(lesson) => format!("{lesson}#{part}"),
            None => part.to_string(),
        };
        let id = address(&section.id);
        self.add(Draft {
            spot: spot.clone(),
            ..Draft::new(Kind::Section, &id, &section.title)
        });
        for (ordinal, first, block, para) in paragraphs(section) {
            let Some(para) = para else { continue };
            self.add(Draft {
                named: false,
                aliases: block.title.iter().filter(|_| first).collect(),
                text: para.plain(),
                spot: Spot {
                    para: Some(ordinal),
                    ..spot.clone()
                },
                ..Draft::new(
                    Kind::Paragraph,
                    &block.id.as_ref().map_or_else(|| id.clone(), address),
                    &section.title,
                )
            });
        }
        for item in &section.check {
            self.item(item, &spot);
        }
    }

    fn item(&mut self, item: &Item, spot: &Spot) {
        let mut stem = flat(&item.stem);
        if let Task::Cloze { blanks, after, .. } = &item.task {
            for blank in blanks {
                stem = stem + " " + &blank.before + "____";
            }
            stem += after;
        }
        let title = Clean::new(stem.trim());
        self.add(Draft {
            named: false,
            text: stem,
            spot: spot.clone(),
            ..Draft::new(Kind::Item, item.id.as_str(), &title)
        });
    }

    /// A comparison stands where it is first drawn.
    fn comparison(&mut self, course: &Course, comparison: &Comparison) {
        let cells = comparison
            .columns
            .iter()
            .chain(comparison.rows.iter().flatten());
        self.add(Draft {
            text: cells.map(Clean::as_str).collect::<Vec<_>>().join(" "),
            spot: drawn_at(course, comparison).unwrap_or_default(),
            ..Draft::new(Kind::Comparison, comparison.id.as_str(), &comparison.title)
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

fn drawn_at(course: &Course, comparison: &Comparison) -> Option<Spot> {
    for module in &course.modules {
        for lesson in module.lessons() {
            for section in &lesson.sections {
                let is_it = |block: &Block| block.body == Body::Comparison(comparison.id.clone());
                let found = paragraphs(section).find(|(_, _, block, _)| is_it(block));
                if let Some((ordinal, ..)) = found {
                    return Some(Spot {
                        module: Some(module.id.clone()),
                        lesson: Some(lesson.id.clone()),
                        section: Some(section.id.clone()),
                        para: Some(ordinal),
                    });
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
