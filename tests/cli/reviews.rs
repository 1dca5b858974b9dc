//! `review` and `stats`: what is due over a pipe, ratings, dates, and figures that agree with what was done.

use std::io::Write as _;
use std::path::Path;

use serde_json::Value;

use studyhall::course::{Item, Lesson};
use studyhall::store::{SqliteStore, Store};
use studyhall::study::{
    Attempt, AttemptId, Confidence, DecisionKind, Now, Occasion, Rating, Response, fingerprint,
};

use super::lines::{attempts, decisions, piped};
use super::partner::{GOOD, Partner, Way, course, item_of, typed};
use super::studyhall;

const REVIEW: [&str; 3] = ["review", "--lessons", GOOD];

/// A record in which every item of the course was answered rightly and surely, ten days before the clock of this machine.
pub(super) fn ten_days_ago(data: &Path) -> usize {
    let probe = tempfile::tempdir().unwrap();
    piped(&["quiz", "--lessons", GOOD], probe.path(), b"d\n");
    let today = attempts(probe.path()).first().unwrap().now.unix_ms;
    let course = course();
    let mut store = SqliteStore::open(&data.join("study.db")).unwrap();
    let mut count = 0;
    for lesson in course.lessons() {
        for item in Lesson::items(lesson) {
            count += 1;
            store
                .append(&known(
                    &course,
                    (lesson, item),
                    today - 10 * 86_400_000 + i64::try_from(count).unwrap(),
                ))
                .unwrap();
        }
    }
    count
}

pub(super) fn known(
    course: &studyhall::course::Course,
    (lesson, item): (&Lesson, &Item),
    unix_ms: i64,
) -> Attempt {
    let id = u128::try_from(unix_ms).unwrap();
    Attempt {
        id: AttemptId(id),
        now: Now {
            unix_ms,
            ..Now::default()
        },
        course: course.id.clone(),
        lesson: lesson.id.clone(),
        item: item.id.clone(),
        kind: item.kind(),
        occasion: Occasion::Quiz,
        response: Response::DontKnow,
        score: 1.0,
        hints: 0,
        elapsed: std::time::Duration::from_secs(20),
        confidence: Some(Confidence::Sure),
        rating: Some(Rating::Good.into()),
        fingerprint: Some(fingerprint(item)),
        seed: None,
    }
}

#[test]
fn nothing_is_due_at_first() {
    let data = tempfile::tempdir().unwrap();
    let (code, out, err) = piped(&REVIEW, data.path(), b"");
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(
        out.starts_with("Nothing is due.\n") && out.contains("`studyhall quiz`"),
        "{out}"
    );
}

#[test]
fn what_is_due_is_asked_rated_and_given_a_date() {
    let data = tempfile::tempdir().unwrap();
    let before = ten_days_ago(data.path());
    let course = course();
    let mut partner = Partner::of(&[&REVIEW[..], &["--limit", "3"]].concat(), data.path());
    let mut asked = 0;
    while let Some(question) = partner.question() {
        let item = item_of(&course, &question);
        partner.say(&typed(item, &question, Way::Right));
        partner.until("recorded: ");
        let dates = partner.until("Rated good: next ").pop().unwrap();
        for other in ["rate 1 (again, ", "rate 2 (hard, ", "rate 4 (easy, "] {
            assert!(dates.contains(other), "{dates}");
        }
        asked += 1;
    }
    assert_eq!(asked, 3);
    partner.say("rate 4");
    partner.until("Rated easy.");
    let dates = partner.until("Rated easy: next ").pop().unwrap();
    assert!(dates.contains("rate 3 (good, "), "{dates}");
    assert_eq!(partner.end(), 0);
    let kept = attempts(data.path());
    assert_eq!(kept.len(), before + 3);
    assert!(
        kept[before..]
            .iter()
            .all(|attempt| attempt.occasion == Occasion::Review)
    );
    assert_eq!(
        decisions(data.path()),
        [DecisionKind::Rate(kept[before + 2].id, Rating::Easy)]
    );
    // What was answered is not due again today.
    let (_, again, _) = piped(&REVIEW, data.path(), b"");
    assert_ne!(
        again.lines().next(),
        partner.said.first().map(String::as_str)
    );
}

#[test]
fn undo_and_suspend_act_on_what_is_due() {
    let data = tempfile::tempdir().unwrap();
    ten_days_ago(data.path());
    let (code, out, _) = piped(&REVIEW, data.path(), b"d\nundo\nsuspend\nq\n");
    assert_eq!(code, 0);
    assert!(
        out.contains("Rated again: next tomorrow.") && out.contains("Taken back"),
        "{out}"
    );
    let (_, first, _) = piped(&REVIEW, data.path(), b"");
    let stem = |out: &str| {
        out.lines()
            .skip_while(|line| !line.starts_with("Question 1"))
            .nth(1)
            .map(str::to_owned)
    };
    assert_ne!(
        stem(&first),
        stem(&out),
        "a suspended question is asked again"
    );
}

#[test]
fn figures_agree_with_what_was_done() {
    let data = tempfile::tempdir().unwrap();
    let stats = |json: bool| {
        let args = if json {
            &["stats", "--lessons", GOOD, "--json"][..]
        } else {
            &["stats", "--lessons", GOOD]
        };
        let (code, out, err) = piped(args, data.path(), b"");
        assert_eq!((code, err.as_str()), (0, ""));
        out
    };
    let none: Value = serde_json::from_str(&stats(true)).unwrap();
    assert_eq!(
        (&none["attempts"], &none["due_now"]),
        (&0.into(), &0.into())
    );
    assert!(
        std::fs::read_dir(data.path()).unwrap().next().is_none(),
        "looking made a record"
    );

    let count = ten_days_ago(data.path());
    let some: Value = serde_json::from_str(&stats(true)).unwrap();
    assert_eq!(some["attempts"], count);
    assert_eq!(some["items_seen"], count);
    assert_eq!(some["calibration"]["answers"], count);
    assert_eq!(some["due_by_day"].as_array().unwrap().len(), 30);
    assert_eq!(some["due_by_day"][0]["due"], some["due_now"]);
    assert!(some["due_now"].as_u64().unwrap() > 0);
    assert!(some["retention"]["share"].is_null(), "a share of nothing");
    assert!(
        some["mastery"]["modules"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
    );
    assert!(
        some["mastery"]["objectives"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
    );
    assert!(
        some["warnings"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
    );
    let text = stats(false);
    for part in [
        &format!("Answers: {count}. Questions answered: {count} of {count}."),
        "Due now: ",
        &format!("Calibration: sure answers: {count} of {count} right."),
        "Known, by module",
        "20 are needed",
    ] {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let data = tempfile::tempdir().unwrap();
    let mut child = studyhall(&["quiz", "--lessons", GOOD])
        .env("STUDYHALL_DATA", data.path())
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let _ = child.stdin.take().unwrap().write_all(b"d\nd\n");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn what_waits_and_what_is_weakest_are_asked_where_that_is_wanted() {
    let data = tempfile::tempdir().unwrap();
    ten_days_ago(data.path());
    let only = |kind: &str| {
        let args = ["review", "--lessons", GOOD, "--only", kind];
        let (code, out, err) = piped(&args, data.path(), b"q\n");
        assert_eq!((code, err.as_str()), (0, ""), "{kind}");
        out
    };
    let (_, out, _) = piped(&REVIEW, data.path(), b"q\n");
    let (waiting, _) = out
        .split_once(" more due and waiting until tomorrow")
        .unwrap();
    let waiting = waiting.rsplit('\n').next().unwrap();
    assert!(
        only("buried").starts_with(&format!("Review: what waited. {waiting} questions.")),
        "{}",
        only("buried")
    );
    assert!(only("weakest").starts_with("Review: practice of the weakest. "));
    assert!(only("sure-but-wrong").contains("There is nothing of that kind."));
    // Practice is kept as that.
    let weakest = ["review", "--lessons", GOOD, "--only", "weakest"];
    piped(&weakest, data.path(), b"d\nq\n");
    let last = attempts(data.path()).pop().unwrap();
    assert_eq!(last.occasion, Occasion::Practice);
}
