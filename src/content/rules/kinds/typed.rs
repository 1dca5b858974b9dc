//! Answers that are typed: words, numbers, and open ones.

use crate::content::code::{Code, Severity};
use crate::content::diagnostic::{count, quote};
use crate::content::rules::numbers;
use crate::content::rules::rule::{Look, Out, Rule};
use crate::content::rules::scope::{Asked, Scope};
use crate::content::tree::At;
use crate::course::Task;
use crate::text::{neighbours, normalise};

/// Words of an accepted answer.
const MOST_WORDS: usize = 4;

pub(in crate::content::rules) static SA01: Rule = Rule {
    id: "SA01",
    title: "an answer of many words",
    severities: &[Severity::Error],
    wants: "A short answer is one: four words at most, and at least one form is accepted.",
    why: "nobody types a sentence letter by letter as its author did (studyhall's own)",
    test: "an accepted answer has more than 4 words; no answer at all is E202 or E204",
    example: "\"the attention of the world outside\" breaks it; use `kind: open`",
    looks: &[
        Look::Item(wordy),
        Look::Loader(&[Code::MissingField, Code::Empty]),
    ],
};

pub(in crate::content::rules) static SA02: Rule = Rule {
    id: "SA02",
    title: "a word of the course one letter away is not listed",
    severities: &[Severity::Info],
    wants: "A word that the course uses, and that is one letter away from an accepted answer, is listed under `wrong`, with the reason why it is.",
    why: "it is another word and judged wrong without an explanation (studyhall's own)",
    test: "the first accepted answer, of one word with 6 letters or more, has a neighbour among the common English words of the lessons: one letter \
           more, less, another or two swapped, the first letter the same; plurals and other endings do not count",
    example: "`key: [complement]` without `compliment` under `wrong` breaks it",
    looks: &[Look::Item(neighbour)],
};

pub(in crate::content::rules) static SA03: Rule = Rule {
    id: "SA03",
    title: "a number asked as a word",
    severities: &[Severity::Error],
    wants: "A number is asked with `kind: numeric`.",
    why: "numerals are never a slip of each other, but \"eight\" and \"eighty\" are compared as words (studyhall's own)",
    test: "every accepted answer of a short item is a number, in digits or in words below 100",
    example: "`key: [\"7\", seven]` breaks it",
    looks: &[Look::Item(numeral)],
};

pub(in crate::content::rules) static NU01: Rule = Rule {
    id: "NU01",
    title: "a number without tolerance or unit",
    severities: &[Severity::Error],
    wants: "`tolerance` is there, even if it is 0, and so is `unit`, even if it is `none`.",
    why: "the author decides how near is right (studyhall's own)",
    test: "one of them is missing (E202) or the tolerance is negative (E305)",
    example: "`key: 44` alone breaks it",
    looks: &[Look::Loader(&[Code::MissingField, Code::Range])],
};

pub(in crate::content::rules) static NU02: Rule = Rule {
    id: "NU02",
    title: "a year or count that need not be right",
    severities: &[Severity::Error],
    wants: "Years and counts are right or wrong: `tolerance: 0`.",
    why: "1993 is not nearly 1994 (studyhall's own)",
    test: "a whole number with `unit: none` has a tolerance other than 0",
    example: "`key: 1994`, `tolerance: 1`, `unit: none` breaks it",
    looks: &[Look::Item(exact)],
};

pub(in crate::content::rules) static OP01: Rule = Rule {
    id: "OP01",
    title: "an open item without a model answer",
    severities: &[Severity::Error],
    wants: "An open item has `model`, an answer as it should be.",
    why: "learners judge their own answers well if they have something to compare with [S14]",
    test: "`model` is missing or empty (E202, E204)",
    example: "an open item with `ideas` alone breaks it",
    looks: &[Look::Loader(&[Code::MissingField, Code::Empty])],
};

pub(in crate::content::rules) static OP02: Rule = Rule {
    id: "OP02",
    title: "too few or too many ideas",
    severities: &[Severity::Error],
    wants: "An open item lists 3 to 6 ideas to tick.",
    why: "ticking idea by idea is more exact than one judgement of the whole [S14]",
    test: "`ideas` has fewer than 3 or more than 6 (E210), or one twice (E306)",
    example: "two ideas break it",
    looks: &[Look::Loader(&[Code::WrongCount, Code::Twice])],
};

pub(in crate::content::rules) static OP03: Rule = Rule {
    id: "OP03",
    title: "a range of words that cannot be kept",
    severities: &[Severity::Error],
    wants: "`words` says how long an answer is, and the model answer keeps to it.",
    why: "a learner takes the model for the measure [S14]",
    test: "the model answer has fewer words than the fewest or more than the most; a range upside down is E305",
    example: "a model of 95 words with `words: [30, 60]` breaks it",
    looks: &[
        Look::Item(range),
        Look::Loader(&[Code::Range, Code::WrongCount]),
    ],
};

fn wordy(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    let Task::Short { accepted, .. } = &asked.item.task else {
        return;
    };
    for (answer, at) in asked.at.field("key").each(accepted) {
        let words = answer.split_whitespace().count();
        if words > MOST_WORDS {
            out.add(
                Severity::Error,
                at.span(),
                format!("this answer has {words} words; {MOST_WORDS} are the most"),
                "ask for less, or use `kind: open`",
            );
        }
    }
}

fn neighbour(asked: &Asked<'_>, scope: &Scope<'_>, out: &mut Out) {
    let Task::Short { accepted, wrong } = &asked.item.task else {
        return;
    };
    let listed: Vec<String> = accepted
        .iter()
        .chain(wrong.iter().map(|wrong| &wrong.text))
        .map(|text| normalise(text))
        .collect();
    // The answer that is shown; the others are other ways to say it.
    for (answer, at) in asked.at.field("key").each(accepted).take(1) {
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
            out.add(
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

fn numeral(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    let Task::Short { accepted, .. } = &asked.item.task else {
        return;
    };
    if !accepted.is_empty()
        && accepted
            .iter()
            .all(|answer| numbers::whole(&normalise(answer)).is_some())
    {
        out.add(
            Severity::Error,
            asked
                .at
                .field("key")
                .children()
                .next()
                .map_or(0..0, At::span),
            "the answer is a number",
            "use `kind: numeric`",
        );
    }
}

fn exact(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    let Task::Numeric {
        key,
        tolerance,
        unit,
    } = &asked.item.task
    else {
        return;
    };
    if unit.is_none() && key.fract() == 0.0 && *tolerance > 0.0 {
        out.add(
            Severity::Error,
            asked.at.field("tolerance").span(),
            format!("{key} is a year or a count, but {tolerance} off is accepted"),
            "write `tolerance: 0`, or name the unit of a measure",
        );
    }
}

fn range(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    let Task::Open { model, words, .. } = &asked.item.task else {
        return;
    };
    let held = model.words();
    if held < usize::from(words.0) || held > usize::from(words.1) {
        let (fewest, most) = words;
        out.add(
            Severity::Error,
            asked
                .at
                .field("words")
                .children()
                .next()
                .map_or(0..0, At::span),
            format!(
                "the model answer has {}; {fewest} to {most} are asked for",
                count(held, "word")
            ),
            "change the range or the model",
        );
    }
}
