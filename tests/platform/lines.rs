//! The verbs that print lines.

use std::fs::File;
use std::path::Path;

use serde_json::Value;

use super::program::{
    Learner, SHIPPED_COURSE, SMALL_COURSE, is_under_wine, platform_path, repository_path,
};

/// A quiz whose questions come in a fixed order.
const QUIZ: [&str; 5] = ["quiz", "1.1", "--plain", "--seed", "7"];

#[test]
fn version_is_that_of_the_package() {
    let version = Learner::new().run(&["--version"]).success();
    let expected = concat!("studyhall ", env!("CARGO_PKG_VERSION"));
    assert_eq!(version.trim_end(), expected);
}

#[test]
fn list_prints_the_shipped_course() {
    let list = Learner::new().run(&["list"]).success();
    assert_eq!(list.lines().next(), Some("Karabakh after 2020"));
    let lesson = "  1.1 One author, two questions (one-author-two-questions): not begun";
    assert!(list.lines().any(|line| line == lesson), "{list}");
    let json = Learner::new().run(&["list", "--json"]).success();
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json[0]["title"], "Karabakh after 2020");
}

#[test]
fn check_finds_no_fault_in_the_shipped_course() {
    let learner = Learner::new();
    let check = learner.run(&["check", "--deny", "warnings"]).success();
    assert!(check.contains("no findings in "), "{check}");
}

#[test]
fn check_takes_paths_in_the_syntax_of_the_platform() {
    let learner = Learner::new();
    let mut paths = vec![
        platform_path(&repository_path(SMALL_COURSE)),
        platform_path(Path::new(SMALL_COURSE)),
        platform_path(&repository_path(SHIPPED_COURSE)),
    ];
    if is_under_wine() {
        assert!(paths[0].starts_with("Z:\\") && !paths[0].contains('/'));
        // Windows takes slashes, too.
        paths.push(SMALL_COURSE.to_owned());
    }
    for path in paths {
        let check = learner.run(&["check", &path, "--deny", "warnings"]);
        assert!(check.success().contains("no findings in "), "{path}");
    }
}

#[test]
fn check_names_the_file_and_line_of_a_finding() {
    let broken = platform_path(&repository_path("tests/fixtures/broken"));
    let check = Learner::new().run(&["check", &broken]);
    assert_eq!(check.code, 1, "{}{}", check.stdout, check.stderr);
    let place = "living-with-the-tide.yaml:47:11";
    let line = check.stdout.lines().find(|line| line.contains(place));
    assert!(
        line.is_some_and(|line| line.contains(&broken)),
        "{}",
        check.stdout
    );
}

#[test]
fn a_course_in_a_directory_is_read_through_the_path_given() {
    let course = platform_path(&repository_path(SMALL_COURSE));
    let list = Learner::new().run(&["list", "--lessons", &course]);
    assert_eq!(
        list.success().lines().next(),
        Some("The harbour: a small course")
    );
}

#[test]
fn read_prints_a_lesson_with_its_letters() {
    let lesson = Learner::new().run(&["read", "--plain", "5.3"]).success();
    assert_eq!(
        lesson.lines().next(),
        Some("5.3 Affective liberation: the defeat of 1994 and its release")
    );
    // Letters beyond ASCII reach a pipe as UTF-8 whatever the code page of the console is.
    assert!(lesson.contains("“affective”"), "{lesson}");
}

#[test]
fn search_prints_json() {
    let hits = Learner::new()
        .run(&["search", "goltz", "--kind", "person", "--json"])
        .success();
    let hits: Value = serde_json::from_str(&hits).unwrap();
    assert_eq!(hits[0]["title"], "Thomas Goltz");
}

#[test]
fn answers_are_recorded_and_counted() {
    let learner = Learner::new();
    let mut quiz = learner.start(&QUIZ);
    for question in ["Question 1 of", "Question 2 of", "Question 3 of"] {
        quiz.line_starting(question);
        quiz.say("dont know");
        quiz.line_starting("recorded: ");
    }
    assert_eq!(quiz.end(), 0);
    assert_eq!(learner.attempts(), 3);
}

#[test]
fn a_killed_quiz_keeps_its_answer_and_goes_on() {
    let learner = Learner::new();
    let mut quiz = learner.start(&QUIZ);
    quiz.say("dont know");
    quiz.line_starting("recorded: question 1 of ");
    quiz.line_starting("Question 2 of");
    quiz.kill();
    assert_eq!(learner.attempts(), 1);

    let mut quiz = learner.start(&["quiz", "1.1", "--plain", "--resume"]);
    quiz.line_starting("Question 2 of");
    quiz.say("dont know");
    quiz.line_starting("recorded: question 2 of ");
    assert_eq!(quiz.end(), 0);
    assert_eq!(learner.attempts(), 2);
}

#[test]
fn a_backup_is_restored_into_another_data_directory() {
    let learner = Learner::new();
    let mut quiz = learner.start(&QUIZ);
    for _ in 0..2 {
        quiz.say("dont know");
        quiz.line_starting("recorded: ");
    }
    assert_eq!(quiz.end(), 0);
    let file = learner.path("study backup");
    let argument = platform_path(&file);
    let backup = learner.run(&["backup", &argument]).success();
    assert!(backup.starts_with("2 answers, "), "{backup}");
    assert!(backup.contains("verified"), "{backup}");

    // Twice: what is there already is not added again.
    let other = learner.path("other data");
    for _ in 0..2 {
        learner.run_in(&other, &["restore", &argument]).success();
        assert_eq!(learner.attempts_in(&other), 2);
    }
    learner
        .run_in(&other, &["restore", "--replace", &argument])
        .success();
    assert_eq!(learner.attempts_in(&other), 2);
    assert_eq!(learner.attempts(), 2);
}

#[test]
fn a_wrong_course_path_is_named() {
    let learner = Learner::new();
    let path = platform_path(&learner.path("no-such-course"));
    for args in [["check", &path].as_slice(), &["list", "--lessons", &path]] {
        let message = learner.run(args).failure();
        assert!(message.contains(&path), "{message}");
    }
}

#[test]
fn a_data_directory_that_cannot_be_made_is_named() {
    let learner = Learner::new();
    // A file where a directory is needed: an obstacle on every platform, and for the administrator as well.
    let file = learner.path("a file");
    File::create(&file).unwrap();
    let data = file.join("data");
    let message = learner.run_in(&data, &QUIZ).failure();
    assert!(message.contains(&platform_path(&data)), "{message}");
    assert!(message.contains("--data-dir"), "{message}");
}

#[test]
fn doctor_finds_the_record_where_it_was_put() {
    let learner = Learner::new();
    let mut quiz = learner.start(&QUIZ);
    quiz.say("dont know");
    quiz.line_starting("recorded: ");
    assert_eq!(quiz.end(), 0);
    // There is no terminal here, which is a finding.
    let doctor = learner.run(&["doctor"]);
    let record = doctor.stdout.lines().find(|line| line.contains("record"));
    let record = record.unwrap_or_else(|| panic!("{}{}", doctor.stdout, doctor.stderr));
    let database = platform_path(&learner.data_dir().join("study.db"));
    assert!(
        record.starts_with("ok") && record.contains(&database),
        "{record}"
    );
}
