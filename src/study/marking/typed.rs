//! Judging what was typed, in this order: an accepted answer; a pattern with `*`; another name of the same place; a
//! slip of the pen. A wrong answer that the author foresaw earns their feedback and is never taken for a slip.

use super::super::{Credit, PartMark};
use super::{Lexicon, slip};
use crate::course::Wrong;
use crate::text::{Clean, normalise};

/// What a typed answer is judged against.
pub(super) struct Key<'a> {
    /// The accepted answers; `*` in one stands for any letters.
    pub(super) accepted: &'a [Clean],
    /// Wrong answers the author foresaw.
    pub(super) wrong: &'a [Wrong],
    /// What is right in another blank of the same text, and so no slip in this.
    pub(super) elsewhere: &'a [&'a Clean],
}

/// Judges one typed answer.
pub(super) fn judge(typed: &str, key: &Key<'_>, lexicon: &Lexicon) -> PartMark {
    let said = normalise(typed);
    let foreseen = key
        .wrong
        .iter()
        .find(|wrong| !said.is_empty() && normalise(&wrong.text) == said);
    let credit = credit(typed, &said, key, foreseen.is_some(), lexicon);
    let feedback = foreseen.or_else(|| {
        let is_near =
            |wrong: &&Wrong| slip::distance(&said, &normalise(&wrong.text), lexicon).is_some();
        key.wrong
            .iter()
            .find(is_near)
            .filter(|_| credit == Credit::None)
    });
    PartMark {
        right: credit != Credit::None,
        credit,
        feedback: feedback
            .map(|wrong| wrong.feedback.to_string())
            .filter(|text| !text.is_empty()),
    }
}

fn credit(typed: &str, said: &str, key: &Key<'_>, foreseen: bool, lexicon: &Lexicon) -> Credit {
    if said.is_empty() {
        // Nothing but signs: only the same signs will do.
        let is_same =
            |accepted: &&Clean| !typed.trim().is_empty() && accepted.trim() == typed.trim();
        return key
            .accepted
            .iter()
            .find(is_same)
            .map_or(Credit::None, |_| Credit::Exact);
    }
    let (patterns, answers): (Vec<_>, Vec<_>) = key
        .accepted
        .iter()
        .map(|accepted| (accepted, normalise(accepted)))
        .partition(|(_, normal)| normal.contains('*'));
    if answers.iter().any(|(_, answer)| answer == said) {
        return Credit::Exact;
    }
    if !foreseen && patterns.iter().any(|(_, pattern)| fits(said, pattern)) {
        return Credit::Exact;
    }
    if let Some((name, _)) = answers
        .iter()
        .find(|(_, answer)| lexicon.is_same_place(said, answer))
    {
        return Credit::OtherName {
            key: name.to_string(),
        };
    }
    let is_elsewhere = || key.elsewhere.iter().any(|other| normalise(other) == said);
    if foreseen || is_elsewhere() {
        return Credit::None;
    }
    let near = |text: &str| slip::distance(said, &normalise(text), lexicon);
    let nearest_wrong = key.wrong.iter().filter_map(|wrong| near(&wrong.text)).min();
    let nearest = answers
        .iter()
        .filter_map(|(accepted, answer)| Some((slip::distance(said, answer, lexicon)?, accepted)))
        .min_by_key(|(distance, _)| *distance);
    match nearest {
        Some((distance, spelt)) if nearest_wrong.is_none_or(|wrong| distance < wrong) => {
            Credit::Typo {
                spelt: spelt.to_string(),
            }
        }
        _ => Credit::None,
    }
}

/// Whether `text` fits `pattern`, in which each `*` stands for any letters, or none.
fn fits(text: &str, pattern: &str) -> bool {
    let mut pieces = pattern.split('*');
    let (Some(first), Some(last)) = (pieces.next(), pieces.next_back()) else {
        return text == pattern;
    };
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    for piece in pieces {
        let Some((_, after)) = rest
            .split_once(piece)
            .filter(|_| !piece.is_empty())
            .or_else(|| piece.is_empty().then_some(("", rest)))
        else {
            return false;
        };
        rest = after;
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_for_any_letters() {
        for (text, pattern, expected) in [
            ("affective liberation", "affective *", true),
            ("affective", "affective*", true),
            ("affective liberation", "*liberation", true),
            ("the affective liberation", "*affective*", true),
            ("abc", "a*b*c", true),
            ("ac", "a*b*c", false),
            ("aba", "ab*ba", false),
            ("abba", "ab*ba", true),
            ("anything", "*", true),
            ("anything", "**", true),
            ("x", "*y", false),
        ] {
            assert_eq!(fits(text, pattern), expected, "{text} / {pattern}");
        }
    }
}
