//! The binary from outside, without a terminal: exit codes, what goes where, pipes that close early.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "cli/backups.rs"]
mod backups;
#[path = "cli/commands.rs"]
mod commands;
#[path = "cli/courses.rs"]
mod courses;
#[path = "cli/killed.rs"]
mod killed;
#[path = "cli/lines.rs"]
mod lines;
#[path = "cli/markup.rs"]
mod markup;
#[path = "cli/partner.rs"]
mod partner;
#[path = "cli/readme.rs"]
mod readme;
#[path = "cli/records.rs"]
mod records;
#[path = "cli/reviews.rs"]
mod reviews;
#[path = "cli/settings.rs"]
mod settings;
#[path = "cli/sheets.rs"]
mod sheets;
#[path = "cli/verbs.rs"]
mod verbs;
#[path = "cli/zones.rs"]
mod zones;

use std::io::Read;
use std::process::{Command, Output, Stdio};

/// The program, with a record that is not there unless `--data-dir` says otherwise.
fn studyhall(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_studyhall"));
    command
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null())
        .env("TERM", "xterm-256color")
        .env("STUDYHALL_DATA", "target/no-such-directory")
        .env_remove("CLICOLOR_FORCE");
    command
}

fn run(args: &[&str]) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = studyhall(args).output().unwrap();
    (
        status.code().unwrap(),
        String::from_utf8(stdout).unwrap(),
        String::from_utf8(stderr).unwrap(),
    )
}

#[test]
fn without_a_terminal_there_is_one_line_and_no_escape() {
    let (code, out, err) = run(&[]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(err.lines().count(), 1);
    assert!(
        err.contains("`studyhall read --plain ID`") && err.contains("`studyhall list`"),
        "{err}"
    );
    assert!(!err.contains('\x1b'));
}

#[test]
fn data_goes_to_stdout_and_messages_to_stderr() {
    for (args, word) in [
        (&["--version"][..], "studyhall 0."),
        (&["--help"], "completions"),
        (&["completions", "bash"], "complete -F _studyhall"),
        (&["completions", "fish"], "complete -c studyhall"),
        (&["man"], ".TH studyhall 1"),
    ] {
        let (code, out, err) = run(args);
        assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
        assert!(out.contains(word), "{args:?}: {out}");
        assert!(!out.contains('\x1b'), "{args:?}");
    }
    let (code, out, err) = run(&["no-such-verb"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("no-such-verb"));
}

#[test]
fn the_manual_knows_every_verb() {
    let (_, help, _) = run(&["--help"]);
    let (_, man, _) = run(&["man"]);
    let verbs = help
        .lines()
        .skip_while(|line| *line != "Verbs:")
        .skip(1)
        .take_while(|line| !line.is_empty());
    let verbs: Vec<&str> = verbs
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(verbs.contains(&"man"), "{help}");
    for verb in verbs {
        assert!(
            man.contains(&format!("studyhall\\-{verb}(1)")),
            "{verb} is not in the manual"
        );
    }
    let (_, check) = man.split_once(".SH \"STUDYHALL CHECK\"").unwrap();
    let check = check.split(".SH").next().unwrap();
    assert!(
        check.contains("explain") && !check.contains("data"),
        "{check}"
    );
}

#[test]
fn a_reader_may_leave_early() {
    for args in [
        &["completions", "bash"][..],
        &["list"],
        &["list", "--json"],
        &["read", "on-affective-liberation"],
        &["search", "victory"],
        &["search", "victory", "--json"],
        &["check", "tests/fixtures/good"],
        &["check", "--simulate", "tests/fixtures/good"],
        &["check", "--coverage", "tests/fixtures/good", "--json"],
    ] {
        left_early(args);
    }
}

fn left_early(args: &[&str]) {
    let mut child = studyhall(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Closed before anything is read: the first write fails already.
    drop(child.stdout.take());
    let mut err = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut err)
        .unwrap();
    assert_eq!(
        (child.wait().unwrap().code(), err.as_str()),
        (Some(0), ""),
        "{args:?}"
    );
}
