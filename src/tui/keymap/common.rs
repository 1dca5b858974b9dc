//! Key bindings of every screen.

use crate::tui::action::{Action as A, Edit, OpenAction as O, ProgramAction as P};
use crate::tui::keymap::binding::{Binding, bindings};

pub(in crate::tui) static BINDINGS: &[Binding] = bindings! {
    Typing: ["left"] => A::Edit(Edit::Left), (), "one character left";
    Typing: ["right"] => A::Edit(Edit::Right), (), "one character right";
    Typing: ["home", "ctrl-a"] => A::Edit(Edit::Home), (), "to the beginning";
    Typing: ["end", "ctrl-e"] => A::Edit(Edit::End), (), "to the end";
    Typing: ["backspace", "ctrl-h"] => A::Edit(Edit::Backspace), (), "delete the character before";
    Typing: ["delete"] => A::Edit(Edit::Delete), (), "delete the character after";
    Typing: ["ctrl-w", "alt-backspace"] => A::Edit(Edit::DeleteWord), (), "delete the word before";
    Typing: ["ctrl-u"] => A::Edit(Edit::Clear), (), "delete everything";

    Common: ["/"] => A::Open(O::Search), (LabelSearch), "find anything in the course";
    Common: [":"] => A::Open(O::Palette), (), "find any command";
    Common: ["?", "f1"] => A::Open(O::Help), (LabelHelp), "help for this screen";
    Common: ["R"] => A::Open(O::Review(usize::MAX)), (), "review what is due";
    Common: ["M"] => A::Open(O::Plan), (), "I have 10, 20 or 30 minutes: plan a session that fits";
    Common: ["N"] => A::NextPlanStep, (), "the next part of the planned session";
    Common: ["S"] => A::Open(O::Settings), (), "settings: exam date, retention, new cards, minutes, answer speed";
    Common: ["P"] => A::Open(O::Progress), (), "progress: what is weak, due, known";
    Common: ["q"] => A::Program(P::Quit), (), "quit; your place and your answers are kept";
    Common: ["T"] => A::Open(O::Home), (), "the first screen";

    MultiCourse: ["C"] => A::Open(O::Courses), (), "choose another course; your place and your answers are kept";

    Global: ["esc"] => A::Back, (), "step out";
    Global: ["f1"] => A::Open(O::Help), (LabelHelp), "";
    Global: ["ctrl-c"] => A::Program(P::Quit), (), "quit";
    Global: ["ctrl-z"] => A::Program(P::Suspend), (), "back to the shell for a while; `fg` returns";
};
