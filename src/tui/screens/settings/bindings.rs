//! Key bindings of the settings.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Settings: ["enter"] => A::Activate, (LabelKeep), "keep what was changed";
    Settings: ["down", "tab"] => A::Cursor(C::Down), (), "the next setting";
    Settings: ["up", "backtab"] => A::Cursor(C::Up), (), "the setting before";
    Settings: ["right"] => A::Cycle(1), (LabelMore), "more, or the other word";
    Settings: ["left"] => A::Cycle(-1), (LabelLess), "less";
    Settings: ["space"] => A::Toggle, (), "turn on or off";
    Settings: ["esc"] => A::Back, (LabelLeaveIt), "leave everything as it was";
};
