//! Negative stems: easily overlooked, and doubly so when a choice is negative as well.

use std::sync::LazyLock;

use crate::content::diagnostic::quote;
use crate::content::rule_info::Severity;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, Scope};
use crate::content::rules::words::{Word, WordList, asking, list, words};

/// Words that negate.
static NEGATIVE: WordList = LazyLock::new(|| list("cannot except least neither never no not"));
/// Word before and after which the second is no negation: `at least`, `not only`, `whether or not`, `no fewer`.
const HARMLESS_AFTER: &[(&str, &str)] = &[("at", "least"), ("or", "not")];
const HARMLESS_BEFORE: &[(&str, &str)] = &[
    ("no", "fewer"),
    ("no", "later"),
    ("no", "less"),
    ("no", "more"),
    ("not", "just"),
    ("not", "only"),
];

rules! {
    MC04 "a negative stem" [Error, Info] Item(look) {
        summary: "A stem asks what is so, not what is not so. If it must be negative, the word is strong (`**NOT**`), and no \
            choice is negative.",
        why: "readers overlook the small word and answer the opposite question [S18] [S21]",
        test: "E: cannot, except, least, neither, never, no, not or …n't outside quotation marks, neither strong nor in \
            capitals; only the sentences that ask are looked at, if there are some; `at least`, `not only`, `whether or \
            not` and the like do not count. Info: the same, but strong. E: such a word in the stem and in a choice",
        example: "\"Which town was not taken?\" breaks it; \"Which town was left out?\" keeps it",
    }
}

fn look(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    if !item_case.is_choice() {
        return;
    }
    let sentences = asking(&item_case.stem);
    let asks = |word: &Word<'_>| sentences.iter().any(|range| range.contains(&word.start));
    let found: Vec<Word<'_>> = negations(&item_case.stem)
        .into_iter()
        .filter(asks)
        .collect();
    let Some(first) = found.first() else { return };
    let stressed = item_case.stressed();
    let loud = found.iter().all(|word| stressed.contains(word));
    let span = item_case.in_stem(first.range());
    let doubled = item_case.options.iter().find_map(|option| {
        let word = negations(option.text).first()?.text;
        Some((option.text, word))
    });
    if let Some((option, word)) = doubled {
        sink.add(
            Severity::Error,
            span,
            format!(
                "{} in the stem and {} in the choice {}",
                quote(first.text),
                quote(word),
                quote(option)
            ),
            "turn one of them round: two negations are read as a riddle",
        );
    } else if loud {
        let message = format!("the stem is negative: {}", quote(first.text));
        sink.add(
            Severity::Info,
            span,
            message,
            "it is set apart, as it must be; better still, ask what is so",
        );
    } else {
        let message = format!(
            "the stem is negative: {} is easily overlooked",
            quote(first.text)
        );
        sink.add(
            Severity::Error,
            span,
            message,
            "ask what is so, or set the word apart: `**NOT**`",
        );
    }
}

/// The negations in `text` outside quotation marks.
pub(in crate::content::rules) fn negations(text: &str) -> Vec<Word<'_>> {
    let all = words(text);
    let mut found = Vec::new();
    for (at, word) in all.iter().enumerate() {
        let plain = word.normalised();
        let is_short = word.text.ends_with("n't") || word.text.ends_with("n’t");
        if word.is_quoted || !(is_short || NEGATIVE.contains(plain.as_str())) {
            continue;
        }
        let other = |at: Option<usize>| at.and_then(|at| all.get(at)).map(Word::normalised);
        let (before, after) = (other(at.checked_sub(1)), other(Some(at + 1)));
        let is_pair = |list: &[(&str, &str)], one: Option<&str>, two: Option<&str>| {
            list.iter().any(|(a, b)| Some(*a) == one && Some(*b) == two)
        };
        let is_harmless = is_pair(HARMLESS_AFTER, before.as_deref(), Some(&plain))
            || is_pair(HARMLESS_BEFORE, Some(&plain), after.as_deref());
        if !is_harmless {
            found.push(*word);
        }
    }
    found
}
