//! What findings say about their usual causes, and what to do.

use std::path::Path;

use super::{LESSON, good, text, with};
use crate::content::{Code, CourseSource, Directory, load};

/// The first finding of a course in which `from` in the lesson was replaced by `to`: its place, message and help.
fn first_of(from: &str, to: &str) -> (usize, usize, String, String) {
    let report = load(&with(LESSON, from, to)).report;
    let first = report.diagnostics.first().unwrap();
    let help = first.help.as_deref().unwrap_or_default().to_owned();
    (first.line, first.column, first.message.clone(), help)
}

#[test]
fn the_usual_causes_of_what_is_not_yaml_are_named_where_they_are() {
    let text = text(LESSON);
    let line = text
        .lines()
        .position(|line| line.starts_with("summary: "))
        .unwrap()
        + 1;
    let summary = text.lines().nth(line - 1).unwrap().to_owned();
    for (to, column, says, helps) in [
        ("summary: \"Not closed", 10, "not closed", "`|` block"),
        (
            "summary: 'Not closed",
            10,
            "not closed",
            "end the text with '",
        ),
        (
            "summary: \u{201c}Water: a text\u{201d}",
            10,
            "`\u{201c}` does not quote",
            "straight quotes",
        ),
        (
            "summary: Water: a text",
            10,
            "`: ` in a text without quotes",
            "put the text in quotes: \"Water: a text\"",
        ),
        (
            "summary: Water: a \"text\"",
            10,
            "`: ` in a text without quotes",
            "single quotes",
        ),
        (
            "summary: Water\n\ttitle: x",
            1,
            "a tab in the indentation",
            "indent with blanks",
        ),
    ] {
        let (at, from, message, help) = first_of(&summary, to);
        let expected = if to.contains('\t') { line + 1 } else { line };
        assert_eq!((at, from), (expected, column), "{to}: {message}");
        assert!(
            message.contains(says) && help.contains(helps),
            "{to}: {message}; {help}"
        );
    }
}

#[test]
fn a_line_that_stands_in_another_column_than_its_neighbours_is_named() {
    let (_, _, message, help) = first_of("    blocks:", "   blocks:");
    assert!(
        message.contains("indented like its neighbours"),
        "{message}"
    );
    assert!(help.contains("same column"), "{help}");
}

#[test]
fn text_that_yaml_takes_away_is_named() {
    for (value, is_lost) in [
        ("Issue #42 is open", true),
        ("A text of C # sharp", true),
        ("Word # a comment", false),
        ("Word #42", true),
        ("'Issue #42'", false),
        ("\"A path C:\\new\"", true),
        ("\"A path \\temp\"", true),
        ("\"One line\\nand another\"", false),
        ("'A path C:\\new'", false),
    ] {
        let text =
            format!("- id: anna-marlow\n  name: Anna\n  role: r\n  note: {value}\n  source: A1\n");
        let report = load(&good().with("people.yaml", text)).report;
        let lost = report
            .diagnostics
            .iter()
            .any(|one| matches!(one.code, Code::CutText | Code::Escape));
        assert_eq!(lost, is_lost, "{value}");
    }
}

#[test]
fn a_file_with_another_ending_or_a_course_below_is_offered() {
    let directory = tempfile::tempdir().unwrap();
    let course = directory.path().join("course");
    std::fs::create_dir_all(course.join("harbour")).unwrap();
    for path in good().list() {
        std::fs::copy(
            Path::new("tests/fixtures/good").join(&path),
            course.join(&path),
        )
        .unwrap();
    }
    let lesson = course.join(LESSON);
    let no_course = Directory::open(directory.path()).unwrap_err().to_string();
    assert!(
        no_course.ends_with("/course`, which has one"),
        "{no_course}"
    );
    for name in [
        "building-the-harbour.yml",
        "building-the-harbour",
        "Building the harbour.yaml",
    ] {
        let moved = lesson.with_file_name(name);
        std::fs::rename(&lesson, &moved).unwrap();
        let report = load(&Directory::open(&course).unwrap()).report;
        let first = report
            .diagnostics
            .iter()
            .find(|one| one.code == Code::Missing)
            .unwrap();
        let help = first.help.as_deref().unwrap_or_default();
        assert!(help.starts_with(&format!("`{name}` lies there")), "{help}");
        std::fs::rename(&moved, &lesson).unwrap();
    }
}

#[test]
fn every_finding_says_what_to_do() {
    for to in [
        "summary: [a]",
        "summary: ''",
        "summary: |\n  a\n  b",
        "summary: &a b",
        "sumary: x",
    ] {
        let (_, _, message, help) = first_of("summary: ", &format!("{to}\nnone: "));
        assert!(!help.is_empty(), "{message}");
    }
}

#[test]
fn a_letter_as_the_key_says_which_number_it_is() {
    let text = text(LESSON);
    let key = text
        .lines()
        .find(|line| line.trim().starts_with("key: ") && line.trim().len() == 6)
        .unwrap();
    let indent = key.len() - key.trim().len();
    let to = format!("{}key: c", " ".repeat(indent));
    let (_, _, message, help) = first_of(key, &to);
    assert!(message.contains("a whole number"), "{message}");
    assert!(help.ends_with("for the choice `c` write 3"), "{help}");
}

#[test]
fn one_run_finds_what_is_wrong_in_all_files() {
    let mut files = good();
    let changes = [
        ("course.yaml", "bibliography:"),
        ("harbour/module.yaml", "summary:"),
        (LESSON, "summary:"),
    ];
    for (path, field) in changes {
        let wrong = field.replacen(|c| "mp".contains(c), "k", 1);
        files = files.with(path, text(path).replacen(field, &wrong, 1));
    }
    let report = load(&files).report;
    for file in ["course.yaml", "harbour/module.yaml", LESSON] {
        assert!(
            report
                .diagnostics
                .iter()
                .any(|one| one.file.ends_with(file)),
            "{file}: {:?}",
            report.diagnostics
        );
    }
    // Nothing is said that only follows from these.
    assert!(
        report
            .diagnostics
            .iter()
            .all(|one| [Code::UnknownField, Code::MissingField].contains(&one.code)),
        "{:?}",
        report.diagnostics
    );
}
