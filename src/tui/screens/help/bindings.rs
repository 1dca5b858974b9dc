//! Key bindings of the help.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Help: ["down", "j"] => A::Cursor(C::Down), (LabelMore), "a line on";
    Help: ["up", "k"] => A::Cursor(C::Up), (), "a line back";
    Help: ["pgdn", "space"] => A::Cursor(C::PageDown), (), "a screenful on";
    Help: ["pgup", "b"] => A::Cursor(C::PageUp), (), "a screenful back";
    Help: ["?", "enter"] => A::Back, (LabelClose), "close the help";
};
