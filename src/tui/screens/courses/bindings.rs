//! Key bindings of the choice of a course.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Courses: ["enter"] => A::Activate, (LabelOpen), "study this course";
    Courses: ["down", "j", "tab"] => A::Cursor(C::Down), (), "the next course";
    Courses: ["up", "k", "backtab"] => A::Cursor(C::Up), (), "the course before";
    Courses: ["esc"] => A::Back, (LabelStay), "stay in the course that is open";
};
