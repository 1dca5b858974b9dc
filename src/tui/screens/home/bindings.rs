//! Key bindings of the home screen.

use crate::tui::action::{Action as A, CursorAction as C};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Home: ["enter", "right", "l"] => A::Activate, (LabelOpen), (DoOpenWhatTheCursor);
    Home: ["down", "j"] => A::Cursor(C::Down), (), (DoMoveTheCursorDown);
    Home: ["up", "k"] => A::Cursor(C::Up), (), (DoMoveTheCursorUp);
    Home: ["pgdn", "space", "ctrl-f"] => A::Cursor(C::PageDown), (), (DoAScreenfulDown);
    Home: ["pgup", "b", "ctrl-b"] => A::Cursor(C::PageUp), (), (DoAScreenfulUp);
    Home: ["ctrl-d"] => A::Cursor(C::HalfPageDown), (), (DoHalfAScreenOn);
    Home: ["ctrl-u"] => A::Cursor(C::HalfPageUp), (), (DoHalfAScreenBack);
    Home: ["home", "g"] => A::Cursor(C::Top), (), (DoToTheTop);
    Home: ["end", "G"] => A::Cursor(C::Bottom), (), (DoToTheEnd);
};
