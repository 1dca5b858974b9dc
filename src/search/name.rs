//! How well a name fits a query: the name itself, its beginning, its words, letters in a row, letters in order.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::words::{Word, mask, words};
use crate::text::{Clean, Folded, fold};

/// How a name fits, best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Its letters come in order, some way apart.
    Letters,
    /// Each word of the query is somewhere in it.
    Within,
    /// Each word of the query begins a word of it.
    Words,
    /// It begins with the query.
    Beginning,
    /// It is the query.
    Whole,
}

/// A name that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fitting {
    /// How.
    pub(super) fit: Fit,
    /// How closely, 0 to 1000; comparable among equal fits.
    pub(super) close: u32,
    /// Bytes of the name that the query stands in.
    pub(super) marks: Vec<Range<usize>>,
}

/// A name, made ready.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// As it is shown.
    pub(super) text: Clean,
    folded: Folded,
    words: Vec<Word>,
    plain: String,
    mask: u64,
}

/// Names longer than this are matched by their words alone.
const LONGEST: usize = 300;
/// Words shorter than this must begin a word: their letters are in every name.
const SHORTEST: usize = 3;

impl Name {
    pub(super) fn new(text: &Clean) -> Self {
        let folded = fold(text);
        let words = words(&folded.text);
        let plain = words
            .iter()
            .map(|word| word.text.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        Self {
            text: text.clone(),
            mask: mask(&plain),
            folded,
            words,
            plain,
        }
    }

    /// Its words.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.text.as_str())
    }

    /// How `query` fits, if it does; `phrase` is its words in a row. No word fits nothing.
    pub(super) fn fit(&self, query: &[String], phrase: &str) -> Option<Fitting> {
        if query.is_empty() || mask(phrase) & !self.mask != 0 {
            return None;
        }
        let mut worst = Fit::Words;
        let mut close = 1000;
        let mut chars = Vec::new();
        for word in query {
            let (fit, score, at) = self.place(word)?;
            worst = worst.min(fit);
            close = close.min(score);
            chars.extend(at);
        }
        let mut fit = worst;
        if fit == Fit::Words && self.plain.starts_with(phrase) {
            fit = if self.plain.len() == phrase.len() {
                Fit::Whole
            } else {
                Fit::Beginning
            };
        }
        if fit > Fit::Letters {
            close = u32::try_from(1000 * phrase.len() / self.plain.len().max(1))
                .unwrap_or(0)
                .min(1000);
        }
        chars.sort_unstable();
        Some(Fitting {
            fit,
            close,
            marks: joined(chars.iter().map(|&at| self.folded.origin(at..at + 1))),
        })
    }

    /// Where one word of a query stands.
    fn place(&self, word: &str) -> Option<(Fit, u32, Vec<usize>)> {
        let letters = word.chars().count();
        let mut begun = self.words.iter().filter(|own| own.text.starts_with(word));
        let whole = begun.clone().find(|own| own.text == word);
        if let Some(own) = whole.or_else(|| begun.next()) {
            let end = if own.text == word {
                own.chars.end
            } else {
                own.chars.start + letters
            };
            return Some((Fit::Words, 1000, (own.chars.start..end).collect()));
        }
        if letters < SHORTEST || self.folded.text.len() > LONGEST {
            return None;
        }
        if let Some((before, _)) = self.folded.text.split_once(word) {
            let start = before.chars().count();
            return Some((Fit::Within, 1000, (start..start + letters).collect()));
        }
        // A fresh matcher each time: a used one scores by what it has seen before.
        let (score, at) = SkimMatcherV2::default()
            .ignore_case()
            .fuzzy_indices(&self.folded.text, word)?;
        let span = at.last()? - at.first()? + 1;
        let close = u32::try_from(score).unwrap_or(0).min(1000);
        (span <= 2 * letters).then_some((Fit::Letters, close, at))
    }
}

/// Ranges in order, those that touch or overlap made one.
pub(super) fn joined(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for range in ranges.filter(|range| !range.is_empty()) {
        match all.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => all.push(range),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(name: &str, query: &str) -> Option<(Fit, Vec<String>)> {
        let query: Vec<String> = query.split_whitespace().map(Into::into).collect();
        let fitting = Name::new(&Clean::new(name)).fit(&query, &query.join(" "))?;
        let marked = fitting
            .marks
            .into_iter()
            .map(|range| name.get(range).unwrap().to_owned());
        Some((fitting.fit, marked.collect()))
    }

    #[test]
    fn names_fit_in_five_ways() {
        for (name, query, expected, marks) in [
            ("Şuşa", "susa", Fit::Whole, vec!["Şuşa"]),
            ("affective liberation", "aff", Fit::Beginning, vec!["aff"]),
            (
                "affective liberation",
                "liberation affective",
                Fit::Words,
                vec!["affective", "liberation"],
            ),
            (
                "affective liberation",
                "ration",
                Fit::Within,
                vec!["ration"],
            ),
            (
                "affective liberation",
                "affectve",
                Fit::Letters,
                vec!["affect", "ve"],
            ),
            (
                "Stepʼanakert",
                "stepanakert",
                Fit::Whole,
                vec!["Stepʼanakert"],
            ),
        ] {
            let marks = marks.into_iter().map(Into::into).collect();
            assert_eq!(fit(name, query), Some((expected, marks)), "{query}");
        }
    }

    #[test]
    fn scattered_letters_and_short_words_do_not_fit() {
        for (name, query) in [
            ("affective liberation", "avn"),
            ("affective liberation", "er"),
            ("affective liberation", "affective war"),
            ("affective liberation", ""),
            ("", "a"),
        ] {
            assert_eq!(fit(name, query), None, "{query}");
        }
    }
}
