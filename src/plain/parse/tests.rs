//! Lines as answers, kind by kind: what is taken, and what is explained.

use proptest::prelude::*;

use super::*;
use crate::course::{Blank, Category, Pair, choice, item};

/// The choices `a`, `b`, `c`, `d`, shown in the order d, b, a, c.
fn shown() -> DisplayOrder {
    DisplayOrder(vec![3, 1, 0, 2])
}

fn choices() -> Vec<Choice> {
    ["a", "b", "c", "d"]
        .iter()
        .map(|id| choice(id, "text", *id == "a"))
        .collect()
}

#[expect(clippy::unnecessary_wraps, reason = "compared with what reading gives")]
fn ids(of: &[&str]) -> Result<Response, String> {
    Ok(Response::Choices(
        of.iter().map(ToString::to_string).collect(),
    ))
}

fn take(task: Task, line: &str) -> Result<Response, String> {
    response(&item("i", "?", task), &shown(), line)
}

fn explained(task: &Task, lines: &[(&str, &str)]) {
    for (line, say) in lines {
        let told = take(task.clone(), line).expect_err(line);
        assert!(told.contains(say), "{line:?}: {told}");
    }
}

fn pairs() -> Task {
    let pair = |left: &str, right: &str| Pair {
        left: left.into(),
        right: right.into(),
        feedback: "".into(),
    };
    Task::Matching {
        pairs: vec![pair("l0", "r0"), pair("l1", "r1"), pair("l2", "r2")],
        extra: vec!["r3".into()],
    }
}

fn categories() -> Task {
    let of = |name: &str, members: &[&str]| Category {
        name: name.into(),
        members: members.iter().map(|one| (*one).into()).collect(),
    };
    Task::Categorise(vec![of("x", &["m0", "m1"]), of("y", &["m2", "m3"])])
}

fn blanks(count: usize) -> Task {
    let blank = Blank {
        before: "".into(),
        accepted: vec!["a".into()],
    };
    Task::Cloze {
        blanks: vec![blank; count],
        after: "".into(),
        wrong: Vec::new(),
    }
}

#[test]
fn a_number_is_that_of_the_line_and_not_of_the_item() {
    assert_eq!(take(Task::Single(choices()), "2"), ids(&["b"]));
    assert_eq!(take(Task::Single(choices()), " 1. "), ids(&["d"]));
    assert_eq!(
        take(Task::Multiple(choices()), "1, 3 and 4"),
        ids(&["d", "a", "c"])
    );
    assert_eq!(take(Task::Multiple(choices()), "2 2"), ids(&["b"]));
    assert_eq!(
        take(Task::Ordering(choices()), "3 2 4 1"),
        ids(&["a", "b", "c", "d"])
    );
}

#[test]
fn a_number_that_is_none_is_explained() {
    explained(
        &Task::Single(choices()),
        &[
            ("5", "there is no number `5`: they go from 1 to 4"),
            ("0", "no number `0`"),
            ("b", "`b` is no number from 1 to 4"),
            ("-1", "`-1` is no number"),
            ("1 2", "type one number"),
            (",", "type a number from 1 to 4"),
            ("99999999999999999999999", "is no number"),
        ],
    );
    explained(
        &Task::Ordering(choices()),
        &[
            ("1 2 3", "every number once: 4 is missing"),
            ("1 2 3 4 1", "one is there twice"),
        ],
    );
}

#[test]
fn true_and_false_are_said_in_many_ways() {
    let task = || Task::TrueFalse {
        key: true,
        correction: None,
        feedback: None,
    };
    for (line, truth) in [
        ("t", true),
        ("True", true),
        ("yes", true),
        ("F", false),
        ("false.", false),
    ] {
        assert_eq!(take(task(), line), Ok(Response::Truth(truth)), "{line}");
    }
    explained(
        &task(),
        &[("maybe", "`maybe` is neither t for true nor f for false")],
    );
}

#[test]
fn blanks_are_parted_by_bars() {
    let typed = |all: &[&str]| {
        Ok(Response::Blanks(
            all.iter().map(ToString::to_string).collect(),
        ))
    };
    assert_eq!(take(blanks(1), "a | b"), typed(&["a | b"]));
    assert_eq!(take(blanks(2), " a|b c "), typed(&["a", "b c"]));
    assert_eq!(take(blanks(2), "- | b"), typed(&["", "b"]));
    explained(
        &blanks(2),
        &[
            ("a", "there are 2 blanks and one answer is here"),
            ("a | b | c", "3 answers are here"),
            ("a |", "blank 2 is empty"),
            ("- | -", "type `d` if you do not know"),
        ],
    );
}

#[test]
fn numbers_keep_what_was_typed() {
    let task = |unit: Option<&str>| Task::Numeric {
        key: 44.0,
        tolerance: 0.0,
        unit: unit.map(Into::into),
    };
    assert_eq!(
        take(task(Some("days")), "44 days"),
        Ok(Response::Text("44 days".into()))
    );
    explained(
        &task(Some("days")),
        &[("forty-four", "in digits"), ("44 kg", "days may follow")],
    );
    explained(&task(None), &[("e3", "in digits")]);
}

#[test]
fn letters_are_those_of_the_lines() {
    for line in ["1b 2a 3d", "1 b, 2 a, 3 d", "3d 1-B 2=a", "1) b 2) a 3) d"] {
        assert_eq!(
            take(pairs(), line),
            Ok(Response::Pairs(vec![Some(1), Some(3), Some(2)])),
            "{line}"
        );
    }
    assert_eq!(
        take(pairs(), "1a 2- 3-"),
        Ok(Response::Pairs(vec![Some(3), None, None]))
    );
    // Members on lines 1 to 4 are m3, m1, m0, m2.
    assert_eq!(
        take(categories(), "1a 2b 3- 4a"),
        Ok(Response::Categories(vec![None, Some(1), Some(0), Some(0)]))
    );
    explained(
        &pairs(),
        &[
            ("1b 2a", "3 has no letter yet"),
            ("1b 2a 3e", "there is no letter `e`: they go from a to d"),
            ("1b 2a 4d", "there is no number `4`: they go from 1 to 3"),
            ("1b 1a 2c 3d", "1 is there twice"),
            ("b a d", "`b` is not a number and a letter"),
            ("1bb 2a 3d", "`1bb` is not a number and a letter"),
            ("1- 2- 3-", "every number is left alone"),
            ("1ə 2a 3d", "there is no letter `ə`"),
        ],
    );
}

#[test]
fn ideas_are_ticked_by_number() {
    assert_eq!(ideas("3 1 3", 3), Ok(vec![0, 2]));
    for none in ["0", "none", " - "] {
        assert_eq!(ideas(none, 3), Ok(Vec::new()));
    }
    assert!(ideas("", 3).is_err() && ideas("4", 3).is_err() && ideas("some", 3).is_err());
}

proptest! {
    #[test]
    fn any_line_is_an_answer_or_explained(line in "\\PC{0,40}|[0-9a-e |,;=:.)-]{0,40}") {
        for task in [
            Task::Single(choices()), Task::Multiple(choices()), Task::Ordering(choices()),
            pairs(), categories(), blanks(1), blanks(3),
            Task::Numeric { key: 1.0, tolerance: 0.0, unit: None },
            Task::TrueFalse { key: true, correction: None, feedback: None },
            Task::Short { accepted: vec!["a".into()], wrong: Vec::new() },
        ] {
            if let Err(told) = take(task, &line) {
                prop_assert!(told.chars().count() < 160, "{}", told);
            }
        }
        let _ = ideas(&line, 4);
    }
}
