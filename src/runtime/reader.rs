//! The reader thread: waits for the terminal, has crossterm read it, and sends the event loop what a person did.

use std::sync::mpsc::Sender;
use std::thread::Builder;
use std::time::Duration;

use crossterm::event;

use super::loop_event::LoopEvent;
use super::platform::{IS_CONSOLE, InputSource, Pause, Readiness};
use crate::tui::{Assembler, Input, join_bursts};

/// How long crossterm is asked for what it has read and not told. Given no time at all it does not look (crossterm issue
/// 839), and the last millisecond of a wait it spends on the processor.
const QUEUE_TIMEOUT: Duration = Duration::from_micros(50);
/// After how long it is asked again: the machine may have been busy for longer than that, and the window of a console
/// takes its new size a moment after it is reported.
const SECOND_LOOK: Duration = Duration::from_millis(if IS_CONSOLE { 100 } else { 25 });
/// How long the rest of a paste, or of an escape sequence, is waited for.
const UNFINISHED_TIMEOUT: Duration = Duration::from_secs(1);
/// Events that are read before the signals are looked at again, however fast they come.
const BATCH: usize = 4096;

/// What the reader needs to know.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReaderOptions {
    /// How long the rest of an escape sequence may take to follow its first byte.
    pub escape_timeout: Duration,
    /// Whether the terminal was asked which keyboard protocol it speaks.
    pub is_asked: bool,
}

/// Starts the reader. It ends with the terminal, or with the event loop.
pub(super) fn start<M: Send + 'static>(
    options: ReaderOptions,
    sender: Sender<LoopEvent<M>>,
) -> std::io::Result<Pause> {
    let (source, pause) = InputSource::open()?;
    let mut reader = Reader {
        source,
        assembler: Assembler::new(options.escape_timeout),
        sender,
        is_kitty: false,
        is_resized: false,
    };
    Builder::new()
        .name("reader".to_owned())
        .spawn(move || drop(reader.read(options.is_asked)))?;
    Ok(pause)
}

struct Reader<M> {
    source: InputSource,
    assembler: Assembler,
    sender: Sender<LoopEvent<M>>,
    /// Whether the terminal speaks the kitty keyboard protocol.
    is_kitty: bool,
    /// Whether a console reported a new size, and may have more to say.
    is_resized: bool,
}

/// The event loop has ended.
struct Ended;

impl<M> Reader<M> {
    fn read(&mut self, is_asked: bool) -> Result<(), Ended> {
        // Whether crossterm has the beginning of something whose rest has not come.
        let mut is_unfinished = is_asked && self.greet()?;
        let mut looks_again = false;
        loop {
            let pending = self.assembler.timeout();
            let second = looks_again.then_some(SECOND_LOOK);
            let rest = is_unfinished.then_some(UNFINISHED_TIMEOUT);
            match self.source.wait(pending.or(second).or(rest)) {
                Readiness::Input => {
                    is_unfinished = !self.drain()?;
                    looks_again = true;
                }
                Readiness::TimedOut if pending.is_some() => {
                    self.forward(Vec::new())?;
                }
                Readiness::TimedOut if looks_again => {
                    if std::mem::take(&mut self.is_resized) {
                        self.send_inputs(vec![Input::Resize])?;
                    }
                    looks_again = self.drain()?;
                    is_unfinished &= !looks_again;
                }
                Readiness::TimedOut => {
                    is_unfinished = false;
                    let events = self.source.reset_parser();
                    self.forward(events)?;
                }
                Readiness::Resumed => is_unfinished = false,
                Readiness::Closed => return self.send(LoopEvent::Closed),
            }
        }
    }

    /// Reads what the terminal answers. Returns whether something was typed meanwhile.
    fn greet(&mut self) -> Result<bool, Ended> {
        let (is_kitty, typed) = self.source.greet();
        self.is_kitty = is_kitty;
        if is_kitty {
            self.send(LoopEvent::KittyKeyboard)?;
        }
        let events = self.source.replay(&typed);
        self.forward(events)?;
        Ok(!typed.is_empty())
    }

    /// Reads what is there. Returns whether there was a whole event.
    fn drain(&mut self) -> Result<bool, Ended> {
        let mut inputs = Vec::new();
        let mut count = 0;
        while count < BATCH && matches!(event::poll(QUEUE_TIMEOUT), Ok(true)) {
            let Ok(event) = event::read() else { break };
            count += 1;
            let is_resize = matches!(event, event::Event::Resize(..));
            // Elsewhere a signal has told of a change of size.
            if IS_CONSOLE || !is_resize {
                self.is_resized |= is_resize;
                self.assembler.feed(event, &mut inputs);
            }
            if !IS_CONSOLE || matches!(event::poll(Duration::ZERO), Ok(false)) {
                self.send_inputs(std::mem::take(&mut inputs))?;
            }
        }
        self.send_inputs(inputs)?;
        if self.is_kitty && count > 0 {
            // The frame that answers these switches the protocol on.
            self.assembler.trust_escape();
        }
        Ok(count > 0)
    }

    fn forward(&mut self, events: Vec<event::Event>) -> Result<(), Ended> {
        let mut inputs = Vec::new();
        for event in events {
            self.assembler.feed(event, &mut inputs);
        }
        self.assembler.flush(&mut inputs);
        self.send_inputs(inputs)
    }

    fn send_inputs(&self, inputs: Vec<Input>) -> Result<(), Ended> {
        if inputs.is_empty() {
            return Ok(());
        }
        self.send(LoopEvent::Input(if IS_CONSOLE {
            join_bursts(inputs)
        } else {
            inputs
        }))
    }

    fn send(&self, event: LoopEvent<M>) -> Result<(), Ended> {
        self.sender.send(event).map_err(|_closed| Ended)
    }
}
