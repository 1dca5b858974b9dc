//! Key bindings of the search and the command palette.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Search: ["enter"] => A::Activate, (LabelGoThere), "go to the entry under the cursor";
    Search: ["down", "tab", "ctrl-n"] => A::Cursor(C::Down), (), "the next entry";
    Search: ["up", "backtab", "ctrl-p"] => A::Cursor(C::Up), (), "the entry before";
    Search: ["pgdn"] => A::Cursor(C::PageDown), (), "a screenful down";
    Search: ["pgup"] => A::Cursor(C::PageUp), (), "a screenful up";
    Search: ["esc"] => A::Back, (LabelBack), "back to exactly where you were";

    Palette: ["enter"] => A::Activate, (LabelDoIt), "do the command under the cursor";
    Palette: ["down", "tab", "ctrl-n"] => A::Cursor(C::Down), (), "the next command";
    Palette: ["up", "backtab", "ctrl-p"] => A::Cursor(C::Up), (), "the command before";
    Palette: ["esc"] => A::Back, (LabelBack), "leave without doing anything";
};
