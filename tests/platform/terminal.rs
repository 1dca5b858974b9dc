//! A terminal of 100 by 30 with the program in it.
//!
//! Without a launcher it is a pseudo-terminal, and the screen is made from what is written there. Wine gives the
//! program a console, feeds it with the keys typed on the pseudo-terminal, and reports sizes and modes as Windows
//! does; but the console of Wine 8 takes escape sequences for text and breaks them at the end of its lines. There the
//! library `bcryptprimitives.dll` beside the program (see `wine/bcryptprimitives.c`) writes into files what the program
//! sends to its console and which modes the console has, and the screen is made from these.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::program::{
    LIMIT, Learner, command_line, environment, is_under_wine, platform_path, spawn_reader,
};

/// How long one look for new output may take.
const POLL: Duration = Duration::from_millis(20);

const COLUMNS: u16 = 100;
const ROWS: u16 = 30;

/// The files through which the console of Wine is watched and resized.
struct ConsoleFiles {
    directory: PathBuf,
    /// How much of the output was read.
    read: u64,
}

impl ConsoleFiles {
    fn output(&mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        if let Ok(mut file) = File::open(self.directory.join("output")) {
            file.seek(SeekFrom::Start(self.read)).unwrap();
            file.read_to_end(&mut bytes).unwrap();
            self.read += u64::try_from(bytes.len()).unwrap();
        }
        bytes
    }

    fn resize(&self, columns: u16, rows: u16) {
        // Renamed, so that it is never read half written.
        let new = self.directory.join("size.new");
        let mut file = File::create(&new).unwrap();
        write!(file, "{columns} {rows}").unwrap();
        drop(file);
        fs::rename(new, self.directory.join("size")).unwrap();
    }

    /// The modes of the console when the program started and when it ended.
    fn modes(&self) -> [String; 2] {
        ["modes-before", "modes-after"]
            .map(|name| fs::read_to_string(self.directory.join(name)).unwrap())
    }
}

/// The settings of the pseudo-terminal.
#[cfg(unix)]
fn terminal_modes(master: &dyn MasterPty) -> String {
    let terminal = File::open(master.tty_name().unwrap()).unwrap();
    format!("{:?}", rustix::termios::tcgetattr(terminal).unwrap())
}

/// Has Enter arrive as it is typed. Wine switches its terminal to raw mode at some moment after the program has begun to
/// draw; before, the terminal would make a line feed of a carriage return, which Wine reads as Ctrl-Enter.
#[cfg(unix)]
fn keep_carriage_returns(master: &dyn MasterPty) {
    use rustix::termios::{InputModes, OptionalActions, tcgetattr, tcsetattr};
    let terminal = File::open(master.tty_name().unwrap()).unwrap();
    let mut modes = tcgetattr(&terminal).unwrap();
    modes.input_modes.remove(InputModes::ICRNL);
    tcsetattr(&terminal, OptionalActions::Now, &modes).unwrap();
}

#[cfg(not(unix))]
fn keep_carriage_returns(_: &dyn MasterPty) {}

#[cfg(not(unix))]
fn terminal_modes(_: &dyn MasterPty) -> String {
    String::new()
}

pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    console: Option<ConsoleFiles>,
    screen: vt100::Parser,
    modes_before: String,
}

impl Terminal {
    /// Opens a terminal and starts the program in it.
    pub(crate) fn start(learner: &Learner, args: &[&str]) -> Self {
        let pair = native_pty_system().openpty(size(COLUMNS, ROWS)).unwrap();
        if is_under_wine() {
            keep_carriage_returns(&*pair.master);
        }
        let modes_before = terminal_modes(&*pair.master);
        let console = is_under_wine().then(|| {
            // A learner may start the program more than once.
            let mut directories = (1..).map(|number| learner.path(&format!("console-{number}")));
            let directory = directories.find(|path| !path.exists()).unwrap();
            fs::create_dir(&directory).unwrap();
            ConsoleFiles { directory, read: 0 }
        });
        let command = command(
            learner,
            args,
            console.as_ref().map(|files| &*files.directory),
        );
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        spawn_reader(move || {
            let mut bytes = [0; 4096];
            // At the end of a terminal Linux reports an error.
            while let Ok(length @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            keyboard: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            output,
            console,
            screen: vt100::Parser::new(ROWS.try_into().unwrap(), COLUMNS.try_into().unwrap(), 0),
            modes_before,
        }
    }

    pub(crate) fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// The last row of the screen.
    pub(crate) fn last_row(&self) -> String {
        let screen = self.screen.screen();
        let (_, columns) = screen.size();
        screen.rows(0, columns.into()).last().unwrap_or_default()
    }

    /// Takes in what was written meanwhile; false once the program has closed its terminal.
    fn read(&mut self) -> bool {
        let received = self.output.recv_timeout(POLL);
        let bytes = match &mut self.console {
            Some(console) => console.output(),
            None => received.clone().unwrap_or_default(),
        };
        self.screen.process(&bytes);
        received != Err(RecvTimeoutError::Disconnected)
    }

    /// Waits until the screen is as `done` says.
    pub(crate) fn wait(&mut self, what: &str, done: impl Fn(&Self) -> bool) -> &mut Self {
        let mut open = true;
        for _ in 0..LIMIT.as_millis() / POLL.as_millis() {
            if done(self) {
                return self;
            }
            if !open {
                break;
            }
            open = self.read();
        }
        panic!(
            "waited for {what} in vain; the screen is\n{}",
            self.contents()
        );
    }

    /// Waits until the screen shows `text`.
    pub(crate) fn sees(&mut self, text: &str) -> &mut Self {
        self.wait(text, |terminal| terminal.contents().contains(text))
    }

    /// Waits until the screen does not show `text` any more.
    pub(crate) fn loses(&mut self, text: &str) -> &mut Self {
        let what = format!("the end of {text}");
        self.wait(&what, |terminal| !terminal.contents().contains(text))
    }

    pub(crate) fn types(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        // The screen first: what the program draws for the new size must find it.
        let (width, height) = (columns.try_into().unwrap(), rows.try_into().unwrap());
        self.screen.screen_mut().set_size(height, width);
        match &self.console {
            Some(console) => console.resize(columns, rows),
            None => self.master.resize(size(columns, rows)).unwrap(),
        }
        self
    }

    /// Whether the screen is in its normal state: the main screen, a cursor, no mouse reports, no paste brackets.
    fn is_normal(&self) -> bool {
        let screen = self.screen.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }

    /// Whether the program has taken the terminal over.
    pub(crate) fn is_taken_over(&self) -> bool {
        self.screen.screen().alternate_screen()
    }

    /// Waits for the end of the program and checks that it succeeded and left the terminal as it was.
    pub(crate) fn ends_restored(mut self) {
        let mut rounds = 0..LIMIT.as_millis() / POLL.as_millis();
        while self.read() {
            assert!(rounds.next().is_some(), "it goes on:\n{}", self.contents());
        }
        let status = self.child.wait().unwrap();
        // What was written last may have come after the last read.
        self.read();
        assert_eq!(status.exit_code(), 0, "{}", self.contents());
        assert!(self.is_normal(), "{}", self.contents());
        let [before, after] = match &self.console {
            Some(console) => console.modes(),
            None => [self.modes_before.clone(), terminal_modes(&*self.master)],
        };
        assert_eq!(before, after);
    }
}

fn command(learner: &Learner, args: &[&str], console: Option<&Path>) -> CommandBuilder {
    let line = command_line();
    let mut command = CommandBuilder::new(&line[0]);
    command.args(&line[1..]);
    command.args(["--data-dir", &platform_path(&learner.data_dir())]);
    command.args(args);
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    for (name, value) in environment(learner.home()) {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        }
    }
    if let Some(console) = console {
        command.env("STUDYHALL_TEST_CONSOLE", platform_path(console));
    }
    command
}

const fn size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}
