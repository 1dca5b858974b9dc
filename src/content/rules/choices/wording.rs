//! Wording that gives choices away: "all of the above", absolutes, vague words.

use std::sync::LazyLock;

use crate::content::diagnostic::quote;
use crate::content::rule_info::Severity;
use crate::content::rules::place::find_part;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, OptionCase, Scope};
use crate::content::rules::words::{Word, WordList, list, plain_words, words};

/// Words that claim too much, and words that claim nothing.
static ABSOLUTES: WordList =
    LazyLock::new(|| list("all always every impossible must never none only"));
static VAGUE: WordList = LazyLock::new(|| list("often rarely sometimes usually"));
/// Words before and after `all` with which it is no absolute: at all, after all, above all, first of all; all but.
const BEFORE_ALL: &[&str] = &["above", "after", "at", "not", "of"];
const AFTER_ALL: &[&str] = &["along", "but"];

rules! {
    MC03 "\"all of the above\" and its kind" [Error, Warning] Item(above) {
        summary: "No choice speaks of the other choices: not \"all of the above\", not \"A and B\", and better not \"none of the \
            above\".",
        why: "who knows that two are right knows that all are; and the choices are shuffled [S19 rule 2] [S21]",
        test: "E: \"all/both/any of (the) above/these\", \"A and B\", \"both a) and b)\"; W: \"none of (the) above/these\"",
        example: "\"All of the above\" breaks it: use `kind: multiple` and let each be chosen",
    }
    MC07 "absolutes give choices away" [Warning, Info] Item(absolutes) {
        summary: "Words such as always, never, all, only stand in right and wrong choices alike, or in none.",
        why: "people who know tests strike out absolutes, for few things are always so [S21]",
        test: "W: all, always, every, impossible, must, never, none, only in distractors and not in the key, or the other \
            way round; `all but`, `at all`, `after all`, `not all` do not count, nor do quotations. Info: often, rarely, \
            sometimes, usually in any choice, but not `more often` and the like",
        example: "three choices with \"only\" and a key without breaks it",
    }
}

fn above(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    for option in item_case.options.iter().filter(|_| item_case.is_choice()) {
        let words = plain_words(option.text);
        let severity = match speaks_of_others(&words) {
            _ if is_pair(&words) => Severity::Error,
            Some("all" | "both" | "any") => Severity::Error,
            Some(_) => Severity::Warning,
            None => continue,
        };
        sink.add(
            severity,
            option.at.span(),
            format!("{} is a choice about the other choices", quote(option.text)),
            "write a choice of its own, or use `kind: multiple`",
        );
    }
}

/// The first word of `all of the above` and the like.
fn speaks_of_others(words: &[String]) -> Option<&str> {
    words.windows(3).enumerate().find_map(|(at, window)| {
        let [first, of, rest] = window else {
            return None;
        };
        let is_first = matches!(first.as_str(), "all" | "both" | "any" | "none" | "neither");
        let last = if rest == "the" {
            words.get(at + 3)?
        } else {
            rest
        };
        (is_first && of == "of" && matches!(last.as_str(), "above" | "these"))
            .then_some(first.as_str())
    })
}

/// `A and B`, `both a) and b)`: letters joined, and nothing else.
fn is_pair(words: &[String]) -> bool {
    let words = match words {
        [first, rest @ ..] if first == "both" => rest,
        all => all,
    };
    let is_letter = |word: &String| word.len() == 1 && word.bytes().all(|c| c.is_ascii_lowercase());
    matches!(words, [one, and, other] if and == "and" && is_letter(one) && is_letter(other))
}

fn absolutes(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    if !item_case.is_choice() {
        return;
    }
    let has = |key: bool| {
        item_case
            .offered(key)
            .any(|option| absolute(option).is_some())
    };
    let (in_key, in_others) = (has(true), has(false));
    if in_key != in_others {
        let place = if in_key { "the key" } else { "wrong choices" };
        for option in item_case.offered(in_key) {
            let Some(word) = absolute(option) else {
                continue;
            };
            sink.add(
                Severity::Warning,
                find_part(item_case.text, option.at, option.text, word.range()),
                format!("{} stands in {place} only", quote(word.text)),
                "take the absolute out, or let right and wrong choices both have one",
            );
        }
    }
    for option in &item_case.options {
        let all = words(option.text);
        let vague = all.iter().enumerate().find(|(at, word)| {
            let before = at
                .checked_sub(1)
                .and_then(|at| all.get(at))
                .map(Word::normalised);
            let compares = matches!(
                before.as_deref(),
                Some("more" | "less" | "how" | "as" | "too")
            );
            !word.is_quoted && !compares && VAGUE.contains(word.normalised().as_str())
        });
        if let Some((_, word)) = vague {
            sink.add(
                Severity::Info,
                find_part(item_case.text, option.at, option.text, word.range()),
                format!(
                    "{} may mean anything from one case to most",
                    quote(word.text)
                ),
                "say how often, if the source does",
            );
        }
    }
}

/// The first absolute in a choice.
fn absolute<'a>(option: &OptionCase<'a>) -> Option<Word<'a>> {
    let all = words(option.text);
    let plain: Vec<String> = all.iter().map(Word::normalised).collect();
    let at = (0..all.len()).find(|at| {
        let word = plain.get(*at).map_or("", String::as_str);
        let before = at.checked_sub(1).and_then(|at| plain.get(at));
        let after = plain.get(at + 1);
        let is_phrase = word == "all"
            && (before.is_some_and(|word| BEFORE_ALL.contains(&word.as_str()))
                || after.is_some_and(|word| AFTER_ALL.contains(&word.as_str())));
        let is_quoted = all.get(*at).is_some_and(|word| word.is_quoted);
        ABSOLUTES.contains(word) && !is_phrase && !is_quoted
    })?;
    all.get(at).copied()
}
