//! Input: from crossterm events to keys, pastes, clicks and wheel turns. crossterm reports a lone escape byte as the Esc key,
//! the reply of a terminal to a query as Alt and letters, and on Windows a paste as single keys; the [`Assembler`] puts them
//! together. Pure: the caller reports timeouts, it reads no clock.

mod burst;
pub mod keyboard_query;
mod sequence;

use std::time::Duration;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::Position;

use crate::text::sanitize;

pub use burst::join_bursts;

#[cfg(test)]
mod tests;

/// The longest paste, in bytes.
pub const PASTE_LIMIT: usize = 64 * 1024;
/// The longest reply or escape sequence that is skipped, in characters.
const REPLY_LIMIT: usize = 4096;
/// How long the rest of a sequence or reply that has begun is waited for.
const SEQUENCE_TIMEOUT: Duration = Duration::from_millis(250);

/// What a person did at the keyboard, with the mouse or with the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed, or repeats because it is held.
    Key(KeyEvent),
    /// A text was pasted.
    Paste {
        /// The text without control characters, with LF between lines.
        text: String,
        /// Whether it was longer than [`PASTE_LIMIT`] and its end is missing.
        truncated: bool,
    },
    /// The left button was pressed and released on this cell, counted from 0.
    Click(Position),
    /// The wheel was turned by so many notches; down if positive.
    Wheel(i32),
    /// The window changed its size.
    Resize,
}

/// Keys that are held back because they may begin a sequence.
#[derive(Debug, Default)]
enum Pending {
    #[default]
    Nothing,
    /// An Esc key.
    Escape,
    /// Esc, `[` or `O`, and these parameters: an escape sequence that arrived in pieces.
    Sequence {
        introducer: char,
        parameters: String,
    },
    /// The reply to a question: the key it was reported to begin with, and how many keys of it were skipped.
    Reply { opening: KeyEvent, skipped: usize },
}

/// The state between two events.
#[derive(Debug)]
pub struct Assembler {
    pending: Pending,
    /// How long the rest of a sequence may take to follow its escape byte. Zero: the terminal tells the two apart.
    escape_timeout: Duration,
    /// Where the left button went down.
    pressed: Option<Position>,
}

impl Assembler {
    /// An assembler for a terminal whose escape sequences may be split by at most `escape_timeout`.
    pub fn new(escape_timeout: Duration) -> Self {
        Self {
            pending: Pending::Nothing,
            escape_timeout,
            pressed: None,
        }
    }

    /// The terminal speaks the kitty keyboard protocol: from now on Esc is never the beginning of a sequence.
    pub fn trust_escape(&mut self) {
        self.escape_timeout = Duration::ZERO;
    }

    /// How long to wait for the next event before [`Assembler::flush`]; nothing if no key is held back.
    pub fn timeout(&self) -> Option<Duration> {
        match &self.pending {
            Pending::Nothing => None,
            Pending::Escape | Pending::Reply { skipped: 0, .. } => Some(self.escape_timeout),
            Pending::Sequence { .. } | Pending::Reply { .. } => Some(SEQUENCE_TIMEOUT),
        }
    }

    /// Takes an event and adds what it means to `out`.
    pub fn feed(&mut self, event: Event, out: &mut Vec<Input>) {
        match event {
            Event::Key(key) if key.kind == KeyEventKind::Release => {}
            Event::Key(key) => self.key(key, out),
            Event::Paste(text) => {
                self.flush(out);
                out.push(paste(&text));
            }
            Event::Mouse(mouse) => self.mouse(mouse, out),
            Event::Resize(..) => out.push(Input::Resize),
            Event::FocusGained | Event::FocusLost => {}
        }
    }

    /// No event came within [`Assembler::timeout`]: what is held back is complete.
    pub fn flush(&mut self, out: &mut Vec<Input>) {
        match std::mem::take(&mut self.pending) {
            Pending::Escape => out.push(Input::Key(KeyCode::Esc.into())),
            Pending::Sequence {
                introducer,
                parameters,
            } if parameters.is_empty() => {
                let code = KeyCode::Char(introducer);
                out.push(Input::Key(KeyEvent::new(code, KeyModifiers::ALT)));
            }
            Pending::Reply {
                opening,
                skipped: 0,
            } => out.push(Input::Key(opening)),
            Pending::Nothing | Pending::Sequence { .. } | Pending::Reply { .. } => {}
        }
    }

    fn key(&mut self, key: KeyEvent, out: &mut Vec<Input>) {
        match std::mem::take(&mut self.pending) {
            Pending::Nothing => self.first(key, out),
            Pending::Escape => match plain_char(key) {
                Some(introducer @ ('[' | 'O')) => {
                    self.pending = Pending::Sequence {
                        introducer,
                        parameters: String::new(),
                    };
                }
                Some(']' | 'P' | '_' | '^' | 'X') => {
                    let opening = KeyEvent::new(key.code, KeyModifiers::ALT);
                    self.pending = Pending::Reply {
                        opening,
                        skipped: 0,
                    };
                }
                _ => {
                    out.push(Input::Key(KeyCode::Esc.into()));
                    self.first(key, out);
                }
            },
            Pending::Sequence {
                introducer,
                parameters,
            } => self.continue_sequence(key, introducer, parameters, out),
            Pending::Reply { opening, skipped } => {
                if !ends_reply(key) && skipped < REPLY_LIMIT {
                    let skipped = skipped + 1;
                    self.pending = Pending::Reply { opening, skipped };
                }
            }
        }
    }

    /// A key with nothing before it.
    fn first(&mut self, key: KeyEvent, out: &mut Vec<Input>) {
        let is_escape = key.code == KeyCode::Esc && key.modifiers.is_empty();
        if is_escape && !self.escape_timeout.is_zero() {
            self.pending = Pending::Escape;
        } else if opens_reply(key) {
            self.pending = Pending::Reply {
                opening: key,
                skipped: 0,
            };
        } else {
            out.push(Input::Key(key));
        }
    }

    fn continue_sequence(
        &mut self,
        key: KeyEvent,
        introducer: char,
        mut parameters: String,
        out: &mut Vec<Input>,
    ) {
        match plain_char(key) {
            Some(c @ ' '..='?') if introducer == '[' && parameters.len() < REPLY_LIMIT => {
                parameters.push(c);
                self.pending = Pending::Sequence {
                    introducer,
                    parameters,
                };
            }
            Some(last @ '@'..='~') => match sequence::mouse(&parameters, last) {
                Some(mouse) => self.mouse(mouse, out),
                // Any other sequence is a report of the terminal.
                None => out.extend(sequence::key(&parameters, last).map(Input::Key)),
            },
            _ => {
                // Not a sequence after all: these were keys.
                out.push(Input::Key(KeyCode::Esc.into()));
                let typed = std::iter::once(introducer).chain(parameters.chars());
                out.extend(typed.map(|c| Input::Key(KeyCode::Char(c).into())));
                self.first(key, out);
            }
        }
    }

    fn mouse(&mut self, mouse: MouseEvent, out: &mut Vec<Input>) {
        if !mouse.modifiers.is_empty() {
            return;
        }
        let at = Position::new(mouse.column, mouse.row);
        match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => self.pressed = Some(at),
            // Pressed here and released elsewhere: the person was selecting text.
            MouseEventKind::Up(MouseButton::Left) if self.pressed.take() == Some(at) => {
                out.push(Input::Click(at));
            }
            MouseEventKind::ScrollDown => turn(1, out),
            MouseEventKind::ScrollUp => turn(-1, out),
            _ => {}
        }
    }
}

/// Adds a turn of the wheel; turns one way that follow each other are one.
pub fn turn(notches: i32, out: &mut Vec<Input>) {
    match out.last_mut() {
        Some(Input::Wheel(sum)) if sum.signum() == notches.signum() => {
            *sum = sum.saturating_add(notches);
        }
        _ => out.push(Input::Wheel(notches)),
    }
}

/// A paste of `text`: its first [`PASTE_LIMIT`] bytes, without control characters.
fn paste(text: &str) -> Input {
    let limit = PASTE_LIMIT.min(text.len());
    let end = (0..=limit).rev().find(|end| text.is_char_boundary(*end));
    let end = end.unwrap_or_default();
    Input::Paste {
        text: sanitize(text.get(..end).unwrap_or_default()),
        truncated: end < text.len(),
    }
}

/// The character of a key that is pressed without Ctrl or Alt.
fn plain_char(key: KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(c) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => Some(c),
        _ => None,
    }
}

/// Whether crossterm reports the beginning of an OSC, DCS, APC, PM or SOS string as this key.
fn opens_reply(key: KeyEvent) -> bool {
    let opens = matches!(key.code, KeyCode::Char(']' | 'P' | '_' | '^' | 'X'));
    opens && (key.modifiers - KeyModifiers::SHIFT) == KeyModifiers::ALT
}

/// Whether this key ends such a string: `ESC \`, BEL, CAN or SUB.
fn ends_reply(key: KeyEvent) -> bool {
    matches!(
        (key.code, key.modifiers),
        (KeyCode::Char('\\'), KeyModifiers::ALT)
            | (KeyCode::Char('g' | 'x' | 'z'), KeyModifiers::CONTROL)
    )
}
