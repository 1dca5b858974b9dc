//! The program under test: where it is, how it is started, and how it writes paths.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// Longest wait for one event. Only a failing test waits that long.
pub(crate) const LIMIT: Duration = Duration::from_secs(60);

/// Where the shipped course is in this repository.
pub(crate) const SHIPPED_COURSE: &str = "lessons";
/// A small course with every kind of question and no findings.
pub(crate) const SMALL_COURSE: &str = "tests/fixtures/good";

/// The launcher, such as Wine, if there is one.
fn launcher() -> Option<OsString> {
    env::var_os("STUDYHALL_TEST_LAUNCHER").filter(|launcher| !launcher.is_empty())
}

/// Whether the program runs under Wine.
pub(crate) fn is_under_wine() -> bool {
    launcher().is_some()
}

/// The command line that starts the program without arguments.
pub(crate) fn command_line() -> Vec<OsString> {
    let program = env::var_os("STUDYHALL_TEST_PROGRAM")
        .unwrap_or_else(|| env!("CARGO_BIN_EXE_studyhall").into());
    launcher().into_iter().chain([program]).collect()
}

/// `path` as the program under test writes it. Wine maps the drive `Z:` to the root directory.
pub(crate) fn platform_path(path: &Path) -> String {
    let path = path.to_str().unwrap();
    if !is_under_wine() {
        return path.to_owned();
    }
    let drive = if path.starts_with('/') { "Z:" } else { "" };
    format!("{drive}{}", path.replace('/', "\\"))
}

/// A path in this repository, from the root of the file system.
pub(crate) fn repository_path(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The environment that every run gets beside the inherited one: variable and value; `None` removes it.
pub(crate) fn environment(home: &Path) -> Vec<(&'static str, Option<OsString>)> {
    vec![
        ("HOME", Some(home.into())),
        ("TERM", Some("xterm-256color".into())),
        ("XDG_DATA_HOME", None),
        ("STUDYHALL_DATA", None),
        ("NO_COLOR", None),
        ("CLICOLOR_FORCE", None),
    ]
}

/// How a run ended.
pub(crate) struct Finished {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Finished {
    /// The standard output of a run that succeeded without a message.
    pub(crate) fn success(self) -> String {
        assert_eq!(
            (self.code, self.stderr.as_str()),
            (0, ""),
            "{}",
            self.stdout
        );
        self.stdout
    }

    /// The message of a run that could not start its work.
    pub(crate) fn failure(self) -> String {
        assert_eq!(
            (self.code, self.stdout.as_str()),
            (2, ""),
            "{}",
            self.stderr
        );
        assert_eq!(self.stderr.lines().count(), 1, "{}", self.stderr);
        self.stderr
    }
}

/// A learner: a home directory and a data directory of their own.
pub(crate) struct Learner {
    directory: TempDir,
}

impl Learner {
    pub(crate) fn new() -> Self {
        Self {
            directory: tempfile::tempdir().unwrap(),
        }
    }

    /// A path in the learner's directory.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn home(&self) -> &Path {
        self.directory.path()
    }

    pub(crate) fn data_dir(&self) -> PathBuf {
        self.path("data")
    }

    /// The program with `args`, without a data directory.
    fn command(&self, args: &[&str]) -> Command {
        let line = command_line();
        let mut command = Command::new(&line[0]);
        command
            .args(&line[1..])
            .args(args)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdin(Stdio::null());
        for (name, value) in environment(self.home()) {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command
    }

    /// Runs the program with the data directory `data`.
    pub(crate) fn run_in(&self, data: &Path, args: &[&str]) -> Finished {
        let data = platform_path(data);
        let output = self
            .command(&[&["--data-dir", &data], args].concat())
            .output()
            .unwrap();
        Finished {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs the program with the learner's own data directory.
    pub(crate) fn run(&self, args: &[&str]) -> Finished {
        self.run_in(&self.data_dir(), args)
    }

    /// How many answers the record in `data` holds.
    pub(crate) fn attempts_in(&self, data: &Path) -> u64 {
        let stats = self.run_in(data, &["stats", "--json"]).success();
        let stats: Value = serde_json::from_str(&stats).unwrap();
        stats["attempts"].as_u64().unwrap()
    }

    pub(crate) fn attempts(&self) -> u64 {
        self.attempts_in(&self.data_dir())
    }

    /// Starts the program with pipes for its input and output.
    pub(crate) fn start(&self, args: &[&str]) -> Conversation {
        let data = platform_path(&self.data_dir());
        let mut child = self
            .command(&[&["--data-dir", &data], args].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        spawn_reader(move || {
            for line in output.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Conversation {
            input: child.stdin.take(),
            child,
            lines,
        }
    }
}

/// A run that is talked to line by line.
pub(crate) struct Conversation {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl Conversation {
    pub(crate) fn say(&mut self, line: &str) {
        let input = self.input.as_mut().unwrap();
        writeln!(input, "{line}").unwrap();
        input.flush().unwrap();
    }

    /// Waits for a line that starts with `start`.
    pub(crate) fn line_starting(&self, start: &str) -> String {
        let mut seen = Vec::new();
        loop {
            match self.lines.recv_timeout(LIMIT) {
                Ok(line) if line.starts_with(start) => return line,
                Ok(line) => seen.push(line),
                Err(error) => panic!("no line starts with {start:?} ({error}): {seen:#?}"),
            }
        }
    }

    /// Ends the process at once, as a power cut would.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Ends the input and waits for the exit code.
    pub(crate) fn end(mut self) -> i32 {
        drop(self.input.take());
        while self.lines.recv_timeout(LIMIT).is_ok() {}
        self.child.wait().unwrap().code().unwrap()
    }
}

/// Runs blocking reads, so that whoever waits for them can have a limit.
#[expect(clippy::disallowed_methods, reason = "the test is not the program")]
pub(crate) fn spawn_reader(read: impl FnOnce() + Send + 'static) {
    thread::spawn(read);
}
