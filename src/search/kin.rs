//! Words that mean nearly the same in a question about history and politics, words that say only what kind of thing
//! is asked for, and words that say nothing. General English; what a course calls its things stands in the course.

use super::Kind;

/// Words that ask, join or point, and tell nothing about what is looked for.
const EMPTY: &[&str] = &[
    "a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "being", "between", "but", "by", "can", "could", "did", "do", "does", "doing", "each",
    "for", "from", "get", "give", "given", "had", "has", "have", "he", "her", "his", "how", "i",
    "if", "in", "into", "is", "it", "its", "just", "know", "like", "made", "make", "makes", "many",
    "may", "me", "might", "more", "most", "much", "must", "my", "no", "not", "of", "on", "one",
    "only", "or", "our", "say", "says", "shall", "she", "should", "so", "some", "such", "tell",
    "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "to", "us", "use", "used", "was", "we", "were", "what", "when", "where", "which", "while",
    "who", "whom", "whose", "why", "will", "with", "would", "you", "your",
];

/// Words of questions that seldom stand in the answer.
const ASKING: &[&str] = &[
    "author",
    "broers",
    "call",
    "called",
    "calls",
    "cause",
    "caused",
    "compare",
    "compared",
    "define",
    "defined",
    "definition",
    "describe",
    "describes",
    "difference",
    "differ",
    "different",
    "essay",
    "example",
    "explain",
    "explained",
    "explains",
    "happen",
    "happened",
    "happens",
    "idea",
    "mean",
    "meaning",
    "means",
    "meant",
    "name",
    "named",
    "reason",
    "reasons",
    "role",
    "term",
    "versus",
    "vs",
    "concept",
    "history",
    "lesson",
    "section",
    "chapter",
    "paragraph",
    "table",
    "comparison",
    "event",
    "person",
    "place",
    "question",
];

/// Groups of words that can stand for one another.
const GROUPS: &[&[&str]] = &[
    &[
        "dead",
        "death",
        "died",
        "die",
        "killed",
        "casualties",
        "deaths",
        "victims",
        "losses",
    ],
    &["ceasefire", "truce", "armistice"],
    &[
        "refugees",
        "displaced",
        "displacement",
        "flight",
        "fled",
        "expelled",
    ],
    &["shame", "humiliation", "humiliated"],
    &["feeling", "feelings", "emotion", "emotional", "affective"],
    &["drone", "drones", "uav", "uavs"],
    &[
        "agreement",
        "treaty",
        "accord",
        "declaration",
        "deal",
        "statement",
    ],
    &["summit", "talks", "meeting", "negotiations"],
    &[
        "founded",
        "founding",
        "created",
        "established",
        "formed",
        "birth",
        "origin",
        "began",
        "begin",
        "start",
    ],
    &["army", "military", "armed", "troops", "forces"],
    &["weapons", "arms"],
    &["mediators", "mediation", "mediator"],
    &["ally", "allies", "alliance"],
    &["election", "vote"],
    &["enemy", "foe", "adversary"],
    &["picture", "image"],
    &["city", "town"],
    &["border", "boundary", "frontier"],
    &["america", "american", "americans", "us", "usa", "united"],
    &["britain", "british", "uk", "england", "english"],
    &["china", "chinese"],
    &["france", "french"],
    &["japan", "japanese"],
    &["moscow", "kremlin", "russia", "russian"],
    &["ankara", "turkey", "turkish", "turkiye"],
    &["covid", "corona", "coronavirus", "pandemic"],
    &["coup", "putsch"],
    &["oil", "petroleum", "petrodollar"],
    &["1", "first", "1st"],
    &["two", "2", "second", "2nd", "ii", "twice"],
    &["three", "3", "third", "3rd", "iii"],
    &["four", "4", "fourth", "4th", "iv"],
    &["five", "5", "fifth"],
    &["six", "6", "sixth", "vi"],
    &["seven", "7", "seventh"],
    &["eight", "8", "eighth"],
    &["nine", "9", "ninth"],
    &["ten", "10", "tenth"],
    &["eleven", "11", "eleventh"],
    &["jan", "january"],
    &["feb", "february"],
    &["mar", "march"],
    &["apr", "april"],
    &["jun", "june"],
    &["jul", "july"],
    &["aug", "august"],
    &["sep", "sept", "september"],
    &["oct", "october"],
    &["nov", "november"],
    &["dec", "december"],
];

/// How much a word of a query counts, 0 to 1.
pub(super) fn worth(word: &str) -> f32 {
    if EMPTY.binary_search(&word).is_ok() {
        0.04
    } else if ASKING.contains(&word) {
        0.25
    } else {
        1.0
    }
}

/// The words that can stand for `word`.
pub(super) fn kin(word: &str) -> impl Iterator<Item = &'static str> {
    GROUPS
        .iter()
        .filter(move |group| group.contains(&word))
        .flat_map(|group| group.iter().copied())
        .filter(move |other| *other != word)
}

/// The kind of thing a question asks for with `word`, if it does.
pub(super) fn asks_for(word: &str) -> Option<Kind> {
    Some(match word {
        "who" | "whom" | "whose" | "person" => Kind::Person,
        "where" | "place" => Kind::Place,
        "when" | "event" | "happened" => Kind::Event,
        "vs" | "versus" | "compare" | "compared" | "difference" | "differ" | "comparison"
        | "table" => Kind::Comparison,
        "lesson" | "chapter" => Kind::Lesson,
        "section" => Kind::Section,
        "question" => Kind::Item,
        "define" | "definition" | "term" | "meaning" | "mean" | "means" | "meant" => Kind::Term,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_words_are_in_order() {
        assert!(EMPTY.is_sorted());
        assert!(worth("the") < worth("explain") && worth("explain") < worth("deterrent"));
    }

    #[test]
    fn kin_stands_for_its_group() {
        assert!(kin("died").any(|other| other == "casualties"));
        assert!(kin("nov").eq(["november"]));
        assert_eq!(kin("deterrent").count(), 0);
    }
}
