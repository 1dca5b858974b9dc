//! Key bindings of the help.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Help: ["down", "j"] => A::Cursor(C::Down), (LabelMore), (DoALineOn);
    Help: ["up", "k"] => A::Cursor(C::Up), (), (DoALineBack);
    Help: ["pgdn", "space"] => A::Cursor(C::PageDown), (), (DoAScreenfulOn);
    Help: ["pgup", "b"] => A::Cursor(C::PageUp), (), (DoAScreenfulBack);
    Help: ["?", "enter"] => A::Back, (LabelClose), (DoCloseTheHelp);
};
