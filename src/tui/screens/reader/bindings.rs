//! Key bindings of a lesson.

use crate::tui::action::{Action as A, CursorAction as C, OpenAction as O, ReaderAction as R};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Reader: ["space", "pgdn", "ctrl-f"] => A::Cursor(C::PageDown), (LabelPage), (DoAScreenfulOn);
    Reader: ["N"] => A::NextPlanStep, (LabelNextPart), ();
    Reader: ["down", "j"] => A::Cursor(C::Down), (), (DoALineOn);
    Reader: ["up", "k"] => A::Cursor(C::Up), (), (DoALineBack);
    Reader: ["b", "pgup", "ctrl-b"] => A::Cursor(C::PageUp), (), (DoAScreenfulBack);
    Reader: ["ctrl-d"] => A::Cursor(C::HalfPageDown), (), (DoHalfAScreenOn);
    Reader: ["ctrl-u"] => A::Cursor(C::HalfPageUp), (), (DoHalfAScreenBack);
    Reader: ["n", "}"] => A::Reader(R::NextSection), (LabelNextSection), (DoTheNextSection);
    Reader: ["p", "{"] => A::Reader(R::PrevSection), (), (DoTheSectionBefore);
    Reader: ["tab"] => A::Cursor(C::NextLink), (), (DoToTheNextUnderlined);
    Reader: ["backtab"] => A::Cursor(C::PrevLink), (), (DoToTheOneBefore);
    Reader: ["enter"] => A::Activate, (LabelDefine), (DoOpenTheMarkedWord);
    Reader: ["x"] => A::Reader(R::SelfCheck), (LabelSelfCheck), (DoTheSelfCheckOf);
    Reader: ["X"] => A::Reader(R::LessonQuiz), (), (DoTheQuizOfThis);
    Reader: ["r"] => A::Reader(R::OpenPrerequisite), (), (DoToWhatThisLesson);
    Reader: ["c", "o"] => A::Open(O::Contents), (), (DoTableOfContents);
    Reader: ["]", "right", "l"] => A::Reader(R::NextLesson), (), (DoTheNextLesson);
    Reader: ["[", "left", "h"] => A::Reader(R::PrevLesson), (), (DoTheLessonBefore);
    Reader: ["ctrl-o", "alt-left", "backspace", "f3"] => A::Reader(R::JumpBack), (), (DoBackToWhereThe);
    Reader: ["alt-right", "ctrl-n", "f4"] => A::Reader(R::JumpForward), (), (DoForwardAgain);
    Reader: ["home", "g"] => A::Cursor(C::Top), (), (DoToTheBeginningOf);
    Reader: ["end", "G"] => A::Cursor(C::Bottom), (), (DoToItsEnd);
};
