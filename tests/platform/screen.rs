//! The full screen.

use super::program::Learner;
use super::terminal::Terminal;

/// On the home screen before anything was read.
const HOME: &str = "Start with 1.1";
/// In the status bar while a lesson is read.
const READING: &str = "x self-check";
/// At the right end of the status bar.
const HELP: &str = "? help";
/// In the outline beside the text, which is shown from 100 columns on.
const OUTLINE: &str = "1 Orientation: two essay…";

const ESC: &str = "\x1b";

#[test]
fn it_takes_the_terminal_over_and_gives_it_back() {
    let learner = Learner::new();
    let mut terminal = Terminal::start(&learner, &[]);
    terminal.sees(HOME).sees(HELP);
    assert!(terminal.is_taken_over());
    terminal.types("q");
    terminal.ends_restored();
}

#[test]
fn a_lesson_opens_and_pages() {
    let learner = Learner::new();
    let mut terminal = Terminal::start(&learner, &[]);
    terminal.sees(HOME).types("\r").sees(READING).sees(OUTLINE);
    terminal.sees("After this lesson you can");
    terminal.types(" ").loses("After this lesson you can");
    terminal.sees("● Self-check: 1 question");
    terminal.types("b").sees("After this lesson you can");
    // An arrow key is several bytes on a terminal and one event on a Windows console.
    terminal.types("\x1b[C").sees("› 1.2 The names on the map");
    terminal.types(ESC).sees("Enter open").types("q");
    terminal.ends_restored();

    // The place is kept.
    let mut terminal = Terminal::start(&learner, &["--no-mouse"]);
    terminal.sees("Continue 1.2").types("q");
    terminal.ends_restored();
}

#[test]
fn search_finds_while_one_types() {
    let learner = Learner::new();
    let mut terminal = Terminal::start(&learner, &[]);
    terminal.sees(HOME).types("/").sees("Find anything");
    terminal.types("goltz").sees("American journalist");
    terminal.types("\r").sees("In the course:");
    terminal.types(ESC).loses("In the course:").types("q");
    terminal.ends_restored();
}

#[test]
fn an_answer_is_judged_and_recorded() {
    let learner = Learner::new();
    let mut terminal = Terminal::start(&learner, &[]);
    terminal.sees(HOME).types("\r").sees(READING);
    terminal.types("x").sees("fill the blanks");
    terminal.types("44").sees("went on for 44");
    terminal.types("\r").sees("✓ correct");
    // Two Enters within a tenth of a second are one.
    terminal.types("\x0e").sees("1 of 1 right").types("q");
    terminal.ends_restored();
    assert_eq!(learner.attempts(), 1);
}

#[test]
fn a_new_size_is_drawn_whole() {
    let learner = Learner::new();
    let mut terminal = Terminal::start(&learner, &[]);
    terminal.sees(HOME).types("\r").sees(READING).sees(OUTLINE);
    for (columns, rows) in [(80, 24), (120, 40), (100, 30)] {
        terminal.resize(columns, rows);
        terminal.wait("the status bar in the last row", |terminal| {
            terminal.last_row().contains(HELP)
                && terminal.contents().contains(OUTLINE) == (columns >= 100)
        });
    }
    terminal.types("q");
    terminal.ends_restored();
}
