//! What must work on every platform, from outside the program: the verbs with the platform's own paths, the record
//! after a kill, and the full screen in a terminal of 100 by 30.
//!
//! The same cases run against another build of the program, too: `STUDYHALL_TEST_PROGRAM` names it, and
//! `STUDYHALL_TEST_LAUNCHER` names what starts it where this machine cannot do that itself. `.ci/windows` sets both
//! to run the Windows build under Wine.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

#[path = "platform/lines.rs"]
mod lines;
#[path = "platform/program.rs"]
mod program;
#[path = "platform/screen.rs"]
mod screen;
#[path = "platform/terminal.rs"]
mod terminal;
