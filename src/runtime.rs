//! Hands and feet: the terminal, the keys, the signals, the clock, the threads. One thread reads, decides, stores
//! and draws; it blocks in one `poll(2)` and nothing else wakes it. What to show and what to do is not decided
//! here: a [`Face`] does that.

mod clock;
mod decode;
mod desk;
mod easel;
mod facts;
mod hall;
mod input;
mod keys;
mod pen;
mod pointer;
mod record;
mod restore;
mod seeker;
mod signals;
mod step;
mod terminal;
mod worker;

pub use clock::Clock;
pub use decode::{PASTE_LIMIT, Typed};
pub use desk::{Desk, Message, Reading};
pub use facts::{Facts, NoTerminal};
pub use hall::{Ending, Face, Hall, Outcome};
pub use input::Waker;
pub use record::{Opener, Record, Replay, read_progress};
pub use step::{Next, Ports, step};
pub use terminal::{MAX_HEIGHT, MAX_WIDTH};
pub use worker::{Mishap, beside, spawn};
