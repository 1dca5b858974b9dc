//! Names as the rules need them, all from the course's own data: whom a text can be attributed to, which words are
//! names, which places have two. Holds no name of its own.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::words::{Word, WordList, content_words, list, plain_words, position, words};
use crate::course::{Body, Course, Source};

/// Ways to say where something stands without a name.
const SOURCES: &[&[&str]] = &[
    &["according", "to"],
    &["in", "the", "view", "of"],
    &["the", "author"],
    &["the", "authors"],
    &["the", "essay"],
    &["the", "essays"],
    &["both", "essays"],
    &["neither", "essay"],
];

/// Verbs that report what somebody holds, in the forms they have in texts.
static REPORTING: WordList = LazyLock::new(|| {
    list(
        "argue argued argues believe believed believes call called calls claimed claims \
         conclude concluded concludes considered considers describe described describes \
         estimates expect expected expects fear feared fears feel feels felt held hold holds \
         hoped judge judged judges perceived regard regarded regards report reported reports \
         said saw say says see sees speak speaks spoke term termed terms think thinks thought \
         view viewed views write writes wrote",
    )
});

/// Nouns for what somebody holds, after "his", "her" or "their".
static HELD: WordList =
    LazyLock::new(|| list("account argument estimate judgement opinion reading verdict view"));
/// Words that a name has to have before it can be taken for a copied run: `Organization for Security and …`.
const LONG_NAME: usize = 5;

/// The names of a course.
pub(super) struct Names {
    /// Words that attribute by themselves: authors, titles, labels.
    voices: Vec<Vec<String>>,
    /// Names of people; they attribute where a verb of reporting stands beside them.
    people: Vec<Vec<String>>,
    /// Words of the course that are written with a capital within sentences and never without.
    proper: HashSet<String>,
    /// Words of the course that are written without a capital.
    small: HashSet<String>,
    /// Places with two names.
    pub(super) dual: Vec<Dual>,
    /// Names of places, each of several by itself.
    places: Vec<Vec<String>>,
    /// Names of terms, people, events and sources.
    known: Vec<Vec<String>>,
}

/// A place with two names, and whatever else it is called.
pub(super) struct Dual {
    /// The name the course shows: `Shusha/Shushi`.
    pub(super) shown: String,
    /// The names that stand side by side.
    pub(super) names: Vec<Vec<String>>,
}

impl Names {
    pub(super) fn of(course: &Course) -> Self {
        let mut voices: Vec<Vec<String>> = SOURCES
            .iter()
            .map(|words| words.iter().flat_map(|word| plain_words(word)).collect())
            .collect();
        let people: Vec<Vec<String>> = course
            .people
            .iter()
            .flat_map(|person| std::iter::once(&person.name).chain(&person.aliases))
            .flat_map(|name| author(name))
            .collect();
        let (proper, small) = spellings(course);
        // The last word of an author's name cites them if it is a surname: that of one of the course's people, or a word
        // that is not written small and names nothing else. `Group` does not cite the Crisis Group.
        let things: HashSet<String> = things(course).chain(places(course)).flatten().collect();
        let is_surname = |word: &String| {
            people.contains(&vec![word.clone()])
                || (!small.contains(word) && !things.contains(word))
        };
        for source in &course.sources {
            let names = author(source.author.as_str()).into_iter();
            voices
                .extend(names.filter(|name| !matches!(name.as_slice(), [one] if !is_surname(one))));
            voices.extend(labels(source));
        }
        let dual = course
            .places
            .iter()
            .filter(|place| place.name.contains('/'));
        let dual = dual.map(|place| Dual {
            shown: place.name.to_string(),
            names: place.name.split('/').map(name_alone).collect(),
        });
        Self {
            voices,
            people,
            proper,
            small,
            dual: dual.collect(),
            places: places(course),
            known: known(course),
        }
    }

    /// Whether `text` says whose view it gives: it names an author, a title or a label of what the course studies, or
    /// says "according to". Where views of others are `reported`, naming them with a verb of reporting does, too.
    pub(super) fn attributes(&self, text: &str, reported: bool) -> bool {
        let words = plain_words(text);
        let names = |list: &[Vec<String>]| list.iter().any(|name| position(&words, name).is_some());
        let reports = || words.iter().any(|word| REPORTING.contains(word.as_str()));
        names(&self.voices) || (names(&self.people) && reports()) || (reported && reports())
    }

    /// Whether `text` goes on with the views of whoever was named before it: "he argues", "in her view".
    pub(super) fn goes_on(text: &str) -> bool {
        let words = plain_words(text);
        let is = |at: usize, list: &WordList| {
            words
                .get(at)
                .is_some_and(|word| list.contains(word.as_str()))
        };
        (0..words.len()).any(|at| match words.get(at).map(String::as_str) {
            Some("he" | "she" | "they") => is(at + 1, &REPORTING) || is(at + 2, &REPORTING),
            Some("his" | "her" | "their") => is(at + 1, &HELD) || is(at + 2, &HELD),
            _ => false,
        })
    }

    /// Whether the word at `at` of a text is part of a long name: one that another text has word for word without having
    /// been copied.
    pub(super) fn is_in_long_name(&self, text: &[String], at: usize) -> bool {
        let mut long = self.known.iter().filter(|name| name.len() >= LONG_NAME);
        long.any(|name| is_part(text, at, name))
    }

    /// Whether the word at `at` of a text is part of the name of a term, person, event or source.
    pub(super) fn is_in_name(&self, text: &[String], at: usize) -> bool {
        self.known.iter().any(|name| is_part(text, at, name))
    }

    /// Whether the name of a place that stands at `at` of a text stands there as part of the name of something else.
    pub(super) fn is_of_another(&self, text: &[String], at: usize, place: &Dual) -> bool {
        let longer = |name: &&Vec<String>| {
            let is_own = |word: &String| place.names.iter().any(|name| name.contains(word));
            name.iter().any(is_own) && !name.iter().all(is_own)
        };
        self.known
            .iter()
            .chain(&self.places)
            .filter(longer)
            .any(|name| is_part(text, at, name))
    }

    /// Whether `word` is a name or part of one.
    pub(super) fn is_name(&self, word: &Word<'_>) -> bool {
        word.is_capitalised()
            && (!word.is_first || self.is_proper(word))
            && word.normalised() != "i"
    }

    /// Whether `word` is never written without a capital in this course, wherever it stands.
    pub(super) fn is_proper(&self, word: &Word<'_>) -> bool {
        self.proper.contains(&word.normalised())
    }

    /// Whether `word` is written without a capital somewhere in this course, so that it is no name.
    pub(super) fn is_ordinary(&self, word: &Word<'_>) -> bool {
        self.small.contains(&word.normalised())
    }

    /// Whether `word`, plain, is part of the name of an author.
    pub(super) fn is_voice(&self, word: &str) -> bool {
        self.voices
            .iter()
            .filter(|voice| voice.len() == 1)
            .any(|voice| voice.iter().any(|own| own == word))
    }
}

/// The words of a name without the common noun at its end: `Tovuz` of `Tovuz border`.
fn name_alone(name: &str) -> Vec<String> {
    let mut all = words(name);
    while all.len() > 1 && all.last().is_some_and(|word| !word.is_capitalised()) {
        all.pop();
    }
    all.iter().map(Word::normalised).collect()
}

/// Whether `name` stands in `text` so that the word at `at` is part of it.
fn is_part(text: &[String], at: usize, name: &[String]) -> bool {
    (0..name.len()).any(|before| {
        let begin = at.checked_sub(before);
        begin
            .and_then(|begin| text.get(begin..begin + name.len()))
            .is_some_and(|window| window == name)
    })
}

/// The names under which an author, or authors, are cited: in full, and by the last word.
fn author(names: &str) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for name in names
        .split([',', ';', '&'])
        .flat_map(|name| name.split(" and "))
    {
        let parts = words(name);
        let plain = plain_words(name);
        let is_person = parts.len() <= 4 && parts.iter().all(Word::is_capitalised);
        if let (Some(last), true) = (plain.last(), is_person && plain.len() > 1) {
            all.push(vec![last.clone()]);
        }
        if !plain.is_empty() {
            all.push(plain);
        }
    }
    all
}

/// The title of a source, the title without what follows its colon, and a label its note begins with: words and
/// one letter, `Essay A.`
fn labels(source: &Source) -> Vec<Vec<String>> {
    let title = source.title.as_str();
    let short = title.split(':').next().unwrap_or_default();
    let note = source.note.as_deref().unwrap_or_default();
    let label = note.split('.').next().unwrap_or_default();
    let mut all = vec![plain_words(title)];
    // `The Sea` would be found in any text about the sea.
    if content_words(short) >= 2 {
        all.push(plain_words(short));
    }
    let label = words(label);
    let is_letter = |word: &Word<'_>| word.is_capitalised() && word.text.chars().count() == 1;
    if (2..=3).contains(&label.len()) && label.last().is_some_and(is_letter) {
        all.push(label.iter().map(Word::normalised).collect());
    }
    all
}

/// Words that stand with a capital within sentences and never without one; and words that stand without.
fn spellings(course: &Course) -> (HashSet<String>, HashSet<String>) {
    let (mut capital, mut small) = (HashSet::new(), HashSet::new());
    let mut read = |text: &str| {
        for word in words(text) {
            if !word.is_capitalised() {
                small.insert(word.normalised());
            } else if !word.is_first {
                capital.insert(word.normalised());
            }
        }
    };
    for lesson in course.lessons() {
        for block in lesson.sections.iter().flat_map(|section| &section.blocks) {
            if let Body::Prose(prose) = &block.body {
                read(&prose.plain());
            }
        }
        for item in lesson.items() {
            read(&item.stem.plain());
            read(&item.rationale.plain());
        }
    }
    for name in known(course).into_iter().chain(places(course)) {
        capital.extend(name);
    }
    capital.retain(|word| !small.contains(word));
    (capital, small)
}

fn known(course: &Course) -> Vec<Vec<String>> {
    let people = course
        .people
        .iter()
        .flat_map(|one| std::iter::once(&one.name).chain(&one.aliases))
        .map(|name| plain_words(name));
    let sources = course
        .sources
        .iter()
        .map(|source| plain_words(&source.title));
    things(course).chain(people).chain(sources).collect()
}

/// Names of terms and events.
fn things(course: &Course) -> impl Iterator<Item = Vec<String>> {
    let terms = course
        .terms
        .iter()
        .flat_map(|term| std::iter::once(&term.term).chain(&term.aliases));
    let events = course.events.iter().map(|event| &event.title);
    terms.chain(events).map(|name| plain_words(name))
}

fn places(course: &Course) -> Vec<Vec<String>> {
    let own = course.places.iter().map(|place| &place.name);
    let all = course
        .places
        .iter()
        .flat_map(|place| place.names.iter().map(|name| &name.name));
    own.chain(all).map(|name| plain_words(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Event, EventId, SourceId};
    use crate::text::Prose;

    fn course(author: &str, title: &str, note: &str) -> Course {
        let mut course = Course::default();
        course.sources.push(Source {
            id: SourceId::new("s"),
            was: vec![],
            author: author.into(),
            title: title.into(),
            date: "2021".into(),
            note: Some(note.into()),
            sections: vec![],
        });
        course.events.push(Event {
            id: EventId::new("e"),
            was: vec![],
            title: "The Minsk Group is founded by Harbour Police".into(),
            date: "1992".into(),
            until: None,
            kind: "diplomacy".into(),
            summary: Prose::default(),
            claim: None,
            sources: vec![],
        });
        course
    }

    #[test]
    fn authors_are_cited_by_surname_and_bodies_by_their_whole_name() {
        let whole = |author: &str, text: &str| {
            Names::of(&course(author, "T U", "")).attributes(text, false)
        };
        assert!(whole("Crisis Group", "What does the Crisis Group expect?"));
        assert!(!whole("Crisis Group", "What does the Minsk Group expect?"));
        assert!(whole("Ann Lee and Bo Ray", "What did Bo Ray write?"));
        assert!(!whole("Ann Lee", "What did anybody write?"));
    }

    #[test]
    fn titles_and_labels_attribute_and_common_words_do_not() {
        let names = Names::of(&course("A. B.", "Seeing Far: Essays", "Essay A. A text."));
        assert!(names.attributes("What does Essay A say?", false));
        assert!(names.attributes("On the reading of Seeing Far, who won?", false));
        assert!(!names.attributes("Whose sea is it?", false));
        let names = Names::of(&course("A. B.", "The Sea: A Life", "Statement. A text."));
        assert!(!names.attributes("Whose is the sea, and whose statement?", false));
        assert!(names.attributes("What did many feel?", true));
        assert!(!names.attributes("What did many do?", true));
    }

    #[test]
    fn a_common_noun_is_no_part_of_a_name() {
        assert_eq!(name_alone("Tovuz border"), ["tovuz"]);
        assert_eq!(name_alone("Nagorny Karabakh"), ["nagorny", "karabakh"]);
    }
}
