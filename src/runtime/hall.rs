//! The loop: take everything that came, act on each, draw once, let the face save, sleep. Knows no lesson and no key;
//! a [`Face`] does.

use std::process::ExitCode;
use std::time::Duration;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Size};
use signal_hook::consts::{SIGHUP, SIGTSTP};
use signal_hook::low_level::emulate_default_handler;

use super::decode::Typed;
use super::facts::{Facts, NoTerminal};
use super::input::{Event, Input, Waker};
use super::signals::Signals;
use super::terminal::Terminal;
use crate::tui::Drawn;

/// What the loop is to do after something was handled.
#[must_use]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Go on: draw, and wait.
    Continue,
    /// End.
    Quit,
    /// Stop the program, as Ctrl-Z does elsewhere, until it is continued.
    Suspend,
}

/// Why the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The face wanted to.
    Quit,
    /// This signal came.
    Signal(i32),
    /// The terminal was closed.
    TerminalGone,
}

impl Ending {
    /// The code to exit with: 0, or 128 and the number of the signal.
    pub fn code(self) -> u8 {
        let signal = match self {
            Self::Quit => return 0,
            Self::Signal(signal) => signal,
            Self::TerminalGone => SIGHUP,
        };
        u8::try_from(128 + signal).unwrap_or(u8::MAX)
    }
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(ending.code())
    }
}

/// What looks at the learner: told what happened, asked what to show.
pub trait Face {
    /// What workers send.
    type Message: Send + 'static;

    /// A key was pressed.
    fn key(&mut self, key: KeyEvent) -> Outcome;
    /// A text was pasted; `cut` if its end is missing because it was too long.
    fn paste(&mut self, text: String, cut: bool) -> Outcome;
    /// The left button was clicked on this cell.
    fn click(&mut self, at: Position) -> Outcome;
    /// The wheel turned by so many notches: down if positive.
    fn wheel(&mut self, notches: i32) -> Outcome;
    /// The screen has this size now. Told before the first frame, too.
    fn resize(&mut self, size: Size);
    /// A worker sent something.
    fn message(&mut self, message: Self::Message) -> Outcome;
    /// Shows how things are, in a blank frame; `stands`: the screen still shows the frame before.
    fn draw(&mut self, frame: &mut Frame<'_>, stands: bool) -> Drawn;
    /// The frame is on its way: time for what nobody needs to wait for. Returns how long nothing must come before
    /// [`Face::rest`] is called, if it is to be called at all.
    fn after_draw(&mut self) -> Option<Duration>;
    /// Nothing has come for as long as was asked for: time for what would be in the way of the next key.
    fn rest(&mut self);
    /// It ends; the terminal is still ours and may be gone. Save what is not saved.
    fn leave(&mut self, ending: Ending);
}

/// The terminal, what comes in, and nothing to show yet.
pub struct Hall<M> {
    // The terminal first: it is given back before anything else ends.
    terminal: Terminal,
    input: Input<M>,
}

impl<M: Send + 'static> Hall<M> {
    /// Takes the terminal, and the `mouse` too, if wanted. Nothing is written to it before the first frame.
    pub fn open(facts: &Facts, mouse: bool) -> Result<Self, NoTerminal> {
        facts.check()?;
        let input = Input::open()?;
        let terminal = Terminal::open(input.signals().clone(), mouse)?;
        Ok(Self { terminal, input })
    }

    /// For workers.
    pub fn waker(&self) -> Waker<M> {
        self.input.waker()
    }

    /// The size of the first frame, in cells.
    pub fn size(&self) -> Size {
        self.terminal.size()
    }

    /// Runs until the face, a signal or the terminal ends it; then the terminal is as it was.
    pub fn run(mut self, face: &mut impl Face<Message = M>) -> Ending {
        self.hold(face)
    }

    /// The same, and keeps the terminal for another face. What workers of this one send later is told to that one.
    pub fn hold(&mut self, face: &mut impl Face<Message = M>) -> Ending {
        face.resize(self.terminal.size());
        let mut events = Vec::new();
        let ending = loop {
            if let Err(ending) = self.turn(face, &mut events) {
                break ending;
            }
        };
        face.leave(ending);
        ending
    }

    /// One frame, one sleep, and what came after it.
    fn turn(
        &mut self,
        face: &mut impl Face<Message = M>,
        events: &mut Vec<Event<M>>,
    ) -> Result<(), Ending> {
        let drawn = self.terminal.draw(|frame, stands| face.draw(frame, stands));
        drawn.map_err(|_gone| self.gone())?;
        let rest = face.after_draw();
        self.input.wait(events, rest);
        if events.is_empty() {
            face.rest();
            return Ok(());
        }
        for event in events.drain(..) {
            let outcome = match event {
                Event::Typed(Typed::Key(key)) => face.key(key),
                Event::Typed(Typed::Paste { text, cut }) => face.paste(text, cut),
                Event::Typed(Typed::Click(at)) => face.click(at),
                Event::Typed(Typed::Wheel(notches)) => face.wheel(notches),
                Event::Message(message) => face.message(message),
                Event::Resized => {
                    self.terminal.redraw();
                    face.resize(self.terminal.size());
                    Outcome::Continue
                }
                Event::Continued => {
                    self.terminal
                        .enter()
                        .map_err(|_gone| Ending::TerminalGone)?;
                    face.resize(self.terminal.size());
                    Outcome::Continue
                }
                Event::Stop => {
                    self.stop(face, Whom::Me)?;
                    Outcome::Continue
                }
                Event::End(signal) => return Err(Ending::Signal(signal)),
                Event::Gone => return Err(self.gone()),
            };
            match outcome {
                Outcome::Continue => {}
                Outcome::Quit => return Err(Ending::Quit),
                Outcome::Suspend => self.stop(face, Whom::Everyone)?,
            }
        }
        Ok(())
    }

    /// A closed terminal usually comes with a signal; it says more.
    fn gone(&self) -> Ending {
        self.input
            .signals()
            .ending()
            .map_or(Ending::TerminalGone, Ending::Signal)
    }

    fn stop(&mut self, face: &mut impl Face<Message = M>, whom: Whom) -> Result<(), Ending> {
        if !can_be_continued() {
            return Ok(());
        }
        self.terminal.leave();
        if matches!(whom, Whom::Everyone) {
            // As the terminal does for Ctrl-Z: whoever runs us without being a shell (sudo, a script) stops too.
            let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
            self.input.expect(Signals::take_stop);
        }
        let _ = emulate_default_handler(SIGTSTP);
        // Here the program stands still. Ended meanwhile, it must not touch a terminal that is the shell's again.
        if let Some(signal) = self.input.signals().ending() {
            return Err(Ending::Signal(signal));
        }
        self.input.expect(Signals::take_continued);
        self.terminal.enter().map_err(|_gone| self.gone())?;
        face.resize(self.terminal.size());
        Ok(())
    }
}

/// Who is to stop.
#[derive(Clone, Copy)]
enum Whom {
    Me,
    Everyone,
}

/// Whether there is a shell above us that could continue us. A program that is its terminal's first process, or
/// whose parent lives in another session, would stand still for ever.
fn can_be_continued() -> bool {
    use rustix::process::{getpid, getppid, getsid};
    let Ok(session) = getsid(None) else {
        return false;
    };
    session != getpid() && getppid().is_some_and(|parent| getsid(Some(parent)) == Ok(session))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exit_codes_tell_the_signal() {
        assert_eq!(Ending::Quit.code(), 0);
        assert_eq!(Ending::Signal(15).code(), 143);
        assert_eq!(Ending::TerminalGone.code(), 129);
    }
}
