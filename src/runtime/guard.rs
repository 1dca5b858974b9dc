//! Giving the terminal back, however the program leaves it: quit, error, panic, signal, stop. One guard switches every
//! mode on and off.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::cell::{Cell, RefCell};
use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

use crossterm::Command;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode,
    enable_raw_mode,
};

use super::platform;
use super::writer::FrameWriter;
use crate::text::sanitize;
use crate::tui::keyboard_query;

#[cfg(test)]
mod tests;

/// How long leaving waits for a terminal that does not read.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_millis(500);

/// Presses, releases and the wheel, told in numbers. Not crossterm's `EnableMouseCapture`: that also reports every
/// movement, and each would wake the program.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";
/// The terminal keeps the title that its window has (XTWINOPS 22 and 23).
const PUSH_TITLE: &str = "\x1b[22;2t";
const POP_TITLE: &str = "\x1b[23;2t";

/// The modes that are switched on beside raw mode, the alternate screen and bracketed paste.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Modes {
    /// Whether presses of the mouse's buttons and turns of its wheel are reported.
    pub mouse: bool,
    /// The title of the window; nothing leaves the title alone.
    pub title: Option<String>,
    /// Whether the kitty keyboard protocol is on.
    pub kitty_keyboard: bool,
}

impl Modes {
    /// What switches the modes on, on a terminal where they are off.
    fn enter(&self) -> String {
        let mut out = String::new();
        if let Some(title) = &self.title {
            out.push_str(PUSH_TITLE);
            add(SetTitle(title), &mut out);
        }
        add(EnterAlternateScreen, &mut out);
        add(Hide, &mut out);
        if !platform::IS_CONSOLE {
            add(EnableBracketedPaste, &mut out);
        }
        if self.mouse {
            out.push_str(MOUSE_ON);
        }
        if self.kitty_keyboard {
            out.push_str(keyboard_query::PUSH);
        }
        out.push_str("\x1b[m");
        add(Clear(ClearType::All), &mut out);
        out
    }

    /// What switches all of them off.
    fn leave(&self) -> String {
        let mut out = "\x1b[m".to_owned();
        if self.title.is_some() {
            out.push_str(POP_TITLE);
        }
        if self.kitty_keyboard {
            out.push_str(keyboard_query::POP);
        }
        out.push_str(MOUSE_OFF);
        add(DisableBracketedPaste, &mut out);
        add(Show, &mut out);
        add(LeaveAlternateScreen, &mut out);
        out
    }
}

/// Adds a command's escape sequence to `text`. Only terminals that understand them get this far.
pub(super) fn add(command: impl Command, text: &mut String) {
    // Writing to memory does not fail.
    let _ = command.write_ansi(text);
}

/// What leaving needs to know. A static, because a panic hook has nothing else to hold on to.
struct HeldTerminal {
    modes: Modes,
    /// Whether raw mode is on.
    is_raw: bool,
    /// Whether the other modes were sent and not yet taken back.
    is_entered: bool,
    writer: FrameWriter,
}

static HELD: Mutex<Option<HeldTerminal>> = Mutex::new(None);
/// Whether the program has the terminal: then only the thread that took it may write to it.
static IS_ACTIVE: AtomicBool = AtomicBool::new(false);
static HOOK: Once = Once::new();

thread_local! {
    static IS_OWNER: Cell<bool> = const { Cell::new(false) };
    static LAST_PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

fn held() -> MutexGuard<'static, Option<HeldTerminal>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The right to the terminal. Dropped, or when its thread panics, the terminal is as it was.
#[derive(Debug)]
pub(super) struct Guard(());

#[expect(clippy::unused_self, reason = "only who holds the guard may do these")]
impl Guard {
    /// Takes the terminal for this thread, in raw mode from now on. Returns the sequence that switches on the other modes;
    /// [`Guard::entered`] is to be called when it is sent.
    pub(super) fn take(modes: Modes, writer: FrameWriter) -> io::Result<(Self, String)> {
        HOOK.call_once(install_hook);
        let (enter, mouse) = (modes.enter(), modes.mouse);
        *held() = Some(HeldTerminal {
            modes,
            is_raw: true,
            is_entered: false,
            writer,
        });
        IS_OWNER.set(true);
        IS_ACTIVE.store(true, Ordering::SeqCst);
        let guard = Self(());
        enable_raw_mode()?;
        platform::prepare_console(mouse)?;
        Ok((guard, enter))
    }

    /// The sequence that switches on the modes is about to be sent.
    pub(super) fn entered(&self) {
        if let Some(held) = held().as_mut() {
            held.is_entered = true;
        }
    }

    /// From now on the kitty keyboard protocol is one of the modes. Returns the sequence that switches it on.
    pub(super) fn use_kitty_keyboard(&self) -> &'static str {
        if let Some(held) = held().as_mut() {
            held.modes.kitty_keyboard = true;
        }
        keyboard_query::PUSH
    }

    /// Gives the terminal back while the program is stopped.
    pub(super) fn release(&self) {
        if let Some(held) = held().as_mut() {
            give_back(held);
        }
        IS_ACTIVE.store(false, Ordering::SeqCst);
    }

    /// Takes the terminal again after [`Guard::release`], or after something else may have changed its modes. Returns what
    /// is to be sent.
    pub(super) fn take_again(&self) -> io::Result<String> {
        let mut held = held();
        let held = held.as_mut().ok_or(io::ErrorKind::NotConnected)?;
        if std::mem::replace(&mut held.is_raw, true) {
            // Never left: crossterm remembers the modes before raw mode, and sets raw mode only from there.
            disable_raw_mode()?;
        }
        IS_ACTIVE.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        platform::prepare_console(held.modes.mouse)?;
        // Out and in again, so that in and out stay in pairs.
        let leave = held.is_entered.then(|| held.modes.leave());
        Ok(leave.unwrap_or_default() + &held.modes.enter())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back for good. Doing it twice does nothing.
fn restore() {
    if let Some(mut held) = held().take() {
        give_back(&mut held);
    }
    IS_ACTIVE.store(false, Ordering::SeqCst);
    IS_OWNER.set(false);
}

fn give_back(held: &mut HeldTerminal) {
    if std::mem::take(&mut held.is_entered) {
        let leave = held.modes.leave().into_bytes();
        held.writer.finish(leave, SHUTDOWN_TIMEOUT);
    }
    platform::restore_console(held.modes.mouse);
    held.is_raw = false;
    let _ = disable_raw_mode();
}

/// What the last panic on this thread said.
pub(super) fn last_panic() -> String {
    LAST_PANIC.take()
}

/// On the thread that has the terminal: restores it, then reports. On any other thread the screen is still being drawn:
/// the message goes to whoever catches the panic.
fn install_hook() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if IS_OWNER.get() {
            restore();
            let _ = io::stderr().write_all(crash_report(info).as_bytes());
        } else {
            LAST_PANIC.set(panic_message(info));
            if !IS_ACTIVE.load(Ordering::SeqCst) {
                before(info);
            }
        }
    }));
}

fn panic_message(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let message = payload.downcast_ref::<String>().map(String::as_str);
    let message = message.or_else(|| payload.downcast_ref::<&str>().copied());
    let message = sanitize(message.unwrap_or("it did not say why"));
    match info.location() {
        Some(location) => format!("{message} ({location})"),
        None => message,
    }
}

fn crash_report(info: &PanicHookInfo<'_>) -> String {
    let message = panic_message(info);
    let trace = Backtrace::capture();
    let trace = match trace.status() {
        BacktraceStatus::Captured => trace.to_string(),
        _ => "run it with `RUST_BACKTRACE=1` to see where it happened\n".to_owned(),
    };
    format!(
        "studyhall: a fault in the program stopped it: {message}\nanswers that were marked are saved; please report this\n{trace}"
    )
}
