//! The terminal, the keys, the signals, the clocks and the threads. One thread reads events, updates the model, stores
//! answers and draws; a second reads the terminal through crossterm and a third writes finished frames, so that a
//! terminal that stops reading holds up neither. What differs by platform is in `platform`.

mod backend;
mod clock;
mod event_loop;
mod guard;
mod loop_event;
mod platform;
mod reader;
mod terminal;
mod tty;
mod worker;
mod writer;

pub use clock::Clock;
pub use event_loop::{EventHandler, EventLoop, ExitReason, LoopOptions};
pub use loop_event::EventSender;
pub use terminal::{MAX_HEIGHT, MAX_WIDTH};
pub use tty::{TerminalUnavailable, TtyInfo, escape_timeout};
pub use worker::{WorkerError, spawn};
