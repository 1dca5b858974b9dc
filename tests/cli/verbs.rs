//! Each verb on the shipped course and on the fixtures: what it prints, and how it ends.

use std::fs;
use std::io::Write as _;

use serde_json::Value;

use super::run;

const GOOD: &str = "tests/fixtures/good";
const BROKEN: &str = "tests/fixtures/broken";

/// What a verb prints when all is well; nothing else is said, and no escape sequence.
fn well(args: &[&str]) -> String {
    let (code, out, err) = run(args);
    assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
    assert!(!out.contains('\x1b'), "{args:?}: {out}");
    out
}

/// The message of a verb that could not run: one line, and nothing on standard output.
fn refused(args: &[&str]) -> String {
    let (code, out, err) = run(args);
    assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
    assert_eq!(err.lines().count(), 1, "{args:?}: {err}");
    assert!(
        err.starts_with("studyhall: ") && !err.contains('\x1b'),
        "{err}"
    );
    err
}

fn array(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

#[test]
fn list_names_every_lesson() {
    let out = well(&["list"]);
    assert!(out.contains("5 Three liberations"), "{out}");
    let lesson = "5.3 Affective liberation: the defeat of 1994 and its release (on-affective-liberation): not begun";
    assert!(out.contains(lesson), "{out}");
    assert_eq!(out.matches(": not begun").count(), 39);
    assert!(
        out.contains("\n  Three liberations (route-three-liberations): 1.2, 2.2, 2.3, 5.1,"),
        "{out}"
    );

    let courses = array(&well(&["list", "--json"]));
    assert_eq!(courses.len(), 1);
    let lessons = courses[0]["modules"][4]["lessons"].as_array().unwrap();
    let ids: Vec<&str> = lessons
        .iter()
        .map(|lesson| lesson["id"].as_str().unwrap())
        .collect();
    assert_eq!(
        ids,
        [
            "on-territorial-liberation",
            "on-personal-liberation",
            "on-affective-liberation",
            "limits-japan-and-britain",
            "limits-armenia-and-identity"
        ]
    );
    assert!(lessons.iter().all(|lesson| lesson["percent"].is_null()));
}

#[test]
fn read_in_a_pipe_prints_the_lesson_with_its_claims() {
    let out = well(&["read", "on-affective-liberation"]);
    assert!(out.starts_with("5.3 Affective liberation: "), "{out}");
    for part in [
        "\nAfter this lesson you can\n",
        "\nSection 2 of 5:\nWhy 1994 went so deep\n",
        "[fact]",
        "[author's view]",
        "[reported view]",
        "Self-check: 2 questions",
    ] {
        assert!(out.contains(part), "no {part:?} in {out}");
    }
    assert!(!out.contains("[["), "a link is not resolved: {out}");
    let widest = out.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(76), "{widest:?}");
    // The same whatever colours are asked for, and with `--plain`.
    let plain = [
        "read",
        "--plain",
        "on-affective-liberation",
        "--color",
        "always",
    ];
    assert_eq!(well(&plain), out);
    let section = well(&["read", "on-affective-liberation#feeling-as-outcome"]);
    assert_eq!(section, out);
}

#[test]
fn read_tells_tables_cell_by_cell_and_draws_them_with_ascii() {
    let out = well(&["read", "--plain", "7.7"]);
    assert!(!out.contains(['─', '│', '┼', '▸', '█']), "{out}");
    let told =
        "\nContact\n  Partnership (integrative peace): Communities interact and need each other\n";
    assert!(out.contains(told), "{out}");
    let out = well(&["read", "--plain", "--ascii", "7.7"]);
    assert!(out.bytes().all(|byte| byte <= 0x7e), "{out}");
    assert!(out.contains(&format!("\n{}\n", "-".repeat(76))), "{out}");
    assert!(
        out.contains("Region              Joined by networks"),
        "{out}"
    );
}

#[test]
fn with_ascii_what_is_printed_to_be_read_is_ascii() {
    for args in [
        &["list"][..],
        &["stats"],
        &["search", "goltz", "--limit", "50"],
        &["read", "--plain", "2.3"],
    ] {
        let out = well(&[args, &["--ascii"]].concat());
        assert!(out.bytes().all(|byte| byte <= 0x7e), "{out}");
    }
    // Data stays what it is.
    let out = well(&["list", "--json", "--ascii"]);
    assert_eq!(out, well(&["list", "--json"]));
}

#[test]
fn an_unknown_lesson_is_named_and_so_is_the_way_out() {
    let err = refused(&["read", "no-such\u{1b}[2J-lesson"]);
    assert!(err.contains("no lesson `no-such"), "{err}");
    assert!(err.contains("`studyhall list`"), "{err}");
}

#[test]
fn search_prints_the_best_first() {
    let out = well(&["search", "goltz", "--limit", "3"]);
    let first = out.lines().next().unwrap();
    assert!(first.starts_with("person: Thomas Goltz"), "{out}");
    assert!(first.ends_with("[thomas-goltz]"), "{out}");
    let unquoted = well(&["search", "affective", "liberation", "--limit", "1"]);
    assert!(unquoted.contains("affective-liberation]"), "{unquoted}");
}

#[test]
fn search_as_json_is_one_array_with_the_documented_fields() {
    let hits = array(&well(&["search", "victory", "--json", "--limit", "7"]));
    assert_eq!(hits.len(), 7);
    let mut documented = [
        "kind", "id", "title", "module", "lesson", "section", "score", "snippet",
    ];
    documented.sort_unstable();
    for hit in &hits {
        let mut fields: Vec<&str> = hit
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        fields.sort_unstable();
        assert_eq!(fields, documented);
    }
    let scores: Vec<u64> = hits
        .iter()
        .map(|hit| hit["score"].as_u64().unwrap())
        .collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[test]
fn search_keeps_to_a_kind() {
    let kinds = |kind: &str| {
        let found = array(&well(&["search", "baku", "--json", "--kind", kind]));
        assert!(!found.is_empty(), "{kind}");
        assert!(found.iter().all(|hit| hit["kind"] == kind), "{found:?}");
    };
    kinds("place");
    kinds("paragraph");
    let err = refused(&["search", "baku", "--kind", "planet"]);
    assert!(
        err.contains("no kind `planet`") && err.contains("paragraph"),
        "{err}"
    );
}

#[test]
fn no_hit_is_said_aside() {
    let (code, out, err) = run(&["search", "qqzzxxqq"]);
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.contains("nothing found for `qqzzxxqq`"), "{err}");
    assert_eq!(well(&["search", "qqzzxxqq", "--json"]).trim(), "[]");
}

#[test]
fn check_says_how_a_course_is() {
    // The course that ships keeps every rule, but for what is waived with a reason.
    let shipped = array(&well(&["check", "--json", "--deny", "warnings"]));
    assert!(shipped.iter().all(|finding| finding["waived"].is_string()));
    assert!(shipped.len() <= 5, "waivers are few: {shipped:?}");
    let good = well(&["check", GOOD, "--deny", "warnings"]);
    assert!(
        good.starts_with("no findings in ") && good.contains(" waived"),
        "{good}"
    );
    let waived = array(&well(&["check", GOOD, "--json"]));
    assert!(waived.iter().all(|finding| finding["waived"].is_string()) && !waived.is_empty());

    let (code, out, err) = run(&["check", BROKEN]);
    assert_eq!((code, err.as_str()), (1, ""));
    assert!(out.contains("error[E206]: `knowing` is not a word for `level`"));
    assert!(out.contains("tests/fixtures/broken/harbour/half-a-lesson.yaml:8:12"));
    assert!(!out.contains('\x1b'));

    let (code, out, _) = run(&["check", BROKEN, "--json"]);
    assert_eq!(code, 1);
    let findings = array(&out);
    let unknown = findings
        .iter()
        .find(|finding| finding["code"] == "E206")
        .unwrap();
    assert_eq!(
        (unknown["line"].as_u64(), unknown["column"].as_u64()),
        (Some(8), Some(12))
    );

    let err = refused(&["check", "tests/no-such-course"]);
    assert!(err.contains("`tests/no-such-course`"), "{err}");
}

#[test]
fn colours_come_where_they_are_asked_for() {
    let (_, out, _) = run(&["check", BROKEN, "--color", "always"]);
    assert!(out.contains('\x1b'));
}

#[test]
fn a_code_can_be_explained() {
    let out = well(&["check", "--explain", "E211"]);
    assert!(
        out.starts_with("E211 (error): a block needs exactly one claim"),
        "{out}"
    );
    let out = well(&["check", "--explain", "mc08"]);
    for part in ["MC08 (warning): ", "\nwhy ", "\ntest ", "\nexample "] {
        assert!(out.contains(part), "no {part:?} in {out}");
    }
}

#[test]
fn codes_are_listed_where_none_is_named_or_there_is_none() {
    let all = well(&["check", "--explain"]);
    for line in ["E211   error ", "MC01   error, warning ", "NEU02  warning "] {
        assert!(all.contains(line), "no {line:?} in {all}");
    }
    let (code, out, err) = run(&["check", "--explain", "E999"]);
    assert_eq!((code, out, err.lines().count()), (2, all, 1));
    assert!(err.contains("`E999`"), "{err}");
}

#[test]
fn items_are_compared_with_the_essays_that_are_given() {
    let folder = tempfile::tempdir().unwrap();
    let mut essay = fs::File::create(folder.path().join("essay.txt")).unwrap();
    essay
        .write_all(b"Her word for building out of fear to be forgotten was harbour pride.")
        .unwrap();
    let path = folder.path().to_str().unwrap();
    let (code, out, _) = run(&["check", GOOD, "--against", path]);
    assert_eq!(code, 0);
    assert!(
        out.contains("warning[MC16]: 8 words in a row stand in `essay.txt`"),
        "{out}"
    );
    let (code, ..) = run(&["check", GOOD, "--against", path, "--deny", "warnings"]);
    assert_eq!(code, 1);
    let err = refused(&["check", GOOD, "--against", "no-such-essay"]);
    assert!(err.contains("`no-such-essay`"), "{err}");
    let empty = tempfile::tempdir().unwrap();
    let err = refused(&["check", GOOD, "--against", empty.path().to_str().unwrap()]);
    assert!(err.contains("no `.txt` or `.md` file"), "{err}");
}

#[test]
fn doctor_in_a_pipe_says_that_there_is_no_terminal() {
    let (code, out, err) = run(&["doctor"]);
    assert_eq!((code, err.as_str()), (1, ""));
    let bad: Vec<&str> = out.lines().filter(|line| line.starts_with("!!")).collect();
    assert_eq!(bad.len(), 1, "{out}");
    assert!(bad[0].contains("terminal"), "{out}");
    for what in ["program", "colours", "time zone", "record", "course"] {
        assert!(out.contains(&format!("ok  {what}")), "{out}");
    }
}

#[test]
fn several_courses_are_used_together() {
    let both = ["--lessons", GOOD, "--lessons", "lessons"];
    let with = |verb: &[&'static str]| well(&[&both[..], verb].concat());
    assert_eq!(array(&with(&["list", "--json"])).len(), 2);
    assert!(with(&["read", "living-with-the-tide"]).contains("the wall"));
    assert!(with(&["read", "on-affective-liberation"]).contains("Broers"));
    assert!(with(&["search", "marlow"]).contains("arlow"));
    assert!(with(&["search", "goltz"]).contains("Goltz"));

    let err = refused(&["list", "--lessons", "tests/no-such-course"]);
    assert!(err.contains("no-such-course"), "{err}");
}

#[test]
fn a_broken_course_is_read_as_far_as_it_goes() {
    let (code, out, err) = run(&["list", "--lessons", BROKEN]);
    assert_eq!(code, 0);
    assert!(out.contains("living-with-the-tide"), "{out}");
    assert!(err.contains("`studyhall check` prints them"), "{err}");
}

#[test]
fn a_data_directory_that_is_a_file_is_no_end_of_reading() {
    let with = |verb: &'static str| run(&[verb, "--data-dir", "Cargo.toml"]);
    let (code, out, _) = with("list");
    assert_eq!(code, 0);
    assert!(out.contains("on-affective-liberation"), "{out}");
    let (code, out, _) = with("doctor");
    assert_eq!(code, 1);
    let record = out.lines().find(|line| line.contains("record")).unwrap();
    assert!(
        record.starts_with("!!") && record.contains("`Cargo.toml/study.db`"),
        "{out}"
    );
}

#[test]
fn printing_makes_no_record() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    for verb in [
        &["list"][..],
        &["read"],
        &["search", "baku"],
        &["check"],
        &["doctor"],
    ] {
        let (code, _, _) = run(&[verb, &["--data-dir", data]].concat());
        assert!(code < 2, "{verb:?}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
