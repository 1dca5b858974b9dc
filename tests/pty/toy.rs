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
use studyhall::runtime::{
    EventHandler, EventLoop, EventSender, ExitReason, LoopOptions, TtyInfo, WorkerError, spawn,
};
use studyhall::tui::Next;

use super::play::is_cooked;

/// Shows what it was told.
struct Toy {
    sender: EventSender<Result<u32, WorkerError>>,
    keys: usize,
    last: String,
    size: Size,
    /// Changes of size, frames drawn, frames sent.
    counts: [std::cell::Cell<usize>; 3],
    said: String,
    full: bool,
    wheel: i64,
    /// Whether it sent itself a signal.
    is_ending: bool,
}

impl EventHandler for Toy {
    type Message = Result<u32, WorkerError>;

    fn key(&mut self, key: KeyEvent) -> Next {
        self.keys += 1;
        self.last = format!("{:?} {:?}", key.code, key.modifiers);
        match key.code {
            KeyCode::Char('z') if key.modifiers == KeyModifiers::CONTROL => {
                return Next::Suspend;
            }
            KeyCode::Char('q') => return Next::Quit,
            KeyCode::Char('p') => panic!("toy fell\x1b]0;evil\x07 over"),
            KeyCode::Char('w') => spawn(
                "toy worker",
                &self.sender,
                || panic!("worker fell over"),
                |done| done,
            ),
            KeyCode::Char('g') => spawn("toy worker", &self.sender, || 42, |done| done),
            KeyCode::Char('h') => {
                note("holding");
                kill_process(rustix::process::getpid(), Signal::STOP).unwrap();
            }
            KeyCode::Char('f') => self.full = true,
            KeyCode::Char('t') => {
                kill_process(rustix::process::getpid(), Signal::TERM).unwrap();
                self.is_ending = true;
            }
            // Others have turns enough to bring the signal before the last of many keys.
            KeyCode::Char('x') if self.is_ending => (0..100).for_each(|_| std::thread::yield_now()),
            _ => {}
        }
        Next::GoOn
    }

    fn paste(&mut self, text: String, truncated: bool) -> Next {
        self.said = format!("pasted {} cut {truncated}", text.len());
        Next::GoOn
    }

    fn click(&mut self, at: Position) -> Next {
        self.said = format!("clicked {} {}.", at.x, at.y);
        Next::GoOn
    }

    fn wheel(&mut self, notches: i32) -> Next {
        self.wheel += i64::from(notches);
        self.said = format!("turned {}.", self.wheel);
        Next::GoOn
    }

    fn resize(&mut self, size: Size) {
        count(&self.counts[0]);
        self.size = size;
    }

    fn message(&mut self, message: Self::Message) -> Next {
        self.said = match message {
            Ok(number) => format!("worker found {number}"),
            Err(mishap) => format!("{}: {}", mishap.worker, mishap.message),
        };
        Next::GoOn
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        count(&self.counts[1]);
        let Size { width, height } = self.size;
        assert_eq!(
            frame.area(),
            ratatui::layout::Rect::new(0, 0, width, height)
        );
        let mut lines = vec![
            format!("ready pid {}.", std::process::id()),
            format!("keys {} last {}.", self.keys, self.last),
            format!("size {width}x{height} told {}.", self.counts[0].get()),
            format!(
                "draws {} saves {}.",
                self.counts[1].get(),
                self.counts[2].get()
            ),
            self.said.clone(),
        ];
        if self.full {
            lines.resize(usize::from(height), "#".repeat(usize::from(width)));
            note("drawing");
        }
        frame.render_widget(Text::from(lines.join("\n")), frame.area());
    }

    fn on_frame_sent(&mut self) -> Option<Duration> {
        count(&self.counts[2]);
        None
    }

    fn on_idle(&mut self) {}

    fn on_exit(&mut self, reason: ExitReason) {
        note(&format!("left {reason:?}"));
        if self.is_ending {
            note(&format!("keys {}", self.keys));
        }
    }
}

fn count(cell: &std::cell::Cell<usize>) {
    cell.set(cell.get() + 1);
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
    let options = LoopOptions {
        mouse: true,
        title: "a toy".to_owned(),
        escape_timeout: Duration::from_millis(25),
    };
    let mut event_loop = EventLoop::open(&TtyInfo::detect(), options).unwrap();
    let mut toy = Toy {
        sender: event_loop.sender(),
        keys: 0,
        last: String::new(),
        size: Size::default(),
        counts: Default::default(),
        said: String::new(),
        full: false,
        wheel: 0,
        is_ending: false,
    };
    let reason = event_loop.run(&mut toy);
    drop(event_loop);
    // Elsewhere the terminal may be closed, or stand still.
    if reason == ExitReason::Quit {
        println!("ended {reason:?}.");
    }
    reason.code()
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
