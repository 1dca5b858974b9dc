//! Lessons somebody is just editing: whatever they hold, there is an answer, and it can be shown.

use proptest::prelude::*;

use super::{LESSON, good, text};
use crate::content::{Severity, load};

/// What gets into a file by accident or on purpose.
const SCRAPS: &[&str] = &[
    ":",
    "- ",
    "  ",
    "\n",
    "\t",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    "|",
    "&a ",
    "*a",
    "!x ",
    "<<: {}",
    "---\n",
    "#",
    "~",
    "key: 9",
    "\u{feff}",
    "\u{1b}[31m",
    "\"\\e]0;x\\a\"",
    "é",
    "ա",
    "\r",
    "\r\n",
    "null",
    "[[x]]",
    "[[#",
    "{{",
    "}}",
    "012",
    "no",
    "1.10",
    "\u{301}",
    "\u{202e}",
];

#[derive(Debug, Clone)]
enum Edit {
    Insert(usize, usize),
    Delete(usize, usize),
    Repeat(usize, usize),
    Swap(usize, usize),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        (any::<usize>(), any::<usize>()).prop_map(|(at, what)| Edit::Insert(at, what)),
        (any::<usize>(), 1..40usize).prop_map(|(at, length)| Edit::Delete(at, length)),
        (any::<usize>(), 1..80usize).prop_map(|(at, length)| Edit::Repeat(at, length)),
        (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Edit::Swap(a, b)),
    ];
    prop::collection::vec(edit, 1..6)
}

fn apply(text: &str, edits: &[Edit]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for edit in edits {
        let length = chars.len().max(1);
        match *edit {
            Edit::Insert(at, what) => {
                let at = at % length;
                chars.splice(at..at, SCRAPS[what % SCRAPS.len()].chars());
            }
            Edit::Delete(at, count) => {
                let at = at % length;
                chars.drain(at..(at + count).min(chars.len()));
            }
            Edit::Repeat(at, count) => {
                let at = at % length;
                let part = chars[at..(at + count).min(chars.len())].to_vec();
                chars.splice(at..at, part);
            }
            Edit::Swap(a, b) => chars.swap(a % length, b % length),
        }
    }
    chars.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn every_edit_of_a_lesson_has_an_answer(edits in edits(), path in prop_oneof![Just(LESSON), Just("terms.yaml"), Just("course.yaml")]) {
        let files = good().with(path, apply(text(path), &edits));
        let loaded = load(&files);
        for one in &loaded.report.diagnostics {
            prop_assert!(one.line >= 1 && one.column >= 1);
            let all = format!("{}{}{}{:?}{}", one.file, one.message, one.label, one.help, one.excerpt.text);
            prop_assert!(!all.chars().any(char::is_control), "{:?}", all);
            prop_assert!(one.excerpt.text.get(one.excerpt.mark.clone()).is_some());
        }
        let acts = loaded.report.render(false).contains('\u{1b}');
        prop_assert!(!acts);
        if let Some(course) = &loaded.course {
            let broken = course.modules.iter().any(|module| module.broken.is_some() || module.lessons().count() < 2);
            let errors = loaded.report.diagnostics.iter().any(|one| one.severity == Severity::Error);
            prop_assert!(!broken || errors, "something is broken and nothing says so");
        } else {
            prop_assert!(loaded.report.errors() > 0);
        }
    }
}
