//! Figures, each from answers that can be counted by hand.

use std::time::Duration;

use super::super::fixture::{DAY, decided, memory, right, sure_but_wrong, wrong};
use super::*;
use crate::study::{Attempt, AttemptId, Confidence, DecisionKind, Occasion};

fn near(found: Option<f64>, expected: f64) {
    let found = found.unwrap();
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

#[test]
fn nothing_yet_is_said_as_nothing() {
    let stats = memory(&["x: a o1 b1 short, c o2 b2 short"]).stats(DAY);
    assert_eq!(
        (stats.attempts, stats.items, stats.items_seen, stats.due_now),
        (0, 2, 0, 0)
    );
    assert_eq!(
        (stats.retention.share, stats.calibration.bias),
        (None, None)
    );
    assert_eq!((stats.due_by_day.len(), stats.weak.len()), (30, 0));
    assert_eq!(
        stats.warnings,
        [
            "retention: no reviews in the last 30 days; 20 are needed before a share of them means anything",
            "calibration: no answers with a confidence so far; 20 are needed before a share of them means anything",
        ]
    );
}

#[test]
fn what_is_due_is_counted_by_day() {
    let mut memory = memory(&["x: a o1 b1 short, c o2 b2 short, d o3 b2 short, e o4 b4 short"]);
    memory.append(&right(1, "a", DAY));
    memory.append(&wrong(2, "c", DAY));
    memory.append(&wrong(3, "d", DAY));
    let due = |today| -> Vec<usize> {
        memory
            .stats(today)
            .due_by_day
            .iter()
            .take(4)
            .map(|day| day.due)
            .collect()
    };
    assert_eq!(due(DAY), [0, 2, 1, 0]);
    assert_eq!(
        due(DAY.plus(1)),
        [1, 2, 0, 0],
        "one of two siblings waits until tomorrow"
    );
    assert_eq!(due(DAY.plus(9)), [2, 1, 0, 0]);
    let stats = memory.stats(DAY.plus(1));
    assert_eq!(
        (stats.due_now, stats.due_seconds, stats.items_seen),
        (1, 30, 3)
    );
    assert_eq!(stats.due_by_day[0].day, DAY.plus(1));
}

#[test]
fn retention_counts_reviews_after_a_day_or_more() {
    let items: Vec<String> = (0..25).map(|n| format!("i{n} o{n} b{n} short")).collect();
    let mut memory = memory(&[&format!("x: {}", items.join(", "))]);
    for n in 0..25 {
        memory.append(&right(n, &format!("i{n}"), DAY));
        let again = if n < 5 { wrong } else { right };
        memory.append(&again(100 + n, &format!("i{n}"), DAY.plus(2)));
    }
    let of = |today| memory.stats(today).retention;
    let retention = of(DAY.plus(2));
    assert_eq!((retention.reviews, retention.recalled), (25, 20));
    near(retention.share, 0.8);
    near(
        retention.expected,
        crate::study::FsrsMemory::first(crate::study::Rating::Good).retrievability(2),
    );
    assert_eq!(of(DAY.plus(31)).reviews, 25);
    assert_eq!(of(DAY.plus(32)).reviews, 0, "thirty days ago");
}

#[test]
fn calibration_by_hand() {
    let mut memory = memory(&["x: a o b short"]);
    let with = |id, is_right, confidence| {
        let attempt = if is_right {
            right(id, "a", DAY)
        } else {
            wrong(id, "a", DAY)
        };
        Attempt {
            confidence: Some(confidence),
            ..attempt
        }
    };
    for id in 0..23 {
        memory.append(&with(id, id < 18, Confidence::Sure));
    }
    memory.append(&with(50, false, Confidence::Guess));
    memory.append(&with(51, true, Confidence::Unsure));
    memory.append(&right(52, "a", DAY));
    let calibration = memory.stats(DAY).calibration;
    assert_eq!(calibration.answers, 25);
    let levels: Vec<_> = calibration
        .levels
        .iter()
        .map(|one| (one.confidence, one.answers, one.right))
        .collect();
    assert_eq!(
        levels,
        [("guess", 1, 0), ("unsure", 1, 1), ("sure", 23, 18)]
    );
    near(calibration.levels[2].share, 18.0 / 23.0);
    assert_eq!(calibration.levels[0].share, None, "one answer is no share");
    near(
        calibration.bias,
        (23.0 * 0.9 + 0.4 + 0.73) / 25.0 - 19.0 / 25.0,
    );
    let squares = 18.0 * 0.01 + 5.0 * 0.81 + 0.16 + 0.27 * 0.27;
    near(calibration.brier, squares / 25.0);
    memory.decide(&decided(DecisionKind::Undo(AttemptId(0))));
    memory.decide(&decided(DecisionKind::CountAsRight(AttemptId(20))));
    let sure = &memory.stats(DAY).calibration.levels[2];
    assert_eq!((sure.answers, sure.right), (22, 18));
}

#[test]
fn mastery_is_counted_by_module() {
    let mut memory = memory(&["x: a o1 b1 short", "y: c o2 b2 short, d o3 b3 short"]);
    memory.append(&right(1, "a", DAY));
    memory.append(&wrong(2, "c", DAY));
    let mastery = memory.stats(DAY).mastery;
    let module = &mastery.modules[0];
    assert_eq!((module.lessons, module.lessons_done), (2, 1));
    let expected = MasteryCounts {
        new: 1,
        learning: 1,
        held: 1,
        ..MasteryCounts::default()
    };
    assert_eq!(
        (module.objectives, module.objectives.total()),
        (expected, 3)
    );
    let states: Vec<_> = mastery
        .objectives
        .iter()
        .map(|one| (&*one.id, one.mastery))
        .collect();
    assert_eq!(
        states,
        [
            ("o1", Mastery::Held),
            ("o2", Mastery::Learning),
            ("o3", Mastery::New)
        ]
    );
}

#[test]
fn the_weakest_comes_first_with_the_place_to_restudy() {
    let mut memory =
        memory(&["x: a o1 b1 short, c o2 b2 short, d o2 b3 short, e o3 b4 short, f o4 b5 short"]);
    for n in 0..5 {
        memory.append(&wrong(n.into(), "e", DAY.plus(n)));
    }
    let today = DAY.plus(5);
    memory.append(&right(10, "a", today));
    memory.append(&right(11, "c", today));
    memory.append(&sure_but_wrong(12, "d", today));
    memory.append(&wrong(13, "f", today));
    let weak = memory.stats(today).weak;
    let found: Vec<_> = weak
        .iter()
        .map(|one| (&*one.objective, &*one.part, one.reasons.clone()))
        .collect();
    assert_eq!(
        found,
        [
            (
                "o2",
                "b3",
                vec![WeakReason::SureButWrong, WeakReason::Failed]
            ),
            ("o3", "b4", vec![WeakReason::Leech, WeakReason::Failed]),
            ("o4", "b5", vec![WeakReason::Failed]),
        ]
    );
    memory.append(&Attempt {
        occasion: Occasion::Practice,
        elapsed: Duration::ZERO,
        ..right(14, "d", today)
    });
    assert_eq!(memory.stats(today).weak[0].objective, "o3");
}

#[test]
fn as_json_it_has_the_names_that_scripts_rely_on() {
    let mut memory = memory(&["x: a o1 b1 short"]);
    memory.append(&sure_but_wrong(1, "a", DAY));
    let json = serde_json::to_value(memory.stats(DAY)).unwrap();
    for key in [
        "attempts",
        "items_seen",
        "due_now",
        "due_by_day",
        "retention",
        "mastery",
        "calibration",
        "weak",
        "warnings",
    ] {
        assert!(json.get(key).is_some(), "{key}");
    }
    assert_eq!(json["due_by_day"][1]["day"], "2026-01-06");
    assert_eq!(json["due_by_day"][1]["due"], 1);
    assert_eq!(json["mastery"]["modules"][0]["learning"], 1);
    assert_eq!(json["mastery"]["objectives"][0]["mastery"], "learning");
    assert_eq!(json["weak"][0]["reasons"][0], "sure_but_wrong");
    assert_eq!(json["calibration"]["levels"][2]["confidence"], "sure");
}
