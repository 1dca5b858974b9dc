//! Choices that are too like each other, too many, or all like one of them.

use strsim::normalized_levenshtein;

use crate::content::code::{Code, Severity};
use crate::content::diagnostic::quote;
use crate::content::rules::rule::{Look, Out, Rule};
use crate::content::rules::scope::{Asked, Offered, Scope};
use crate::text::normalise;

/// Share of letters in common from which two choices can be taken for each other.
const ALIKE: f64 = 0.90;
/// Choices more than which nobody weighs.
const MOST_CHOICES: usize = 5;
/// A key that has this many times more in common with the others than the next one.
const CONVERGES: f64 = 1.5;

pub(in crate::content::rules) static MC06: Rule = Rule {
    id: "MC06",
    title: "two choices that are the same",
    severities: &[Severity::Error, Severity::Warning],
    wants: "Every choice says something else, and at a glance.",
    why: "two that say the same cannot both be right, so both fall out; ranges that overlap can both be right [S18]",
    test: "E: equal after folding case, accents, dashes, punctuation and a leading article (the same text twice is E306); \
           W: 90 % of the letters in common (edit distance by the longer one); E: numbers or ranges of numbers that \
           overlap",
    example: "\"10–20\" beside \"20–30\" breaks it",
    looks: &[Look::Item(same)],
};

pub(in crate::content::rules) static MC12: Rule = Rule {
    id: "MC12",
    title: "too many choices",
    severities: &[Severity::Error, Severity::Warning],
    wants: "Three or four choices.",
    why: "three good ones are usually enough, and a fifth is seldom chosen by anybody [S20]",
    test: "W: a single item has more than 5; E: fewer than 3, which loading reports as E210",
    example: "a single item with six choices breaks it; two are a matter for `kind: truefalse`",
    looks: &[Look::Item(many), Look::Loader(&[Code::WrongCount])],
};

pub(in crate::content::rules) static MC21: Rule = Rule {
    id: "MC21",
    title: "the key has most in common with the others",
    severities: &[Severity::Info],
    wants: "No choice shares far more words with the rest than any other.",
    why: "wrong choices are often made by changing the right one, so the one in the middle is the key; known among people \
          who are good at tests, not verified for this course",
    test: "content words the key shares with each other choice, added up, are more than 1.5 times those of the next",
    example: "key \"arms and signature\" beside \"arms and luck\", \"a signature under pressure\", \"a flood\" breaks it",
    looks: &[Look::Item(converges)],
};

fn same(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    if !asked.is_choice() {
        return;
    }
    let plain: Vec<String> = asked
        .options
        .iter()
        .map(|one| normalise(one.text))
        .collect();
    let ranges: Option<Vec<(f64, f64)>> = asked.options.iter().map(|one| range(one.text)).collect();
    let ranges = ranges.filter(|all| all.iter().any(|(from, to)| from < to));
    for (index, option) in asked.options.iter().enumerate() {
        for (other, earlier) in asked.options.iter().enumerate().take(index) {
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
            out.add(severity, option.at.span(), message, help);
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

fn many(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    let held = asked.options.len();
    if asked.is_single() && held > MOST_CHOICES {
        out.add(
            Severity::Warning,
            asked.at.field("choices").span(),
            format!("there are {held} choices; {MOST_CHOICES} are the most a reader weighs"),
            "keep the three or four that tempt",
        );
    }
}

fn converges(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    let Some(key) = asked.key() else { return };
    let shared = |one: &Offered<'_>| -> u32 {
        let others = asked
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
    let next = asked.offered(false).map(shared).max().unwrap_or(0);
    if f64::from(own) > CONVERGES * f64::from(next) && own > 0 {
        out.add(
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
