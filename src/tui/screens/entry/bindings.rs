//! Key bindings of an entry of the reference.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Entry: ["enter"] => A::Activate, (LabelFollow), "follow the link under the cursor";
    Entry: ["down", "tab", "j"] => A::Cursor(C::NextLink), (LabelNextLink), "the next link";
    Entry: ["up", "backtab", "k"] => A::Cursor(C::PrevLink), (), "the link before";
    Entry: ["pgdn", "space"] => A::Cursor(C::PageDown), (), "a screenful on";
    Entry: ["pgup", "b"] => A::Cursor(C::PageUp), (), "a screenful back";
};
