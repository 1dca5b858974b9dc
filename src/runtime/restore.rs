//! Giving the terminal back, from wherever the program leaves it: the guard's drop, a stop, a panic. Speaks to the
//! terminal only in constants.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::cell::{Cell, RefCell};
use std::io::{self, Write};
use std::os::fd::OwnedFd;
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

use crate::text::scrub;

/// How long leaving waits for a terminal that takes no bytes.
const LAST_WORDS: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 500_000_000,
};

macro_rules! enter {
    ($mouse:literal) => {
        concat!("\x1b[?1049h\x1b[?25l\x1b[?2004h", $mouse, "\x1b[m\x1b[2J")
    };
}

macro_rules! leave {
    () => {
        "\x1b[m\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l"
    };
}

/// All of it back, last things first. What was never switched on is off afterwards, too.
const LEAVE: &[u8] = leave!().as_bytes();

/// What switches the modes on.
struct Entry {
    /// Where they are off.
    first: &'static str,
    /// For a terminal that is ours but may not show it: out and in again, so that in and out stay in pairs.
    again: &'static str,
}

/// Alternate screen, hidden cursor, bracketed paste; presses, releases and the wheel of the mouse, told in numbers.
static WITH_MOUSE: Entry = Entry {
    first: enter!("\x1b[?1000h\x1b[?1006h"),
    again: concat!(leave!(), enter!("\x1b[?1000h\x1b[?1006h")),
};
/// The same without the mouse.
static WITHOUT_MOUSE: Entry = Entry {
    first: enter!(""),
    again: concat!(leave!(), enter!("")),
};

/// What leaving needs to know. A static, because a panic hook has nothing else to hold on to.
struct Owned {
    /// The modes to go back to.
    saved: Termios,
    /// Whether the modes are ours.
    raw: bool,
    /// Whether the modes were switched on and not yet off.
    entered: bool,
    entry: &'static Entry,
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

fn owned() -> MutexGuard<'static, Option<Owned>> {
    OWNED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes the terminal for this thread: raw modes from now on, and a panic gives it back. `out` leads to it. Returns what
/// is to be sent; with it the mouse is told, if it is wanted.
pub(super) fn take(out: Arc<OwnedFd>, mouse: bool) -> io::Result<&'static [u8]> {
    HOOK.call_once(install_hook);
    let saved = tcgetattr(io::stdin())?;
    let entry = if mouse { &WITH_MOUSE } else { &WITHOUT_MOUSE };
    *owned() = Some(Owned {
        saved: saved.clone(),
        raw: true,
        entered: false,
        entry,
        out,
    });
    OWNER.set(true);
    ACTIVE.store(true, Ordering::SeqCst);
    make_raw(saved).inspect_err(|_| restore())?;
    Ok(entry.first.as_bytes())
}

/// To be called before what [`take`] or [`take_again`] returned is sent.
pub(super) fn entering() {
    if let Some(owned) = owned().as_mut() {
        owned.entered = true;
    }
}

/// Gives the terminal back while the program is stopped.
pub(super) fn lend() {
    if let Some(owned) = owned().as_mut() {
        give_back(owned);
    }
    ACTIVE.store(false, Ordering::SeqCst);
}

/// Takes it again after [`lend`], or after something else may have changed its modes. Returns what is to be sent.
pub(super) fn take_again() -> io::Result<&'static [u8]> {
    let (saved, bytes) = {
        let mut owned = owned();
        let owned = owned.as_mut().ok_or(io::ErrorKind::NotConnected)?;
        // The shell may have new modes by now; but while we never left, the modes are our own.
        if !std::mem::replace(&mut owned.raw, true) {
            owned.saved = tcgetattr(io::stdin())?;
        }
        let Entry { first, again } = owned.entry;
        (
            owned.saved.clone(),
            if owned.entered { again } else { first },
        )
    };
    ACTIVE.store(true, Ordering::SeqCst);
    make_raw(saved)?;
    Ok(bytes.as_bytes())
}

/// Gives the terminal back for good. Doing it twice does nothing.
pub(super) fn restore() {
    if let Some(mut owned) = owned().take() {
        give_back(&mut owned);
    }
    ACTIVE.store(false, Ordering::SeqCst);
    OWNER.set(false);
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
        for (mouse, entry) in [(true, &WITH_MOUSE), (false, &WITHOUT_MOUSE)] {
            let enter = entry.first.as_bytes();
            assert_eq!(entry.again.as_bytes(), [LEAVE, enter].concat());
            for mode in modes(enter, 'h') {
                assert!(modes(LEAVE, 'l').contains(&mode), "{mode} stays on");
            }
            // Never movement: 1002 and 1003 would tell it.
            let told: &[&str] = if mouse {
                &["1000", "1006", "1049", "2004"]
            } else {
                &["1049", "2004"]
            };
            assert_eq!(modes(enter, 'h'), told);
            assert_eq!(modes(enter, 'l'), ["25"]);
        }
        assert_eq!(modes(LEAVE, 'l'), ["1000", "1006", "1049", "2004"]);
        assert_eq!(modes(LEAVE, 'h'), ["25"]);
    }
}
