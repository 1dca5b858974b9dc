//! `quiz` by lines: every kind over a pipe, what is recorded and when, what is explained, and how it ends.

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use studyhall::course::{CourseId, Lesson, TaskKind};
use studyhall::store::{SqliteStore, Store};
use studyhall::study::{Attempt, DecisionKind, NameLexicon, mark};

use super::partner::{GOOD, Partner, Way, course, item_of, typed};
use super::studyhall;

pub(super) const QUIZ: [&str; 5] = ["quiz", "--lessons", GOOD, "--seed", "7"];

pub(super) fn attempts(data: &Path) -> Vec<Attempt> {
    let store = SqliteStore::open(&data.join("study.db")).unwrap();
    store.attempts(&course().id).unwrap()
}

pub(super) fn decisions(data: &Path) -> Vec<DecisionKind> {
    let store = SqliteStore::open(&data.join("study.db")).unwrap();
    let all = store.decisions(&course().id).unwrap();
    all.into_iter().map(|decision| decision.what).collect()
}

/// A quiz whose whole input is `input`: exit code, output, messages.
pub(super) fn piped(args: &[&str], data: &Path, input: &[u8]) -> (i32, String, String) {
    let mut child = studyhall(args)
        .env("STUDYHALL_DATA", data)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // From a thread: both pipes may be full.
    let writer = std::thread::Builder::new()
        .spawn(move || stdin.write_all(&input))
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

/// Answers every question of the course in one way: the verdict on each kind.
fn whole_course(way: Way, data: &Path) -> (Partner, HashMap<TaskKind, Vec<String>>) {
    let course = course();
    let mut partner = Partner::of(&QUIZ, data);
    let mut verdicts: HashMap<TaskKind, Vec<String>> = HashMap::new();
    while let Some(question) = partner.question() {
        let item = item_of(&course, &question);
        partner.say(&typed(item, &question, way));
        if item.kind() == TaskKind::Open {
            partner.until("Which of these ideas");
        }
        let told = partner.until("recorded");
        assert!(told.last().unwrap().ends_with(item.id.as_str()), "{told:?}");
        let verdict = told.into_iter().find(|line| {
            line.starts_with("right")
                || line.starts_with("partly right: 0.")
                || line.starts_with("not yet")
        });
        verdicts
            .entry(item.kind())
            .or_default()
            .push(verdict.unwrap());
    }
    (partner, verdicts)
}

#[test]
fn every_kind_can_be_answered_rightly_by_a_line() {
    let data = tempfile::tempdir().unwrap();
    let (mut partner, verdicts) = whole_course(Way::Right, data.path());
    assert_eq!(partner.end(), 0);
    assert_eq!(verdicts.len(), TaskKind::ALL.len(), "{verdicts:?}");
    assert!(
        verdicts
            .values()
            .flatten()
            .all(|verdict| verdict == "right"),
        "{verdicts:?}"
    );
    let count = course().lessons().flat_map(Lesson::items).count();
    let kept = attempts(data.path());
    assert_eq!(kept.len(), count);
    assert!(kept.iter().all(|attempt| attempt.score >= 1.0
        && attempt.seed == Some(7)
        && attempt.fingerprint.is_some()));
    assert!(partner.said.contains(&format!(
        "{count} of {count} questions answered: {count} right, 0 not yet."
    )));
}

#[test]
fn every_kind_can_be_answered_wrongly_and_says_why() {
    let data = tempfile::tempdir().unwrap();
    let (mut partner, verdicts) = whole_course(Way::Wrong, data.path());
    assert_eq!(partner.end(), 0);
    assert_eq!(verdicts.len(), TaskKind::ALL.len());
    assert!(
        verdicts
            .values()
            .flatten()
            .all(|verdict| verdict != "right"),
        "{verdicts:?}"
    );
    let text = partner.said.join("\n");
    let count = attempts(data.path()).len();
    assert_eq!(text.matches("\nWhy: ").count(), count);
    assert_eq!(text.matches("\nrecorded: ").count(), count);
    for part in [
        "\nKey: ",
        "\nWhy not yours: ",
        "\nRather: ",
        "missed: ",
        "A model answer: ",
    ] {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
}

/// The marks of the line mode are those that the screen gives: both are what `mark` says of the response kept.
#[test]
fn a_kept_response_has_the_mark_it_was_given() {
    let course = course();
    let lexicon = NameLexicon::new(&course);
    for way in [Way::Right, Way::Wrong] {
        let data = tempfile::tempdir().unwrap();
        whole_course(way, data.path()).0.end();
        for attempt in attempts(data.path()) {
            let mut all = course.lessons().flat_map(Lesson::items);
            let item = all.find(|item| item.id == attempt.item).unwrap();
            let judged = mark(item, &attempt.response, &lexicon);
            assert!((judged.score - attempt.score).abs() < 1e-12, "{attempt:?}");
        }
    }
}

#[test]
fn what_is_no_answer_is_explained_and_not_kept() {
    let data = tempfile::tempdir().unwrap();
    let nonsense = "\u{1b}[31m ¿ 99 zz";
    let course = course();
    let mut partner = Partner::of(&QUIZ, data.path());
    let mut explained = 0;
    while let Some(question) = partner.question() {
        let kind = item_of(&course, &question).kind();
        if !matches!(kind, TaskKind::Short | TaskKind::Cloze | TaskKind::Open) {
            partner.say(nonsense);
            partner.until("That is no answer yet: ");
            explained += 1;
        }
        partner.say("");
    }
    assert_eq!(partner.end(), 0);
    assert!(explained >= 7, "{explained}");
    let text = partner.said.join("\n");
    assert!(
        !text.contains("recorded:") && !text.contains('\u{1b}'),
        "{text}"
    );
    assert_eq!(attempts(data.path()).len(), 0);
}

#[test]
fn two_runs_add_up_and_a_seed_repeats_the_order() {
    let data = tempfile::tempdir().unwrap();
    let (_, first, _) = piped(&QUIZ, data.path(), b"d\nd\nd\n");
    let (_, second, _) = piped(&QUIZ, data.path(), b"d\nd\nd\n");
    // The same but for the dates: what was answered today already moves none.
    let asked = |out: &str| {
        let lines = out
            .lines()
            .filter(|line| line.starts_with("Question ") || line.starts_with("  "));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(asked(&first), asked(&second));
    assert!(
        first.contains("Rated again: next tomorrow.") && second.contains("Answered before today")
    );
    assert_eq!(first.matches("\nrecorded: ").count(), 3);
    let kept = attempts(data.path());
    assert_eq!(kept.len(), 6);
    assert_ne!(kept[0].id, kept[3].id);
    let (_, other, _) = piped(
        &["quiz", "--lessons", GOOD, "--seed", "8"],
        data.path(),
        b"",
    );
    assert_ne!(other.lines().nth(3), first.lines().nth(3));
}

#[test]
fn the_end_of_the_input_is_the_end() {
    let data = tempfile::tempdir().unwrap();
    for input in [
        &b""[..],
        b"\n",
        b"q\n",
        b"2",
        b"\xff\xfe\n\x00\n",
        &b"x".repeat(100_000),
    ] {
        let (code, out, err) = piped(&QUIZ, data.path(), input);
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
        assert!(out.contains("In the record: "), "{out}");
        assert!(out.chars().all(|c| c == '\n' || !c.is_control()), "{out:?}");
    }
    // Endless nonsense comes to an end as well.
    let endless = b"1e9\n".repeat(20_000);
    let (code, out, _) = piped(&QUIZ, data.path(), &endless);
    assert_eq!(code, 0);
    assert!(out.contains("Too many lines that were no answer"), "{out}");
}

#[test]
fn ascii_is_ascii_and_nothing_moves_a_cursor() {
    let data = tempfile::tempdir().unwrap();
    let ascii = ["quiz", "--ascii", "--plain", "--seed", "1"];
    let (code, out, _) = piped(&ascii, data.path(), &b"d\ns\n".repeat(40));
    assert_eq!(code, 0);
    assert!(out.is_ascii() && !out.contains('\x1b') && !out.contains('\r'));
    assert_eq!(out.matches("\nrecorded: ").count(), 40);
}

#[test]
fn what_can_be_asked_about_has_many_names() {
    let data = tempfile::tempdir().unwrap();
    for (id, title) in [
        ("5.3", "Quiz: 5.3 Affective liberation"),
        ("on-affective-liberation", "Quiz: 5.3 Affective liberation"),
        (
            "on-affective-liberation#feeling-as-outcome",
            "Self-check: 5.3 ",
        ),
        ("liberations", "Quiz: module 5, Three liberations"),
        ("5", "Quiz: module 5, Three liberations"),
        ("route-three-liberations", "Quiz: Three liberations"),
    ] {
        let (code, out, _) = piped(&["quiz", "--plain", id], data.path(), b"");
        assert!(code == 0 && out.starts_with(title), "{id}: {out}");
    }
    let objective = studyhall::content::load(&studyhall::content::Embedded)
        .course
        .unwrap();
    let objective = objective.lessons().next().unwrap().objectives[0].clone();
    let (code, out, _) = piped(&["quiz", objective.id.as_str()], data.path(), b"");
    assert!(
        code == 0 && out.starts_with(&format!("Quiz: {} {}", objective.verb, objective.text)),
        "{out}"
    );
    let (code, out, err) = piped(&["quiz", "no-such\u{1b}[2J"], data.path(), b"");
    assert_eq!((code, out.as_str(), err.lines().count()), (2, "", 1));
    assert!(
        err.contains("`studyhall list`") && !err.contains('\u{1b}'),
        "{err}"
    );
}

#[test]
fn without_a_record_nothing_is_asked() {
    let (code, out, err) = piped(
        &["quiz", "--data-dir", "Cargo.toml"],
        Path::new("unused"),
        b"d\n",
    );
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("`Cargo.toml/study.db`"), "{err}");
}

#[test]
fn the_record_is_that_of_the_course() {
    let data = tempfile::tempdir().unwrap();
    piped(&QUIZ, data.path(), b"d\n");
    let store = SqliteStore::open(&data.path().join("study.db")).unwrap();
    assert!(
        store
            .attempts(&CourseId::new("karabakh-after-2020"))
            .unwrap()
            .is_empty()
    );
    assert_eq!(attempts(data.path()).len(), 1);
}
