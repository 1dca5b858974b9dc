//! Key bindings of the table of contents.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Contents: ["enter"] => A::Activate, (LabelGoThere), "go to the section or lesson under the cursor";
    Contents: ["down", "j", "tab"] => A::Cursor(C::Down), (), "the next line";
    Contents: ["up", "k", "backtab"] => A::Cursor(C::Up), (), "the line before";
    Contents: ["pgdn", "space"] => A::Cursor(C::PageDown), (), "a screenful on";
    Contents: ["pgup", "b"] => A::Cursor(C::PageUp), (), "a screenful back";
    Contents: ["c", "o"] => A::Back, (), "";
};
