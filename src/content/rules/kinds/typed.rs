//! Answers that are typed: words, numbers, and open ones.

use crate::content::diagnostic::{count, quote};
use crate::content::rule_info::Severity;
use crate::content::rules::numbers;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, Scope};
use crate::content::yaml::NodeRef;
use crate::course::Task;
use crate::text::{neighbours, normalise};

/// Words of an accepted answer.
const MOST_WORDS: usize = 4;

rules! {
    SA01 "an answer of many words" [Error] Item(wordy) {
        summary: "A short answer is one: four words at most, and at least one form is accepted.",
        why: "nobody types a sentence letter by letter as its author did (studyhall's own)",
        test: "an accepted answer has more than 4 words; no answer at all is E202 or E204",
        example: "\"the attention of the world outside\" breaks it; use `kind: open`",
    }
    SA02 "a word of the course one letter away is not listed" [Info] Item(neighbour) {
        summary: "A word that the course uses, and that is one letter away from an accepted answer, is listed under `wrong`, with the reason why it is.",
        why: "it is another word and judged wrong without an explanation (studyhall's own)",
        test: "the first accepted answer, of one word with 6 letters or more, has a neighbour among the common English words of the lessons: one letter \
            more, less, another or two swapped, the first letter the same; plurals and other endings do not count",
        example: "`key: [complement]` without `compliment` under `wrong` breaks it",
    }
    SA03 "a number asked as a word" [Error] Item(numeral) {
        summary: "A number is asked with `kind: numeric`.",
        why: "numerals are never a slip of each other, but \"eight\" and \"eighty\" are compared as words (studyhall's own)",
        test: "every accepted answer of a short item is a number, in digits or in words below 100",
        example: "`key: [\"7\", seven]` breaks it",
    }
    NU02 "a year or count that need not be right" [Error] Item(exact) {
        summary: "Years and counts are right or wrong: `tolerance: 0`.",
        why: "1993 is not nearly 1994 (studyhall's own)",
        test: "a whole number with `unit: none` has a tolerance other than 0",
        example: "`key: 1994`, `tolerance: 1`, `unit: none` breaks it",
    }
    OP03 "a range of words that cannot be kept" [Error] Item(range) {
        summary: "`words` says how long an answer is, and the model answer keeps to it.",
        why: "a learner takes the model for the measure [S14]",
        test: "the model answer has fewer words than the fewest or more than the most; a range upside down is E305",
        example: "a model of 95 words with `words: [30, 60]` breaks it",
    }
}

fn wordy(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let Task::Short { accepted, .. } = &item_case.item.task else {
        return;
    };
    for (answer, at) in item_case.at.field("key").zip_children(accepted) {
        let words = answer.split_whitespace().count();
        if words > MOST_WORDS {
            sink.add(
                Severity::Error,
                at.span(),
                format!("this answer has {words} words; {MOST_WORDS} are the most"),
                "ask for less, or use `kind: open`",
            );
        }
    }
}

fn neighbour(item_case: &ItemCase<'_>, scope: &Scope<'_>, sink: &mut Sink) {
    let Task::Short { accepted, wrong } = &item_case.item.task else {
        return;
    };
    let listed: Vec<String> = accepted
        .iter()
        .chain(wrong.iter().map(|wrong| &wrong.text))
        .map(|text| normalise(text))
        .collect();
    // The answer that is shown; the others are other ways to say it.
    for (answer, at) in item_case.at.field("key").zip_children(accepted).take(1) {
        let word = normalise(answer);
        if word.len() < 6 || word.contains(' ') {
            continue;
        }
        // An ending makes a form of the same word.
        let is_form = |near: &str| near.starts_with(&word) || word.starts_with(near);
        let is_used = |near: &str| {
            let mut lessons = scope.lessons.iter();
            lessons.any(|lesson| has_word(lesson.text, near))
        };
        let missing = neighbours(&word)
            .filter(|near| !is_form(near) && !listed.iter().any(|own| own == near))
            .find(|near| is_used(near));
        if let Some(first) = missing {
            sink.add(
                Severity::Info,
                at.span(),
                format!(
                    "{} is another word, one letter from {}",
                    quote(first),
                    quote(answer)
                ),
                "list it under `wrong` and say what it means",
            );
        }
    }
}

/// Whether `text` has `word`, lower case, in any case.
fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic())
        .any(|own| own.eq_ignore_ascii_case(word))
}

fn numeral(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let Task::Short { accepted, .. } = &item_case.item.task else {
        return;
    };
    if !accepted.is_empty()
        && accepted
            .iter()
            .all(|answer| numbers::whole(&normalise(answer)).is_some())
    {
        sink.add(
            Severity::Error,
            item_case
                .at
                .field("key")
                .children()
                .next()
                .map_or(0..0, NodeRef::span),
            "the answer is a number",
            "use `kind: numeric`",
        );
    }
}

fn exact(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let Task::Numeric {
        key,
        tolerance,
        unit,
    } = &item_case.item.task
    else {
        return;
    };
    if unit.is_none() && key.fract() == 0.0 && *tolerance > 0.0 {
        sink.add(
            Severity::Error,
            item_case.at.field("tolerance").span(),
            format!("{key} is a year or a count, but {tolerance} off is accepted"),
            "write `tolerance: 0`, or name the unit of a measure",
        );
    }
}

fn range(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let Task::Open { model, words, .. } = &item_case.item.task else {
        return;
    };
    let held = model.words();
    if held < usize::from(words.0) || held > usize::from(words.1) {
        let (fewest, most) = words;
        sink.add(
            Severity::Error,
            item_case
                .at
                .field("words")
                .children()
                .next()
                .map_or(0..0, NodeRef::span),
            format!(
                "the model answer has {}; {fewest} to {most} are asked for",
                count(held, "word")
            ),
            "change the range or the model",
        );
    }
}
