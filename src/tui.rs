//! The pure half of the interface: what is on the screen ([`Model`]), what may happen ([`Action`]), what must then
//! be done ([`Effect`]), and how it looks ([`view()`]). Touches no disk, no clock, no thread; `runtime` does.

mod action;
mod answer_diff;
mod commands;
mod document;
mod effect;
mod hit_target;
mod hit_test;
mod input;
mod key_hints;
mod keymap;
mod layout;
mod library;
mod list;
mod messages;
mod model;
mod navigate;
mod screens;
mod step;
mod text_area;
mod text_field;
mod theme;
mod update;
mod view;
mod widgets;

pub use action::{
    Action, BackgroundEvent, CursorAction, Edit, OpenAction, ProgramAction, QuizAction,
    ReaderAction, UnsavedAction,
};
pub use commands::commands;
pub use document::{Document, Link, Paragraph, ParagraphKind, ScrollPos, ShownLine};
pub use effect::Effect;
pub use hit_target::HitTarget;
pub use input::{Assembler, Input, PASTE_LIMIT, join_bursts, keyboard_query, turn};
pub use keymap::binding::Binding;
pub use keymap::layer::Layer;
pub use keymap::{BINDINGS, KeyHint, key_hints, key_name, resolve};
pub use layout::{MIN_HEIGHT, MIN_WIDTH};
pub use library::{Library, Opening, OpeningLesson, OpeningModule, OpeningRoute};
pub use messages::Message;
pub use model::{
    Agenda, AnswerInput, FormField, Interaction, ItemForm, JumpList, LearnerState, LineOrder,
    Model, OngoingStudy, Overlay, Persistence, Quiz, SavingState, Screen, SummaryEntry, WaitFor,
};
pub use screens::entry::state::EntryScreen;
pub use screens::home::entries::wanted_lesson;
pub use screens::plan::state::{ActivePlan, PlanStep};
pub use screens::progress::state::{ProgressScreen, SuspendedItem};
pub use screens::reader::state::{Highlight, JumpTarget, ReaderScreen, ReadingTimer};
pub use screens::search::state::{PaletteScreen, SearchScreen};
pub use screens::settings::state::{FieldError, SettingsField, SettingsForm};
pub use step::{EffectHandler, Next, step};
pub use text_area::TextArea;
pub use theme::{ColorDepth, Glyph, Role, Theme};
pub use update::update;
pub use view::view;
