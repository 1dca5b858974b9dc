//! The rules together: they come out the same each time and in any order of the items, waivers cover what they say,
//! and a course that is well made has no finding at all.

use proptest::prelude::*;
use serde_yaml::Value;

use super::{course, one, yaml};
use crate::content::{
    Code, CourseSource, Diagnostic, Essays, InMemory, Severity, balance, inspect, load,
};

fn all(files: &dyn CourseSource) -> Vec<Diagnostic> {
    inspect(files, &Essays::default()).report.diagnostics
}

/// Items of several kinds with much that is wrong with them.
const POOL: &str = "
- {id: a, stem: Which town was not taken?, choices: [the town, Always the town, All of the above], key: 1}
- {id: b, stem: What is the tide?, choices: [The tide, Wind, Rain], key: 1, claim: view}
- {id: c, kind: multiple, stem: Which two?, choices: [One, Two, Three, Four], key: [1, 2]}
- {id: d, kind: truefalse, stem: The sea never rests; it moves., key: true}
- {id: e, kind: short, key: [affective], wrong: [effective]}
- {id: f, kind: cloze, stem: 'The {{tide}} is a tide.'}
- {id: g, kind: numeric, key: 1994, tolerance: 1, unit: none}
- {id: h, kind: ordering, choices: [In 1890 it began, In 1900 it went on, Finally it ended]}
- {id: i, kind: matching, pairs: [{left: a, right: '1900'}, {left: b -> c, right: d}, {left: e, right: '1910'}]}
- {id: j, kind: categorise, categories: [{name: high tide, members: [high water]}, {name: ebb, members: [low water]}]}
- {id: k, kind: open, model: Too short., ideas: [x, y, z], words: [30, 60]}
- {id: l, stem: 'Armenians want what?', choices: [Peace, Land, Bread], key: 2}
";

fn asked(order: &[usize]) -> InMemory {
    let pool = yaml(POOL);
    let items: Vec<Value> = order.iter().map(|at| pool[*at].clone()).collect();
    course(&one("quiz", items.into()))
}

/// Findings without their places: the rule, how much it weighs, and what it says.
fn said(files: &dyn CourseSource) -> Vec<(Code, Severity, String)> {
    let mut said: Vec<_> = all(files)
        .into_iter()
        .map(|one| (one.code, one.severity, one.message))
        .collect();
    said.sort();
    said
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_items_changes_no_finding(
        order in Just((0..12).collect::<Vec<usize>>()).prop_shuffle()
    ) {
        let straight: Vec<usize> = (0..12).collect();
        let files = asked(&order);
        prop_assert_eq!(said(&files), said(&asked(&straight)));
        prop_assert_eq!(all(&files), all(&files));
    }
}

#[test]
fn the_pool_breaks_many_rules() {
    let order: Vec<usize> = (0..12).collect();
    let mut ids: Vec<&str> = said(&asked(&order))
        .iter()
        .map(|(code, ..)| code.id())
        .collect();
    ids.dedup();
    assert!(ids.len() >= 20, "{ids:?}");
}

#[test]
fn rules_never_make_a_lesson_unreadable_and_opening_a_course_runs_none() {
    let order: Vec<usize> = (0..12).collect();
    let files = asked(&order);
    assert_eq!(load(&files).report.diagnostics, []);
    let course = inspect(&files, &Essays::default()).course.unwrap();
    assert_eq!(course.lessons().next().unwrap().items().count(), 12);
}

#[test]
fn the_small_course_of_the_tests_keeps_every_rule() {
    let report = inspect(&super::super::good(), &Essays::default()).report;
    assert!(report.is_clean(), "{}", report.render(false));
}

/// One item that breaks MC04, with these fields added to it.
fn negative(waive: &str) -> Value {
    yaml(&format!(
        "quiz: [{{stem: Which town was not taken?, choices: [Quayside, Kajvik, Northport], key: 1{waive}}}]"
    ))
}

fn of(case: &Value, id: &str) -> Vec<Diagnostic> {
    let mut all = all(&course(case));
    all.retain(|one| one.code.id() == id);
    all
}

#[test]
fn a_waiver_with_a_reason_lets_a_finding_stand() {
    let case = negative(", waive: [{rule: mc04, reason: it is a legal formula}]");
    let found = of(&case, "MC04");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].waived.as_deref(), Some("it is a legal formula"));
    let report = inspect(&course(&case), &Essays::default()).report;
    assert_eq!((report.errors(), report.waived()), (0, 1));
    assert!(
        report.summary().ends_with("; 1 waived"),
        "{}",
        report.summary()
    );
    assert!(!report.render(false).contains("MC04"));
    assert_eq!(
        serde_json::to_value(&found[0]).unwrap()["waived"],
        "it is a legal formula"
    );
}

#[test]
fn a_waiver_covers_its_own_item_block_or_lesson() {
    let mut two = negative(", waive: [{rule: MC04, reason: why not}]");
    let other = negative("")["quiz"][0].clone();
    two["quiz"].as_sequence_mut().unwrap().push(other);
    let standing = |case: &Value| {
        of(case, "MC04")
            .iter()
            .filter(|one| one.waived.is_none())
            .count()
    };
    assert_eq!(standing(&two), 1);
    let mut whole = negative("");
    whole["lesson"] = yaml("waive: [{rule: MC04, reason: a lesson on negation}]");
    assert_eq!(standing(&whole), 0);
    let block = yaml(
        "blocks: [{fact: They occupied the quay., waive: [{rule: NEU01, reason: a term of law}]}, {fact: They occupied it.}]",
    );
    let found = of(&block, "NEU01");
    assert_eq!(found.len(), 2);
    assert_eq!(found.iter().filter(|one| one.waived.is_some()).count(), 1);
}

#[test]
fn a_waiver_in_an_entry_covers_the_entry() {
    let case = yaml(
        "terms: [{id: ebb, term: ebb, definition: It goes., waive: [{rule: GL02, reason: common knowledge}]}]",
    );
    let found = of(&case, "GL02");
    assert!(found.len() == 1 && found[0].waived.is_some(), "{found:?}");
}

#[test]
fn a_waiver_that_is_no_good_is_a_finding() {
    for (waive, code) in [
        ("{rule: MC04}", "E701"),
        ("{rule: MC99, reason: none}", "E702"),
        ("{rule: E204, reason: none}", "E702"),
        ("{rule: MC18, reason: loading finds it}", "E702"),
        ("{rule: MC08, reason: nothing to waive}", "W703"),
    ] {
        let case = negative(&format!(", waive: [{waive}]"));
        let found = of(&case, code);
        assert_eq!(found.len(), 1, "{waive}: {:?}", all(&course(&case)));
        assert!(found[0].help.is_some());
        let standing = of(&case, "MC04");
        assert!(standing.iter().all(|one| one.waived.is_none()), "{waive}");
    }
}

#[test]
fn a_waiver_of_a_rule_that_had_nothing_to_look_with_is_no_finding() {
    let case = negative(", waive: [{rule: MC16, reason: a formula}, {rule: MC04, reason: so}]");
    assert_eq!(of(&case, "W703"), []);
    let essays = Essays::new([("essay.txt", "nothing of the kind")]);
    let report = inspect(&course(&case), &essays).report;
    assert!(
        report
            .diagnostics
            .iter()
            .any(|one| one.code == Code::WaiverUnused)
    );
}

#[test]
fn the_balance_of_a_lesson_is_counted() {
    let case = yaml(
        r#"
blocks:
  - {view: Marlow argues that Arland lost., as_of: "1900"}
  - {view: She calls Beria the winner., as_of: "1900"}
  - {forecast: "The quay, occupied or not, will sink.", as_of: "1900", source: [A1, marlow-1900]}
  - {fact: "Arland and Beria signed at Quayside/Kajvik, and Hojvik fell."}
  - {note: "Arland, Arland."}
places:
  - {id: arland, name: Arland, kind: state, note: A state., source: A1}
  - {id: beria, name: Beria, kind: state, note: A state., source: A1}
  - {id: quayside, name: Quayside/Kajvik, names: [{name: Quayside, used_by: Arlandish usage}, {name: Kajvik, used_by: Berian usage}], kind: town, note: A town., source: A1}
  - {id: hillside, name: Hillside/Hojvik, names: [{name: Hillside, used_by: Arlandish usage}, {name: Hojvik, used_by: Berian usage}], kind: town, note: A town., source: A1}
"#,
    );
    let course = load(&course(&case)).course.unwrap();
    let [(lesson, found)] = &balance(&course)[..] else {
        panic!("one lesson");
    };
    assert_eq!(lesson.id.as_str(), "on-tides");
    // Four of the case and the two of the lesson that is filled in.
    assert_eq!((found.claims, found.views, found.attributed), (6, 4, 3));
    let sides: Vec<(&str, usize)> = found
        .sides
        .iter()
        .map(|side| (side.name.as_str(), side.claims))
        .collect();
    assert_eq!(
        (sides, found.all_sides),
        (vec![("Arland", 2), ("Beria", 2)], 1)
    );
    assert_eq!((found.loaded, found.own_voice), (1, 1));
    assert_eq!((found.both_names, found.two_names), (1, 2));
    let sources: Vec<(&str, usize)> = found
        .sources
        .iter()
        .map(|source| (source.name.as_str(), source.claims))
        .collect();
    assert_eq!(sources, [("A1", 6), ("marlow-1900", 1)]);
}
