//! Texts as a robot reads them: words that say something, their stems, names, numbers, quotations. Rough by intention:
//! a learner who guesses does not parse either.

use crate::text::{fold, normalise};

/// Words of four letters or more that say nothing about what a text is about; in order.
const STOP: [&str; 108] = [
    "about", "after", "against", "ahead", "all", "along", "already", "also", "although", "among",
    "another", "away", "back", "because", "been", "before", "being", "best", "between", "both",
    "called", "came", "could", "does", "done", "down", "during", "each", "even", "ever", "every",
    "first", "from", "have", "here", "however", "into", "itself", "just", "last", "later", "less",
    "like", "made", "make", "many", "mean", "means", "might", "more", "most", "much", "must",
    "near", "often", "once", "only", "other", "over", "perhaps", "rather", "same", "second",
    "should", "since", "some", "still", "such", "take", "taken", "takes", "than", "that", "their",
    "them", "then", "there", "these", "they", "thing", "think", "third", "this", "those",
    "through", "took", "toward", "towards", "under", "until", "upon", "very", "well", "were",
    "what", "when", "where", "whether", "which", "while", "whom", "whose", "will", "with",
    "within", "without", "would", "your",
];

/// Numbers that are written in words, from 0.
const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

/// The stem of a word that says something: four letters or more, or a number; none for the others.
fn stem(word: &str) -> Option<String> {
    if word.chars().any(|c| c.is_ascii_digit()) {
        return Some(word.to_owned());
    }
    if word.chars().count() < 4 || STOP.binary_search(&word).is_ok() {
        return None;
    }
    let long = |rest: &&str| rest.chars().count() >= 4;
    let cut = |ending: &str| word.strip_suffix(ending).filter(long);
    let bare = cut("ing").or_else(|| cut("ed")).or_else(|| cut("ly"));
    let bare = bare.or_else(|| cut("s")).unwrap_or(word);
    let bare = bare.strip_suffix('e').filter(long).unwrap_or(bare);
    Some(match bare.strip_suffix('i') {
        Some(rest) => format!("{rest}y"),
        None => bare.to_owned(),
    })
}

/// The stems of the words of `text` that say something, each once, in the order of the text.
pub(super) fn stems(text: &str) -> Vec<String> {
    words(text).into_iter().map(|(_, stem)| stem).collect()
}

/// The words of `text` that say something, normalised, each with its stem; a stem once, in the order of the text.
pub(super) fn words(text: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for word in normalise(text).split(|c: char| !c.is_alphanumeric()) {
        if let Some(stem) = stem(word).filter(|stem| out.iter().all(|(_, one)| one != stem)) {
            out.push((word.to_owned(), stem));
        }
    }
    out
}

/// How many of `stems` are among `others`.
pub(super) fn shared(stems: &[String], others: &[String]) -> usize {
    stems.iter().filter(|stem| others.contains(stem)).count()
}

/// The sentences of `text`.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let is_end = |c: char| matches!(c, '?' | '!' | ';' | '\n');
    text.split(is_end)
        .flat_map(|part| part.split(". "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// What kind of word a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Words in quotation marks.
    Quoted,
    /// A name: words with capitals that do not begin a sentence.
    Name,
    /// A number.
    Number,
    /// Any other word that says something.
    Word,
}

/// Something in a text that could be an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) text: String,
    pub(super) sort: Sort,
}

/// Everything in `text` that could be an answer, in its order; quotations first.
pub(super) fn candidates(text: &str) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    let mut add = |text: &str, sort| {
        let text = text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        if !text.is_empty() && out.iter().all(|one| one.text != text) {
            out.push(Candidate { text, sort });
        }
    };
    for quoted in quotations(text) {
        add(quoted, Sort::Quoted);
    }
    for sentence in sentences(text) {
        let mut name: Vec<&str> = Vec::new();
        for (at, word) in sentence.split_whitespace().enumerate() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s"));
            let bare = bare.unwrap_or_else(|| word.trim_matches(|c: char| !c.is_alphanumeric()));
            let is_capital = bare.starts_with(char::is_uppercase);
            if is_capital && (at > 0 || bare.chars().skip(1).any(char::is_uppercase)) {
                name.push(bare);
                if word.ends_with([',', ':', ')']) {
                    add(&name.join(" "), Sort::Name);
                    name.clear();
                }
                continue;
            }
            if !name.is_empty() {
                add(&name.join(" "), Sort::Name);
                name.clear();
            }
            if let Some(number) = number(bare) {
                add(&number, Sort::Number);
            } else if stem(&normalise(bare)).is_some() {
                add(bare, Sort::Word);
            }
        }
        if !name.is_empty() {
            add(&name.join(" "), Sort::Name);
        }
    }
    out
}

/// The number a word is, in digits.
fn number(word: &str) -> Option<String> {
    let lower = fold(word).text;
    if let Some(at) = NUMBERS.iter().position(|name| *name == lower) {
        return Some(at.to_string());
    }
    let is_number = word.starts_with(|c: char| c.is_ascii_digit())
        && word
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    is_number.then(|| word.to_owned())
}

/// What stands between quotation marks.
fn quotations(text: &str) -> impl Iterator<Item = &str> {
    let curly = text
        .split('“')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('”')?.0));
    let straight = text.split('"').skip(1).step_by(2);
    curly.chain(straight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_nothing_are_in_order() {
        assert!(STOP.is_sorted());
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            "argue argued argues arguing",
            "force forces forced",
            "country countries",
            "Armenia Armenia's",
            "liberation liberations",
            "Şuşanın susanin",
        ] {
            assert_eq!(stems(forms).len(), 1, "{forms}: {:?}", stems(forms));
        }
        assert_eq!(stems("What is the use of it in 2020?"), ["2020"]);
        assert_eq!(stems("war, wars; a two-step"), ["wars", "step"]);
        assert_eq!(shared(&stems("old walls fall"), &stems("a wall falls")), 2);
    }

    #[test]
    fn names_numbers_and_quotations_could_be_answers() {
        let found = |text: &str, sort: Sort| -> Vec<String> {
            let all = candidates(text).into_iter();
            all.filter(|one| one.sort == sort)
                .map(|one| one.text)
                .collect()
        };
        let text = "The counterpart of “causes”, says John Kerry's friend in Baku, Moscow and 1,000 \
                    other places. OSCE has three chairs.";
        assert_eq!(found(text, Sort::Quoted), ["causes"]);
        assert_eq!(
            found(text, Sort::Name),
            ["John Kerry", "Baku", "Moscow", "OSCE"]
        );
        assert_eq!(found(text, Sort::Number), ["1,000", "3"]);
        assert_eq!(
            found(text, Sort::Word),
            ["counterpart", "says", "friend", "places", "chairs"]
        );
        assert_eq!(candidates(""), []);
        assert_eq!(candidates("“” \"\" — ?"), []);
    }
}
