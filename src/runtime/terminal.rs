//! The terminal while it is ours. A guard: raw mode and the modes below are on while it lives, and off again when it
//! is dropped, when its thread panics, and while the program is stopped. It never asks the terminal anything (an
//! answer may never come), and each frame is one write.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::cell::{Cell, RefCell};
use std::fs::OpenOptions;
use std::io::{self, IsTerminal, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};

use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, TerminalOptions, Viewport};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{
    OptionalActions, Termios, Winsize, tcgetattr, tcgetwinsize, tcsetattr, ttyname,
};

use super::pen::{Pen, Sink};
use super::signals::Signals;
use crate::text::scrub;

/// Widest screen drawn, in cells. A size comes from outside (ssh clients may say 65535) and memory is taken for it.
pub const MAX_WIDTH: u16 = 400;
/// Highest screen drawn, in cells.
pub const MAX_HEIGHT: u16 = 150;
/// The size of a terminal that does not know it.
const UNKNOWN: Size = Size {
    width: 80,
    height: 24,
};

/// Alternate screen, hidden cursor, bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[m\x1b[2J";
/// All of it back, last things first.
const LEAVE: &[u8] = b"\x1b[m\x1b[?2004l\x1b[?25h\x1b[?1049l";
/// An empty screen to draw on anew.
const CLEAR: &[u8] = b"\x1b[?25l\x1b[m\x1b[2J";

/// How long leaving waits for a terminal that takes no bytes.
const LAST_WORDS: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 500_000_000,
};
/// How long a frame waits for one before it looks whether it is to end.
const PATIENCE: Timespec = Timespec {
    tv_sec: 1,
    tv_nsec: 0,
};

/// What leaving needs to know. A static, because a panic hook has nothing else to hold on to.
struct Owned {
    /// The modes to go back to.
    saved: Termios,
    /// Whether the modes are ours.
    raw: bool,
    /// Whether `ENTER` was sent and `LEAVE` not yet.
    entered: bool,
    out: Arc<OwnedFd>,
}

static OWNED: Mutex<Option<Owned>> = Mutex::new(None);
/// Whether a terminal is ours: then only its thread may write to it.
static ACTIVE: AtomicBool = AtomicBool::new(false);
static HOOK: Once = Once::new();

thread_local! {
    static OWNER: Cell<bool> = const { Cell::new(false) };
    static LAST_PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Why there is nothing to draw on.
#[derive(Debug, thiserror::Error)]
pub enum NoTerminal {
    /// Standard input or output is a file or a pipe.
    #[error(
        "standard {0} is not a terminal: to print a lesson use `studyhall read --plain ID`, for the course `studyhall list`"
    )]
    Redirected(&'static str),
    /// It cannot place text.
    #[error(
        "this terminal (`TERM={0}`) cannot place text: use `--plain`, as in `studyhall read --plain ID`"
    )]
    Dumb(String),
    /// It exists but does not do what it is told.
    #[error("cannot use this terminal: {0}")]
    Refused(#[from] io::Error),
}

/// What is known of the terminal before it is touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Whether keys come from a terminal.
    pub stdin: bool,
    /// Whether standard output is one.
    pub stdout: bool,
    /// `TERM`.
    pub term: Option<String>,
}

impl Facts {
    /// Those of this process.
    pub fn here() -> Self {
        Self {
            stdin: io::stdin().is_terminal(),
            stdout: io::stdout().is_terminal(),
            term: std::env::var("TERM").ok(),
        }
    }

    /// Whether the study hall can be opened there, and if not, why.
    pub fn check(&self) -> Result<(), NoTerminal> {
        if !self.stdin {
            return Err(NoTerminal::Redirected("input"));
        }
        if !self.stdout {
            return Err(NoTerminal::Redirected("output"));
        }
        match self.term.as_deref() {
            None | Some("") => Err(NoTerminal::Dumb(String::new())),
            Some("dumb") => Err(NoTerminal::Dumb("dumb".to_owned())),
            Some(_) => Ok(()),
        }
    }
}

/// The terminal is closed, or the program is to end before it took the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gone;

/// The guard.
pub(super) struct Terminal {
    inner: ratatui::Terminal<Pen>,
    sink: Sink,
    spare: Vec<u8>,
    out: Arc<OwnedFd>,
    signals: Signals,
}

impl Terminal {
    /// Takes the terminal. What is to be seen is sent with the first frame.
    pub(super) fn open(signals: Signals) -> Result<Self, NoTerminal> {
        HOOK.call_once(install_hook);
        let saved = tcgetattr(io::stdin()).map_err(io::Error::from)?;
        let out = Arc::new(output()?);
        *owned() = Some(Owned {
            saved: saved.clone(),
            raw: true,
            entered: false,
            out: Arc::clone(&out),
        });
        OWNER.set(true);
        ACTIVE.store(true, Ordering::SeqCst);
        // From here on dropping this, or the hook, undoes it.
        let sink = Sink::default();
        let inner = blank(&sink, size())?;
        // The theme decides about colours; crossterm would ask NO_COLOR once more.
        crossterm::style::force_color_output(true);
        let this = Self {
            inner,
            sink,
            spare: Vec::new(),
            out,
            signals,
        };
        make_raw(saved)?;
        this.sink.restart(ENTER);
        Ok(this)
    }

    /// The size drawn at, in cells.
    pub(super) fn size(&self) -> Size {
        self.inner.size().unwrap_or(UNKNOWN)
    }

    /// Draws and sends one frame; nothing is sent if nothing changed.
    pub(super) fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> Result<(), Gone> {
        self.inner.draw(view).map_err(|_never| Gone)?;
        self.sink.swap(&mut self.spare);
        if self.spare.is_empty() {
            return Ok(());
        }
        if let Some(owned) = owned().as_mut() {
            owned.entered = true;
        }
        self.send()
    }

    /// Forgets what is on the screen, and its size: the next frame draws everything.
    pub(super) fn redraw(&mut self) -> Result<(), Gone> {
        self.start_over(CLEAR)
    }

    /// Gives the terminal back while the program is stopped.
    #[expect(clippy::unused_self, reason = "only who holds the guard may do it")]
    pub(super) fn leave(&self) {
        if let Some(owned) = owned().as_mut() {
            give_back(owned);
        }
        ACTIVE.store(false, Ordering::SeqCst);
    }

    /// Takes it again after [`Self::leave`], or after something else may have changed it.
    pub(super) fn enter(&mut self) -> Result<(), Gone> {
        let saved = {
            let mut owned = owned();
            let owned = owned.as_mut().ok_or(Gone)?;
            // The shell may have new modes; but while we never left, the modes now are our own.
            if !std::mem::replace(&mut owned.raw, true) {
                owned.saved = tcgetattr(io::stdin()).map_err(|_hung_up| Gone)?;
            }
            owned.saved.clone()
        };
        ACTIVE.store(true, Ordering::SeqCst);
        make_raw(saved).map_err(|_hung_up| Gone)?;
        self.start_over(ENTER)
    }

    /// `Terminal::clear` and `resize` of ratatui ask for the cursor's position and wait: a new one does not.
    fn start_over(&mut self, first: &[u8]) -> Result<(), Gone> {
        self.inner = blank(&self.sink, size()).map_err(|_never| Gone)?;
        self.sink.restart(first);
        Ok(())
    }

    fn send(&self) -> Result<(), Gone> {
        let mut rest = self.spare.as_slice();
        while !rest.is_empty() {
            match rustix::io::write(&self.out, rest) {
                Ok(sent) => rest = rest.get(sent..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => {
                    // A terminal that stands still must not keep the program from being ended.
                    if self.signals.ending().is_some() {
                        return Err(Gone);
                    }
                    let _ = poll(
                        &mut [PollFd::new(&self.out, PollFlags::OUT)],
                        Some(&PATIENCE),
                    );
                }
                Err(_closed) => return Err(Gone),
            }
        }
        Ok(())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
        OWNER.set(false);
    }
}

fn owned() -> MutexGuard<'static, Option<Owned>> {
    OWNED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives the terminal back for good. Doing it twice does nothing.
fn restore() {
    if let Some(mut owned) = owned().take() {
        give_back(&mut owned);
    }
    ACTIVE.store(false, Ordering::SeqCst);
}

fn give_back(owned: &mut Owned) {
    let mut rest = if std::mem::take(&mut owned.entered) {
        LEAVE
    } else {
        &[]
    };
    while !rest.is_empty() {
        match rustix::io::write(&owned.out, rest) {
            Ok(sent) => rest = rest.get(sent..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                let mut out = [PollFd::new(&owned.out, PollFlags::OUT)];
                if matches!(poll(&mut out, Some(&LAST_WORDS)), Ok(0)) {
                    break;
                }
            }
            Err(_closed) => break,
        }
    }
    owned.raw = false;
    // Not "after the output is sent": that would wait for a terminal that stands still.
    let _ = set_modes(&owned.saved);
}

fn make_raw(mut modes: Termios) -> io::Result<()> {
    modes.make_raw();
    set_modes(&modes)
}

fn set_modes(modes: &Termios) -> io::Result<()> {
    loop {
        match tcsetattr(io::stdin(), OptionalActions::Now, modes) {
            Err(Errno::INTR) => {}
            other => return other.map_err(io::Error::from),
        }
    }
}

/// The terminal behind standard output, opened anew where possible: so it can be made not to block without doing
/// that to the shell, which shares standard output.
fn output() -> io::Result<OwnedFd> {
    let stdout = io::stdout();
    if let Ok(name) = ttyname(&stdout, Vec::new()) {
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
        let opened = OpenOptions::new()
            .write(true)
            .custom_flags(i32::try_from(flags.bits()).unwrap_or_default())
            .open(std::ffi::OsStr::from_bytes(name.as_bytes()));
        if let Ok(file) = opened {
            return Ok(file.into());
        }
    }
    stdout.as_fd().try_clone_to_owned()
}

fn blank(sink: &Sink, size: Size) -> io::Result<ratatui::Terminal<Pen>> {
    let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, size)));
    ratatui::Terminal::with_options(Pen::new(sink.clone(), size), TerminalOptions { viewport })
}

fn size() -> Size {
    tcgetwinsize(io::stdout()).map_or(UNKNOWN, usable)
}

/// The part of a window that is drawn on.
fn usable(window: Winsize) -> Size {
    if window.ws_col == 0 || window.ws_row == 0 {
        return UNKNOWN;
    }
    Size::new(window.ws_col.min(MAX_WIDTH), window.ws_row.min(MAX_HEIGHT))
}

/// What the last panic on this thread said.
pub(super) fn last_panic() -> String {
    LAST_PANIC.take()
}

/// Restores first, speaks then; and on a thread the terminal does not belong to, does neither: there the screen is
/// still being drawn, and the message goes to whoever catches the panic.
fn install_hook() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if OWNER.get() {
            restore();
            let _ = io::stderr().write_all(obituary(info).as_bytes());
        } else {
            LAST_PANIC.set(account(info));
            if !ACTIVE.load(Ordering::SeqCst) {
                before(info);
            }
        }
    }));
}

fn account(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let said = payload.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| payload.downcast_ref::<&str>().copied());
    let message = scrub(said.unwrap_or("it did not say why"));
    match info.location() {
        Some(at) => format!("{message} ({at})"),
        None => message,
    }
}

fn obituary(info: &PanicHookInfo<'_>) -> String {
    let what = account(info);
    let trace = Backtrace::capture();
    let trace = match trace.status() {
        BacktraceStatus::Captured => trace.to_string(),
        _ => "run it with `RUST_BACKTRACE=1` to see where it happened\n".to_owned(),
    };
    format!(
        "studyhall: a fault in the program stopped it: {what}\nanswers that were marked are saved; please report this\n{trace}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(width: u16, height: u16) -> Size {
        usable(Winsize {
            ws_col: width,
            ws_row: height,
            ws_xpixel: 0,
            ws_ypixel: 0,
        })
    }

    #[test]
    fn sizes_are_kept_within_reason() {
        assert_eq!(window(0, 0), Size::new(80, 24));
        assert_eq!(window(80, 0), Size::new(80, 24));
        assert_eq!(window(1, 1), Size::new(1, 1));
        assert_eq!(window(120, 40), Size::new(120, 40));
        assert_eq!(window(65535, 65535), Size::new(MAX_WIDTH, MAX_HEIGHT));
    }

    #[test]
    fn pipes_and_dumb_terminals_are_told_apart() {
        let facts = Facts {
            stdin: true,
            stdout: true,
            term: Some("xterm".to_owned()),
        };
        assert!(facts.check().is_ok());
        let said = |facts: Facts| facts.check().unwrap_err().to_string();
        assert!(
            said(Facts {
                stdin: false,
                ..facts.clone()
            })
            .contains("standard input")
        );
        let out = said(Facts {
            stdout: false,
            ..facts.clone()
        });
        assert!(out.contains("standard output") && out.contains("studyhall read --plain ID"));
        assert!(
            said(Facts {
                term: Some("dumb".to_owned()),
                ..facts.clone()
            })
            .contains("--plain")
        );
        assert!(
            said(Facts {
                term: None,
                ..facts
            })
            .contains("--plain")
        );
    }

    #[test]
    fn every_mode_switched_on_is_switched_off() {
        let modes = |bytes: &[u8], end: char| {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            let mut modes: Vec<String> = text
                .split('\x1b')
                .filter_map(|part| {
                    part.strip_prefix("[?")?
                        .strip_suffix(end)
                        .map(str::to_owned)
                })
                .collect();
            modes.sort();
            modes
        };
        assert_eq!(modes(ENTER, 'h'), ["1049", "2004"]);
        assert_eq!(modes(LEAVE, 'l'), ["1049", "2004"]);
        assert_eq!(
            (modes(ENTER, 'l'), modes(LEAVE, 'h')),
            (vec!["25".to_owned()], vec!["25".to_owned()])
        );
    }
}
