//! The parts of `assets/manual.md` that are made from tables in the code, and the lines of code in it and in README.md.

use std::fmt::Write as _;
use std::path::Path;

use clap::{Arg, Command, CommandFactory, Parser};
use studyhall::cli::Cli;
use studyhall::course::TaskKind;
use studyhall::search::{KINDS, SIGNS};
use studyhall::study::pass_mark;
use studyhall::tui::{BINDINGS, Message, key_name};

use crate::house::{sources, tested_code};
use crate::session::shipped;

/// Compares the file at `path` with `wanted`. With `STUDYHALL_WRITE=1` writes it first.
pub(crate) fn compare_or_write(path: &str, wanted: &str, tests: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("STUDYHALL_WRITE").is_some() {
        let mut file = std::fs::File::create(&file).unwrap();
        std::io::Write::write_all(&mut file, wanted.as_bytes()).unwrap();
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        found == wanted,
        "{path} is out of date: run STUDYHALL_WRITE=1 cargo test {tests}"
    );
}

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Puts `parts` between the marks in the file at `path` that have their names, and compares or writes it.
fn compare_parts(path: &str, parts: &[(&str, String)]) {
    let mut text = read(path);
    for (name, part) in parts {
        let start = format!("<!-- generated: {name} -->\n");
        let end = "<!-- end -->";
        let (before, rest) = text.split_once(&start).expect(name);
        let (_, after) = rest.split_once(end).expect(name);
        text = format!("{before}{start}\n{part}\n{end}{after}");
    }
    compare_or_write(path, &text, "--test it manual");
}

/// `STUDYHALL_WRITE=1 cargo test --test it manual` writes these parts anew, and those of CONTRIBUTING.md.
#[test]
fn the_generated_parts_of_the_manual_are_up_to_date() {
    compare_parts(
        "assets/manual.md",
        &[
            ("verbs", verbs()),
            ("common-options", options(&Cli::command())),
            ("verb-options", verb_options()),
            ("line-answers", line_answers()),
            ("search-kinds", search_kinds()),
            ("item-kinds", item_kinds()),
            ("course", course()),
            ("keys", keys()),
        ],
    );
}

#[test]
fn contributing_lists_the_files_of_an_item_kind() {
    compare_parts("CONTRIBUTING.md", &[("kind-files", kind_files("Numeric"))]);
}

/// The files whose code names an item kind, with what each says of itself in its first sentence.
fn kind_files(kind: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut rows = Vec::new();
    for (path, source) in sources() {
        let is_named = tested_code(&path, &source).any(|(_, line)| {
            let code = line.split("//").next().unwrap_or_default();
            let mut words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
            words.any(|word| word == kind)
        });
        if is_named {
            let head: Vec<&str> = source
                .lines()
                .map_while(|line| line.strip_prefix("//! "))
                .collect();
            let head = head.join(" ");
            let sentence = head.split(". ").next().unwrap().trim_end_matches('.');
            let path = path.strip_prefix(root).unwrap().to_string_lossy();
            rows.push(vec![
                format!("`{}`", path.replace('\\', "/")),
                sentence.to_owned(),
            ]);
        }
    }
    table(&["file", "what it is"], rows)
}

fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(head.len()));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('|', "\\|")).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out
}

fn visible_verbs(cli: &Command) -> Vec<Command> {
    let mut cli = cli.clone();
    cli.build();
    let verbs = cli
        .get_subcommands()
        .filter(|verb| verb.get_name() != "help");
    verbs.cloned().collect()
}

fn verbs() -> String {
    let rows = visible_verbs(&Cli::command()).into_iter().map(|verb| {
        let mut usage = format!("studyhall {}", verb.get_name());
        for argument in verb.get_positionals() {
            let name = value_name(argument);
            let is_list = argument
                .get_num_args()
                .is_some_and(|range| range.max_values() > 1);
            let dots = if is_list { "…" } else { "" };
            let name = if argument.is_required_set() {
                name
            } else {
                format!("[{name}]")
            };
            usage = format!("{usage} {name}{dots}");
        }
        let about = verb.get_about().map(ToString::to_string);
        vec![format!("`{usage}`"), about.unwrap_or_default()]
    });
    table(&["command", "what it does"], rows)
}

fn value_name(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    names.first().map(ToString::to_string).unwrap_or_default()
}

/// `--color auto|always|never` and what it does.
fn option_row(argument: &Arg) -> Option<Vec<String>> {
    let mut option = format!("--{}", argument.get_long()?);
    if argument.get_action().takes_values() {
        let values = argument.get_possible_values();
        let values: Vec<&str> = values
            .iter()
            .map(clap::builder::PossibleValue::get_name)
            .collect();
        option.push(' ');
        option += &if values.is_empty() {
            value_name(argument)
        } else {
            values.join("|")
        };
    }
    let help = argument.get_help().map(ToString::to_string);
    Some(vec![format!("`{option}`"), help.unwrap_or_default()])
}

fn is_own(argument: &Arg) -> bool {
    argument.get_long() != Some("help") && argument.get_long() != Some("version")
}

fn options(command: &Command) -> String {
    let rows = command
        .get_arguments()
        .filter(|argument| is_own(argument))
        .filter_map(option_row);
    table(&["option", "what it does"], rows)
}

fn verb_options() -> String {
    let rows = visible_verbs(&Cli::command()).into_iter().flat_map(|verb| {
        let own = verb.get_arguments().filter(|argument| is_own(argument));
        let own = own.filter(|argument| !argument.is_global_set());
        let rows = own.filter_map(option_row).map(|mut row| {
            row.insert(0, format!("`{}`", verb.get_name()));
            row
        });
        rows.collect::<Vec<_>>()
    });
    table(&["command", "option", "what it does"], rows)
}

fn line_answers() -> String {
    let quiz = visible_verbs(&Cli::command())
        .into_iter()
        .find(|verb| verb.get_name() == "quiz");
    let help = quiz.unwrap().get_after_help().unwrap().to_string();
    format!("```text\n{help}\n```\n")
}

fn search_kinds() -> String {
    let kinds = KINDS.iter().map(|row| {
        vec![
            format!("`{}`", row.prefix),
            format!("`{}:`", row.key),
            row.help.to_owned(),
        ]
    });
    let signs = SIGNS
        .iter()
        .map(|(sign, help)| vec![format!("`{sign}`"), String::new(), (*help).to_owned()]);
    table(&["sign", "or", "finds"], kinds.chain(signs))
}

fn item_kinds() -> String {
    let rows = TaskKind::ALL.map(|kind| {
        vec![
            kind.label().to_owned(),
            format!("`{}`", kind.key()),
            format!("{:.0} %", pass_mark(kind) * 100.0),
        ]
    });
    table(&["kind", "`kind` in a lesson file", "passed from"], rows)
}

fn course() -> String {
    let library = shipped();
    let course = &library.course;
    let modules = course.modules.iter().map(|module| {
        vec![
            module.number.to_string(),
            module.title.to_string(),
            module.entries.len().to_string(),
        ]
    });
    let modules = table(&["module", "title", "lessons"], modules);
    let routes = course.routes.iter().map(|route| {
        let lessons = route.lessons.iter();
        let numbers = lessons.map(|id| course.lesson(id).unwrap().number.as_str());
        let numbers: Vec<&str> = numbers.collect();
        vec![route.title.to_string(), numbers.join(", ")]
    });
    format!("{modules}\n{}", table(&["route", "lessons"], routes))
}

fn keys() -> String {
    let rows = BINDINGS.iter().filter(|binding| binding.help.is_some());
    let rows = rows.map(|binding| {
        let keys = binding
            .keys
            .iter()
            .map(|key| format!("`{}`", key_name(key)));
        vec![
            binding.layer.title().text().to_owned(),
            keys.collect::<Vec<_>>().join(" "),
            binding.help.map_or("", Message::text).to_owned(),
        ]
    });
    table(&["where", "keys", "what they do"], rows)
}

/// Every line of code that begins with `studyhall` is one the program would take.
#[test]
fn the_commands_in_the_readme_and_the_manual_can_be_typed() {
    let mut count = 0;
    for path in ["README.md", "assets/manual.md"] {
        let text = read(path);
        for block in text.split("```sh\n").skip(1) {
            let lines = block.split("```").next().unwrap().lines();
            for line in lines.flat_map(|line| line.split('|')) {
                let line = line.split(" #").next().unwrap().split('>').next().unwrap();
                let line = line.trim().trim_start_matches("cargo run --release -- ");
                if line.starts_with("studyhall") {
                    let words = line.split_whitespace();
                    let parsed = Cli::try_parse_from(words);
                    assert!(parsed.is_ok(), "{path}: {line}: {}", parsed.unwrap_err());
                    count += 1;
                }
            }
        }
    }
    assert!(count > 20, "{count} commands");
}

/// Links inside the repository lead to files, and to headings in them.
#[test]
fn links_lead_somewhere() {
    for path in ["README.md", "assets/manual.md", "CONTRIBUTING.md"] {
        let text = read(path);
        for link in text.split("](").skip(1) {
            let link = link.split(')').next().unwrap();
            if link.contains("://") {
                continue;
            }
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() {
                path.to_owned()
            } else {
                let folder = Path::new(path).parent().unwrap();
                folder.join(file).to_string_lossy().into_owned()
            };
            let root = Path::new(env!("CARGO_MANIFEST_DIR"));
            assert!(root.join(&target).exists(), "{path}: {link}");
            let has_heading = || {
                let target = read(&target);
                let mut headings = target.lines().filter(|line| line.starts_with('#'));
                headings.any(|line| anchor(line) == heading)
            };
            assert!(heading.is_empty() || has_heading(), "{path}: {link}");
        }
    }
}

/// The anchor of a heading, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = words
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.collect::<String>().replace(' ', "-")
}

#[test]
fn the_readme_is_short_and_shows_the_picture() {
    let readme = read("README.md");
    let lines = readme.lines().count();
    assert!(lines <= 150, "{lines} lines");
    assert!(readme.contains("](assets/screen.svg)"));
}

/// Comments cite papers and documents of this repository, and no others.
#[test]
fn comments_cite_what_a_reader_can_find() {
    for (path, source) in sources() {
        for words in ["(assessment", "assessment §", "reliability §", "crates §"] {
            assert!(!source.contains(words), "{}: {words}", path.display());
        }
    }
}
