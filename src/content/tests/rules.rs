//! Every rule with a course that breaks it and one that keeps it. The fixtures are fragments, `tests/fixtures/rules/
//! <rule>.yaml`: what they leave out is filled in here, so that each shows its rule and nothing else.
//!
//! A fixture is a list of cases. `fails` is the severity of the finding (or the code of loading, where loading keeps the
//! rule), `marks` the text under the caret, `times` how often it is found (once, if it is not said); a case without
//! `fails` must not have it (nor the code in `passes`). `quiz`, `check`, `blocks`, `objectives`, `lesson` and the lists of the reference stand for
//! those parts of the course; `repeat` in an item makes so many of it; `against` is an essay.

use include_dir::{Dir, include_dir};
use serde_yaml::{Mapping, Value};

use crate::content::rules::rules;
use crate::content::{Code, Diagnostic, Essays, InMemory, inspect};

mod whole;

static FIXTURES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/fixtures/rules");

/// Cases that loading reports, not a rule.
static LOADING: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/fixtures/loading");

const LESSON: &str = "tides/on-tides.yaml";

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

fn set_default(value: &mut Value, key: &str, default: impl Into<Value>) {
    let map = value.as_mapping_mut().unwrap();
    map.entry(key.into()).or_insert_with(|| default.into());
}

/// An item with everything it must have.
fn item(mut item: Value, id: &str) -> Value {
    let kind = item["kind"].as_str().unwrap_or("single").to_owned();
    set_default(&mut item, "id", id);
    set_default(&mut item, "kind", kind);
    set_default(&mut item, "stem", "What moves the sea?");
    set_default(&mut item, "objective", "explain-tides");
    set_default(&mut item, "source", "the-pull");
    set_default(
        &mut item,
        "rationale",
        "The pull of the moon is stronger on the near side than on the far one.",
    );
    for list in ["choices", "wrong"] {
        let entries = item.get_mut(list).and_then(Value::as_sequence_mut);
        for entry in entries.into_iter().flatten() {
            if let Some(text) = entry.as_str() {
                let mut own = yaml("feedback: The text gives the reason.");
                own["text"] = text.into();
                *entry = own;
            }
        }
    }
    item
}

fn items(list: &Value, prefix: &str) -> Value {
    let mut all = Vec::new();
    for one in list.as_sequence().into_iter().flatten() {
        let mut one = one.clone();
        let repeat = one.as_mapping_mut().unwrap().remove("repeat");
        for _ in 0..repeat.and_then(|times| times.as_u64()).unwrap_or(1) {
            let id = format!("{prefix}-{}", all.len() + 1);
            all.push(item(one.clone(), &id));
        }
    }
    all.into()
}

fn block(mut block: Value) -> Value {
    let is_note = block.as_mapping().unwrap().contains_key("note");
    if !is_note {
        set_default(&mut block, "source", "A1");
    }
    block
}

/// The course of a case: one module, one lesson, and the reference.
fn course(case: &Value) -> InMemory {
    let mut lesson = yaml(include_str!("rules/lesson.yaml"));
    if let Some(own) = case["lesson"].as_mapping() {
        lesson.as_mapping_mut().unwrap().extend(own.clone());
    }
    if !case["objectives"].is_null() {
        lesson["objectives"] = case["objectives"].clone();
    }
    if let Some(blocks) = case["blocks"].as_sequence() {
        let section = &mut lesson["sections"][0]["blocks"];
        let own = section.as_sequence_mut().unwrap();
        own.splice(0..0, blocks.iter().cloned().map(block));
    }
    for (part, list) in [("quiz", "q"), ("check", "c")] {
        if !case[part].is_null() {
            let place = if part == "quiz" {
                &mut lesson
            } else {
                &mut lesson["sections"][0]
            };
            place[part] = items(&case[part], list);
        }
    }
    let mut files = InMemory::new([
        (
            "course.yaml",
            "format_version: 1\nid: sea\ntitle: The sea\nnote: A course.\nbibliography: [marlow-1900]\nmodules: [tides]\n",
        ),
        (
            "tides/module.yaml",
            "id: tides\ntitle: Tides\nsummary: What moves the sea.\nlessons: [on-tides]\n",
        ),
        (
            "sources.yaml",
            "- id: marlow-1900\n  author: Anna Marlow\n  title: \"The Moody Sea: A Life\"\n  date: \"1900\"\n  note: Essay A. A book.\n  sections: {A1: The Pull}\n",
        ),
    ]);
    files = files.with(LESSON, serde_yaml::to_string(&lesson).unwrap());
    for list in ["terms", "people", "places", "events", "comparisons"] {
        if !case[list].is_null() {
            files = files.with(
                &format!("{list}.yaml"),
                serde_yaml::to_string(&case[list]).unwrap(),
            );
        }
    }
    files
}

fn essays(case: &Value) -> Essays {
    Essays::new(case["against"].as_str().map(|text| ("essay.txt", text)))
}

/// What the rule `id`, or loading under that code, finds; with the text each finding marks.
fn found(case: &Value, id: &str) -> Vec<(Diagnostic, String)> {
    let files = course(case);
    let all = inspect(&files, &essays(case)).report.diagnostics;
    let text = |one: &Diagnostic| {
        let bytes = crate::content::CourseSource::read(&files, &one.file).unwrap();
        String::from_utf8(bytes[one.span.clone()].to_vec()).unwrap()
    };
    all.into_iter()
        .filter(|one| one.code.id() == id)
        .map(|one| {
            let marked = text(&one);
            (one, marked)
        })
        .collect()
}

fn cases(rule: &str) -> Vec<Value> {
    let file = FIXTURES.get_file(format!("{rule}.yaml"));
    let text = file
        .and_then(|file| file.contents_utf8())
        .unwrap_or_default();
    match yaml(text) {
        Value::Sequence(cases) => cases,
        Value::Null => Vec::new(),
        _ => panic!("{rule}.yaml is no list of cases"),
    }
}

/// What is wrong with what is found in a case.
fn complaint(rule: &str, case: &Value) -> Option<String> {
    let Some(wanted) = case["fails"].as_str() else {
        let found = found(case, case["passes"].as_str().unwrap_or(rule));
        return (!found.is_empty()).then(|| format!("should pass: {found:#?}"));
    };
    let is_code = wanted.starts_with(|c: char| c.is_uppercase());
    let mut found = found(case, if is_code { wanted } else { rule });
    found.retain(|(one, _)| is_code || one.severity.word() == wanted);
    if found.len() as u64 != case["times"].as_u64().unwrap_or(1) {
        return Some(format!("found {} times: {found:#?}", found.len()));
    }
    let marks = case["marks"].as_str();
    let wrong = found.iter().find(|(one, marked)| {
        marks.is_some_and(|marks| marks != marked) || (one.help.is_none() && !is_code)
    });
    wrong.map(|wrong| format!("marks something else, or has no help: {wrong:#?}"))
}

#[test]
fn every_rule_finds_what_breaks_it_and_lets_pass_what_keeps_it() {
    let mut complaints = Vec::new();
    for rule in rules() {
        let cases = cases(rule.id);
        let fails = cases.iter().filter(|case| !case["fails"].is_null()).count();
        if fails == 0 || fails == cases.len() {
            complaints.push(format!(
                "{} needs a case that fails and one that passes",
                rule.id
            ));
        }
        for (number, case) in cases.iter().enumerate() {
            let complaint = complaint(rule.id, case);
            complaints.extend(
                complaint.map(|words| format!("{}, case {}: {words}", rule.id, number + 1)),
            );
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn loading_reports_what_a_field_of_an_item_must_have() {
    for file in LOADING.files() {
        let name = file.path().display();
        let Value::Sequence(cases) = yaml(file.contents_utf8().unwrap()) else {
            panic!("{name} is no list of cases");
        };
        for case in cases {
            assert_eq!(complaint("", &case), None, "{name}");
        }
    }
}

#[test]
fn every_fixture_is_that_of_a_rule() {
    for file in FIXTURES.files() {
        let name = file.path().file_stem().unwrap().to_str().unwrap();
        assert!(rules().any(|rule| rule.id == name), "{name}");
    }
}

#[test]
fn the_severities_of_a_rule_are_those_of_its_fixtures() {
    for rule in rules() {
        for case in cases(rule.id) {
            let word = case["fails"].as_str().unwrap_or("error");
            let is_code = word.starts_with(|c: char| c.is_uppercase());
            let words = rule.severities.iter().map(|one| one.word());
            assert!(
                is_code || case["fails"].is_null() || words.clone().any(|one| one == word),
                "{}",
                rule.id
            );
        }
    }
}

#[test]
fn ids_are_unique_and_every_rule_is_explained() {
    let mut ids: Vec<&str> = rules()
        .map(|rule| rule.id)
        .chain(Code::ALL.iter().map(|code| code.id()))
        .collect();
    ids.sort_unstable();
    let held = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), held);
    for rule in rules() {
        let text = rule.explain();
        assert!(text.starts_with(&format!("{} (", rule.id)), "{text}");
        assert!(
            rule.summary.ends_with('.') && !rule.severities.is_empty(),
            "{}",
            rule.id
        );
        assert!(
            rule.why.contains("[S")
                || rule.why.contains("studyhall")
                || rule.why.contains("not verified"),
            "{} cites nothing",
            rule.id
        );
        assert!(
            rule.severities.is_sorted(),
            "{}: the heaviest first",
            rule.id
        );
        assert!(!text.contains("  \n"), "{text}");
    }
}

/// A mapping with one entry.
fn one(key: &str, value: Value) -> Value {
    let mut map = Mapping::new();
    map.insert(key.into(), value);
    map.into()
}
