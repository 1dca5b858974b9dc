//! Key bindings of the choice of a study plan.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Plan: ["enter"] => A::Activate, (LabelBegin), "begin the session under the cursor";
    Plan: ["down", "j", "tab"] => A::Cursor(C::Down), (), "more time";
    Plan: ["up", "k", "backtab"] => A::Cursor(C::Up), (), "less time";
};
