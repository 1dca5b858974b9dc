//! studyhall: guided study in a terminal.
//!
//! The house has rooms; a room imports only rooms above it in this list (`tests/it/house.rs` keeps it so):
//!
//! | room | what lives there |
//! |---|---|
//! | [`text`] | cleaning, folding, Markdown to prose, wrapping by grapheme width |
//! | [`course`] | plain data: course, module, lesson, section, block, item, term, person, place, event |
//! | [`content`] | YAML to course: guard, spans, shapes, diagnostics, loading |
//! | [`study`] | the learning engine, pure functions: marking, memory, mastery, what a course tests and gives away |
//! | [`search`] | everything findable, as one ranked list |
//! | [`store`] | what a learner did, on disk |
//! | [`tui`] | the pure half of the interface: model, action, update, effect, view |
//! | [`plain`] | the same tasks as lines of text |
//! | [`runtime`] | terminal, event loop, signals, clocks, threads; what differs by platform |
//! | [`cli`] | the table of verbs and options |
//! | [`cmd`] | one file per verb of the command line |

pub mod text;

pub mod course;

pub mod content;

pub mod study;

pub mod search;

pub mod store;

pub mod tui;

pub mod plain;

pub mod runtime;

pub mod cli;

pub mod cmd;
