//! The loop on a real terminal. The child of each test is this test binary again, in the test [`child`], where a toy
//! face runs in the hall; so panics are real panics and signals real signals. No sleeps: every wait is for a text or
//! an end, with a limit that only a failure reaches.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::net::UnixDatagram;
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use ratatui::Frame;
use ratatui::layout::Size;
use ratatui::text::Text;
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use rustix::termios::{LocalModes, tcgetattr, tcgetpgrp, tcsetpgrp};
use studyhall::runtime::{Ending, Face, Facts, Hall, Mishap, Outcome, Waker, spawn};

/// How long anything may take before the test fails.
const LIMIT: Duration = Duration::from_secs(20);
const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?2004h";
const LEAVE: &str = "\x1b[?2004l\x1b[?25h\x1b[?1049l";

// ---- the child

/// Shows what it was told.
struct Toy {
    waker: Waker<Result<u32, Mishap>>,
    keys: usize,
    last: String,
    size: Size,
    counts: [usize; 3],
    said: String,
    full: bool,
}

impl Face for Toy {
    type Message = Result<u32, Mishap>;

    fn key(&mut self, key: KeyEvent) -> Outcome {
        self.keys += 1;
        self.last = format!("{:?} {:?}", key.code, key.modifiers);
        match key.code {
            KeyCode::Char('z') if key.modifiers == KeyModifiers::CONTROL => {
                return Outcome::Suspend;
            }
            KeyCode::Char('q') => return Outcome::Quit,
            KeyCode::Char('p') => panic!("toy fell\x1b]0;evil\x07 over"),
            KeyCode::Char('w') => spawn(
                "toy worker",
                &self.waker,
                || panic!("worker fell over"),
                |done| done,
            ),
            KeyCode::Char('g') => spawn("toy worker", &self.waker, || 42, |done| done),
            KeyCode::Char('h') => {
                note("holding");
                kill_process(rustix::process::getpid(), Signal::STOP).unwrap();
            }
            KeyCode::Char('f') => self.full = true,
            _ => {}
        }
        Outcome::Continue
    }

    fn paste(&mut self, text: String, cut: bool) -> Outcome {
        self.said = format!("pasted {} cut {cut}", text.len());
        Outcome::Continue
    }

    fn resize(&mut self, size: Size) {
        self.counts[0] += 1;
        self.size = size;
    }

    fn message(&mut self, message: Self::Message) -> Outcome {
        self.said = match message {
            Ok(number) => format!("worker found {number}"),
            Err(mishap) => format!("{}: {}", mishap.worker, mishap.message),
        };
        Outcome::Continue
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.counts[1] += 1;
        let Size { width, height } = self.size;
        assert_eq!(
            frame.area(),
            ratatui::layout::Rect::new(0, 0, width, height)
        );
        let mut lines = vec![
            format!("ready pid {}.", std::process::id()),
            format!("keys {} last {}.", self.keys, self.last),
            format!("size {width}x{height} told {}.", self.counts[0]),
            format!("draws {} saves {}.", self.counts[1], self.counts[2]),
            self.said.clone(),
        ];
        if self.full {
            lines.resize(usize::from(height), "#".repeat(usize::from(width)));
            note("drawing");
        }
        frame.render_widget(Text::from(lines.join("\n")), frame.area());
    }

    fn after_draw(&mut self) {
        self.counts[2] += 1;
    }

    fn leave(&mut self, ending: Ending) {
        note(&format!("left {ending:?}"));
    }
}

/// Tells the test something without the terminal.
fn note(text: &str) {
    if let Some(path) = std::env::var_os("STUDYHALL_TEST_NOTES") {
        UnixDatagram::unbound()
            .unwrap()
            .send_to(text.as_bytes(), path)
            .unwrap();
    }
}

fn toy() -> u8 {
    let hall = Hall::open(&Facts::here()).unwrap();
    let mut toy = Toy {
        waker: hall.waker(),
        keys: 0,
        last: String::new(),
        size: Size::default(),
        counts: [0; 3],
        said: String::new(),
        full: false,
    };
    let ending = hall.run(&mut toy);
    // Not `println!`: the terminal may be closed.
    let _ = writeln!(std::io::stdout(), "ended {ending:?}.");
    ending.code()
}

/// A shell with job control that knows one job: says when it stopped, and continues it.
fn shell() -> u8 {
    let terminal = std::io::stdin();
    let mut command = again("job");
    let job = command.process_group(0).spawn().unwrap();
    let job = Pid::from_child(&job);
    tcsetpgrp(&terminal, job).unwrap();
    loop {
        let (_, status) = waitpid(Some(job), WaitOptions::UNTRACED).unwrap().unwrap();
        if status.stopped() {
            println!("stopped, cooked {}.", is_cooked(&terminal));
            kill_process(job, Signal::CONT).unwrap();
        } else {
            let code = status.exit_status().unwrap_or(0);
            println!("job exit {code}.");
            return u8::try_from(code).unwrap();
        }
    }
}

fn again(role: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([
        "--exact",
        "child",
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ]);
    command.env("STUDYHALL_TEST_ROLE", role);
    command
}

#[test]
#[ignore = "what the other tests run in their terminal"]
#[expect(
    clippy::exit,
    clippy::disallowed_methods,
    reason = "the code is what is tested; the guard is gone by then"
)]
fn child() {
    let code = match std::env::var("STUDYHALL_TEST_ROLE").as_deref() {
        Ok("toy") => toy(),
        Ok("shell") => shell(),
        Ok("job") => {
            // The shell may not have given us the terminal yet.
            while tcgetpgrp(std::io::stdin()).unwrap() != rustix::process::getpgrp() {
                thread::yield_now();
            }
            toy()
        }
        _ => return,
    };
    std::process::exit(code.into());
}

// ---- the test's side

fn is_cooked(terminal: impl std::os::fd::AsFd) -> bool {
    let modes = tcgetattr(terminal).unwrap();
    modes
        .local_modes
        .contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG)
}

struct Notes {
    socket: UnixDatagram,
    _directory: tempfile::TempDir,
}

impl Notes {
    fn next(&self) -> String {
        let mut text = [0; 200];
        let length = self.socket.recv(&mut text).expect("no note came");
        String::from_utf8_lossy(&text[..length]).into_owned()
    }
}

struct Play {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    raw: Vec<u8>,
    screen: vt100::Parser,
    notes: Notes,
}

/// How a play ended.
struct End {
    code: u32,
    raw: String,
    cooked: bool,
}

impl End {
    /// What was written after the last frame.
    fn last_words(&self) -> &str {
        let (_, after) = self
            .raw
            .rsplit_once(LEAVE)
            .expect("the modes were not switched off");
        assert!(!after.contains('\x1b'), "{after:?}");
        after
    }

    fn assert_restored(&self) {
        assert!(self.cooked);
        assert_eq!(
            self.raw.matches(ENTER).count(),
            self.raw.matches(LEAVE).count()
        );
        self.last_words();
    }
}

impl Play {
    fn start(role: &str) -> Self {
        Self::sized(role, 80, 24)
    }

    fn sized(role: &str, cols: u16, rows: u16) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("notes");
        let socket = UnixDatagram::bind(&path).unwrap();
        socket.set_read_timeout(Some(LIMIT)).unwrap();
        let pair = native_pty_system()
            .openpty(PtySize {
                rows,
                cols,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args([
            "--exact",
            "child",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ]);
        command.env("STUDYHALL_TEST_ROLE", role);
        command.env("STUDYHALL_TEST_NOTES", &path);
        command.env("TERM", "xterm-256color");
        command.env("RUST_BACKTRACE", "0");
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut bytes) {
                // Leaves when the play does not listen any more: then nobody reads the terminal.
                if sender.send(bytes[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        let size = |cells: u16| cells.max(1).try_into().unwrap();
        Self {
            keys: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            output,
            raw: Vec::new(),
            screen: vt100::Parser::new(size(rows), size(cols), 0),
            notes: Notes {
                socket,
                _directory: directory,
            },
        }
    }

    /// Waits until the screen shows `text`.
    fn sees(&mut self, text: &str) -> &mut Self {
        while !self.screen.screen().contents().contains(text) {
            let Ok(bytes) = self.output.recv_timeout(LIMIT) else {
                panic!(
                    "no {text:?} on\n{}\nfrom {:?}",
                    self.screen.screen().contents(),
                    self.raw()
                );
            };
            self.screen.process(&bytes);
            self.raw.extend(bytes);
        }
        self
    }

    /// Waits until `text` was written `times` times since the start.
    fn reads(&mut self, text: &str, times: usize) -> &mut Self {
        while self.raw().matches(text).count() < times {
            let bytes = self.output.recv_timeout(LIMIT);
            let bytes = bytes.unwrap_or_else(|_| panic!("no {text:?} in {:?}", self.raw()));
            self.screen.process(&bytes);
            self.raw.extend(bytes);
        }
        self
    }

    fn raw(&self) -> String {
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    fn types(&mut self, keys: impl AsRef<[u8]>) -> &mut Self {
        self.keys.write_all(keys.as_ref()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Of the process in the hall, as it says itself.
    fn pid(&self) -> Pid {
        Pid::from_raw(self.number("pid ").try_into().unwrap()).unwrap()
    }

    /// The number on the screen after `label`.
    fn number(&self, label: &str) -> usize {
        let text = self.screen.screen().contents();
        let (_, after) = text.split_once(label).expect("the label is on the screen");
        after
            .split(|c: char| !c.is_ascii_digit())
            .next()
            .unwrap()
            .parse()
            .unwrap()
    }

    fn terminal(&self) -> File {
        File::open(self.master.tty_name().unwrap()).unwrap()
    }

    fn ends(mut self) -> End {
        loop {
            match self.output.recv_timeout(LIMIT) {
                Ok(bytes) => self.raw.extend(bytes),
                Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => break,
                Err(timeout) => panic!("{timeout} before the end, after {:?}", self.raw()),
            }
        }
        let code = self.child.wait().unwrap().exit_code();
        End {
            code,
            raw: self.raw(),
            cooked: is_cooked(self.terminal()),
        }
    }
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
    assert!(!is_cooked(play.terminal()));
    play.types("é\x1b[A").sees("Up");
    play.types("q");
    let end = play.ends();
    assert_eq!(end.code, 0);
    end.assert_restored();
    assert!(end.last_words().contains("ended Quit."));
    // Nothing was asked of the terminal: no report of the cursor, the device, a mode or a colour.
    for query in ["\x1b[6n", "\x1b[c", "\x1b[>c", "\x1b[?u", "$p", "\x1b]"] {
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
        words.contains("toy fell\u{FFFD}]0;evil\u{FFFD} over (tests/pty.rs:"),
        "{words}"
    );
}

#[test]
fn a_worker_that_panics_is_reported_and_drawing_goes_on() {
    let mut play = Play::start("toy");
    play.sees("ready")
        .types("w")
        .sees("toy worker: worker fell over (tests/pty.rs:");
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
            after.trim_start().starts_with(ENTER) && after.contains("ready"),
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
    play.types("x").sees("keys 2 ").sees("size 100x30");
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
        (0, 2, 1)
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
fn a_closed_terminal_ends_it() {
    let mut play = Play::start("toy");
    play.sees("ready");
    let Play {
        master,
        keys,
        mut child,
        output,
        notes,
        mut raw,
        ..
    } = play;
    drop(output);
    raw.clear();
    // One more frame makes the reading thread notice that nobody listens; then the last handle is closed here.
    let mut keys = keys;
    keys.write_all(b"x").unwrap();
    drop((master, keys));
    let left = notes.next();
    assert!(
        left == "left Signal(1)" || left == "left TerminalGone",
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
    thread::spawn(move || sender.send(child.wait().unwrap().exit_code()));
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
