//! What a person sees.

use super::{LESSON, findings, good, with};
use crate::content::{Report, load};

fn shown(path: &str, from: &str, to: &str) -> String {
    let mut report = load(&with(path, from, to)).report;
    report.diagnostics.truncate(1);
    report.render(false)
}

#[test]
fn a_key_that_is_no_choice() {
    assert_eq!(
        shown(LESSON, "key: 2", "key: 5"),
        "error[E301]: the key is `5`, but there are 3 choices
  --> harbour/building-the-harbour.yaml:52:14
   |
52 |         key: 5
   |              ^ no such choice
   |
   = help: choices are counted from 1

1 error in 10 files
"
    );
}

#[test]
fn a_misspelt_field() {
    assert_eq!(
        shown(
            LESSON,
            "rationale: The text gives",
            "rational: The text gives"
        )
        .lines()
        .skip(6)
        .collect::<Vec<_>>()
        .join("\n"),
        "   = help: add `rationale`: why the key is the key\n\n2 errors in 10 files"
            .replace("2 errors", "1 error")
    );
    let found = findings(&with(
        LESSON,
        "rationale: The text gives",
        "rational: The text gives",
    ));
    assert_eq!(found[1].message, "an item has no field `rational`");
    assert_eq!(found[1].label, "did you mean `rationale`?");
}

#[test]
fn a_dead_link_in_the_middle_of_a_text() {
    assert_eq!(
        shown(LESSON, "harbour of [[quayside]] was", "harbour of [[quaysyde]] was"),
        "error[E502]: nothing has the id `quaysyde`
  --> harbour/building-the-harbour.yaml:21:26
   |
21 |           The harbour of [[quaysyde]] was opened in 1890. It had cost **forty-four** thousand crowns, and
   |                          ^^^^^^^^^^ did you mean `quayside`?

1 error in 10 files
"
    );
}

#[test]
fn a_value_that_is_empty_and_a_warning() {
    assert_eq!(
        shown(
            "people.yaml",
            "role: engineer of the harbour, later its critic",
            "role:"
        ),
        "error[E204]: `role` is empty
 --> people.yaml:4:3
  |
4 |   role:
  |   ^^^^
  |
  = help: fill it in or delete the field

1 error in 10 files
"
    );
    assert_eq!(
        shown(
            "people.yaml",
            "note: She built the wall",
            "note: She <b>built</b> the wall"
        ),
        "warning[W602]: `<b` is markup the reader does not have
 --> people.yaml:5:13
  |
5 |   note: She <b>built</b> the wall and wrote the book; see [[building-the-harbour#the-plan]].
  |             ^^
  |
  = help: texts have paragraphs, emphasis, lists, quotes, code, tables, rules and `[[links]]`

1 warning in 10 files
"
    );
}

#[test]
fn a_place_far_along_its_line_keeps_its_column() {
    let long = format!("people.yaml:5:{}", 13 + 500);
    let to = format!("note: She {}<b>built</b> the wall", "very ".repeat(100));
    let shown = shown("people.yaml", "note: She built the wall", &to);
    assert!(shown.contains(&long), "{shown}");
    assert!(
        shown.lines().all(|line| line.chars().count() < 200),
        "{shown}"
    );
    assert!(shown.contains("5 | …"), "{shown}");
}

#[test]
fn colours_are_the_only_escape_sequences() {
    let report = load(&with(LESSON, "key: 2", "key: 5")).report;
    assert!(report.render(true).contains("\u{1b}["));
    let foreign = report.render(true).replace("\u{1b}[", "");
    assert!(!foreign.contains('\u{1b}'));
    assert!(!report.render(false).contains('\u{1b}'));
}

#[test]
fn what_comes_from_a_file_is_scrubbed() {
    let found = findings(&with(LESSON, "key: 2", "\"k\\e]52;c;QUFB\\a\": 2"));
    for one in &found {
        let all = format!("{} {} {:?}", one.message, one.label, one.help);
        assert!(!all.chars().any(char::is_control), "{all:?}");
    }
    assert!(
        found
            .iter()
            .any(|one| one.message.contains("k\u{FFFD}]52;c")),
        "{found:?}"
    );
}

#[test]
fn the_summary_counts_with_the_right_nouns() {
    let report = load(&good()).report;
    assert_eq!(report.summary(), "no findings in 10 files");
    let mut report = load(&with(LESSON, "key: 2", "key: 5")).report;
    report.diagnostics.push(report.diagnostics[0].clone());
    report.files = 1;
    assert_eq!(report.summary(), "2 errors in 1 file");
    assert_eq!(Report::default().summary(), "no findings in 0 files");
}

#[test]
fn json_has_what_an_editor_needs() {
    let report = load(&with(LESSON, "key: 2", "key: 5")).report;
    let json: serde_json::Value = serde_json::to_value(&report).unwrap();
    let one = &json["diagnostics"][0];
    assert_eq!(one["code"], "E301");
    assert_eq!(one["severity"], "error");
    assert_eq!(one["file"], LESSON);
    assert_eq!(
        (one["line"].as_u64(), one["column"].as_u64()),
        (Some(52), Some(14))
    );
    assert_eq!(
        one["span"]["start"].as_u64().unwrap() + 1,
        one["span"]["end"].as_u64().unwrap()
    );
    assert!(one["message"].is_string() && one["help"].is_string());
}
