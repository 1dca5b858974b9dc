//! `check --simulate` and `check --coverage`: what they print, and how they end.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::run;

const GOOD: &str = "tests/fixtures/good";

fn write(folder: &Path, name: &str, text: &str) {
    use std::io::Write as _;
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut file = fs::File::create(path).unwrap();
    file.write_all(text.as_bytes()).unwrap();
}

/// A course of one lesson with ten questions, in `telling` of which the key is the longest choice.
fn course(telling: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let course = "format_version: 1\nid: c\ntitle: C\nnote: N.\nbibliography: [s]\nmodules: [m]\n";
    write(path, "course.yaml", course);
    write(
        path,
        "sources.yaml",
        "- {id: s, author: A, title: T, date: \"1999\"}\n",
    );
    write(
        path,
        "m/module.yaml",
        "id: m\ntitle: M\nsummary: S.\nlessons: [l]\n",
    );
    let mut lesson = String::from(
        "id: l\ntitle: L\nsummary: S.\nobjectives:\n  - {id: o, verb: say, text: it, level: understand}\n  \
         - {id: unused, verb: say, text: more, level: apply}\nsections:\n  - {id: p, title: P, blocks: [{fact: F., source: s}]}\nquiz:\n",
    );
    for at in 0..10 {
        let key = if at < telling { "aaaa" } else { "dd" };
        write!(
            lesson,
            "  - id: q-{at}\n    kind: single\n    stem: S?\n    key: {key_at}\n    rationale: R.\n    \
             objective: o\n    source: p\n    choices:\n      - {{text: {key}, feedback: F.}}\n      \
             - {{text: bb, feedback: F.}}\n      - {{text: cc, feedback: F.}}\n",
            key_at = at % 3 * usize::from(at >= telling) + 1,
        )
        .unwrap();
    }
    write(path, "m/l.yaml", &lesson);
    folder
}

fn courses(json: &str) -> Vec<Value> {
    serde_json::from_str(json).unwrap()
}

#[test]
fn robots_are_held_against_chance() {
    let (code, out, err) = run(&["check", "--simulate", GOOD]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.lines().all(|line| line.chars().count() <= 100), "{out}");
    assert!(
        out.contains("quiz                           items chance longest"),
        "{out}"
    );
    assert!(out.contains(" building-the-harbour "), "{out}");
    assert!(!out.contains('\x1b'));
    assert_eq!(
        run(&["check", "--simulate", GOOD]).1,
        out,
        "not the same again"
    );
    let other = run(&["check", "--simulate", "--seed", "2", "--json", GOOD]).1;
    let courses = courses(&other);
    assert_eq!(courses[0]["seed"], 2);
    let quizzes = courses[0]["quizzes"].as_array().unwrap();
    let asked: usize = quizzes
        .iter()
        .map(|quiz| quiz["items"].as_array().unwrap().len())
        .sum();
    assert_eq!(Some(asked as u64), courses[0]["course"]["count"].as_u64());
    assert_eq!(
        quizzes[0]["items"][0]["scores"].as_object().unwrap().len(),
        8
    );
}

#[test]
fn a_quiz_that_gives_itself_away_is_a_warning() {
    let telling = course(4);
    let path = telling.path().to_str().unwrap();
    let (code, out, _) = run(&["check", "--simulate", path]);
    assert_eq!(code, 0, "{out}");
    let warning = "warning: in the quiz of `l` the robot `longest` scores 60, chance 33";
    assert!(out.contains(warning), "{out}");
    assert!(out.contains("  - q-0 (single): 100, chance 33"), "{out}");
    assert!(
        out.contains("warning: in the course the robot `longest`"),
        "{out}"
    );
    assert_eq!(
        run(&["check", "--simulate", path, "--deny", "warnings"]).0,
        1
    );

    let (_, json, _) = run(&["check", "--simulate", path, "--json"]);
    let courses = courses(&json);
    let findings = courses[0]["findings"].as_array().unwrap();
    let longest = findings
        .iter()
        .find(|one| one["robot"] == "longest" && one["lesson"] == "l")
        .unwrap();
    assert_eq!(
        longest["items"],
        serde_json::json!(["q-0", "q-1", "q-2", "q-3"])
    );

    let fair = course(0);
    let path = fair.path().to_str().unwrap();
    let (code, out, _) = run(&["check", "--simulate", path, "--deny", "warnings"]);
    assert_eq!(code, 0, "{out}");
    assert!(out.ends_with("no robot beats chance\n"), "{out}");
}

#[test]
fn coverage_names_what_is_never_tested() {
    let (code, out, err) = run(&["check", "--coverage", GOOD]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    assert!(
        out.contains("kinds: single 2, multiple 1, truefalse 2 (1 true), short 1, cloze 1"),
        "{out}"
    );
    assert!(out.contains("  explain-the-building "), "{out}");
    assert_eq!(
        run(&["check", "--coverage", GOOD, "--deny", "warnings"]).0,
        0
    );
    let lesson =
        &courses(&run(&["check", "--coverage", GOOD, "--json"]).1)[0]["modules"][0]["lessons"][0];
    assert_eq!(
        lesson["objectives"][0]["items"].as_array().unwrap().len(),
        3
    );
    assert_eq!(lesson["totals"]["constructed"], 0.4);

    let folder = course(0);
    let path = folder.path().to_str().unwrap();
    let (code, out, _) = run(&["check", "--coverage", path]);
    assert_eq!(code, 0);
    assert!(
        out.contains("  the objective `unused` is never tested\n1 warning\n"),
        "{out}"
    );
    let (code, json, _) = run(&["check", "--coverage", "--json", "--deny", "warnings", path]);
    assert_eq!(code, 1);
    let gap = serde_json::json!([{"severity": "warning", "lesson": "l", "gap": "untested", "id": "unused"}]);
    assert_eq!(courses(&json)[0]["gaps"], gap);
}

#[test]
fn one_report_at_a_time() {
    for args in [
        &["check", "--simulate", "--coverage"][..],
        &["check", "--coverage", "--explain", "E211"],
        &["check", "--seed", "3"],
    ] {
        let (code, out, err) = run(args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains("--"), "{err}");
    }
    let (code, out, err) = run(&["check", "--simulate", "tests/no-such-course"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("`tests/no-such-course`"), "{err}");
}
