//! Key bindings of the home screen.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Home: ["enter", "right", "l"] => A::Activate, (LabelOpen), "open what the cursor is on";
    Home: ["down", "j"] => A::Cursor(C::Down), (), "move the cursor down";
    Home: ["up", "k"] => A::Cursor(C::Up), (), "move the cursor up";
    Home: ["pgdn", "space"] => A::Cursor(C::PageDown), (), "a screenful down";
    Home: ["pgup", "b"] => A::Cursor(C::PageUp), (), "a screenful up";
    Home: ["home", "g"] => A::Cursor(C::Top), (), "to the top";
    Home: ["end", "G"] => A::Cursor(C::Bottom), (), "to the end";
};
