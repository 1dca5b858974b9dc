//! Settings by the command line: kept as decisions, in the figures, in backups; and what is said of what keeps slipping.

use std::path::Path;

use serde_json::{Value, json};

use studyhall::course::Lesson;
use studyhall::store::{SqliteStore, Store};
use studyhall::study::{Attempt, AttemptId, DecisionKind, Occasion, Rating, StudyDay};

use super::lines::{attempts, decisions, piped};
use super::partner::{GOOD, course};
use super::reviews::known;

fn review(options: &[&str], data: &Path) -> (i32, String, String) {
    piped(
        &[&["review", "--lessons", GOOD], options].concat(),
        data,
        b"",
    )
}

fn settings(data: &Path) -> Value {
    let (_, out, _) = piped(&["stats", "--lessons", GOOD, "--json"], data, b"");
    let stats: Value = serde_json::from_str(&out).unwrap();
    stats.get("settings").cloned().unwrap()
}

#[test]
fn settings_are_kept_counted_on_and_backed_up() {
    let data = tempfile::tempdir().unwrap();
    let usual = json!({
        "retention": 0.9, "new_cards": 12, "minutes": 30, "exam": null, "speed": false, "next_after_rating": true
    });
    assert_eq!(settings(data.path()), usual);
    let wanted = [
        "--exam",
        "2999-06-01",
        "--retention",
        "85",
        "--new",
        "5",
        "--minutes",
        "20",
        "--speed",
        "on",
        "--limit",
        "0",
    ];
    let (code, out, err) = review(&wanted, data.path());
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(
        out.starts_with("Settings: exam 2999-06-01, in ") && out.lines().count() == 1,
        "{out}"
    );
    let all = [
        DecisionKind::Exam(StudyDay::parse("2999-06-01")),
        DecisionKind::Retention(85),
        DecisionKind::DailyLimits {
            new_cards: 5,
            minutes: 20,
        },
        DecisionKind::RateBySpeed(true),
    ];
    assert_eq!(decisions(data.path()), all);
    let mine = json!({
        "retention": 0.85, "new_cards": 5, "minutes": 20, "exam": "2999-06-01", "speed": true, "next_after_rating": true
    });
    assert_eq!(settings(data.path()), mine);
    // What holds already is not decided again; the review follows.
    let (code, out, _) = review(&["--retention", "85"], data.path());
    assert_eq!(code, 0);
    assert!(
        out.contains("retention 85 %") && out.contains("Nothing is due."),
        "{out}"
    );
    assert_eq!(decisions(data.path()), all);
    let (_, text, _) = piped(&["stats", "--lessons", GOOD], data.path(), b"");
    assert!(text.contains("Settings: exam 2999-06-01, in "), "{text}");

    let new = tempfile::tempdir().unwrap();
    let file = new.path().join("my.backup");
    let file = file.to_str().unwrap();
    assert_eq!(piped(&["backup", file], data.path(), b"").0, 0);
    assert_eq!(piped(&["restore", file], new.path(), b"").0, 0);
    assert_eq!(settings(new.path()), mine);

    review(
        &["--exam", "none", "--speed", "off", "--limit", "0"],
        data.path(),
    );
    assert_eq!(settings(data.path())["exam"], Value::Null);
    assert_eq!(settings(data.path())["speed"], false);
}

#[test]
fn what_cannot_be_set_is_explained_and_nothing_is_kept() {
    let data = tempfile::tempdir().unwrap();
    for (options, words) in [
        (["--exam", "soon"], "2026-12-10"),
        (["--exam", "2001-01-01"], "not ahead"),
        (["--retention", "79"], "80..=95"),
        (["--minutes", "0"], "1..=600"),
        (["--speed", "maybe"], "on, off"),
    ] {
        let (code, out, err) = review(&options, data.path());
        assert_eq!((code, out.as_str()), (2, ""), "{options:?}");
        assert!(err.contains(words), "{err}");
    }
    assert_eq!(decisions(data.path()), []);
}

#[test]
fn what_keeps_slipping_is_told_with_its_source_and_can_be_reported() {
    let data = tempfile::tempdir().unwrap();
    let course = course();
    let probe = tempfile::tempdir().unwrap();
    piped(&["quiz", "--lessons", GOOD], probe.path(), b"d\n");
    let today = attempts(probe.path()).first().unwrap().now.unix_ms;
    let lesson = course.lessons().next().unwrap();
    let item = Lesson::items(lesson)
        .find(|item| item.id.as_str() == "opening-year")
        .unwrap();
    let mut store = SqliteStore::open(&data.path().join("study.db")).unwrap();
    for n in 0..6_u32 {
        let at = today - (60 - 8 * i64::from(n)) * 86_400_000;
        store
            .append(&Attempt {
                id: AttemptId(n.into()),
                score: 0.0,
                occasion: Occasion::Review,
                rating: Some(Rating::Again.into()),
                ..known(&course, (lesson, item), at)
            })
            .unwrap();
    }
    drop(store);
    let args = ["review", "--lessons", GOOD];
    let (code, out, _) = piped(&args, data.path(), b"d\nreport\n");
    assert_eq!(code, 0);
    for words in [
        "It keeps being forgotten.\nSource: The harbour of",
        "report says which it is.",
        "Question 1 is item `opening-year` in `harbour/building-the-harbour.yaml`",
    ] {
        assert!(out.contains(words), "no {words:?} in\n{out}");
    }
}
