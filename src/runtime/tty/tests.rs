//! Which terminals the full screen opens on.

use super::*;

fn xterm() -> TtyInfo {
    TtyInfo {
        stdin: true,
        stdout: true,
        term: Some("xterm".to_owned()),
    }
}

fn message(tty: &TtyInfo) -> String {
    tty.check().unwrap_err().to_string()
}

#[test]
fn a_terminal_that_can_place_text_is_accepted() {
    assert!(xterm().check().is_ok());
}

#[test]
fn pipes_are_told_apart() {
    let mut tty = xterm();
    tty.stdin = false;
    assert!(message(&tty).contains("standard input"));
    let mut tty = xterm();
    tty.stdout = false;
    let said = message(&tty);
    assert!(said.contains("standard output") && said.contains("studyhall read --plain ID"));
}

#[test]
fn a_dumb_or_unnamed_terminal_is_pointed_to_the_plain_mode() {
    for term in [Some("dumb"), Some(""), None] {
        let mut tty = xterm();
        tty.term = term.map(str::to_owned);
        if term == Some("dumb") || platform::TERM_IS_REQUIRED {
            assert!(message(&tty).contains("--plain"), "{term:?}");
        }
    }
}

#[test]
fn basic_terminals_are_asked_nothing() {
    for (term, basic) in [
        ("linux", true),
        ("vt100", true),
        ("vt220", true),
        ("ansi", true),
        ("xterm-256color", false),
        ("tmux-256color", false),
        ("screen", false),
        ("alacritty", false),
    ] {
        let mut tty = xterm();
        tty.term = Some(term.to_owned());
        assert_eq!(tty.is_basic(), basic, "{term}");
    }
}
