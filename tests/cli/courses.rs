//! Several courses at once: what is found in any of them, what says of which it is, and what asks for one.

use serde_json::Value;

use super::run;

const GOOD: &str = "tests/fixtures/good";
const BOTH: [&str; 4] = ["--lessons", "lessons", "--lessons", GOOD];

fn both(args: &[&str]) -> (i32, String, String) {
    run(&[args, &BOTH].concat())
}

fn well(args: &[&str]) -> String {
    let (code, out, err) = both(args);
    assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
    out
}

fn asks_which(args: &[&str]) {
    let (code, out, err) = both(args);
    assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
    assert_eq!(err.lines().count(), 1, "{err}");
    for part in [
        "several courses",
        "`karabakh-after-2020` (",
        "`--course ID`",
    ] {
        assert!(err.contains(part), "{args:?}: {err}");
    }
}

#[test]
fn all_of_them_are_listed_searched_read_and_asked() {
    let out = well(&["list"]);
    assert!(
        out.contains("5.3 Affective") && out.contains("1.1 Building the harbour"),
        "{out}"
    );
    let out = well(&["search", "harbour", "--limit", "3"]);
    let courses: Value = serde_json::from_str(&well(&["list", "--json"])).unwrap();
    let id = courses[1]["id"].as_str().unwrap();
    assert!(out.contains(&format!("] in {id}\n")), "{out}");
    let hits: Value = serde_json::from_str(&well(&["search", "harbour", "--json"])).unwrap();
    assert_eq!(hits[0]["course"], id);
    // With one course nothing is said of which.
    let (_, out, _) = run(&["search", "harbour", "--json", "--lessons", GOOD]);
    let hits: Value = serde_json::from_str(&out).unwrap();
    assert!(hits[0].get("course").is_none(), "{out}");
    let out = well(&["search", "help", "--kind", "command", "--json"]);
    let hits: Value = serde_json::from_str(&out).unwrap();
    let hits = hits.as_array().unwrap();
    let ids: std::collections::HashSet<_> = hits.iter().map(|hit| &hit["id"]).collect();
    assert_eq!(ids.len(), hits.len(), "each command once");
    assert!(well(&["read", "--plain", "living-with-the-tide"]).starts_with("1.2 "));
    assert!(well(&["read", "--plain", "on-affective-liberation"]).starts_with("5.3 "));
    assert!(well(&["stats"]).contains("Karabakh after 2020\n"));
}

#[test]
fn what_is_about_one_course_says_which_there_are_and_takes_the_one_asked_for() {
    for args in [
        &["quiz"][..],
        &["review"],
        &["stats", "--json"],
        &["read", "1.1"],
        &["quiz", "1.1"],
    ] {
        asks_which(args);
    }
    let one = "--course=karabakh-after-2020";
    assert!(well(&["read", "1.1", one]).starts_with("1.1 One author"));
    let stats: Value = serde_json::from_str(&well(&["stats", "--json", one])).unwrap();
    assert_eq!(stats["course"], "karabakh-after-2020");
    let out = well(&["list", one]);
    assert!(!out.contains("Building the harbour"), "{out}");
    let (code, _, err) = both(&["list", "--course", "no-such"]);
    assert!(
        code == 2 && err.contains("no course `no-such` among `karabakh"),
        "{err}"
    );
}

#[test]
fn a_sitting_is_about_the_course_that_has_the_id() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let (code, out, err) = both(&["quiz", "living-with-the-tide", "--data-dir", data]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("Quiz: 1.2 "), "{out}");
}

#[test]
fn two_courses_with_one_id_are_refused_where_answers_are_kept() {
    let twice = ["--lessons", GOOD, "--lessons", GOOD];
    for verb in [
        &["list"][..],
        &["quiz"],
        &["review"],
        &["read", "1.1"],
        &["stats"],
    ] {
        let (code, out, err) = run(&[verb, &twice].concat());
        assert_eq!((code, out.as_str()), (2, ""), "{verb:?}");
        assert!(err.contains("two courses have the id `"), "{err}");
    }
    // To be checked they need not differ.
    let (code, ..) = run(&["check", GOOD, GOOD]);
    assert_eq!(code, 0);
}
