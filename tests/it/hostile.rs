//! Hostile text, in a course and typed: whatever it is, no cell of any screen holds what a terminal would obey.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use studyhall::content::{InMemory, load};
use studyhall::study::CourseProgress;
use studyhall::tui::{Action, Edit, Library};

use crate::session::Session;
use crate::sizes::WAYS;

/// Most characters of one cell: a letter and a handful of marks, or a family of four.
const MOST: usize = 8;

const HOSTILE: [&str; 8] = [
    "\u{1b}[2J\u{1b}]0;owned\u{7}",
    "\u{1b}]52;c;ZXZpbA==\u{1b}\\",
    "\u{9b}31m\u{90}q\u{9c}\u{85}",
    "\u{202e}drow\u{2066}x\u{2069}\u{200f}\u{61c}",
    "Z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}\u{30d}\u{30e}",
    "漢字かな👩\u{200d}👩\u{200d}👧\u{200d}👦🇦🇿",
    "\t\0\u{7f}\u{8}",
    "\u{feff}\u{200b}\u{ad}\u{2028}\u{e0041}\u{fff9}\u{3164}",
];

/// Where the text goes: what stands in the small course, and what takes its place.
const PLACES: [&str; 19] = [
    "title: Building the harbour",
    "title: The plan",
    "summary: How a fishing village built a harbour, and who says it should not have.",
    "note: Before you go on, think of a building that your own town did not need.",
    "title: Her argument",
    "text: \"1880\"",
    "feedback: In that year the village only began to plan.",
    "stem: In which year was the harbour of [[quayside]] opened?",
    "rationale: The text gives the year in its first sentence.",
    "- text: vanity",
    "text: why the village built a harbour",
    "stem: What is Marlow's word for building out of fear to be forgotten?",
    "text: The village begins to plan",
    "feedback: Ten years before anything was built.",
    "left: the village",
    "right: It was good sense to build it",
    "name: happened",
    "unit: years",
    "feedback: This is what she calls pride.",
];

/// `text` in the quotes of the format, with nothing in it but ASCII.
fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            ' '..='~' => c.to_string(),
            c => format!("\\U{:08X}", u32::from(c)),
        })
        .collect();
    format!("\"a {escaped} b\"")
}

/// The small course with `text` in every place.
fn course_with(text: &str) -> Arc<Library> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/good");
    let own = quoted(text);
    let mut files = InMemory::default();
    for path in [
        "course.yaml",
        "people.yaml",
        "places.yaml",
        "events.yaml",
        "terms.yaml",
        "comparisons.yaml",
        "sources.yaml",
        "harbour/module.yaml",
        "harbour/building-the-harbour.yaml",
        "harbour/living-with-the-tide.yaml",
    ] {
        let mut file = std::fs::read_to_string(root.join(path)).unwrap();
        for place in PLACES {
            let (name, _) = place.split_once(": ").unwrap();
            file = file.replacen(place, &format!("{name}: {own}"), 1);
        }
        file = file.replace("[It is before her book., It is", &format!("[{own}, It is"));
        for member in [
            "It should be built again",
            "The tide takes it",
            "The wall did fall",
        ] {
            file = file.replacen(member, &own, 1);
        }
        file = file.replace("term: harbour pride", &format!("term: {own}"));
        file = file.replace(
            "role: engineer",
            &format!("aliases: [{own}]\n  role: engineer"),
        );
        file = file.replace("  aliases: [A. Marlow]\n", "");
        file = file.replace(
            "note: The town around the harbour.",
            &format!("note: {own}"),
        );
        files = files.with(path, file);
    }
    let loaded = load(&files);
    let findings = loaded.report.diagnostics.len();
    Arc::new(Library::new(loaded.course.unwrap_or_default(), findings))
}

fn is_bidi(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn assert_harmless(session: &Session, what: &str) {
    for cell in &session.buffer().content {
        let symbol = cell.symbol();
        assert!(
            !symbol.chars().any(|c| c.is_control() || is_bidi(c)),
            "{what}: {symbol:?}"
        );
        assert!(symbol.chars().count() <= MOST, "{what}: {symbol:?}");
    }
}

fn every_screen(library: &Arc<Library>, text: &str) {
    for way in WAYS {
        let mut session = Session::over(library.clone(), Ok(CourseProgress::default()));
        session.press(way);
        for (width, height) in [(80, 24), (40, 12)] {
            session = session.sized(width, height);
            assert_harmless(
                &session,
                &format!("{way} at {width}x{height} with {text:?}"),
            );
        }
    }
}

/// Pasted and typed into the search and an answer, and looked at again once it is marked.
fn typed(library: &Arc<Library>, text: &str) {
    for (way, after) in [
        ("/", "<enter>"),
        ("<enter>X", "<enter>"),
        ("<enter>X<ctrl-n>", "<enter>x<enter>"),
        ("<enter>]x<ctrl-n>", "<enter>"),
        (
            "<enter>]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n><ctrl-n>",
            "<up><ctrl-x>1<ctrl-x>",
        ),
        ("<enter>:", ""),
    ] {
        for paste in [true, false] {
            let mut session = Session::over(library.clone(), Ok(CourseProgress::default()));
            session.press(way);
            if paste {
                session.act(Action::Paste(text.to_owned()));
            } else {
                for c in text.chars() {
                    session.act(Action::Edit(Edit::Insert(c)));
                }
            }
            assert_harmless(&session, &format!("{way} with {text:?}"));
            session.press("<left><left>").press(after);
            assert_harmless(&session, &format!("{way}, then {after}, with {text:?}"));
        }
    }
}

#[test]
fn a_hostile_course_is_read_and_does_no_harm() {
    let mut readable = 0;
    for text in HOSTILE {
        let library = course_with(text);
        readable += usize::from(library.course.lesson("building-the-harbour").is_some());
        every_screen(&library, text);
    }
    // Otherwise this test has looked at nothing.
    assert_eq!(readable, HOSTILE.len());
}

#[test]
fn hostile_typing_does_no_harm() {
    let library = crate::session::fixture("good");
    for text in HOSTILE {
        typed(&library, text);
        typed(&library, &text.repeat(40));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nor_does_any_mixture(parts in prop::collection::vec(
        prop_oneof![
            prop::sample::select(HOSTILE.to_vec()).prop_map(str::to_owned),
            any::<char>().prop_map(String::from),
            "[a-z ]{0,12}",
            "[\r\n\u{85}\u{2028}]{1,3}",
            "[\u{300}-\u{36f}]{0,9}",
        ],
        0..12,
    )) {
        let text = parts.concat();
        let library = course_with(&text);
        every_screen(&library, &text);
        typed(&library, &text);
    }
}
