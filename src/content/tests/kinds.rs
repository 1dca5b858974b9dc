//! Every kind of item with the fields it wants and some it does not.

use super::{Code, codes, good, text};
use crate::content::InMemory;

const SECOND: &str = "harbour/living-with-the-tide.yaml";

/// An item for each kind that the good course has none of; `{}` is where its own fields go.
fn item(kind: &str, fields: &str) -> String {
    let fields = fields.replace('\n', "\n    ");
    format!(
        "quiz:\n  - id: another-item\n    kind: {kind}\n    stem: Words\n    rationale: Words\n    \
         objective: judge-the-forecast\n    source: the-forecast\n    {fields}\n"
    )
}

/// The good course with this item as the only one in a quiz.
pub(super) fn with_item(kind: &str, fields: &str) -> InMemory {
    let (before, _) = text(SECOND).split_once("quiz:").unwrap();
    good().with(SECOND, format!("{before}{}", item(kind, fields)))
}

pub(super) fn choices(count: usize) -> String {
    let choice = |n: usize| format!("{{text: Text {n}, feedback: Words}}");
    let all: Vec<String> = (1..=count).map(choice).collect();
    format!("choices: [{}]", all.join(", "))
}

#[test]
fn all_ten_kinds_are_read() {
    for (kind, fields) in [
        ("numeric", "key: 44\ntolerance: 0.5\nunit: none"),
        ("ordering", choices(3).as_str()),
        (
            "matching",
            "pairs: [{left: a, right: x}, {left: b, right: y, feedback: Words}, {left: c, right: z}]\nextra: [w]",
        ),
        (
            "categorise",
            "categories: [{name: A, members: [x]}, {name: B, members: [y]}]",
        ),
        ("open", "model: Words\nideas: [a, b, c]\nwords: [3, 9]"),
    ] {
        assert_eq!(codes(&with_item(kind, fields)), [], "{kind}");
    }
}

#[test]
fn each_kind_wants_its_own_fields_and_no_others() {
    for (kind, fields, code) in [
        ("numeric", "key: 44\ntolerance: 0", Code::MissingField),
        (
            "numeric",
            "key: \"44\"\ntolerance: 0\nunit: none",
            Code::WrongType,
        ),
        (
            "numeric",
            "key: 044\ntolerance: 0\nunit: none",
            Code::WrongType,
        ),
        ("numeric", "key: 44\ntolerance: -1\nunit: none", Code::Range),
        (
            "numeric",
            "key: 44\ntolerance: 0\nunit: none\nwords: [1, 2]",
            Code::OtherKind,
        ),
        (
            "single",
            "choices: [{text: a, feedback: b}]\nkey: 1",
            Code::WrongCount,
        ),
        (
            "multiple",
            "choices: [{text: a}]\nkey: [1, 2]",
            Code::MissingField,
        ),
        ("short", "key: word", Code::WrongType),
        ("truefalse", "key: no", Code::WrongType),
        ("truefalse", "key: \"true\"", Code::WrongType),
        ("cloze", "key: 1", Code::OtherKind),
        ("cloze", "hints: [a]", Code::Blanks),
        ("matching", "pairs: [{left: a, right: x}]", Code::WrongCount),
        (
            "matching",
            "pairs: [{left: a, right: x}, {left: a, right: y}, {left: c, right: z}]",
            Code::Twice,
        ),
        (
            "categorise",
            "categories: [{name: A, members: [x]}]",
            Code::WrongCount,
        ),
        (
            "open",
            "model: Words\nideas: [a, b]\nwords: [3, 9]",
            Code::WrongCount,
        ),
        (
            "open",
            "model: Words\nideas: [a, b, c]\nwords: [3]",
            Code::WrongCount,
        ),
        ("essay", "model: Words", Code::BadWord),
    ] {
        let found = codes(&with_item(kind, fields));
        assert!(found.contains(&code), "{kind} {fields}: {found:?}");
    }
}
