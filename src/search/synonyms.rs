//! What the words of a query stand for: synonyms, weights, and the kind of thing that a question asks for.

use super::Kind;
use crate::course::SearchWords;
use crate::text::{is_question_word, is_stop_word};

/// Ways to write the same number or month.
const SAME_WORD: &[&[&str]] = &[
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

/// Terms of a query with at most this weight are ignored where there are others.
pub(super) const IGNORED_WEIGHT: f32 = 0.1;

/// The weight of a word of a query, 0 to 1.
pub(super) fn term_weight(word: &str, words: &SearchWords) -> f32 {
    if is_stop_word(word) {
        0.04
    } else if is_question_word(word) || words.is_weak(word) {
        0.25
    } else {
        1.0
    }
}

/// The words that can stand for `word`, in English or in the course.
pub(super) fn synonyms<'a>(word: &'a str, words: &'a SearchWords) -> impl Iterator<Item = &'a str> {
    let groups = SAME_WORD.iter().filter(move |group| group.contains(&word));
    groups
        .flat_map(|group| group.iter().copied())
        .filter(move |other| *other != word)
        .chain(words.synonyms(word))
}

/// The kind of thing a question asks for with `word`, if it does.
pub(super) fn kind_asked_for(word: &str) -> Option<Kind> {
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
    fn synonyms_come_from_english_and_from_the_course() {
        let words = SearchWords::new(
            &[vec!["Truce".into(), "ceasefire".into()]],
            &["Broers".into()],
        );
        assert!(synonyms("ceasefire", &words).eq(["truce"]));
        assert!(synonyms("nov", &words).eq(["november"]));
        assert_eq!(synonyms("deterrent", &words).count(), 0);
        let weight = |word| term_weight(word, &words);
        assert!(weight("the") < weight("explain") && weight("explain") < weight("deterrent"));
        assert!(weight("broers") < weight("deterrent"));
    }
}
