//! The event loop: take everything that came, act on each, draw once, save what can wait, sleep. Knows no lesson and no
//! key; an [`EventHandler`] does.
//!
//! While the terminal has not taken the last frame, keys wait and everything else goes on: signals, workers, saving.
//! No key is acted on before the frame that it answers.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Size};

use super::guard::Modes;
use super::loop_event::{EventSender, LoopEvent};
use super::platform::{self, Pause, Signal};
use super::reader::{self, ReaderOptions};
use super::terminal::Terminal;
use super::tty::{TerminalUnavailable, TtyInfo};
use crate::tui::{Input, Next, keyboard_query, turn};

/// How long a signal that was surely sent may take to arrive.
const SIGNAL_TIMEOUT: Duration = Duration::from_millis(100);

/// The number of SIGHUP.
const HANGUP: u8 = 1;

/// Why the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitReason {
    /// The handler wanted to.
    Quit,
    /// This signal came.
    Signal(i32),
    /// The terminal was closed.
    TerminalClosed,
}

impl ExitReason {
    /// The exit code: 0, or 128 and the number of the signal.
    pub fn code(self) -> u8 {
        match self {
            Self::Quit => 0,
            Self::Signal(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
            Self::TerminalClosed => 128 + HANGUP,
        }
    }
}

/// The program behind the loop: told what happened, asked what to show.
pub trait EventHandler {
    /// What workers send.
    type Message: Send + 'static;

    /// A key was pressed.
    fn key(&mut self, key: KeyEvent) -> Next;
    /// A text was pasted; `truncated` if its end is missing because it was too long.
    fn paste(&mut self, text: String, truncated: bool) -> Next;
    /// The left button was clicked on this cell.
    fn click(&mut self, at: Position) -> Next;
    /// The wheel turned by so many notches: down if positive.
    fn wheel(&mut self, notches: i32) -> Next;
    /// The screen has this size now. Told before the first frame, too.
    fn resize(&mut self, size: Size);
    /// A worker sent something.
    fn message(&mut self, message: Self::Message) -> Next;
    /// Draws everything into a blank frame.
    fn draw(&self, frame: &mut Frame<'_>);
    /// A frame was handed to the terminal. Returns how long nothing must come before [`EventHandler::on_idle`] is
    /// called, if it is to be called at all.
    fn on_frame_sent(&mut self) -> Option<Duration>;
    /// Nothing has come for as long as was asked for.
    fn on_idle(&mut self);
    /// The loop ends; the terminal may be closed. Save what is not saved.
    fn on_exit(&mut self, reason: ExitReason);
}

/// How the loop uses the terminal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LoopOptions {
    /// Whether the mouse's buttons and wheel are taken.
    pub mouse: bool,
    /// The title of the window, without control characters.
    pub title: String,
    /// How long the rest of an escape sequence may take to follow its first byte.
    pub escape_timeout: Duration,
}

/// The terminal, and what comes in.
pub struct EventLoop<H: EventHandler> {
    // The terminal first: it is given back before anything else ends.
    terminal: Terminal,
    sender: Sender<LoopEvent<H::Message>>,
    events: Receiver<LoopEvent<H::Message>>,
    reader: ReaderOptions,
    /// The reader, once it is started, after the first frame.
    pause: Option<Pause>,
    /// What has come and waits until the frame before it is written.
    inputs: Vec<Input>,
    /// Whether something happened since the last frame that may be seen.
    needs_draw: bool,
    /// How long nothing must come before the handler is told that it is idle.
    idle_after: Option<Duration>,
}

impl<H: EventHandler> EventLoop<H> {
    /// Takes the terminal. Nothing is written to it before the first frame. Fails if there is none that can place text.
    pub fn open(tty: &TtyInfo, options: LoopOptions) -> Result<Self, TerminalUnavailable> {
        tty.check()?;
        let (sender, events) = channel();
        let notify = sender.clone();
        platform::listen(move |signal| drop(notify.send(LoopEvent::Signal(signal))))?;
        let modes = Modes {
            mouse: options.mouse,
            title: Some(options.title).filter(|_| !tty.is_basic()),
            kitty_keyboard: false,
        };
        let notify = sender.clone();
        let terminal = Terminal::open(modes, move |written| {
            let _ = notify.send(written.map_or(LoopEvent::Closed, |()| LoopEvent::FrameWritten));
        })?;
        let reader = ReaderOptions {
            escape_timeout: options.escape_timeout,
            is_asked: !tty.is_basic(),
        };
        Ok(Self {
            terminal,
            sender,
            events,
            reader,
            pause: None,
            inputs: Vec::new(),
            needs_draw: true,
            idle_after: None,
        })
    }

    /// For workers.
    pub fn sender(&self) -> EventSender<H::Message> {
        EventSender(self.sender.clone())
    }

    /// The size of the first frame, in cells.
    pub fn size(&self) -> Size {
        self.terminal.size()
    }

    /// Runs until the handler, a signal or the terminal ends it. Run again, it tells that handler what this one's workers send.
    pub fn run(&mut self, handler: &mut H) -> ExitReason {
        handler.resize(self.terminal.size());
        self.needs_draw = true;
        let reason = loop {
            if let Err(reason) = self.tick(handler) {
                break reason;
            }
        };
        handler.on_exit(reason);
        reason
    }

    /// One frame, one sleep, and what came after it.
    fn tick(&mut self, handler: &mut H) -> Result<(), ExitReason> {
        if self.needs_draw && self.terminal.is_ready() {
            self.needs_draw = false;
            let is_first = self.pause.is_none();
            if is_first && self.reader.is_asked {
                self.terminal.send_later(keyboard_query::QUERY);
            }
            self.terminal.draw(|frame| handler.draw(frame));
            if is_first {
                self.terminal.writer.write_directly();
                let started = reader::start(self.reader, self.sender.clone());
                self.pause = Some(started.map_err(|_refused| ExitReason::TerminalClosed)?);
            }
            self.idle_after = handler.on_frame_sent();
        }
        // Keys that came while the last ones were handled are not waited for.
        if self.inputs.is_empty() || !self.terminal.is_ready() {
            let Some(first) = self.wait(handler)? else {
                return Ok(());
            };
            self.event(first, handler)?;
        }
        self.events(handler)?;
        if self.terminal.is_ready() {
            for input in std::mem::take(&mut self.inputs) {
                self.input(input, handler)?;
                // A signal does not wait for the keys that came before it.
                self.events(handler)?;
            }
        }
        Ok(())
    }

    /// Waits for an event; none if the handler was told that it is idle instead.
    fn wait(&mut self, handler: &mut H) -> Result<Option<LoopEvent<H::Message>>, ExitReason> {
        let event = match self.idle_after {
            Some(limit) => match self.events.recv_timeout(limit) {
                Err(RecvTimeoutError::Timeout) => {
                    self.idle_after = None;
                    handler.on_idle();
                    self.needs_draw = true;
                    return Ok(None);
                }
                event => event.ok(),
            },
            None => self.events.recv().ok(),
        };
        event.map(Some).ok_or(ExitReason::TerminalClosed)
    }

    /// Handles what has come by now. Keys are only added to those that wait.
    fn events(&mut self, handler: &mut H) -> Result<(), ExitReason> {
        while let Ok(event) = self.events.try_recv() {
            self.event(event, handler)?;
        }
        Ok(())
    }

    fn event(&mut self, event: LoopEvent<H::Message>, handler: &mut H) -> Result<(), ExitReason> {
        match event {
            LoopEvent::Input(inputs) => {
                for input in inputs {
                    match input {
                        Input::Wheel(notches) => turn(notches, &mut self.inputs),
                        input => self.inputs.push(input),
                    }
                }
            }
            LoopEvent::Message(message) => {
                self.needs_draw = true;
                let next = handler.message(message);
                return self.follow(next, handler);
            }
            LoopEvent::Signal(Signal::End(number)) => return Err(ExitReason::Signal(number)),
            LoopEvent::Signal(Signal::Continue) => return self.take_again(handler),
            LoopEvent::Signal(Signal::Stop) => return self.stop(false, handler),
            LoopEvent::Signal(Signal::Resize) => self.redraw(handler),
            LoopEvent::KittyKeyboard => self.terminal.use_kitty_keyboard(),
            LoopEvent::FrameWritten => {}
            LoopEvent::Closed => return Err(self.closed()),
        }
        Ok(())
    }

    fn input(&mut self, input: Input, handler: &mut H) -> Result<(), ExitReason> {
        self.needs_draw = true;
        let next = match input {
            Input::Key(key) => handler.key(key),
            Input::Paste { text, truncated } => handler.paste(text, truncated),
            Input::Click(at) => handler.click(at),
            Input::Wheel(notches) => handler.wheel(notches),
            Input::Resize => {
                self.redraw(handler);
                Next::GoOn
            }
        };
        self.follow(next, handler)
    }

    fn follow(&mut self, next: Next, handler: &mut H) -> Result<(), ExitReason> {
        match next {
            Next::GoOn => Ok(()),
            Next::Quit => Err(ExitReason::Quit),
            Next::Suspend => self.stop(true, handler),
        }
    }

    fn redraw(&mut self, handler: &mut H) {
        self.needs_draw = true;
        self.terminal.redraw();
        handler.resize(self.terminal.size());
    }

    /// A closed terminal usually comes with a signal, which says more.
    fn closed(&self) -> ExitReason {
        self.expect(None)
            .err()
            .unwrap_or(ExitReason::TerminalClosed)
    }

    /// Waits for a signal that was surely sent, or a moment. Fails if the program is to end.
    fn expect(&self, wanted: Option<Signal>) -> Result<(), ExitReason> {
        let mut others = Vec::new();
        while let Ok(event) = self.events.recv_timeout(SIGNAL_TIMEOUT) {
            match event {
                LoopEvent::Signal(Signal::End(number)) => return Err(ExitReason::Signal(number)),
                LoopEvent::Signal(signal) if Some(signal) == wanted => break,
                other => others.push(other),
            }
        }
        // They are handled when their turn comes.
        for other in others {
            let _ = self.sender.send(other);
        }
        Ok(())
    }

    fn take_again(&mut self, handler: &mut H) -> Result<(), ExitReason> {
        self.needs_draw = true;
        let entered = self.terminal.enter();
        entered.map_err(|_refused| ExitReason::TerminalClosed)?;
        handler.resize(self.terminal.size());
        Ok(())
    }

    /// Stops the program, or with `group` everything in its process group, until it is continued.
    fn stop(&mut self, group: bool, handler: &mut H) -> Result<(), ExitReason> {
        if !platform::suspend_is_possible() {
            return Ok(());
        }
        if let Some(pause) = &self.pause {
            pause.pause();
        }
        self.terminal.leave();
        if group {
            platform::stop_group();
            // That reaches this program too, and is no new request.
            self.expect(Some(Signal::Stop))?;
        }
        platform::stop();
        // Ended meanwhile, the program must not touch a terminal that is the shell's again.
        self.expect(Some(Signal::Continue))?;
        self.take_again(handler)?;
        if let Some(pause) = &self.pause {
            pause.resume();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
