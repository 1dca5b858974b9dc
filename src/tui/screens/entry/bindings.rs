//! Key bindings of an entry of the reference.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Entry: ["enter"] => A::Activate, (LabelFollow), (DoFollowTheLinkUnder);
    Entry: ["down", "tab", "j"] => A::Cursor(C::NextLink), (LabelNextLink), (DoTheNextLink);
    Entry: ["up", "backtab", "k"] => A::Cursor(C::PrevLink), (), (DoTheLinkBefore);
    Entry: ["pgdn", "space"] => A::Cursor(C::PageDown), (), (DoAScreenfulOn);
    Entry: ["pgup", "b"] => A::Cursor(C::PageUp), (), (DoAScreenfulBack);
};
