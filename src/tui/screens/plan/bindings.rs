//! Key bindings of the choice of a study plan.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Plan: ["enter"] => A::Activate, (LabelBegin), (DoBeginTheSessionUnder);
    Plan: ["down", "j", "tab"] => A::Cursor(C::Down), (), (DoMoreTime);
    Plan: ["up", "k", "backtab"] => A::Cursor(C::Up), (), (DoLessTime);
};
