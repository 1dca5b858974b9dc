//! Key bindings of the settings.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Settings: ["enter"] => A::Activate, (LabelKeep), (DoKeepWhatWasChanged);
    Settings: ["down", "tab"] => A::Cursor(C::Down), (), (DoTheNextSetting);
    Settings: ["up", "backtab"] => A::Cursor(C::Up), (), (DoTheSettingBefore);
    Settings: ["right"] => A::Cycle(1), (LabelMore), (DoMoreOrTheOther);
    Settings: ["left"] => A::Cycle(-1), (LabelLess), (DoLess);
    Settings: ["space"] => A::Toggle, (), (DoTurnOnOrOff);
    Settings: ["esc"] => A::Back, (LabelLeaveIt), (DoLeaveEverythingAsIt);
};
