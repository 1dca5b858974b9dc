//! The study hall as lines of text: for pipes, screen readers and dumb terminals. Writes to a passed writer; no
//! cursor, no colour, no drawing; what a sign would say is said in words.

mod hits;
mod lesson;
mod list;

pub use hits::{write_hits, write_hits_json};
pub use lesson::write_lesson;
pub use list::{write_list, write_list_json};
