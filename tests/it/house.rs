//! The rooms of the house import one way, and only the rooms that may use a library use it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Rooms, ground floor first: each may import those before it.
const ROOMS: [&str; 11] = [
    "text", "course", "content", "study", "search", "store", "tui", "plain", "runtime", "cli",
    "cmd",
];

/// Libraries and the only rooms that may name them.
const KEPT: [(&str, &[&str]); 12] = [
    ("serde_yaml", &["content"]),
    ("saphyr_parser", &["content"]),
    ("annotate_snippets", &["content"]),
    ("include_dir", &["content"]),
    ("postcard", &["content", "search"]),
    ("miniz_oxide", &["content"]),
    ("pulldown_cmark", &["text"]),
    ("fuzzy_matcher", &["search"]),
    ("rusqlite", &["store"]),
    ("ratatui", &["tui", "runtime", "cmd"]),
    ("crossterm", &["tui", "runtime", "cmd"]),
    ("clap", &["cli", "cmd", "main"]),
];

/// Rooms that may know which platform they run on; `build` is no room and asks for the platform it builds for.
const KNOW_THE_PLATFORM: [&str; 3] = ["runtime", "store", "build"];

/// What names a platform, or a library that only some platforms have.
const PLATFORM_WORDS: [&str; 7] = [
    "target_os",
    "target_family",
    "target_env",
    "std::os::",
    "rustix",
    "signal_hook",
    "windows_sys",
];

pub(crate) fn sources() -> BTreeMap<PathBuf, String> {
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

/// Lines of code outside tests.
pub(crate) fn tested_code<'a>(
    path: &Path,
    source: &'a str,
) -> impl Iterator<Item = (usize, &'a str)> {
    let is_test = |part: &std::ffi::OsStr| part == "tests" || part == "tests.rs";
    let whole = !path.iter().any(is_test);
    let before_tests = source.split("#[cfg(test)]\nmod tests {").next();
    code(before_tests.filter(|_| whole).unwrap_or_default())
}

/// Whether a line of code names a platform.
fn names_a_platform(line: &str) -> bool {
    let is_condition =
        line.contains("cfg(") || line.contains("cfg!(") || line.contains("cfg_attr(");
    let has_word = |word: &str| {
        line.split(|char: char| !char.is_alphanumeric() && char != '_')
            .any(|own| own == word)
    };
    PLATFORM_WORDS.iter().any(|word| line.contains(word))
        || (is_condition && (has_word("unix") || has_word("windows")))
}

#[test]
fn only_two_rooms_know_the_platform() {
    for line in [
        "#[cfg(unix)]",
        "#[cfg(not(any(test, windows)))]",
        "if cfg!(target_os = \"linux\") {",
        "use std::os::unix::fs::MetadataExt;",
        "rustix::process::getpid()",
    ] {
        assert!(names_a_platform(line), "{line}");
    }
    for line in ["windows.sort()", "#[cfg(test)]", "use std::path;"] {
        assert!(!names_a_platform(line), "{line}");
    }
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        let own = room(&path);
        if KNOW_THE_PLATFORM.contains(&own.as_str()) {
            continue;
        }
        for (number, line) in tested_code(&path, &source) {
            if names_a_platform(line) {
                let (path, line) = (path.display(), number + 1);
                wrong.push(format!("{path}:{line}: {own} names a platform"));
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

/// Whether `source` defines `name`: a function, a type, a module, a constant, or a variant of an enum.
fn defines(source: &str, name: &str) -> bool {
    let kinds = [
        "fn", "struct", "enum", "trait", "type", "static", "const", "mod", "use",
    ];
    kinds
        .iter()
        .any(|kind| source.contains(&format!("{kind} {name}")))
        || [",", "(", " {"]
            .iter()
            .any(|end| source.contains(&format!("\n    {name}{end}")))
}

/// `CONTRIBUTING.md` sends newcomers to files: each must exist, and so must each function and type it names. A name that
/// is followed by a file in parentheses must be defined in that file.
#[test]
fn contributing_names_files_and_definitions_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(root.join("CONTRIBUTING.md")).unwrap();
    let code: String = sources().into_values().collect();
    let is_word = |piece: &str| {
        !piece.is_empty()
            && piece
                .chars()
                .all(|c| c.is_alphanumeric() || "_:".contains(c))
            && !piece.ends_with(':')
    };
    let last = |piece: &str| piece.rsplit("::").next().unwrap_or_default().to_owned();
    let (mut paths, mut names, mut placed) = (0, 0, 0);
    // Odd pieces between backticks are code; a fence of three leaves them odd.
    let pieces: Vec<&str> = guide.split('`').collect();
    for (at, piece) in pieces.iter().enumerate().skip(1).step_by(2) {
        let is_path = ["src/", "tests/", ".ci/", "assets/"];
        if is_path.iter().any(|start| piece.starts_with(start)) && !piece.contains("ID.yaml") {
            let path = piece.split(' ').next().unwrap();
            assert!(root.join(path).exists(), "{path} does not exist");
            paths += 1;
            let name = pieces[at - 2];
            if pieces[at - 1].trim() == "("
                && is_word(name)
                && Path::new(path)
                    .extension()
                    .is_some_and(|ending| ending == "rs")
            {
                let source = std::fs::read_to_string(root.join(path)).unwrap();
                assert!(
                    defines(&source, &last(name)),
                    "`{name}` is not defined in {path}"
                );
                placed += 1;
            }
        } else if is_word(piece) {
            let is_known = ["runtime", "store", "RULES", "bool", "match", "numeric"].contains(piece)
                // Variables of the environment that only the tests read.
                || piece.starts_with("STUDYHALL_TEST_");
            assert!(
                is_known || defines(&code, &last(piece)),
                "`{piece}` is not defined"
            );
            names += 1;
        }
    }
    assert!(
        paths > 40 && names > 10 && placed > 10,
        "{paths} paths, {names} names, {placed} in the file that is named with them"
    );
}

/// Longer files hold more than one idea; files of tests may be longer.
#[test]
fn no_file_has_more_than_400_lines() {
    for (path, source) in sources() {
        // The part under `src`: the checkout may lie in a folder with any name.
        let inside = path
            .strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")))
            .unwrap();
        let is_test = inside.to_string_lossy().contains("tests");
        let lines = source.lines().count();
        assert!(is_test || lines <= 400, "{}: {lines} lines", path.display());
    }
}
