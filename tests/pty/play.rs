//! The test's side: a terminal, a hand that types, an eye that reads, and how it ended.

use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::net::UnixDatagram;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, tcgetattr};

/// How long anything may take before the test fails.
pub(super) const LIMIT: Duration = Duration::from_secs(20);
/// The modes as they are switched on.
pub(super) const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1000h\x1b[?1006h";
/// And off.
pub(super) const LEAVE: &str = "\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l";

pub(super) fn is_cooked(terminal: impl std::os::fd::AsFd) -> bool {
    let modes = tcgetattr(terminal).unwrap();
    modes
        .local_modes
        .contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG)
}

/// What the child tells without the terminal.
pub(super) struct Notes {
    socket: UnixDatagram,
    _directory: tempfile::TempDir,
}

impl Notes {
    pub(super) fn next(&self) -> String {
        let mut text = [0; 200];
        let length = self.socket.recv(&mut text).expect("no note came");
        String::from_utf8_lossy(&text[..length]).into_owned()
    }
}

/// A child on a terminal of its own, and what it wrote there.
pub(super) struct Play {
    pub(super) master: Box<dyn MasterPty + Send>,
    pub(super) keys: Box<dyn Write + Send>,
    pub(super) child: Box<dyn Child + Send + Sync>,
    pub(super) output: Receiver<Vec<u8>>,
    pub(super) raw: Vec<u8>,
    pub(super) screen: vt100::Parser,
    pub(super) notes: Notes,
}

/// How a play ended.
pub(super) struct End {
    pub(super) code: u32,
    pub(super) raw: String,
    pub(super) cooked: bool,
}

impl End {
    /// What was written after the last frame.
    pub(super) fn last_words(&self) -> &str {
        let (_, after) = self
            .raw
            .rsplit_once(LEAVE)
            .expect("the modes were not switched off");
        assert!(!after.contains('\x1b'), "{after:?}");
        after
    }

    pub(super) fn assert_restored(&self) {
        assert!(self.cooked);
        assert_eq!(
            self.raw.matches(ENTER).count(),
            self.raw.matches(LEAVE).count()
        );
        self.last_words();
    }
}

impl Play {
    pub(super) fn start(role: &str) -> Self {
        Self::sized(role, 80, 24)
    }

    pub(super) fn sized(role: &str, cols: u16, rows: u16) -> Self {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args([
            "--exact",
            "child",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ]);
        command.env("STUDYHALL_TEST_ROLE", role);
        Self::of(command, cols, rows)
    }

    /// Any command on a terminal of its own.
    pub(super) fn of(command: CommandBuilder, cols: u16, rows: u16) -> Self {
        Self::on(command, "xterm-256color", (cols, rows))
    }

    /// The same, on a terminal of this name.
    pub(super) fn on(mut command: CommandBuilder, term: &str, (cols, rows): (u16, u16)) -> Self {
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
        command.env("STUDYHALL_TEST_NOTES", &path);
        command.env("TERM", term);
        command.env("RUST_BACKTRACE", "0");
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        own_thread(move || {
            let mut bytes = [0; 4096];
            let mut is_closed = false;
            loop {
                let length = reader.read(&mut bytes).unwrap_or(0);
                // Linux reports the end when a terminal is written to and closed between two looks at it: the last
                // bytes are there at the second reading.
                if length == 0 && std::mem::replace(&mut is_closed, true) {
                    break;
                }
                // Ends when the play does not listen any more: then nobody reads the terminal.
                if length > 0 && sender.send(bytes[..length].to_vec()).is_err() {
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
    pub(super) fn sees(&mut self, text: &str) -> &mut Self {
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
    pub(super) fn reads(&mut self, text: &str, times: usize) -> &mut Self {
        while self.raw().matches(text).count() < times {
            let bytes = self.output.recv_timeout(LIMIT);
            let bytes = bytes.unwrap_or_else(|_| panic!("no {text:?} in {:?}", self.raw()));
            self.screen.process(&bytes);
            self.raw.extend(bytes);
        }
        self
    }

    pub(super) fn raw(&self) -> String {
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    pub(super) fn types(&mut self, keys: impl AsRef<[u8]>) -> &mut Self {
        self.keys.write_all(keys.as_ref()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    pub(super) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Of the process in the hall, as it says itself.
    pub(super) fn pid(&self) -> Pid {
        Pid::from_raw(self.number("pid ").try_into().unwrap()).unwrap()
    }

    /// The number on the screen after `label`.
    pub(super) fn number(&self, label: &str) -> usize {
        let text = self.screen.screen().contents();
        let (_, after) = text.split_once(label).expect("the label is on the screen");
        after
            .split(|c: char| !c.is_ascii_digit())
            .next()
            .unwrap()
            .parse()
            .unwrap()
    }

    pub(super) fn terminal(&self) -> File {
        File::open(self.master.tty_name().unwrap()).unwrap()
    }

    pub(super) fn ends(mut self) -> End {
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

/// Blocking calls get a thread, so that waiting for them can have a limit.
#[expect(clippy::disallowed_methods, reason = "the test is not the program")]
pub(super) fn own_thread(work: impl FnOnce() + Send + 'static) {
    std::thread::spawn(work);
}
