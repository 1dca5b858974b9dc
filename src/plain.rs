//! The study hall as lines of text: for pipes, screen readers and dumb terminals. Writes to a passed writer; no
//! cursor, no colour, no drawing; what a sign would say is said in words.

mod ascii;
mod command_table;
mod console;
mod hits;
mod lesson;
mod letters;
mod list;
mod parse;
mod question;
mod session;
mod stats;
mod verdict;

pub use ascii::Ascii;
pub use console::{Console, OutputStyle};
pub use hits::{CourseHit, write_hits, write_hits_json};
pub use lesson::write_lesson;
pub use list::{write_list, write_list_json};
pub use session::{LineServices, SessionOutcome, SessionSetup, run_session};
pub use stats::{write_stats, write_stats_json};
