//! How a robot answers what has to be written: with the one word, name or number from the texts it goes by that looks
//! most like an answer; an open question with those texts themselves. Judged like any learner's answer.

use std::cmp::Reverse;

use super::Strategy;
use super::context::{Text, VisibleText};
use super::words::{Candidate, Sort, candidates, shared, stems};
use crate::course::{Item, Task};
use crate::study::{NameLexicon, Response, mark};
use crate::text::{SafeText, normalise};

/// What the robot scores on `item`; robots that only look at choices write nothing.
pub(super) fn score(item: &Item, seen: &VisibleText<'_>, lexicon: &NameLexicon) -> f64 {
    if !matches!(
        seen.robot,
        Strategy::Stem | Strategy::Hints | Strategy::Keywords
    ) {
        return 0.0;
    }
    let response = match &item.task {
        Task::Cloze { blanks, .. } => Response::Blanks(fill(seen, blanks.len())),
        Task::Numeric { .. } => {
            Response::Text(first(&ranked(seen, &sources(seen), Some(Sort::Number))))
        }
        Task::Open { ideas, .. } => expound(seen, ideas),
        _ => Response::Text(first(&ranked(seen, &sources(seen), wanted(seen)))),
    };
    mark(item, &response, lexicon).score
}

/// The texts an answer may come from. A robot that has others does not look for it in the question.
fn sources<'e>(seen: &VisibleText<'e>) -> Vec<&'e Text> {
    if seen.robot == Strategy::Keywords {
        seen.around.clone()
    } else {
        seen.texts().collect()
    }
}

/// One answer a blank: from the hint that belongs to it, where there are as many hints as blanks, else one after the
/// other.
fn fill(seen: &VisibleText<'_>, blanks: usize) -> Vec<String> {
    let all = ranked(seen, &sources(seen), None);
    let own = seen.robot == Strategy::Hints && blanks > 1 && seen.around.len() >= blanks;
    let one = |at: usize| {
        let of_hint = seen.around.get(at..=at).filter(|_| own);
        let of_hint = of_hint.map(|hint| first(&ranked(seen, hint, None)));
        of_hint
            .filter(|text| !text.is_empty())
            .or_else(|| all.get(at).cloned())
            .unwrap_or_default()
    };
    (0..blanks).map(one).collect()
}

fn first(answers: &[String]) -> String {
    answers.first().cloned().unwrap_or_default()
}

/// What the question asks for; none if anything will do.
fn wanted(seen: &VisibleText<'_>) -> Option<Sort> {
    let normal = normalise(seen.question.map_or("", |question| &question.plain));
    let words: Vec<&str> = normal.split(' ').collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let is_number = has(&["when", "year", "percent"])
        || normal.contains("how many")
        || normal.contains("how much");
    if is_number {
        Some(Sort::Number)
    } else if has(&["who", "whose", "whom"]) {
        Some(Sort::Name)
    } else {
        None
    }
}

/// What could be an answer, the likeliest first. What the question asks for comes before anything else. In hints the
/// later ones say more, and of what one says a quotation is likeliest, then a name; elsewhere the most frequent is.
/// What stands in the question is no answer to it, unless the robot has nothing but the question.
fn ranked(seen: &VisibleText<'_>, texts: &[&Text], wanted: Option<Sort>) -> Vec<String> {
    let question = seen.question.filter(|_| seen.robot != Strategy::Stem);
    let is_asked = |one: &Candidate| {
        question.is_some_and(|question| {
            let own = stems(&one.text);
            let words = normalise(&one.text);
            let has = |word: &str| normalise(&question.plain).split(' ').any(|own| own == word);
            if own.is_empty() {
                words.split(' ').all(has)
            } else {
                shared(&own, &question.stems) == own.len()
            }
        })
    };
    // Short words have no stem to be common.
    let is_common =
        |one: &Candidate| !stems(&one.text).is_empty() && seen.telling(&one.text).is_empty();
    let mut found: Vec<(Candidate, usize, usize)> = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        for one in candidates(&text.plain) {
            let normal = normalise(&one.text);
            let known = found
                .iter_mut()
                .find(|(known, ..)| normalise(&known.text) == normal);
            if let Some((_, count, last)) = known {
                *count += 1;
                *last = at;
            } else if !is_asked(&one) && !is_common(&one) {
                found.push((one, 1, at));
            }
        }
    }
    if wanted == Some(Sort::Number) && found.iter().any(|(one, ..)| one.sort == Sort::Number) {
        found.retain(|(one, ..)| one.sort == Sort::Number);
    }
    let by_hints = seen.robot == Strategy::Hints;
    found.sort_by_key(|(one, count, last)| {
        let is_other = Some(one.sort) != wanted;
        let sort = one.sort as usize;
        if by_hints {
            (is_other, sort, Reverse(*last), Reverse(*count))
        } else {
            (is_other, 0, Reverse(*count), Reverse(usize::MAX - sort))
        }
    });
    found.into_iter().map(|(one, ..)| one.text).collect()
}

/// The texts themselves, with every idea ticked that one of them states: that has half of its words, and two at least.
fn expound(seen: &VisibleText<'_>, ideas: &[SafeText]) -> Response {
    let texts = seen.texts().collect::<Vec<_>>();
    let is_there = |idea: &SafeText| {
        let own = stems(idea);
        let states = |text: &&Text| {
            let count = shared(&own, &text.stems);
            count > 0 && count >= 2.min(own.len()) && count * 2 >= own.len()
        };
        texts.iter().any(states)
    };
    let ticked = ideas.iter().enumerate().filter(|(_, idea)| is_there(idea));
    Response::Open {
        ideas: ticked.map(|(at, _)| at).collect(),
        text: texts
            .iter()
            .map(|text| text.plain.as_str())
            .collect::<Vec<_>>()
            .join(" "),
    }
}
