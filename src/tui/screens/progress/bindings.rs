//! Key bindings of the progress screen.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Progress: ["enter"] => A::Activate, (LabelRestudy), (DoOpenThePlaceIn);
    Progress: ["down", "j"] => A::Cursor(C::Down), (), (DoDown);
    Progress: ["up", "k"] => A::Cursor(C::Up), (), (DoUp);
    Progress: ["tab"] => A::Cursor(C::NextLink), (), (DoToTheNextThat);
    Progress: ["backtab"] => A::Cursor(C::PrevLink), (), (DoToTheOneBefore);
    Progress: ["pgdn", "space", "ctrl-f"] => A::Cursor(C::PageDown), (LabelPage), (DoAScreenfulDown);
    Progress: ["pgup", "b", "ctrl-b"] => A::Cursor(C::PageUp), (), (DoAScreenfulUp);
    Progress: ["ctrl-d"] => A::Cursor(C::HalfPageDown), (), (DoHalfAScreenOn);
    Progress: ["ctrl-u"] => A::Cursor(C::HalfPageUp), (), (DoHalfAScreenBack);
    Progress: ["home", "g"] => A::Cursor(C::Top), (), (DoToTheTop);
    Progress: ["end", "G"] => A::Cursor(C::Bottom), (), (DoToTheEnd);
};
