//! Key bindings of a lesson.

use crate::tui::action::{Action as A, CursorAction as C, OpenAction as O, ReaderAction as R};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Reader: ["space", "pgdn"] => A::Cursor(C::PageDown), (LabelPage), "a screenful on";
    Reader: ["N"] => A::NextPlanStep, (LabelNextPart), "";
    Reader: ["down", "j"] => A::Cursor(C::Down), (), "a line on";
    Reader: ["up", "k"] => A::Cursor(C::Up), (), "a line back";
    Reader: ["b", "pgup"] => A::Cursor(C::PageUp), (), "a screenful back";
    Reader: ["n", "}"] => A::Reader(R::NextSection), (LabelNextSection), "the next section";
    Reader: ["p", "{"] => A::Reader(R::PrevSection), (), "the section before";
    Reader: ["tab"] => A::Cursor(C::NextLink), (), "to the next underlined word or self-check";
    Reader: ["backtab"] => A::Cursor(C::PrevLink), (), "to the one before";
    Reader: ["enter"] => A::Activate, (LabelDefine), "open the marked word, or begin the marked self-check or quiz";
    Reader: ["x"] => A::Reader(R::SelfCheck), (LabelSelfCheck), "the self-check of this section";
    Reader: ["X"] => A::Reader(R::LessonQuiz), (), "the quiz of this lesson";
    Reader: ["r"] => A::Reader(R::OpenPrerequisite), (), "to what this lesson rests on and you do not know yet";
    Reader: ["c", "o"] => A::Open(O::Contents), (), "table of contents";
    Reader: ["]", "right", "l"] => A::Reader(R::NextLesson), (), "the next lesson";
    Reader: ["[", "left", "h"] => A::Reader(R::PrevLesson), (), "the lesson before";
    Reader: ["ctrl-o", "alt-left", "backspace"] => A::Reader(R::JumpBack), (), "back to where the last jump began";
    Reader: ["alt-right", "ctrl-n"] => A::Reader(R::JumpForward), (), "forward again";
    Reader: ["home", "g"] => A::Cursor(C::Top), (), "to the beginning of the lesson";
    Reader: ["end", "G"] => A::Cursor(C::Bottom), (), "to its end";
};
