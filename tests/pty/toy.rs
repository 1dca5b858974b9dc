//! The child's side: a face that shows what it was told, and a shell with one job to run it under.

use std::os::unix::net::UnixDatagram;
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Frame;
use ratatui::layout::{Position, Size};
use ratatui::text::Text;
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use rustix::termios::{tcgetpgrp, tcsetpgrp};
use studyhall::runtime::{Ending, Face, Facts, Hall, Mishap, Outcome, Waker, spawn};
use studyhall::tui::Drawn;

use super::play::is_cooked;

/// Shows what it was told.
struct Toy {
    waker: Waker<Result<u32, Mishap>>,
    keys: usize,
    last: String,
    size: Size,
    counts: [usize; 3],
    said: String,
    full: bool,
    wheel: i64,
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

    fn click(&mut self, at: Position) -> Outcome {
        self.said = format!("clicked {} {}.", at.x, at.y);
        Outcome::Continue
    }

    fn wheel(&mut self, notches: i32) -> Outcome {
        self.wheel += i64::from(notches);
        self.said = format!("turned {}.", self.wheel);
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

    fn draw(&mut self, frame: &mut Frame<'_>, _stands: bool) -> Drawn {
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
        Drawn::default()
    }

    fn after_draw(&mut self) -> Option<Duration> {
        self.counts[2] += 1;
        None
    }

    fn rest(&mut self) {}

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

pub(super) fn toy() -> u8 {
    let hall = Hall::open(&Facts::here(), true).unwrap();
    let mut toy = Toy {
        waker: hall.waker(),
        keys: 0,
        last: String::new(),
        size: Size::default(),
        counts: [0; 3],
        said: String::new(),
        full: false,
        wheel: 0,
    };
    let ending = hall.run(&mut toy);
    // Elsewhere the terminal may be closed, or stand still.
    if ending == Ending::Quit {
        println!("ended {ending:?}.");
    }
    ending.code()
}

/// A shell with job control that knows one job: says when it stopped, and continues it.
pub(super) fn shell() -> u8 {
    let terminal = std::io::stdin();
    let mut command = again("job");
    #[expect(
        clippy::zombie_processes,
        reason = "`waitpid` below waits, and tells a stop from an end"
    )]
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

/// The toy as that job.
pub(super) fn job() -> u8 {
    // The shell may not have given us the terminal yet.
    while tcgetpgrp(std::io::stdin()).unwrap() != rustix::process::getpgrp() {
        std::thread::yield_now();
    }
    toy()
}
