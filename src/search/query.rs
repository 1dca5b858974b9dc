//! Parses a query: a kind, terms, and hard constraints.
//!
//! `'word` has to stand there as typed, `!word` must not, `^word` begins the name, `"some words"` stand in a row.

use super::date::normalised;
use super::kind::{KINDS, Kind};
use super::synonyms::{kind_asked_for, term_weight};
use crate::course::SearchWords;
use crate::text::folded;
use crate::text::{Token, tokens};

/// Operators of a query besides the prefixes of kinds, with their meaning, for the help.
pub const SIGNS: [(&str, &str); 4] = [
    ("'word", "with exactly these letters in it"),
    ("!word", "without it"),
    ("^word", "the name begins with it"),
    ("\"two words\"", "in a row, as typed"),
];

/// Most letters and most words of a query that are read.
const LETTERS: usize = 300;
const WORDS: usize = 24;

/// A word of a query.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct QueryTerm {
    /// Folded.
    pub(super) word: String,
    /// Whether it must occur as typed.
    pub(super) is_exact: bool,
    /// Its weight, 0 to 1.
    pub(super) worth: f32,
}

/// Words in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PhraseFilter {
    /// Folded, separated by blanks.
    pub(super) words: String,
    /// Whether the closing quotation mark is missing: then the last word may be a prefix.
    pub(super) is_open: bool,
}

impl PhraseFilter {
    /// Whether folded words, separated by blanks, contain it.
    pub(super) fn stands_in(&self, text: &str) -> bool {
        let end = if self.is_open { "" } else { " " };
        format!(" {text} ").contains(&format!(" {}{end}", self.words))
    }
}

/// A parsed query.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Query {
    /// The kind that it is restricted to.
    pub(super) kind: Option<Kind>,
    /// The kind that a question word (`who`) suggests; it only changes scores.
    pub(super) hint: Option<Kind>,
    /// Its words, in order.
    pub(super) terms: Vec<QueryTerm>,
    /// Words that are excluded.
    pub(super) not: Vec<String>,
    /// Words that stand in a row.
    pub(super) phrases: Vec<PhraseFilter>,
    /// The required beginning of the name.
    pub(super) start: Option<String>,
}

impl Query {
    /// Parses a query.
    pub(super) fn parse(text: &str, words: &SearchWords) -> Self {
        let text: String = text.trim_start().chars().take(LETTERS).collect();
        let (kind, rest) = kind_of(&text);
        let mut query = Self {
            kind,
            ..Self::default()
        };
        let mut plain = String::new();
        for (part, quoted) in parts(rest) {
            let after = |sign: char| part.strip_prefix(sign).map(join_tokens);
            if let Some(is_open) = quoted {
                let words = join_tokens(&part);
                query.phrases.push(PhraseFilter { words, is_open });
                query.require(&part);
            } else if let Some(word) = after('!') {
                query.not.push(word);
            } else if let Some(word) = after('\'') {
                query.require(&word);
            } else if let Some(word) = after('^') {
                plain = plain + " " + &word;
                query.start = Some(word).filter(|word| !word.is_empty()).or(query.start);
            } else {
                plain = plain + " " + &part;
            }
        }
        query.not.retain(|words| !words.is_empty());
        query.phrases.retain(|phrase| !phrase.words.is_empty());
        for Token { text, .. } in normalised(tokens(&folded(&plain))) {
            query.hint = query.hint.or_else(|| kind_asked_for(&text));
            query.terms.push(QueryTerm {
                worth: term_weight(&text, words),
                word: text,
                is_exact: false,
            });
        }
        query.weigh();
        query
    }

    fn require(&mut self, text: &str) {
        let all = tokens(&folded(text)).into_iter();
        self.terms.extend(all.map(|Token { text, .. }| QueryTerm {
            word: text,
            is_exact: true,
            worth: 1.0,
        }));
    }

    /// Removes duplicates. If all words are weak, they get full weight.
    fn weigh(&mut self) {
        let mut seen: Vec<String> = Vec::new();
        self.terms.retain(|term| {
            let is_new = !seen.contains(&term.word);
            seen.push(term.word.clone());
            is_new
        });
        self.terms.truncate(WORDS);
        let most = self.terms.iter().map(|term| term.worth).fold(0.0, f32::max);
        if most < 1.0 {
            for term in &mut self.terms {
                term.worth = if term.worth < most { term.worth } else { 1.0 };
            }
        }
    }
}

/// The kind of a prefix, or of a key with a colon, and the rest of the query.
fn kind_of(text: &str) -> (Option<Kind>, &str) {
    for row in &KINDS {
        let sign = text.strip_prefix(row.prefix);
        let key = text
            .strip_prefix(row.key)
            .and_then(|rest| rest.strip_prefix(':'));
        if let Some(rest) = sign.or(key) {
            return (Some(row.kind), rest);
        }
    }
    (None, text)
}

/// The parts between blanks or quotation marks; for a quotation whether it is still open.
fn parts(text: &str) -> Vec<(String, Option<bool>)> {
    let pieces: Vec<&str> = text.split(['"', '“', '”', '„', '«', '»']).collect();
    let mut parts = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        if at % 2 == 1 {
            let is_open = at + 1 == pieces.len() && !piece.ends_with(char::is_whitespace);
            parts.push(((*piece).to_owned(), Some(is_open)));
        } else {
            let words = piece.split_whitespace();
            parts.extend(words.map(|part| (part.to_owned(), None)));
        }
    }
    parts
}

/// The tokens of a text, folded and separated by blanks.
pub(super) fn join_tokens(text: &str) -> String {
    let all: Vec<String> = tokens(&folded(text))
        .into_iter()
        .map(|word| word.text)
        .collect();
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::synonyms::IGNORED_WEIGHT;
    use super::*;

    impl Query {
        /// The words with weight, separated by blanks.
        fn phrase(&self) -> String {
            let words = self.terms.iter().filter(|term| term.worth > IGNORED_WEIGHT);
            let words: Vec<&str> = words.map(|term| term.word.as_str()).collect();
            words.join(" ")
        }
    }

    fn parse(query: &str) -> Query {
        Query::parse(query, &SearchWords::default())
    }

    fn typed(query: &str) -> Vec<String> {
        let terms = parse(query).terms.into_iter();
        terms.map(|term| term.word).collect()
    }

    #[test]
    fn a_prefix_names_a_kind_and_words_are_folded() {
        let query = parse("  #Affective—LIBERATION, Şuşa");
        assert_eq!(query.kind, Some(Kind::Term));
        assert_eq!(query.phrase(), "affective liberation susa");
        assert_eq!(parse("place: x").kind, Some(Kind::Place));
        assert_eq!(typed("Stepʼanakert"), ["stepanakert"]);
        assert_eq!(typed(" — "), [""; 0]);
        assert_eq!(typed("war and war"), ["war", "and"]);
    }

    #[test]
    fn signs_insist() {
        let query = parse("'drone !russia ^minsk group \"two wars\" ! ^");
        assert_eq!(query.not, ["russia"]);
        assert_eq!(query.start.as_deref(), Some("minsk"));
        let phrase = |words: &str, is_open| PhraseFilter {
            words: words.into(),
            is_open,
        };
        assert_eq!(query.phrases, [phrase("two wars", false)]);
        assert_eq!(parse("\"two wa").phrases, [phrase("two wa", true)]);
        assert!(phrase("two wa", true).stands_in("the two wars"));
        assert!(!phrase("two wa", false).stands_in("the two wars"));
        assert!(!phrase("two wa", true).stands_in("the two big wars"));
        let exact: Vec<&str> = query
            .terms
            .iter()
            .filter(|term| term.is_exact)
            .map(|term| term.word.as_str())
            .collect();
        assert_eq!(exact, ["drone", "two", "wars"]);
        assert_eq!(query.phrase(), "drone two wars minsk group");
    }

    #[test]
    fn questions_say_what_they_ask_for() {
        let query = parse("who was the president");
        assert_eq!(
            (query.hint, query.phrase().as_str()),
            (Some(Kind::Person), "president")
        );
        assert_eq!(parse("what is that").phrase(), "what is that");
        assert_eq!(parse("on 2020-11-09").phrase(), "9 november 2020");
    }
}
