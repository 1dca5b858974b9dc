//! What comes in: keys, pastes, signals, messages of workers. One blocking `poll(2)` over the terminal and a pipe,
//! with no limit of time unless a key is half told. Both are level-triggered and everything readable is taken before
//! anything is drawn, so nothing waits inside while the program sleeps.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::decode::{Decoder, Typed};
use super::signals::Signals;

/// As much as a terminal gives in one read.
const CHUNK: usize = 4096;
/// No more bytes than a key has.
const KEY: usize = 8;
/// Reads in a row before what they said is acted on; an endless stream must not starve the screen and the signals.
const READS: usize = 64;

/// How often, and how long each time, the note of a signal is waited for.
const NOTE_LOOKS: usize = 10;
const NOTE_WAIT: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 10_000_000,
};

/// Something that happened.
#[derive(Debug)]
pub(super) enum Event<M> {
    Typed(Typed),
    Message(M),
    /// The window changed, or the program was continued by someone: draw everything.
    Resized,
    Continued,
    /// `SIGTSTP`.
    Stop,
    /// A signal that ends the program.
    End(i32),
    /// The terminal is closed.
    Gone,
}

/// Brings messages to the loop and wakes it. For workers; clones share the loop.
#[derive(Debug)]
pub struct Waker<M> {
    sender: Sender<M>,
    pipe: Arc<UnixStream>,
}

impl<M> Clone for Waker<M> {
    fn clone(&self) -> Self {
        Self {
            sender: self.sender.clone(),
            pipe: Arc::clone(&self.pipe),
        }
    }
}

impl<M> Waker<M> {
    /// Sends a message. Nothing happens if the loop has ended.
    pub fn send(&self, message: M) {
        if self.sender.send(message).is_ok() {
            // A full pipe is awake already.
            let _ = (&*self.pipe).write(&[0]);
        }
    }
}

/// The inputs of the loop.
#[derive(Debug)]
pub(super) struct Input<M> {
    signals: Signals,
    pipe: UnixStream,
    waker: Waker<M>,
    messages: Receiver<M>,
    decoder: Decoder,
    /// Whether bytes were taken from the pipe without looking at what they stand for.
    unread: bool,
    /// How many bytes the last keys were.
    read: usize,
    /// Where they are read to: kept, so that no key waits for it to be made.
    chunk: Vec<u8>,
}

impl<M> Input<M> {
    /// Listens to signals from now on.
    pub(super) fn open() -> io::Result<Self> {
        let (pipe, entry) = UnixStream::pair()?;
        pipe.set_nonblocking(true)?;
        entry.set_nonblocking(true)?;
        let signals = Signals::listen(&entry)?;
        let (sender, messages) = channel();
        let waker = Waker {
            sender,
            pipe: Arc::new(entry),
        };
        Ok(Self {
            signals,
            pipe,
            waker,
            messages,
            decoder: Decoder::default(),
            unread: false,
            read: 0,
            chunk: vec![0; CHUNK],
        })
    }

    pub(super) fn signals(&self) -> &Signals {
        &self.signals
    }

    pub(super) fn waker(&self) -> Waker<M> {
        self.waker.clone()
    }

    /// Blocks until something happened, then adds everything that has to `events`; adds nothing if for `limit` nothing
    /// has.
    pub(super) fn wait(&mut self, events: &mut Vec<Event<M>>, limit: Option<Duration>) {
        if std::mem::take(&mut self.unread) {
            self.take_pipe(events);
        }
        while events.is_empty() {
            let patience = self.decoder.patience(self.read == 1);
            match self.ready(patience.or(limit)) {
                Ready {
                    typed: false,
                    woken: false,
                } => {
                    if patience.is_some() {
                        self.decoder.lapse(&mut |typed| add(events, typed));
                    } else if limit.is_some() {
                        return;
                    }
                }
                Ready { typed, woken } => {
                    if woken {
                        self.take_pipe(events);
                    }
                    if typed {
                        self.take_keys(events);
                    }
                }
            }
        }
    }

    /// Waits for the note of a signal that was surely sent. Its handler may run on another thread a moment later, and
    /// a note left lying would be taken for a new request.
    pub(super) fn expect(&mut self, note: impl Fn(&Signals) -> bool) {
        for _ in 0..NOTE_LOOKS {
            if note(&self.signals) {
                break;
            }
            let mut pipe = [PollFd::new(&self.pipe, PollFlags::IN)];
            let _ = poll(&mut pipe, Some(&NOTE_WAIT));
            self.drain_pipe();
        }
        self.unread = true;
    }

    fn ready(&self, limit: Option<Duration>) -> Ready {
        let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
        let stdin = io::stdin();
        let mut both = [
            PollFd::new(&stdin, PollFlags::IN),
            PollFd::new(&self.pipe, PollFlags::IN),
        ];
        match poll(&mut both, limit.as_ref()) {
            // Whatever it is (a hang-up, an error), reading will say.
            Ok(_) => {
                let [keys, pipe] = both.map(|fd| !fd.revents().is_empty());
                Ready {
                    typed: keys,
                    woken: pipe,
                }
            }
            // A signal came: its byte is in the pipe, or will be at the next look.
            Err(Errno::INTR) => Ready {
                typed: false,
                woken: true,
            },
            Err(_no_memory) => Ready {
                typed: true,
                woken: true,
            },
        }
    }

    fn drain_pipe(&mut self) {
        let mut bytes = [0; 256];
        while matches!(self.pipe.read(&mut bytes), Ok(256)) {}
    }

    fn take_pipe(&mut self, events: &mut Vec<Event<M>>) {
        // The bytes first, the flags then: a signal between the two leaves its byte for the next round.
        self.drain_pipe();
        if let Some(signal) = self.signals.ending() {
            events.push(Event::End(signal));
        }
        if self.signals.take_continued() {
            events.push(Event::Continued);
        }
        if self.signals.take_stop() {
            events.push(Event::Stop);
        }
        if self.signals.take_resized() {
            events.push(Event::Resized);
        }
        events.extend(self.messages.try_iter().map(Event::Message));
    }

    fn take_keys(&mut self, events: &mut Vec<Event<M>>) {
        self.read = 0;
        for _ in 0..READS {
            match rustix::io::read(io::stdin(), self.chunk.as_mut_slice()) {
                Ok(0) => return events.push(Event::Gone),
                Ok(read) => {
                    self.read += read;
                    let bytes = self.chunk.get(..read).unwrap_or_default();
                    self.decoder.feed(bytes, &mut |typed| add(events, typed));
                    if read <= KEY {
                        // A key: what comes behind it is there after the frame.
                        return;
                    }
                }
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(_closed) => return events.push(Event::Gone),
            }
            if !self.ready(Some(Duration::ZERO)).typed {
                return;
            }
        }
    }
}

/// Adds what was typed. Turns of the wheel one way that follow each other are one: a wheel says more than a screen can
/// show.
fn add<M>(events: &mut Vec<Event<M>>, typed: Typed) {
    if let (Typed::Wheel(more), Some(Event::Typed(Typed::Wheel(so_far)))) =
        (&typed, events.last_mut())
        && more.signum() == so_far.signum()
    {
        *so_far = so_far.saturating_add(*more);
        return;
    }
    events.push(Event::Typed(typed));
}

/// What poll said.
struct Ready {
    typed: bool,
    woken: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_the_wheel_is_one_turn() {
        let mut events: Vec<Event<()>> = Vec::new();
        for notch in [1, 1, 1, -1, -1] {
            add(&mut events, Typed::Wheel(notch));
        }
        add(&mut events, Typed::Click(ratatui::layout::Position::ORIGIN));
        add(&mut events, Typed::Wheel(-1));
        for _ in 0..10_000 {
            add(&mut events, Typed::Wheel(-1));
        }
        let turns = events.iter().filter_map(|event| match event {
            Event::Typed(Typed::Wheel(notches)) => Some(*notches),
            _ => None,
        });
        assert_eq!(turns.collect::<Vec<_>>(), [3, -2, -10_001]);
        assert_eq!(events.len(), 4);
    }
}
