//! Waiting for the terminal. crossterm reads standard input; this decides when, and stands in for what crossterm has no
//! answer to: a closed terminal (crossterm reads its end for ever), a pause, a paste or sequence whose end never comes.
//!
//! crossterm reads with `use-dev-tty`: its default source waits for edges and leaves all but the first 1,024 bytes of
//! a burst unread until another key is pressed (crossterm 0.29; the flood of keys in `tests/pty.rs` shows it).

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use crossterm::event::{self, Event};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::io::Errno;

use crate::runtime::platform::Readiness;
use crate::tui::keyboard_query::Reply;

/// How often, and how long each time, the terminal's answer to the questions after the first frame is waited for.
const GREETING_WAITS: usize = 5;
const GREETING_TIMEOUT: Duration = Duration::from_millis(10);
/// How long crossterm may take to read what is already there.
const REPLAY_TIMEOUT: Duration = Duration::from_millis(25);
/// Ends whatever crossterm's parser is in the middle of: a paste, a report (they end with a letter), a key.
const PARSER_RESET: &[u8] = b"\x1b[201~c";

/// What the reader thread waits for: the terminal, and the event loop's wish to pause or end.
#[derive(Debug)]
pub(in crate::runtime) struct InputSource {
    /// Standard input as it was found, which is shared with whoever started this program.
    shared: OwnedFd,
    /// The same terminal, opened by this program alone and not blocking: half a sequence must not hold the reader.
    own: File,
    control: UnixStream,
}

/// The event loop's end of the control channel.
#[derive(Debug)]
pub(in crate::runtime) struct Pause(UnixStream);

impl Pause {
    /// Has the reader leave the terminal alone until [`Pause::resume`], for another program; returns once it does, or
    /// after half a second.
    pub(in crate::runtime) fn pause(&self) {
        let _ = (&self.0).write(&[0]).and_then(|_| (&self.0).read(&mut [0]));
    }

    /// Ends a pause.
    pub(in crate::runtime) fn resume(&self) {
        let _ = (&self.0).write(&[0]);
    }
}

impl InputSource {
    /// Takes standard input for this program. Dropped, it is as it was.
    pub(in crate::runtime) fn open() -> io::Result<(Self, Pause)> {
        let (control, other) = UnixStream::pair()?;
        other.set_read_timeout(Some(Duration::from_millis(500)))?;
        let shared = io::stdin().as_fd().try_clone_to_owned()?;
        let own = reopen(&shared)?;
        // crossterm looks at standard input once, when it is asked for the first time.
        rustix::stdio::dup2_stdin(&own)?;
        let _ = event::poll(Duration::ZERO);
        let source = Self {
            shared,
            own,
            control,
        };
        Ok((source, Pause(other)))
    }

    /// Blocks until something is there or `timeout` is over.
    pub(in crate::runtime) fn wait(&mut self, timeout: Option<Duration>) -> Readiness {
        let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
        let mut fds = [
            PollFd::new(&self.own, PollFlags::IN),
            PollFd::new(&self.control, PollFlags::IN),
        ];
        let ready = poll(&mut fds, timeout.as_ref());
        let [terminal, control] = fds.map(|fd| fd.revents());
        match ready {
            Ok(0) => Readiness::TimedOut,
            Ok(_) if !control.is_empty() => self.pause(),
            Ok(_) if terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => {
                Readiness::Closed
            }
            Ok(_) => Readiness::Input,
            Err(Errno::INTR) => self.wait(None),
            Err(_) => Readiness::Closed,
        }
    }

    /// Leaves the terminal alone until the event loop takes it back.
    fn pause(&mut self) -> Readiness {
        let mut byte = [0];
        let _ = rustix::stdio::dup2_stdin(&self.shared);
        let paused = self.control.read_exact(&mut byte);
        let told = paused.and_then(|()| self.control.write_all(&byte));
        let resumed = told.and_then(|()| self.control.read_exact(&mut byte));
        let taken = resumed.and_then(|()| Ok(rustix::stdio::dup2_stdin(&self.own)?));
        taken.map_or(Readiness::Closed, |()| Readiness::Resumed)
    }

    /// Reads the terminal's answer to [`crate::tui::keyboard_query::QUERY`], before crossterm reads anything.
    /// Returns whether the terminal speaks the kitty keyboard protocol, and what was typed meanwhile.
    pub(in crate::runtime) fn greet(&mut self) -> (bool, Vec<u8>) {
        let mut reply = Reply::default();
        // Little at a time: a paste that comes at this moment is left to crossterm.
        let mut bytes = [0; 256];
        let timeout = Timespec::try_from(GREETING_TIMEOUT).ok();
        for _ in 0..GREETING_WAITS {
            let mut fds = [PollFd::new(&self.own, PollFlags::IN)];
            if matches!(poll(&mut fds, timeout.as_ref()), Ok(1..)) {
                let length = self.own.read(&mut bytes).unwrap_or_default();
                reply.take(bytes.get(..length).unwrap_or_default());
            }
            if reply.is_complete() {
                break;
            }
        }
        reply.split()
    }

    /// Ends what crossterm's parser waits for the rest of; an unfinished paste is what there is of it.
    pub(in crate::runtime) fn reset_parser(&self) -> Vec<Event> {
        let mut events = self.replay(PARSER_RESET);
        events.retain(|event| matches!(event, Event::Paste(_)));
        events
    }

    /// Has crossterm read `bytes` in place of the terminal.
    pub(in crate::runtime) fn replay(&self, bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        if bytes.is_empty() {
            return events;
        }
        let Ok((read, mut written)) = UnixStream::pair() else {
            return events;
        };
        let ready = read.set_nonblocking(true);
        let ready = ready.and_then(|()| written.write_all(bytes));
        if ready.is_err() || rustix::stdio::dup2_stdin(&read).is_err() {
            return events;
        }
        while matches!(event::poll(REPLAY_TIMEOUT), Ok(true)) {
            events.extend(event::read());
        }
        let _ = rustix::stdio::dup2_stdin(&self.own);
        events
    }
}

impl Drop for InputSource {
    fn drop(&mut self) {
        let _ = rustix::stdio::dup2_stdin(&self.shared);
    }
}

/// The terminal behind `shared`, opened anew so that it can be made not to block without doing that to others. `su`
/// leaves a terminal that may not be opened by name; then the controlling terminal is it.
pub(super) fn reopen(shared: impl AsFd) -> io::Result<File> {
    let flags = i32::try_from((OFlags::NONBLOCK | OFlags::NOCTTY).bits()).unwrap_or_default();
    let mut options = OpenOptions::new();
    let options = options.read(true).write(true).custom_flags(flags);
    let name = rustix::termios::ttyname(shared, Vec::new());
    let by_name = name.map_err(io::Error::from).and_then(|name| {
        let name = std::ffi::OsStr::from_bytes(name.as_bytes());
        options.open(name)
    });
    by_name.or_else(|_refused| options.open("/dev/tty"))
}
