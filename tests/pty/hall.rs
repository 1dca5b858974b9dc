//! The real program on a real terminal: it opens, keeps what was done whatever happens to it, and gives the terminal
//! back.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use portable_pty::{CommandBuilder, PtySize};
use rustix::process::{Pid, Signal, kill_process};

use studyhall::course::CourseId;
use studyhall::store::{SqliteStore, Store};

use super::play::Play;

/// The study hall with its record in `data`.
fn hall(data: &Path) -> Play {
    hall_with(data, &[])
}

/// The same, asked for something.
pub(super) fn hall_with(data: &Path, verb: &[&str]) -> Play {
    hall_sized(data, verb, (80, 24))
}

/// The same on a terminal of this size.
pub(super) fn hall_sized(data: &Path, verb: &[&str], (columns, rows): (u16, u16)) -> Play {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_studyhall"));
    command.args(verb);
    command.args(["--data-dir".as_ref(), data.as_os_str()]);
    command.env_remove("NO_COLOR");
    Play::of(command, columns, rows)
}

/// Killed, as by a power cut: nothing more is written.
pub(super) fn kill(mut play: Play) {
    let pid = i32::try_from(play.child.process_id().unwrap()).unwrap();
    kill_process(Pid::from_raw(pid).unwrap(), Signal::KILL).unwrap();
    play.child.wait().unwrap();
}

/// The answered items of all lessons, as `list --json` counts them.
fn answered(data: &Path) -> usize {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_studyhall"))
        .args(["list", "--json", "--data-dir"])
        .arg(data)
        .output()
        .unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let counts = text.split("\"answered\":").skip(1);
    counts
        .map(|rest| {
            let digits = rest.trim_start().split(|c: char| !c.is_ascii_digit());
            digits.into_iter().next().unwrap().parse::<usize>().unwrap()
        })
        .sum()
}

/// The last paragraph that was kept as a place.
fn place(data: &Path) -> usize {
    // There is none before the first frame is out.
    let Ok(store) = SqliteStore::open_read_only(&data.join("study.db")) else {
        return 0;
    };
    let (positions, _) = store
        .overview(&CourseId::new("karabakh-after-2020"))
        .unwrap();
    positions.first().map_or(0, |position| position.para)
}

/// Waits for what another process is about to do, twenty seconds at most.
pub(super) fn until(done: impl Fn() -> bool) {
    for _ in 0..4000 {
        if done() {
            return;
        }
        std::thread::park_timeout(Duration::from_millis(5));
    }
    panic!("it did not happen");
}

/// The lines of text on the screen, without the first and the last.
fn body(play: &Play) -> Vec<String> {
    let text = play.screen.screen().contents();
    let lines: Vec<String> = text
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect();
    lines[1..lines.len() - 1].to_vec()
}

#[test]
fn it_starts_with_today_and_q_gives_the_terminal_back() {
    let data = tempfile::tempdir().unwrap();
    let mut play = hall(data.path());
    play.sees("Start with 1.1").sees("Enter open");
    assert!(play.screen.screen().alternate_screen());
    play.types("q");
    let end = play.ends();
    assert_eq!(end.code, 0);
    end.assert_restored();
}

#[test]
fn a_click_opens_and_the_mouse_can_be_left_to_the_terminal() {
    let data = tempfile::tempdir().unwrap();
    let mut play = hall(data.path());
    play.sees("Start with 1.1").sees("Enter open");
    play.types("\x1b[<0;9;3M\x1b[<0;9;3m").sees("x self-check");
    play.types("\x1b[<65;9;9M").types("q");
    play.ends().assert_restored();

    let mut play = hall_with(data.path(), &["--no-mouse"]);
    play.sees("Continue 1.1").types("q");
    let end = play.ends();
    assert!(!end.raw.contains("\x1b[?1000h") && !end.raw.contains("\x1b[?1006h"));
    end.last_words();
}

#[test]
fn another_course_is_opened_in_the_same_terminal_and_both_keep_their_answers() {
    let data = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (own, small) = (root.join("lessons"), root.join("tests/fixtures/good"));
    let (own, small) = (own.to_str().unwrap(), small.to_str().unwrap());
    let both = ["--lessons", own, "--lessons", small];
    let mut play = hall_with(data.path(), &both);
    play.sees("Which course?").types("\x1b[B\r");
    play.sees("The harbour: a small course")
        .sees("Start with 1.1 Building");
    play.types("\r").sees("x self-check").types("x");
    play.sees("Self-check")
        .types("\x04")
        .sees("noted: you did not know");
    play.types("C").sees("Which course?").types("\x1b[A\r");
    play.sees("Start with 1.1 One author").types("q");
    let end = play.ends();
    assert_eq!((end.code, end.raw.matches("\x1b[?1049h").count()), (0, 1));
    end.assert_restored();
    let store = SqliteStore::open_read_only(&data.path().join("study.db")).unwrap();
    let kept = |id: &str| store.attempts(&CourseId::new(id)).unwrap().len();
    assert_eq!(
        (kept("harbour-course"), kept("karabakh-after-2020")),
        (1, 0)
    );
}

#[test]
fn no_color_and_ascii_are_heeded_on_the_screen() {
    let data = tempfile::tempdir().unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_studyhall"));
    command.args(["quiz", "5.3", "--ascii", "--data-dir"]);
    command.arg(data.path());
    command.env("NO_COLOR", "1");
    let mut play = Play::of(command, 80, 24);
    play.sees("1 of 2")
        .types("\x04")
        .sees("noted: you did not know");
    play.types("P").sees("Progress").types("q");
    let end = play.ends();
    assert_eq!(end.code, 0);
    for letter in end.raw.chars().filter(|letter| !letter.is_ascii()) {
        assert!(letter.is_alphabetic(), "{letter}");
    }
    let styles = end.raw.split("\x1b[").skip(1).filter_map(|part| {
        let (style, _) = part.split_once('m')?;
        let is_style = style.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b';'));
        is_style.then_some(style)
    });
    for style in styles.flat_map(|style| style.split(';')) {
        let number: u8 = style.parse().unwrap_or(0);
        assert!(
            !(30..=49).contains(&number) && number < 90,
            "colour {style}"
        );
    }
}

#[test]
fn quiz_and_review_open_the_study_hall() {
    let data = tempfile::tempdir().unwrap();
    let mut play = hall_with(data.path(), &["review", "--limit", "3"]);
    play.sees("nothing is due yet").types("q");
    assert_eq!(play.ends().code, 0);
    let mut play = hall_with(data.path(), &["quiz", "liberations", "--seed", "7"]);
    play.sees("Quiz › module 5").sees("1 of ").types("\x07");
    play.sees("Seed 7").types("q");
    let end = play.ends();
    assert_eq!(end.code, 0);
    end.assert_restored();
}

#[test]
fn a_killed_reader_goes_on_at_the_same_paragraph() {
    let data = tempfile::tempdir().unwrap();
    let mut play = hall(data.path());
    play.sees("Start with 1.1").types("\r").sees("x self-check");
    let before = body(&play);
    play.types(" ");
    // The bottom line is the last that is drawn, so with it the frame is whole. The place is written as soon as the
    // keys pause.
    play.types("?").sees("Shift-Tab").sees("? close");
    play.types("?").sees("x self-check");
    let seen = body(&play);
    until(|| place(data.path()) > 0);
    assert_ne!(seen, before);
    kill(play);

    let mut again = hall(data.path());
    again.sees("Continue 1.1").types("\r").sees("x self-check");
    assert_eq!(body(&again), seen);
    again.types("q");
    assert_eq!(again.ends().code, 0);
}

#[test]
fn a_terminal_that_stops_reading_does_not_keep_a_place_from_being_saved() {
    let data = tempfile::tempdir().unwrap();
    let mut play = hall_sized(data.path(), &[], (400, 24));
    play.sees("Start with 1.1").types("\r").sees("x self-check");
    // The place is written a quarter of a second after the last frame.
    play.types(" ?").sees("Shift-Tab");
    let Play {
        master,
        keys: _keys,
        mut child,
        output,
        ..
    } = play;
    // The reading thread takes one more piece and leaves; what follows is more than a terminal buffers.
    drop(output);
    for columns in (200..400).rev() {
        let size = PtySize {
            rows: 24,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        master.resize(size).unwrap();
    }
    until(|| place(data.path()) > 0);
    let pid = i32::try_from(child.process_id().unwrap()).unwrap();
    kill_process(Pid::from_raw(pid).unwrap(), Signal::HUP).unwrap();
    assert_eq!(child.wait().unwrap().exit_code(), 129);
    drop(master);
}

#[test]
fn a_console_of_sixteen_colours_gets_no_other() {
    for (term, option, has) in [
        ("linux", None, false),
        ("vt100", None, false),
        ("xterm-256color", None, true),
        ("xterm-256color", Some("16"), false),
        ("linux", Some("256"), true),
    ] {
        let data = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_studyhall"));
        command.args(["quiz", "5.3", "--data-dir"]);
        command.arg(data.path());
        if let Some(option) = option {
            command.args(["--color-depth", option]);
        }
        command.env_remove("NO_COLOR");
        command.env_remove("COLORTERM");
        let mut play = Play::on(command, term, (80, 24));
        play.sees("1 of 2").types("\x04");
        play.sees("noted: you did not know").types("q");
        let end = play.ends();
        assert_eq!(end.raw.contains("38;5;"), has, "{term} {option:?}");
        assert!(has || end.raw.contains("\x1b[0;1;36m"), "{term} {option:?}");
        assert_eq!(
            end.raw.contains("\x1b[?u"),
            term == "xterm-256color",
            "{term}"
        );
    }
}

#[test]
fn an_answer_whose_verdict_was_seen_is_kept_exactly_once() {
    let data = tempfile::tempdir().unwrap();
    let mut play = hall(data.path());
    play.sees("Start with 1.1").types("\r").sees("§1/");
    play.types("x").sees("I don't know");
    assert_eq!(answered(data.path()), 0);
    play.types("\x04").sees("you did not know");
    kill(play);
    assert_eq!(answered(data.path()), 1);

    // Opened again and looked at, it is still one.
    let mut again = hall(data.path());
    again.sees("Continue 1.1").types("q");
    assert_eq!(again.ends().code, 0);
    assert_eq!(answered(data.path()), 1);
}

#[test]
fn a_quiz_opens_on_the_screen_and_by_lines_where_that_is_asked_for() {
    let data = tempfile::tempdir().unwrap();
    let mut play = hall_with(data.path(), &["quiz", "1.1", "--seed", "3"]);
    play.sees("Quiz › 1.1").sees("1 of ").types("\x03");
    play.ends().assert_restored();

    let mut lines = hall_with(data.path(), &["quiz", "1.1", "--plain"]);
    lines.sees("Question 1 of ").sees("> ").types("d\r");
    lines
        .sees("not yet: noted")
        .sees("recorded: question 1 of ");
    assert!(!lines.screen.screen().alternate_screen());
    lines.types("q\r");
    let end = lines.ends();
    assert_eq!(end.code, 0);
    assert!(!end.raw.contains('\x1b'), "{:?}", end.raw);
    assert_eq!(answered(data.path()), 1);
}

#[test]
fn a_killed_sitting_goes_on_at_the_next_question() {
    let data = tempfile::tempdir().unwrap();
    let mut play = hall(data.path());
    play.sees("Start with 1.1").types("\r").sees("§1/");
    play.types("X")
        .sees("1 of ")
        .types("\x04")
        .sees("you did not know");
    kill(play);
    let mut again = hall(data.path());
    again
        .sees("Continue 1.1")
        .types("\r")
        .sees("§1/")
        .types("X");
    again.sees("going on where you left").sees("2 of ");
    again.types("\x10").sees("you did not know").types("q");
    assert_eq!(again.ends().code, 0);
    assert_eq!(answered(data.path()), 1);
}

#[test]
fn a_record_that_is_none_is_asked_about_and_left_as_it_is() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().join("study.db");
    let garbage = b"this is not a database, whatever its name says\n".repeat(100);
    File::create(&path).unwrap().write_all(&garbage).unwrap();
    let mut play = hall(data.path());
    play.sees("Nothing can be saved").sees("go on");
    play.types("c").sees("nothing is saved");
    play.types("\r").sees("§1/").types("x").sees("I don't know");
    play.types("\x04").sees("you did not know").types("q");
    let end = play.ends();
    assert_eq!(end.code, 0);
    end.assert_restored();
    assert_eq!(std::fs::read(&path).unwrap(), garbage);
}
