//! Names are the field's: each type name is one idea, and metaphors that once stood for ideas do not come back.

use std::collections::BTreeMap;

use super::house::{sources, tested_code};

/// Names of types that said nothing to a stranger, and what they stood for.
const METAPHORS: [(&str, &str); 38] = [
    ("Asked", "an item with its context"),
    ("Begun", "a draft"),
    ("Clean", "sanitised text"),
    ("Clerk", "a conversion context"),
    ("Cue", "a keyword field"),
    ("Desk", "an application or its services"),
    ("Dice", "a random number generator"),
    ("Door", "a link"),
    ("Dress", "a style"),
    ("Easel", "a backend"),
    ("Finder", "a searcher"),
    ("Gauges", "scores"),
    ("Given", "an answer or a definition"),
    ("Hall", "an event loop"),
    ("Hands", "services"),
    ("Heard", "an input line"),
    ("Held", "a block"),
    ("House", "a launcher"),
    ("Ledger", "a symbol table"),
    ("Lens", "a re-ranker"),
    ("Lexicon", "known names"),
    ("Manner", "an output style"),
    ("Offered", "an option"),
    ("Orders", "filters"),
    ("Outlook", "a preview of dates"),
    ("Pen", "a renderer"),
    ("Piles", "buckets"),
    ("Robot", "a strategy"),
    ("Sat", "a run of a quiz"),
    ("Sheet", "the state of a form"),
    ("Slipping", "a leech"),
    ("Standing", "progress"),
    ("Talk", "a console"),
    ("Told", "a result or a block"),
    ("Turn", "a review entry"),
    ("Wanted", "an expanded term"),
    ("Wide", "a quiz over a wider scope"),
    ("Wishes", "arguments about settings"),
];

/// The names of types with the files that define them, outside tests.
fn types() -> BTreeMap<String, Vec<String>> {
    let mut types: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, source) in sources() {
        for (_, line) in tested_code(&path, &source) {
            // One of two files is compiled, by platform.
            if line.starts_with(' ')
                || path
                    .iter()
                    .any(|part| part == "windows" || part == "windows.rs")
            {
                continue;
            }
            let mut words = line.split_whitespace();
            let first = words.find(|word| !word.starts_with("pub"));
            if let (Some("struct" | "enum" | "trait" | "type"), Some(name)) = (first, words.next())
            {
                let name: String = name.chars().take_while(|c| c.is_alphanumeric()).collect();
                types
                    .entry(name)
                    .or_default()
                    .push(path.display().to_string());
            }
        }
    }
    types
}

#[test]
fn a_type_name_is_used_once() {
    let types = types();
    assert!(types.len() > 200, "the names are not read");
    let twice: Vec<String> = types
        .into_iter()
        .filter(|(_, files)| files.len() > 1)
        .map(|(name, files)| format!("{name}: {}", files.join(", ")))
        .collect();
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

#[test]
fn metaphors_do_not_come_back() {
    let types = types();
    let back: Vec<String> = METAPHORS
        .iter()
        .filter_map(|(name, what)| {
            Some(format!("{name} ({what}): {}", types.get(*name)?.join(", ")))
        })
        .collect();
    assert!(back.is_empty(), "{}", back.join("\n"));
}
