//! The loop on a real terminal. The child of each test is this test binary again, in the test [`child`], where a toy
//! face runs in the hall; so panics are real panics and signals real signals. No sleeps: every wait is for a text or
//! an end, with a limit that only a failure reaches.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

#[path = "pty/hall.rs"]
mod hall;
#[path = "pty/killed.rs"]
mod killed;
#[path = "pty/play.rs"]
mod play;
#[path = "pty/toy.rs"]
mod toy;

use std::fs::File;
use std::sync::mpsc::channel;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use rustix::process::{Signal, WaitOptions, kill_process, waitpid};

use play::{ENTER, LEAVE, LIMIT, Play, is_cooked, own_thread};

#[test]
#[ignore = "what the other tests run in their terminal"]
#[expect(
    clippy::exit,
    clippy::disallowed_methods,
    reason = "the code is what is tested; the guard is gone by then"
)]
fn child() {
    let code = match std::env::var("STUDYHALL_TEST_ROLE").as_deref() {
        Ok("toy") => toy::toy(),
        Ok("shell") => toy::shell(),
        Ok("job") => toy::job(),
        _ => return,
    };
    std::process::exit(code.into());
}

#[test]
fn it_opens_and_gives_everything_back() {
    let mut play = Play::start("toy");
    play.sees("ready")
        .sees("size 80x24 told 1.")
        .sees("draws 1 saves 0.");
    assert!(play.screen.screen().alternate_screen());
    assert!(play.screen.screen().hide_cursor());
    assert!(play.screen.screen().bracketed_paste());
    assert_eq!(
        play.screen.screen().mouse_protocol_mode(),
        vt100::MouseProtocolMode::PressRelease
    );
    assert!(!is_cooked(play.terminal()));
    play.types("é\x1b[A").sees("keys 2 last Up");
    play.types("\x1b").sees("keys 3 last Esc");
    play.types("q");
    let end = play.ends();
    assert_eq!(end.code, 0);
    end.assert_restored();
    assert!(end.last_words().contains("ended Quit."));
    // The terminal is asked once, after the first frame, which keyboard protocol it speaks; nothing else.
    let (frame, after) = end.raw.split_once("\x1b[?u\x1b[c").unwrap();
    assert!(frame.contains("ready") && !after.contains("\x1b[?u"));
    for query in ["\x1b[6n", "\x1b[>c", "$p", "\x1b]1", "\x1b]4"] {
        assert!(!end.raw.contains(query), "{query:?} in {:?}", end.raw);
    }
}

#[test]
fn a_panic_restores_before_it_speaks() {
    let mut play = Play::start("toy");
    play.sees("ready").types("p");
    let end = play.ends();
    assert_eq!(end.code, 101);
    end.assert_restored();
    let words = end.last_words();
    assert!(
        words.contains("toy fell\u{FFFD}]0;evil\u{FFFD} over (tests/pty/toy.rs:"),
        "{words}"
    );
}

#[test]
fn a_worker_that_panics_is_reported_and_drawing_goes_on() {
    let mut play = Play::start("toy");
    play.sees("ready")
        .types("w")
        .sees("toy worker: worker fell over (tests/pty/toy.rs:");
    play.types("g").sees("worker found 42");
    assert!(play.screen.screen().alternate_screen());
    assert!(!is_cooked(play.terminal()));
    play.types("q");
    let end = play.ends();
    assert_eq!((end.code, end.raw.matches(ENTER).count()), (0, 1));
    assert!(!end.raw.contains("panicked at"));
    end.assert_restored();
}

#[test]
fn signals_save_and_restore() {
    for (signal, code) in [
        (Signal::TERM, 143),
        (Signal::HUP, 129),
        (Signal::INT, 130),
        (Signal::QUIT, 131),
    ] {
        let mut play = Play::start("toy");
        play.sees("ready").signal(signal);
        assert_eq!(play.notes.next(), format!("left Signal({})", code - 128));
        let end = play.ends();
        assert_eq!(end.code, code);
        end.assert_restored();
    }
}

#[test]
fn a_signal_does_not_wait_for_the_keys_that_came_with_it() {
    let mut play = Play::start("toy");
    let others = 900;
    play.sees("ready").types(format!("t{}", "x".repeat(others)));
    assert_eq!(play.notes.next(), "left Signal(15)");
    assert_ne!(play.notes.next(), format!("keys {}", others + 1));
    assert_eq!(play.ends().code, 143);
}

#[test]
fn ctrl_z_and_sigtstp_give_the_terminal_to_the_shell_and_take_it_again() {
    let mut play = Play::start("shell");
    play.sees("ready").sees("draws 1");
    play.types("\x1a")
        .reads("stopped, cooked true.", 1)
        .sees("draws 2")
        .sees("keys 1 ");
    assert!(play.screen.screen().alternate_screen());
    assert!(!is_cooked(play.terminal()));
    play.signal(Signal::TSTP);
    play.sees("draws 3").types("x").sees("keys 2 ");
    play.types("q");
    let end = play.ends();
    assert_eq!(end.code, 0);
    assert_eq!(end.raw.matches("stopped, cooked true.").count(), 2);
    assert_eq!(
        (
            end.raw.matches(ENTER).count(),
            end.raw.matches(LEAVE).count()
        ),
        (3, 3)
    );
    let parts: Vec<&str> = end.raw.split("stopped, cooked true.").collect();
    for (before, after) in parts.iter().zip(&parts[1..]) {
        assert!(before.trim_end().ends_with(LEAVE), "{before:?}");
        assert!(
            after.split_once(ENTER).is_some_and(|(before, after)| {
                before.trim_start() == "\x1b[22;2t\x1b]0;a toy\x07" && after.contains("ready")
            }),
            "{after:?}"
        );
    }
}

#[test]
fn it_does_not_stop_where_nobody_could_continue_it() {
    let mut play = Play::start("toy");
    play.sees("ready")
        .types("\x1a")
        .sees("keys 1 ")
        .types("x")
        .sees("keys 2 ")
        .types("q");
    assert_eq!(play.ends().code, 0);
}

#[test]
fn after_a_stop_from_outside_the_modes_are_set_and_everything_is_drawn_again() {
    let mut play = Play::start("toy");
    play.sees("ready").types("h");
    assert_eq!(play.notes.next(), "holding");
    waitpid(Some(play.pid()), WaitOptions::UNTRACED).unwrap();
    let told = play.number("told ");
    for width in 81..=100 {
        play.master
            .resize(PtySize {
                rows: 30,
                cols: width,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
    }
    play.screen
        .screen_mut()
        .set_size(30.try_into().unwrap(), 100.try_into().unwrap());
    play.signal(Signal::CONT);
    play.types("x")
        .sees("keys 2 ")
        .sees("size 100x30")
        .reads(ENTER, 2);
    // Twenty changes of size and the continuation: told at most once for each of the two.
    assert!(
        play.number("told ") <= told + 2,
        "told {} times",
        play.number("told ") - told
    );
    play.types("q");
    let end = play.ends();
    assert_eq!(
        (
            end.code,
            end.raw.matches(ENTER).count(),
            end.raw.matches(LEAVE).count()
        ),
        (0, 2, 2)
    );
    assert!(end.cooked);
}

#[test]
fn a_change_of_size_draws_everything() {
    let mut play = Play::start("toy");
    play.sees("ready").sees("draws 1");
    let size = |cols, rows| PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    };
    play.master.resize(size(40, 12)).unwrap();
    play.screen
        .screen_mut()
        .set_size(12.try_into().unwrap(), 40.try_into().unwrap());
    play.sees("size 40x12 told 2.").sees("draws 2");
    // Two screens so far were cleared; each of these is a third, fourth and fifth.
    for (cols, rows, cleared) in [(1, 1, 3), (0, 0, 4), (65535, 65535, 5)] {
        play.master.resize(size(cols, rows)).unwrap();
        play.reads("\x1b[2J", cleared);
    }
    play.master.resize(size(80, 24)).unwrap();
    play.screen
        .screen_mut()
        .set_size(24.try_into().unwrap(), 80.try_into().unwrap());
    play.sees("size 80x24").types("q");
    let end = play.ends();
    assert_eq!(end.code, 0);
    end.assert_restored();
}

#[test]
fn a_long_paste_is_cut() {
    let mut play = Play::start("toy");
    play.sees("ready");
    play.types("\x1b[200~")
        .types(vec![b'a'; 1_000_000])
        .types("\x1b[201~");
    play.sees("pasted 65536 cut true");
    play.types("\x1b[200~one\rtwo\x1b[201~")
        .sees("pasted 7 cut false")
        .types("q");
    assert_eq!(play.ends().code, 0);
}

#[test]
fn a_paste_without_an_end_ends_after_a_second_and_keys_count_again() {
    let mut play = Play::start("toy");
    play.sees("ready").types("\x1b[200~half a te");
    play.sees("pasted 9 cut false").types("x").sees("keys 1 ");
    play.types("q");
    assert_eq!(play.ends().code, 0);
}

#[test]
fn a_reply_of_the_terminal_is_no_key() {
    let mut play = Play::start("toy");
    play.sees("ready");
    play.types("\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\x")
        .sees("keys 1 last Char('x')");
    play.types("\x1b]11;rgb:0/0/0\x07\x1bP>|xterm(390)\x1b\\\x1b[12;40R\x1b[?62;22cy");
    play.sees("keys 2 last Char('y')").types("q");
    assert_eq!(play.ends().code, 0);
}

#[test]
fn the_kitty_protocol_is_used_where_the_terminal_speaks_it() {
    let mut play = Play::start("toy");
    play.sees("ready").types("j\x1b[?0u\x1b[?62;22ck");
    play.sees("keys 2 last Char('k')").reads("\x1b[>1u", 1);
    play.types("\x1b[27u").sees("keys 3 last Esc").types("q");
    let end = play.ends();
    assert_eq!(end.code, 0);
    // Off again before the alternate screen is left: each screen has its own.
    let (before, _) = end.raw.rsplit_once("\x1b[?1049l").unwrap();
    assert!(before.rfind("\x1b[<u") > before.rfind("\x1b[>1u"));
    end.assert_restored();
}

#[test]
fn the_title_is_set_and_given_back() {
    let mut play = Play::start("toy");
    play.sees("ready").types("q");
    let end = play.ends();
    let set = end.raw.find("\x1b[22;2t\x1b]0;a toy\x07").unwrap();
    assert!(end.raw.find("\x1b[23;2t").unwrap() > set);
}

#[test]
fn a_flood_of_keys_is_handled_whole_and_drawn_rarely() {
    let mut play = Play::start("toy");
    play.sees("ready")
        .types("\x1b[B".repeat(5_000))
        .sees("keys 5000 last Down");
    let draws = play.number("draws ");
    assert!(draws <= 500, "{draws} frames for 5,000 keys");
    play.types("q");
    assert_eq!(play.ends().code, 0);
}

#[test]
fn the_mouse_is_told_and_a_flood_of_the_wheel_is_drawn_rarely() {
    let mut play = Play::start("toy");
    play.sees("ready").types("\x1b[<0;5;7M\x1b[<0;5;7m");
    play.sees("clicked 4 6.").sees("keys 0 ");
    play.types("\x1b[<65;1;1M".repeat(20_000))
        .sees("turned 20000.");
    let draws = play.number("draws ");
    assert!(draws <= 500, "{draws} frames for 20,000 turns");
    // What is no report is no key either.
    play.types("\x1b[<0;999999;7M\x1b[<;M\x1b[<35;3;3M");
    play.types("\x1b[Mqqqx").sees("keys 1 last Char('x')");
    play.types("q");
    let end = play.ends();
    assert_eq!(end.code, 0);
    end.assert_restored();
}

#[test]
fn a_closed_terminal_ends_it() {
    let mut play = Play::start("toy");
    play.sees("ready");
    let Play {
        master,
        mut keys,
        mut child,
        output,
        notes,
        ..
    } = play;
    drop(output);
    // One more frame makes the reading thread notice that nobody listens; then the last handle is closed here.
    keys.write_all(b"x").unwrap();
    drop((master, keys));
    let left = notes.next();
    assert!(
        left == "left Signal(1)" || left == "left TerminalClosed",
        "{left}"
    );
    assert_eq!(child.wait().unwrap().exit_code(), 129);
}

#[test]
fn a_terminal_that_stands_still_does_not_keep_it_from_ending() {
    let mut play = Play::sized("toy", 400, 150);
    play.sees("ready").sees("draws 1");
    let pid = play.pid();
    let Play {
        master,
        mut keys,
        mut child,
        output,
        notes,
        ..
    } = play;
    drop(output);
    // The reading thread takes one more piece and leaves; the frame is far larger than what a terminal buffers.
    keys.write_all(b"f").unwrap();
    assert_eq!(notes.next(), "drawing");
    kill_process(pid, Signal::TERM).unwrap();
    assert_eq!(notes.next(), "left Signal(15)");
    let cooked = File::open(master.tty_name().unwrap());
    let (sender, end) = channel();
    own_thread(move || sender.send(child.wait().unwrap().exit_code()).unwrap());
    assert_eq!(end.recv_timeout(LIMIT).unwrap(), 143);
    assert!(is_cooked(cooked.unwrap()));
}

#[test]
fn a_simple_terminal_is_told_what_to_use() {
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_studyhall"));
    command.env("TERM", "dumb");
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut said = Vec::new();
    // On Linux the end of a terminal is an error to its reader.
    let _ = reader.read_to_end(&mut said);
    let said = String::from_utf8(said).unwrap();
    assert_eq!(child.wait().unwrap().exit_code(), 2);
    assert!(said.contains("--plain") && !said.contains('\x1b'), "{said}");
}
