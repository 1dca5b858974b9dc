//! Key bindings of the search and the command palette.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Search: ["enter"] => A::Activate, (LabelGoThere), (DoGoToTheEntry);
    Search: ["down", "tab", "ctrl-n"] => A::Cursor(C::Down), (), (DoTheNextEntry);
    Search: ["up", "backtab", "ctrl-p"] => A::Cursor(C::Up), (), (DoTheEntryOrQueryBefore);
    Search: ["pgdn"] => A::Cursor(C::PageDown), (), (DoAScreenfulDown);
    Search: ["pgup"] => A::Cursor(C::PageUp), (), (DoAScreenfulUp);
    Search: ["esc"] => A::Back, (LabelBack), (DoBackToExactlyWhere);

    Palette: ["enter"] => A::Activate, (LabelDoIt), (DoDoTheCommandUnder);
    Palette: ["down", "tab", "ctrl-n"] => A::Cursor(C::Down), (), (DoTheNextCommand);
    Palette: ["up", "backtab", "ctrl-p"] => A::Cursor(C::Up), (), (DoTheCommandBefore);
    Palette: ["esc"] => A::Back, (LabelBack), (DoLeaveWithoutDoingAnything);
};
