//! The rooms of the house import one way, and only the rooms that may use a library use it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Rooms, ground floor first: each may import those before it.
const ROOMS: [&str; 11] = [
    "text", "course", "content", "study", "search", "store", "tui", "plain", "runtime", "cli",
    "cmd",
];

/// Libraries and the only rooms that may name them.
const KEPT: [(&str, &[&str]); 11] = [
    ("serde_yaml", &["content"]),
    ("saphyr_parser", &["content"]),
    ("annotate_snippets", &["content"]),
    ("include_dir", &["content"]),
    ("postcard", &["content", "search"]),
    ("pulldown_cmark", &["text"]),
    ("fuzzy_matcher", &["search"]),
    ("rusqlite", &["store"]),
    ("ratatui", &["tui", "runtime"]),
    ("crossterm", &["tui", "runtime"]),
    ("clap", &["cli", "cmd", "main"]),
];

fn sources() -> BTreeMap<PathBuf, String> {
    fn walk(folder: &Path, all: &mut BTreeMap<PathBuf, String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, all);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                all.insert(path.clone(), std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    all
}

/// The room a file belongs to: the first part of its path under `src`.
fn room(path: &Path) -> String {
    let inside = path
        .strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .unwrap();
    let first = inside
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_string_lossy()
        .into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// Lines of code: without comments.
fn code(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn a_room_imports_only_rooms_above_it() {
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        let own = room(&path);
        let Some(floor) = ROOMS.iter().position(|room| *room == own) else {
            assert!(
                matches!(own.as_str(), "lib" | "main" | "build"),
                "`{own}` is no room: name it in this test and in lib.rs"
            );
            continue;
        };
        for (number, line) in code(&source) {
            for other in &ROOMS[floor + 1..] {
                if line.contains(&format!("crate::{other}::"))
                    || line.contains(&format!("crate::{other};"))
                {
                    wrong.push(format!(
                        "{}:{}: {own} imports {other}",
                        path.display(),
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn libraries_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        let own = room(&path);
        for (number, line) in code(&source) {
            for (library, rooms) in KEPT {
                let named = line.contains(&format!("{library}::"))
                    || line.contains(&format!("use {library}"));
                if named && !rooms.contains(&own.as_str()) {
                    wrong.push(format!(
                        "{}:{}: {own} names {library}",
                        path.display(),
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_stays_small() {
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        if !source.starts_with("//!") {
            wrong.push(format!("{} does not begin with what it is", path.display()));
        }
        if source.lines().count() > 500 {
            wrong.push(format!("{} has more than 500 lines", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_map_in_lib_names_every_room_in_order() {
    let lib = &sources()[&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")];
    let rooms: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(rooms, ROOMS);
    for room in ROOMS {
        assert!(
            lib.contains(&format!("| [`{room}`] |")),
            "the table does not name `{room}`"
        );
    }
}
