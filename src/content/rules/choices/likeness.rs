//! Choices that are too like each other, too many, or all like one of them.

use strsim::normalized_levenshtein;

use crate::content::diagnostic::quote;
use crate::content::rule_info::Severity;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, OptionCase, Scope};
use crate::text::normalise;

/// Share of letters in common from which two choices can be taken for each other.
const ALIKE: f64 = 0.90;
/// Choices more than which nobody weighs.
const MOST_CHOICES: usize = 5;
/// A key that has this many times more in common with the others than the next one.
const CONVERGES: f64 = 1.5;

rules! {
    MC06 "two choices that are the same" [Error, Warning] Item(same) {
        summary: "Every choice says something else, and at a glance.",
        why: "two that say the same cannot both be right, so both fall out; ranges that overlap can both be right [S18]",
        test: "E: equal after folding case, accents, dashes, punctuation and a leading article (the same text twice is E306); \
            W: 90 % of the letters in common (edit distance by the longer one); E: numbers or ranges of numbers that \
            overlap",
        example: "\"10–20\" beside \"20–30\" breaks it",
    }
    MC12 "too many choices" [Error, Warning] Item(many) {
        summary: "Three or four choices.",
        why: "three good ones are usually enough, and a fifth is seldom chosen by anybody [S20]",
        test: "W: a single item has more than 5; E: fewer than 3, which loading reports as E210",
        example: "a single item with six choices breaks it; two are a matter for `kind: truefalse`",
    }
    MC21 "the key has most in common with the others" [Info] Item(converges) {
        summary: "No choice shares far more words with the rest than any other.",
        why: "wrong choices are often made by changing the right one, so the one in the middle is the key; known among people \
            who are good at tests, not verified for this course",
        test: "content words the key shares with each other choice, added up, are more than 1.5 times those of the next",
        example: "key \"arms and signature\" beside \"arms and luck\", \"a signature under pressure\", \"a flood\" breaks it",
    }
}

fn same(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    if !item_case.is_choice() {
        return;
    }
    let plain: Vec<String> = item_case
        .options
        .iter()
        .map(|one| normalise(one.text))
        .collect();
    let ranges: Option<Vec<(f64, f64)>> = item_case
        .options
        .iter()
        .map(|one| range(one.text))
        .collect();
    let ranges = ranges.filter(|all| all.iter().any(|(from, to)| from < to));
    for (index, option) in item_case.options.iter().enumerate() {
        for (other, earlier) in item_case.options.iter().enumerate().take(index) {
            let (Some(one), Some(two)) = (plain.get(index), plain.get(other)) else {
                continue;
            };
            let overlap =
                ranges
                    .as_ref()
                    .is_some_and(|all| match (all.get(index), all.get(other)) {
                        (Some(one), Some(two)) => one.0 <= two.1 && two.0 <= one.1,
                        _ => false,
                    });
            let alike = normalized_levenshtein(one, two);
            let (severity, how) = if option.text == earlier.text {
                continue;
            } else if one == two {
                (Severity::Error, "is the same as".to_owned())
            } else if overlap {
                (Severity::Error, "overlaps with".to_owned())
            } else if alike >= ALIKE {
                (
                    Severity::Warning,
                    format!("has {:.0} % of its letters in common with", alike * 100.0),
                )
            } else {
                continue;
            };
            let message = format!("{} {how} {}", quote(option.text), quote(earlier.text));
            let help = "let each choice say something else, or replace one";
            sink.add(severity, option.at.span(), message, help);
        }
    }
}

/// The range of numbers a choice gives: `10–20`, `10 to 20 km`, or one number.
fn range(text: &str) -> Option<(f64, f64)> {
    let text = text
        .trim()
        .replace(['–', '—', '−'], "-")
        .replace(" to ", "-");
    let mut parts = text.splitn(2, '-');
    let number = |part: &str| -> Option<f64> {
        let part = part.trim();
        let end = part.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
        let (digits, unit) = part.split_at_checked(end.unwrap_or(part.len()))?;
        let is_unit = unit
            .trim()
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '%' | ' '))
            && unit.split_whitespace().count() <= 2;
        is_unit.then(|| digits.replace(',', "").parse().ok())?
    };
    let from = number(parts.next()?)?;
    let to = match parts.next() {
        Some(part) => number(part)?,
        None => from,
    };
    Some((from, to))
}

fn many(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let held = item_case.options.len();
    if item_case.is_single() && held > MOST_CHOICES {
        sink.add(
            Severity::Warning,
            item_case.at.field("choices").span(),
            format!("there are {held} choices; {MOST_CHOICES} are the most a reader weighs"),
            "keep the three or four that tempt",
        );
    }
}

fn converges(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let Some(key) = item_case.key() else { return };
    let shared = |one: &OptionCase<'_>| -> u32 {
        let others = item_case
            .options
            .iter()
            .filter(|other| !std::ptr::eq(*other, one));
        others
            .map(|other| {
                u32::try_from(one.stems.intersection(&other.stems).count()).unwrap_or(u32::MAX)
            })
            .sum()
    };
    let own = shared(key);
    let next = item_case.offered(false).map(shared).max().unwrap_or(0);
    if f64::from(own) > CONVERGES * f64::from(next) && own > 0 {
        sink.add(
            Severity::Info,
            key.at.span(),
            format!("the key shares {own} words with the other choices, the next of them {next}"),
            "let wrong choices share words among themselves as well",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_numbers_are_read() {
        for (text, found) in [
            ("10–20", Some((10.0, 20.0))),
            ("10 to 20 km", Some((10.0, 20.0))),
            ("1,500 men", Some((1500.0, 1500.0))),
            ("44 %", Some((44.0, 44.0))),
            ("about ten", None),
            ("2020 war of many words", None),
        ] {
            assert_eq!(range(text), found, "{text}");
        }
    }
}
