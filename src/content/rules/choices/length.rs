//! Length: whoever guesses takes the longest choice, so it must not be the key.

use crate::content::diagnostic::count;
use crate::content::rule_info::Severity;
use crate::content::rules::numbers::float;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, LessonCase, OptionCase, Scope};

/// A key this many times as long as the next choice stands out, if it has so many characters more as well.
const OUT_OF_PROPORTION: f64 = 1.3;
const CHARACTERS_MORE: usize = 12;
/// Longest and shortest choice of one item, as a ratio, from this length of the shortest on.
const SPREAD: f64 = 2.0;
const SPREAD_FROM: usize = 15;
/// Chance that keys fall so often on the longest choice by themselves, at or below which they do not.
const LEVEL: f64 = 0.05;
/// Items with as many choices a lesson and a course must have before they are counted.
const FEWEST_IN_LESSON: usize = 5;
const FEWEST_IN_COURSE: usize = 20;

rules! {
    MC01 "the key is the longest choice" [Error, Warning] Item(longest), Lesson(of_lesson), Course(of_course) {
        summary: "Keys are as long as the other choices: whoever knows nothing takes the longest.",
        why: "authors qualify what is right and hurry what is wrong; length is the best known clue [S18] [S21]",
        test: "W: the key has 1.3 times the characters of the next longest choice, and 12 or more on top of them. \
            Of the single items with k choices, so many have the longest key that chance (binomial, 1/k) would do it in \
            5 % at most, as in 9 of 20, 13 of 30, 16 of 40 with four choices: W for a lesson (5 items or more), E for the \
            course (20 or more)",
        example: "key \"Because the army had bought modern drones and trained for years\" beside \"Because of luck\" breaks \
            it; shorten the key or fill out the others",
    }
    MC02 "choices of unequal length" [Warning] Item(spread) {
        summary: "The choices of an item are of about the same length.",
        why: "a choice that is much longer or shorter than its neighbours draws or repels the eye [S18]",
        test: "the longest has more than 2 times the characters of the shortest, and the shortest has 15 or more",
        example: "\"A border in the south\" (21) beside a choice of 50 characters breaks it",
    }
}

fn longest(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let Some(key) = item_case.key() else { return };
    let next = item_case
        .offered(false)
        .map(OptionCase::length)
        .max()
        .unwrap_or(0);
    let own = key.length();
    if float(own) >= OUT_OF_PROPORTION * float(next) && own >= next + CHARACTERS_MORE {
        sink.add(
            Severity::Warning,
            key.at.span(),
            format!("the key has {own} characters, the next longest choice {next}"),
            "shorten the key, or give the other choices as much to say",
        );
    }
}

fn spread(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    if !item_case.is_choice() {
        return;
    }
    let longest = item_case.options.iter().max_by_key(|one| one.length());
    let shortest = item_case.options.iter().map(OptionCase::length).min();
    let (Some(longest), Some(shortest)) = (longest, shortest) else {
        return;
    };
    if shortest >= SPREAD_FROM && float(longest.length()) > SPREAD * float(shortest) {
        sink.add(
            Severity::Warning,
            longest.at.span(),
            format!(
                "this choice has {} characters, the shortest {shortest}",
                longest.length()
            ),
            "bring the choices to about the same length",
        );
    }
}

/// How many single items with `choices` choices there are, and how many of their keys are longer than every other.
fn tally<'a>(item_case: &[&'a ItemCase<'_>], choices: usize) -> (usize, Vec<&'a str>) {
    let (mut all, mut longest) = (0, Vec::new());
    for one in item_case
        .iter()
        .filter(|one| one.is_single() && one.options.len() == choices)
    {
        let Some(key) = one.key() else { continue };
        all += 1;
        if one
            .offered(false)
            .all(|other| other.length() < key.length())
        {
            longest.push(one.id());
        }
    }
    (all, longest)
}

/// The chance of `hits` or more in `all` tries with a chance of 1/`choices` each.
fn chance(all: usize, hits: usize, choices: usize) -> f64 {
    let p = 1.0 / float(choices);
    let mut one = (1.0 - p).powi(i32::try_from(all).unwrap_or(i32::MAX));
    let mut below = 0.0;
    for done in 0..hits {
        below += one;
        one *= float(all.saturating_sub(done)) / float(done + 1) * p / (1.0 - p);
    }
    1.0 - below
}

/// What is to be said of the items, for each number of choices of which there are `fewest` or more.
fn bank(item_case: &[&ItemCase<'_>], fewest: usize) -> Vec<String> {
    let mut said = Vec::new();
    for choices in 3..=6 {
        let (all, longest) = tally(item_case, choices);
        if all >= fewest && chance(all, longest.len(), choices) <= LEVEL {
            let ids: Vec<&str> = longest.iter().take(6).copied().collect();
            said.push(format!(
                "the key is the longest of {choices} choices in {} of {}: {}{}",
                longest.len(),
                count(all, "item"),
                ids.join(", "),
                if longest.len() > ids.len() {
                    ", …"
                } else {
                    ""
                }
            ));
        }
    }
    said
}

const HELP: &str = "shorten some of these keys, or lengthen another choice beside them";

fn of_lesson(lesson: &LessonCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let all: Vec<&ItemCase<'_>> = lesson.item_case.iter().collect();
    for message in bank(&all, FEWEST_IN_LESSON) {
        sink.add(Severity::Warning, lesson.whole(), message, HELP);
    }
}

fn of_course(scope: &Scope<'_>, sink: &mut Sink) {
    let all: Vec<&ItemCase<'_>> = scope.item_cases().collect();
    let Some((file, span)) = scope.whole() else {
        return;
    };
    for message in bank(&all, FEWEST_IN_COURSE) {
        sink.in_file(file)
            .add(Severity::Error, span.clone(), message, HELP);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_critical_numbers_are_those_of_the_specification() {
        for (choices, all, critical) in [
            (4, 20, 9),
            (4, 30, 13),
            (4, 40, 16),
            (3, 20, 11),
            (3, 30, 15),
            (3, 40, 19),
        ] {
            assert!(chance(all, critical, choices) <= LEVEL, "{choices} {all}");
            assert!(
                chance(all, critical - 1, choices) > LEVEL,
                "{choices} {all}"
            );
        }
    }
}
