//! What README.md says is so: the verbs, the keys, the options, the course that passes `check`.

use std::fs;
use std::io::Write;
use std::path::Path;

use clap::CommandFactory;
use studyhall::cli::Cli;
use studyhall::content::{Embedded, load};
use studyhall::search::KINDS;
use studyhall::tui::{BINDINGS, key_name};

use super::run;

fn readme() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    fs::read_to_string(path).unwrap()
}

/// The part below a heading, up to the next of the same depth.
fn part(heading: &str) -> String {
    let readme = readme();
    let (_, rest) = readme.split_once(&format!("\n## {heading}\n")).unwrap();
    rest.split("\n## ").next().unwrap().to_owned()
}

/// The rows of a table, as cells.
fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| where "))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
}

/// The words in backticks.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_verb_and_option_is_explained() {
    let commands = part("Commands");
    let table = Cli::command();
    let verbs: Vec<&str> = table
        .get_subcommands()
        .map(clap::Command::get_name)
        .collect();
    assert!(verbs.len() >= 7, "{verbs:?}");
    for verb in verbs {
        assert!(
            commands.contains(&format!("| `studyhall {verb}")),
            "`{verb}`"
        );
    }
    for option in table.get_arguments().filter_map(clap::Arg::get_long) {
        if option != "help" && option != "version" {
            assert!(commands.contains(&format!("| `--{option}")), "`--{option}`");
        }
    }
    for kind in KINDS {
        assert!(
            commands.contains(&format!("`{}`", kind.key)),
            "`{}`",
            kind.key
        );
    }
}

#[test]
fn every_key_is_bound_where_the_table_says() {
    let keys = part("Keys");
    let mut read = 0;
    for row in rows(&keys) {
        let [place, shown, _] = row[..] else {
            panic!("{row:?}")
        };
        let shown = quoted(shown);
        assert!(!shown.is_empty(), "{row:?}");
        let found = BINDINGS.iter().any(|binding| {
            let names: Vec<String> = binding.keys.iter().map(|key| key_name(key)).collect();
            binding.layer.title().text() == place
                && shown.iter().all(|key| names.iter().any(|name| name == key))
        });
        assert!(found, "no binding under `{place}` has the keys {shown:?}");
        read += 1;
    }
    assert!(read > 30, "{read} rows");
}

#[test]
fn the_modules_and_routes_of_the_course_are_named() {
    let named = part("The course");
    let course = load(&Embedded).course.unwrap();
    for module in &course.modules {
        let (number, lessons) = (module.number, module.entries.len());
        let line = format!("| {number} | {} | {lessons} |\n", module.title);
        assert!(named.contains(&line), "{line}");
    }
    for route in &course.routes {
        let number = |id| course.lesson(id).unwrap().number.as_str();
        let numbers: Vec<&str> = route.lessons.iter().map(|id| number(id)).collect();
        let line = format!("| {} | {} |\n", route.title, numbers.join(", "));
        assert!(named.contains(&line), "{line}");
    }
}

#[test]
fn the_course_to_copy_passes_the_check() {
    let folder = tempfile::tempdir().unwrap();
    let text = part("Writing a module");
    let mut written = 0;
    for file in text.split("```yaml\n# ").skip(1) {
        let (path, rest) = file.split_once('\n').unwrap();
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut file = fs::File::create(path).unwrap();
        file.write_all(rest.split("```").next().unwrap().as_bytes())
            .unwrap();
        written += 1;
    }
    assert_eq!(written, 4);
    let course = folder.path().join("my-course");
    let course = course.to_str().unwrap();
    let (code, out, err) = run(&["check", "--deny", "warnings", course]);
    assert_eq!(
        (code, out.trim(), err.as_str()),
        (0, "no findings in 4 files", "")
    );
    let (code, out, _) = run(&["--lessons", course, "read", "why-tides-turn"]);
    assert!(code == 0 && out.contains("The moon's pull"), "{out}");
}
