//! Key bindings of the table of contents.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Contents: ["enter"] => A::Activate, (LabelGoThere), (DoGoToTheSection);
    Contents: ["down", "j", "tab"] => A::Cursor(C::Down), (), (DoTheNextLine);
    Contents: ["up", "k", "backtab"] => A::Cursor(C::Up), (), (DoTheLineBefore);
    Contents: ["pgdn", "space", "ctrl-f"] => A::Cursor(C::PageDown), (), (DoAScreenfulOn);
    Contents: ["pgup", "b", "ctrl-b"] => A::Cursor(C::PageUp), (), (DoAScreenfulBack);
    Contents: ["ctrl-d"] => A::Cursor(C::HalfPageDown), (), (DoHalfAScreenOn);
    Contents: ["ctrl-u"] => A::Cursor(C::HalfPageUp), (), (DoHalfAScreenBack);
    Contents: ["c", "o"] => A::Back, (), ();
};
