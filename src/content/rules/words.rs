//! Words as the rules see them: cut at blanks and signs, with their place and whether they stand in quotation marks;
//! which of them carry content, and what is left when their endings are taken off. Knows English, and no course.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

pub(super) use crate::text::SourceWord as Word;
pub(super) use crate::text::source_words as words;

/// A list of words, plain.
pub(super) type WordList = LazyLock<HashSet<&'static str>>;

/// The words of `text`, parted by blanks.
pub(super) fn list(text: &'static str) -> HashSet<&'static str> {
    text.split_whitespace().collect()
}

/// Letters a word must have to give anything away (rule MC08).
const FEWEST_LETTERS: usize = 4;
/// Letters that must be left when an ending is taken off.
const FEWEST_LEFT: usize = 4;

/// Words that carry no content of their own: function words, and the words every question is made of.
static STOPWORDS: WordList = LazyLock::new(|| {
    list(
        "a about above according after again against all along also although always am among \
         an and another any apply are as at author be because been before being below best \
         between both but by can cannot could describe describes did do does doing done down \
         during each either else essay essays ever every following for from further given \
         gives had has have having he her here hers him himself his how i if in into is it \
         its itself just less like many may might more most much must neither never no none \
         nor not of off on once one only onto or other others our out over own per same \
         select shall she should since so some statement statements still such than that the \
         their theirs them themselves then there these they this those though through thus to \
         too toward towards under until up upon us very was we were what when where whether \
         which while who whom whose why will with within without would yet you your",
    )
});

/// Endings. Rough on purpose: `liberated`, `liberation` and `liberating` must meet, no more.
static ENDINGS: WordList = LazyLock::new(|| {
    list(
        "isations izations isation ization ations ements nesses ation ating ators ement ments ially ingly iness ance \
         ated ates ator edly ence ical ied ies ing ings ions ment ness ally ate ers ian ial ily ion ive ors ed er es \
         ic ly or e s y",
    )
});
/// Letters of the longest ending.
const LONGEST_ENDING: usize = 8;

/// Whether `word`, plain, carries content.
pub(super) fn is_content(word: &str) -> bool {
    !STOPWORDS.contains(word)
}

/// A plain word without its ending: the longest that leaves enough.
pub(super) fn stem(word: &str) -> String {
    let word = word
        .strip_suffix("al")
        .filter(|left| left.ends_with("ion"))
        .unwrap_or(word);
    let cuts = word.char_indices().map(|(at, _)| at).skip(FEWEST_LEFT);
    for at in cuts.skip_while(|at| word.len() - at > LONGEST_ENDING) {
        if let Some((left, ending)) = word.split_at_checked(at)
            && ENDINGS.contains(ending)
        {
            return left.to_owned();
        }
    }
    word.to_owned()
}

/// The stems of the content words of four letters or more in `text`.
pub(super) fn stems(text: &str) -> BTreeSet<String> {
    words(text)
        .iter()
        .filter_map(|word| content_stem(word))
        .collect()
}

/// The stem of `word`, if it is a content word of four letters or more.
pub(super) fn content_stem(word: &Word<'_>) -> Option<String> {
    let plain = word.normalised();
    let is_word = plain.chars().count() >= FEWEST_LETTERS && plain.chars().all(char::is_alphabetic);
    (is_word && is_content(&plain)).then(|| stem(&plain))
}

/// How many content words `text` has, of any length.
pub(super) fn content_words(text: &str) -> usize {
    words(text)
        .iter()
        .filter(|word| is_content(&word.normalised()))
        .count()
}

/// The words of `text` as they compare.
pub(super) fn plain_words(text: &str) -> Vec<String> {
    words(text).iter().map(Word::normalised).collect()
}

/// Where `part` stands in `whole`, as words.
pub(super) fn position(whole: &[String], part: &[String]) -> Option<usize> {
    if part.is_empty() {
        return None;
    }
    whole.windows(part.len()).position(|window| window == part)
}

/// The bytes of the sentences of `text` that ask; all of it, if none does.
pub(super) fn asking(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if matches!(c, '.' | '!' | '?' | '\n')
            && text
                .get(end..)
                .is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '\n', '”', '"']))
        {
            if c == '?' {
                all.push(start..end);
            }
            start = end;
        }
    }
    if all.is_empty() {
        all.push(0..text.len());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_can_be_found() {
        assert!(ENDINGS.iter().all(|ending| ending.len() <= LONGEST_ENDING));
    }

    #[test]
    fn relatives_meet_and_strangers_do_not() {
        for family in [
            &["liberated", "liberation", "liberating"][..],
            &["mediator", "mediation", "mediated", "mediators"],
            &["territory", "territories", "territorial"],
            &["district", "districts"],
            &["humiliation", "humiliated"],
        ] {
            for one in family {
                assert_eq!(stem(one), stem(family[0]), "{one}");
            }
        }
        assert_ne!(stem("general"), stem("generation"));
        assert_ne!(stem("nation"), stem("nature"));
    }

    #[test]
    fn the_sentence_that_asks_is_found() {
        let text = "It did not last. Which party left?";
        let shown = |text: &'static str| -> Vec<&str> {
            asking(text)
                .into_iter()
                .filter_map(|range| text.get(range))
                .collect()
        };
        assert_eq!(shown(text), [" Which party left?"]);
        assert_eq!(shown("No question"), ["No question"]);
    }
}
