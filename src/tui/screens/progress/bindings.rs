//! Key bindings of the progress screen.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Progress: ["enter"] => A::Activate, (LabelRestudy), "open the place in the text, or take up what was put aside";
    Progress: ["down", "j"] => A::Cursor(C::Down), (), "down";
    Progress: ["up", "k"] => A::Cursor(C::Up), (), "up";
    Progress: ["tab"] => A::Cursor(C::NextLink), (), "to the next that can be opened";
    Progress: ["backtab"] => A::Cursor(C::PrevLink), (), "to the one before";
    Progress: ["pgdn", "space"] => A::Cursor(C::PageDown), (LabelPage), "a screenful down";
    Progress: ["pgup", "b"] => A::Cursor(C::PageUp), (), "a screenful up";
    Progress: ["home", "g"] => A::Cursor(C::Top), (), "to the top";
    Progress: ["end", "G"] => A::Cursor(C::Bottom), (), "to the end";
};
