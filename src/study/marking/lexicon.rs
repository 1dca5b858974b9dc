//! What a course calls things: which names are names of one place, and which words are no slip of the pen because
//! they mean something else.

use std::collections::{HashMap, HashSet};

use crate::course::{Course, Item, MatchMode, Place, Task};
use crate::text::normalise;

/// Words that are a letter or two from another and mean something else, whether or not a course explains them;
/// normalised and in order.
const WORDS: [&str; 36] = [
    "albania",
    "armenia",
    "armenian",
    "australia",
    "austria",
    "azerbaijan",
    "azerbaijani",
    "azeri",
    "georgia",
    "georgian",
    "iran",
    "iranian",
    "iraq",
    "iraqi",
    "latvia",
    "liberia",
    "libya",
    "lithuania",
    "mali",
    "malta",
    "niger",
    "nigeria",
    "persia",
    "persian",
    "prussia",
    "prussian",
    "romania",
    "russia",
    "russian",
    "siberia",
    "slovakia",
    "slovenia",
    "syria",
    "turk",
    "turkey",
    "turkish",
];

/// Every name in a course's reference, normalised.
#[derive(Debug, Clone, Default)]
pub struct NameLexicon {
    /// The entries that bear a name, by their number; places come first.
    names: HashMap<String, Vec<u32>>,
    /// How many of the entries are places.
    places: u32,
    /// Words of at least six letters in names, terms and accepted answers, normalised.
    words: HashSet<String>,
    /// How typed answers are compared in the course.
    match_mode: MatchMode,
}

impl NameLexicon {
    /// The names of a course: one pass over its terms, people, places and events.
    pub fn new(course: &Course) -> Self {
        let mut lexicon = Self {
            match_mode: course.match_mode,
            ..Self::default()
        };
        let mut entry = 0;
        for place in &course.places {
            for name in names_of(place) {
                lexicon.add(name, entry);
            }
            entry += 1;
        }
        lexicon.places = entry;
        let terms = course
            .terms
            .iter()
            .map(|term| (&term.term, term.aliases.as_slice()));
        let people = course
            .people
            .iter()
            .map(|person| (&person.name, person.aliases.as_slice()));
        let events = course
            .events
            .iter()
            .map(|event| (&event.title, [].as_slice()));
        for (name, aliases) in terms.chain(people).chain(events) {
            for name in std::iter::once(name).chain(aliases) {
                lexicon.add(name, entry);
            }
            entry += 1;
        }
        for lesson in course.lessons() {
            for item in lesson.items() {
                lexicon.add_words(item);
            }
        }
        lexicon
    }

    /// How typed answers are compared, where no lesson or item says otherwise.
    pub(super) fn match_mode(&self) -> MatchMode {
        self.match_mode
    }

    fn add_words(&mut self, item: &Item) {
        let accepted: Vec<&str> = match &item.task {
            Task::Short { accepted, .. } => accepted.iter().map(|text| &**text).collect(),
            Task::Cloze { blanks, .. } => {
                let accepted = blanks.iter().flat_map(|blank| &blank.accepted);
                accepted.map(|text| &**text).collect()
            }
            _ => Vec::new(),
        };
        for text in accepted {
            let normal = normalise(text);
            self.words.extend(normal.split(' ').map(str::to_owned));
        }
    }

    fn add(&mut self, name: &str, entry: u32) {
        let name = normalise(name);
        self.words.extend(name.split(' ').map(str::to_owned));
        let bearers = self.names.entry(name).or_default();
        if bearers.last() != Some(&entry) {
            bearers.push(entry);
        }
    }

    fn bearers(&self, name: &str) -> &[u32] {
        self.names.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether both name one place. Takes normalised names, and several names of a place joined by `/`.
    pub(super) fn is_same_place(&self, one: &str, other: &str) -> bool {
        let places = |name: &str| -> Vec<u32> {
            let known = self.bearers(name.trim()).iter().copied();
            known.filter(|&entry| entry < self.places).collect()
        };
        let named: Vec<u32> = other.split('/').flat_map(places).collect();
        !named.is_empty()
            && one
                .split('/')
                .all(|name| places(name).iter().any(|place| named.contains(place)))
    }

    /// Whether `word` is a name or a word of its own and not another name of what `key` names. Both normalised.
    pub(super) fn is_another(&self, word: &str, key: &str) -> bool {
        if word == key {
            return false;
        }
        let named = self.bearers(key);
        let bearers = self.bearers(word);
        let is_named = !bearers.is_empty() && !bearers.iter().any(|entry| named.contains(entry));
        is_named || WORDS.binary_search(&word).is_ok()
    }

    /// Whether `word`, normalised, is a word of a name, a term or an accepted answer.
    pub(super) fn has_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}

/// Every name of a place, one by one: its first name may hold two, parted by `/`.
fn names_of(place: &Place) -> impl Iterator<Item = &str> {
    let listed = place.names.iter().map(|name| &name.name);
    std::iter::once(&place.name)
        .chain(listed)
        .flat_map(|name| name.split('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::sample;

    #[test]
    fn words_are_in_order_and_normalised() {
        assert!(WORDS.is_sorted());
        for word in WORDS {
            assert_eq!(normalise(word), word);
        }
    }

    #[test]
    fn the_names_of_a_place_are_one() {
        let lexicon = NameLexicon::new(&sample());
        assert!(lexicon.is_same_place("shushi", "shusha"));
        assert!(lexicon.is_same_place("susa", "shushi"));
        assert!(lexicon.is_same_place("shusha/shushi", "shusha"));
        assert!(lexicon.is_same_place("shushi", "shusha / shushi"));
        assert!(!lexicon.is_same_place("stepanakert", "shusha"));
        assert!(!lexicon.is_same_place("shusha/stepanakert", "shusha"));
        assert!(!lexicon.is_same_place("", ""));
        assert!(!lexicon.is_same_place("thomas goltz", "thomas goltz"));
    }

    #[test]
    fn a_name_of_something_else_is_another() {
        let lexicon = NameLexicon::new(&sample());
        assert!(lexicon.is_another("personal liberation", "territorial liberation"));
        assert!(lexicon.is_another("prussia", "russia"));
        assert!(!lexicon.is_another("goltz", "thomas goltz"));
        assert!(!lexicon.is_another("affectve liberation", "affective liberation"));
    }
}
