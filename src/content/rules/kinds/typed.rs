//! Answers that are typed: words, numbers, and open ones.

use strsim::osa_distance;

use crate::content::code::{Code, Severity};
use crate::content::diagnostic::{count, quote};
use crate::content::rules::numbers;
use crate::content::rules::rule::{Look, Out, Rule};
use crate::content::rules::scope::{Asked, Scope};
use crate::content::tree::At;
use crate::course::Task;
use crate::text::normalise;

/// Words of an accepted answer.
const MOST_WORDS: usize = 4;

pub(in crate::content::rules) static SA01: Rule = Rule {
    id: "SA01",
    title: "an answer of many words",
    severities: &[Severity::Error],
    wants: "A short answer is one: four words at most, and at least one form is accepted.",
    why: "nobody types a sentence letter by letter as its author did (assessment §3.4; studyhall's own)",
    test: "an accepted answer has more than 4 words; no answer at all is E202 or E204",
    example: "\"the attention of the world outside\" breaks it; use `kind: open`",
    looks: &[
        Look::Item(wordy),
        Look::Loader(&[Code::MissingField, Code::Empty]),
    ],
};

pub(in crate::content::rules) static SA02: Rule = Rule {
    id: "SA02",
    title: "right and wrong are a slip apart",
    severities: &[Severity::Error],
    wants: "No accepted answer is a slip of the pen away from a listed wrong one.",
    why: "a slip in the wrong answer would earn credit for the right one (assessment §3.4)",
    test: "optimal string alignment distance, both normalised, of 1 for an accepted answer of 5 to 8 letters, 2 from 9 letters on; \
           answers with a digit are never taken for slips",
    example: "\"affective\" beside the wrong answer \"effective\" breaks it: ask it with choices",
    looks: &[Look::Item(slips)],
};

pub(in crate::content::rules) static SA03: Rule = Rule {
    id: "SA03",
    title: "a number asked as a word",
    severities: &[Severity::Error],
    wants: "A number is asked with `kind: numeric`.",
    why: "numerals are never a slip of each other, but \"eight\" and \"eighty\" are for a judge of words (assessment §3.4)",
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

fn slips(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    let Task::Short { accepted, wrong } = &asked.item.task else {
        return;
    };
    for (wrong, at) in asked.at.field("wrong").each(wrong) {
        let bad = normalise(&wrong.text);
        let near = accepted.iter().find_map(|answer| {
            let good = normalise(answer);
            let most = match good.chars().count() {
                0..=4 => 0,
                5..=8 => 1,
                _ => 2,
            };
            let has_digit = good.chars().chain(bad.chars()).any(char::is_numeric);
            let distance = osa_distance(&good, &bad);
            (distance <= most && !has_digit).then_some((answer, distance))
        });
        if let Some((answer, distance)) = near {
            out.add(
                Severity::Error,
                at.field("text").span(),
                format!(
                    "the wrong answer {} is {} from the right one, {}",
                    quote(&wrong.text),
                    count(distance, "letter"),
                    quote(answer)
                ),
                "ask it with choices, or leave this wrong answer out",
            );
        }
    }
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
