//! The study hall as lines of text: for pipes, screen readers and dumb terminals. Writes to a passed writer; no
//! cursor, no colour, no drawing; what a sign would say is said in words.

mod answer;
mod ascii;
mod command;
mod hits;
mod lesson;
mod list;
mod question;
mod shown;
mod sitting;
mod stats;
mod talk;
mod verdict;

pub use ascii::Ascii;
pub use hits::{Told, write_hits, write_hits_json};
pub use lesson::write_lesson;
pub use list::{write_list, write_list_json};
pub use sitting::{Hands, Outcome, Question, Sitting, sit};
pub use stats::{write_stats, write_stats_json};
pub use talk::{Manner, Talk};
