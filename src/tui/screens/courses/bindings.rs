//! Key bindings of the choice of a course.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Courses: ["enter"] => A::Activate, (LabelOpen), (DoStudyThisCourse);
    Courses: ["down", "j", "tab"] => A::Cursor(C::Down), (), (DoTheNextCourse);
    Courses: ["up", "k", "backtab"] => A::Cursor(C::Up), (), (DoTheCourseBefore);
    Courses: ["esc"] => A::Back, (LabelStay), (DoStayInTheCourse);
};
