//! How a lesson shares out what it says: how many of its claims name each side, how many of its views say whose they
//! are, what they rest on, how many loaded words there are, and how often a place with two names has both. Counts
//! only; what is too much or too little is for the rules (NEU01, NEU02, NEU06, NEU07) and for people.
//!
//! The sides are the course's own: places that two or more places with two names owe a name to (`used_by`).

use serde::Serialize;

use super::names::{Dual, Names};
use super::neutral;
use super::scope::stem;
use super::words::{Word, plain_words, words};
use crate::course::{Block, Body, Claim, Course, Item, Lesson, Section, SourceRef, Task};
use crate::text::{Prose, SafeText};

/// Places with two names that must owe one of them to a side.
const FEWEST_NAMES: usize = 2;

/// What a lesson says, counted. A claim is a block that is no remark of the course's own and no table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// Claims.
    pub claims: usize,
    /// Claims that somebody might see differently: views, reported views, forecasts.
    pub views: usize,
    /// Those of them that say whose they are.
    pub attributed: usize,
    /// The sides of the course, and how many claims name each.
    pub sides: Vec<SideCount>,
    /// Claims that name all sides.
    pub all_sides: usize,
    /// What the claims rest on, in the order of the bibliography and the codes; a claim may rest on several.
    pub sources: Vec<SourceCount>,
    /// Loaded words of the text (NEU01), wherever they stand.
    pub loaded: usize,
    /// Those that are in the course's own voice.
    pub own_voice: usize,
    /// Places with two names that the lesson mentions.
    pub two_names: usize,
    /// Those that have both names where they are first mentioned.
    pub both_names: usize,
}

/// A side, and how many claims name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SideCount {
    /// Its name: that of a place.
    pub name: SafeText,
    /// Claims that name it.
    pub claims: usize,
}

/// A source, and how many claims rest on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceCount {
    /// The code of a section, or the id of a source without sections.
    pub name: SafeText,
    /// Claims that rest on it.
    pub claims: usize,
}

/// The balance of every lesson that can be read, in order.
pub fn balance(course: &Course) -> Vec<(&Lesson, Balance)> {
    let names = Names::of(course);
    let sides = sides(course, &names);
    let one = |lesson| (lesson, of_lesson(lesson, course, &names, &sides));
    course.lessons().map(one).collect()
}

/// A side: words that begin so name it.
pub(super) struct Side {
    pub(super) name: SafeText,
    begins: String,
}

impl Side {
    /// Whether `text` names it, its people or what is theirs.
    fn is_named(&self, text: &[String]) -> bool {
        text.iter().any(|word| word.starts_with(&self.begins))
    }
}

/// The sides of a course; none, if there are not two.
pub(super) fn sides(course: &Course, names: &Names) -> Vec<Side> {
    let users: Vec<Vec<String>> = names.dual.iter().map(|dual| users(course, dual)).collect();
    let places = course
        .places
        .iter()
        .map(|place| (place, plain_words(&place.name)));
    let sides: Vec<Side> = places
        .filter_map(|(place, name)| {
            let [begins] = <[String; 1]>::try_from(name).ok()?;
            let owes = |all: &&Vec<String>| all.iter().any(|word| word.starts_with(&begins));
            (users.iter().filter(owes).count() >= FEWEST_NAMES).then(|| Side {
                name: place.name.clone(),
                begins,
            })
        })
        .collect();
    if sides.len() < 2 { Vec::new() } else { sides }
}

/// Who uses the two names of a place, word by word.
fn users(course: &Course, dual: &Dual) -> Vec<String> {
    let place = course
        .places
        .iter()
        .find(|place| place.name.as_str() == dual.shown);
    let names = place.into_iter().flat_map(|place| &place.names);
    names
        .filter(|name| dual.names.contains(&plain_words(&name.name)))
        .flat_map(|name| plain_words(&name.used_by))
        .collect()
}

/// The claims of a section that are running text, each with whether it says whose it is, if it is a view.
pub(super) fn claims<'a>(
    section: &'a Section,
    names: &Names,
) -> Vec<(&'a Block, &'a Prose, Claim, Option<bool>)> {
    let mut somebody = false;
    let mut claims = Vec::new();
    for block in &section.blocks {
        let (Some(claim), Body::Prose(prose)) = (block.claim, &block.body) else {
            continue;
        };
        let text = prose.plain();
        let says = names.attributes(&text, claim == Claim::Perception)
            || (somebody && Names::goes_on(&text));
        somebody |= says;
        let is_view = matches!(claim, Claim::View | Claim::Perception | Claim::Forecast);
        claims.push((block, prose, claim, is_view.then_some(says)));
    }
    claims
}

/// How many claims of `lesson` name each of the `sides`, and how many name them all.
pub(super) fn named(lesson: &Lesson, names: &Names, sides: &[Side]) -> (Vec<usize>, usize) {
    let (mut counts, mut all) = (vec![0; sides.len()], 0);
    for section in &lesson.sections {
        for (_, prose, ..) in claims(section, names) {
            let text = plain_words(&prose.plain());
            let here: Vec<bool> = sides.iter().map(|side| side.is_named(&text)).collect();
            for (count, here) in counts.iter_mut().zip(&here) {
                *count += usize::from(*here);
            }
            all += usize::from(!here.is_empty() && here.iter().all(|here| *here));
        }
    }
    (counts, all)
}

fn of_lesson(lesson: &Lesson, course: &Course, names: &Names, sides: &[Side]) -> Balance {
    let (counts, all_sides) = named(lesson, names, sides);
    let mut balance = Balance {
        sides: sides
            .iter()
            .zip(counts)
            .map(|(side, claims)| SideCount {
                name: side.name.clone(),
                claims,
            })
            .collect(),
        all_sides,
        ..Balance::default()
    };
    for section in &lesson.sections {
        for (block, _, _, says) in claims(section, names) {
            balance.claims += 1;
            balance.views += usize::from(says.is_some());
            balance.attributed += usize::from(says == Some(true));
            for source in &block.sources {
                add(&mut balance.sources, source);
            }
        }
        for block in &section.blocks {
            if let Body::Prose(prose) = &block.body {
                let (all, own) = neutral::loaded_words(prose, block.claim, names, course);
                balance.loaded += all;
                balance.own_voice += own;
            }
        }
    }
    balance
        .sources
        .sort_by(|one, other| one.name.cmp(&other.name));
    let texts = texts(lesson);
    let cut: Vec<Vec<Word<'_>>> = texts.iter().map(|text| words(text)).collect();
    for dual in &names.dual {
        let first = cut
            .iter()
            .find_map(|all| neutral::mention(all, dual, names));
        if let Some((_, both)) = first {
            balance.two_names += 1;
            balance.both_names += usize::from(both);
        }
    }
    balance
}

fn add(sources: &mut Vec<SourceCount>, one: &SourceRef) {
    let name = one
        .section
        .clone()
        .unwrap_or_else(|| SafeText::new(one.source.as_str()));
    match sources.iter_mut().find(|source| source.name == name) {
        Some(source) => source.claims += 1,
        None => sources.push(SourceCount { name, claims: 1 }),
    }
}

/// What a learner reads, in order.
fn texts(lesson: &Lesson) -> Vec<String> {
    let mut texts = Vec::new();
    for section in &lesson.sections {
        let prose = section.blocks.iter().filter_map(|block| match &block.body {
            Body::Prose(prose) => Some(prose.plain()),
            Body::Comparison(_) => None,
        });
        texts.extend(prose);
        texts.extend(section.check.iter().flat_map(item));
    }
    texts.extend(lesson.quiz.iter().flat_map(item));
    texts
}

fn item(item: &Item) -> Vec<String> {
    let mut texts = vec![stem(item)];
    if let Task::Single(choices) | Task::Multiple(choices) | Task::Ordering(choices) = &item.task {
        texts.extend(choices.iter().map(|choice| choice.text.to_string()));
    }
    texts
}
