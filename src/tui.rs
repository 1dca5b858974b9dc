//! The pure half of the interface: what is on the screen ([`Model`]), what may happen ([`Action`]), what must then
//! be done ([`Effect`]), and how it looks ([`view()`]). Touches no disk, no clock, no thread; `runtime` does.

mod action;
mod commands;
mod contents;
mod document;
mod effect;
mod input;
mod keymap;
mod layout;
mod model;
mod plan;
mod pointed;
mod required;
mod spelling;
mod step;
mod theme;
mod today;
mod update;
mod view;
mod writing;

pub use action::{Action, Edit};
pub use commands::commands;
pub use document::{DocPara, Document, Kind, Target};
pub use effect::Effect;
pub use input::{Assembler, Input, PASTE_LIMIT, join_bursts, keyboard_query, turn};
pub use keymap::{BINDINGS, Binding, Layer, footer, key_name, resolve};
pub use layout::{MIN_HEIGHT, MIN_WIDTH};
pub use model::{
    Agenda, Draft, End, Field, Form, Given, Known, Library, Lines, Model, Notice, Opening,
    OpeningLesson, OpeningModule, Outlook, Overlay, Part, Place, Planned, Quiz, Reader, Review,
    Row, Saving, Score, Screen, Search, Sheet, Slipping, Spot, Standing, Turn, Watch, Way,
};
pub use pointed::Pointed;
pub use step::{Next, Ports, step};
pub use theme::{ColorDepth, Look, Sign, Theme};
pub use today::wanted_lesson;
pub use update::update;
pub use view::view;
pub use writing::Writing;
