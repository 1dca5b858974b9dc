//! The bindings themselves, layer by layer.

use super::{Binding, Layer, PICK_TRUE};
use crate::study::Rating;
use crate::tui::action::{Action, Edit};
use Action as A;

macro_rules! bindings {
    ($($layer:ident: $keys:expr => $action:expr, $label:literal, $help:literal;)+) => {
        &[$(Binding { layer: Layer::$layer, keys: &$keys, action: $action, label: $label, help: $help }),+]
    };
}

/// Every binding. Within a layer the order is that of the bottom line and of the help.
pub static BINDINGS: &[Binding] = bindings! {
    Today: ["enter", "right", "l"] => A::Enter, "open", "open what the cursor is on";
    Today: ["down", "j"] => A::Down, "", "move the cursor down";
    Today: ["up", "k"] => A::Up, "", "move the cursor up";
    Today: ["pgdn", "space"] => A::PageDown, "", "a screenful down";
    Today: ["pgup", "b"] => A::PageUp, "", "a screenful up";
    Today: ["home", "g"] => A::Top, "", "to the top";
    Today: ["end", "G"] => A::Bottom, "", "to the end";

    Reader: ["space", "pgdn"] => A::PageDown, "page", "a screenful on";
    Reader: ["N"] => A::NextPart, "next part", "";
    Reader: ["down", "j"] => A::Down, "", "a line on";
    Reader: ["up", "k"] => A::Up, "", "a line back";
    Reader: ["b", "pgup"] => A::PageUp, "", "a screenful back";
    Reader: ["n", "}"] => A::NextSection, "next section", "the next section";
    Reader: ["p", "{"] => A::PrevSection, "", "the section before";
    Reader: ["tab"] => A::NextTarget, "", "to the next underlined word or self-check";
    Reader: ["backtab"] => A::PrevTarget, "", "to the one before";
    Reader: ["enter"] => A::Enter, "define", "open the marked word, or begin the marked self-check or quiz";
    Reader: ["x"] => A::SelfCheck, "self-check", "the self-check of this section";
    Reader: ["X"] => A::LessonQuiz, "", "the quiz of this lesson";
    Reader: ["r"] => A::OpenRequired, "", "to what this lesson rests on and you do not know yet";
    Reader: ["c", "o"] => A::OpenContents, "", "table of contents";
    Reader: ["]", "right", "l"] => A::NextLesson, "", "the next lesson";
    Reader: ["[", "left", "h"] => A::PrevLesson, "", "the lesson before";
    Reader: ["ctrl-o", "alt-left", "backspace"] => A::JumpBack, "", "back to where the last jump began";
    Reader: ["alt-right", "ctrl-n"] => A::JumpForward, "", "forward again";
    Reader: ["home", "g"] => A::Top, "", "to the beginning of the lesson";
    Reader: ["end", "G"] => A::Bottom, "", "to its end";

    Held: ["down", "j"] => A::Down, "move it", "move the line down";
    Held: ["up", "k"] => A::Up, "", "move it up";
    Held: ["space", "enter"] => A::Toggle, "put down", "put it down, as Esc does";

    Writing: ["ctrl-x", "alt-enter"] => A::Submit, "compare", "finish, and compare with the model answer";
    Writing: ["enter"] => A::Edit(Edit::Newline), "", "a new line";

    Asked: ["enter"] => A::Enter, "answer", "answer, or do what the cursor is on";
    Asked: ["ctrl-x", "alt-enter"] => A::Submit, "submit", "answer with what is filled in";
    Asked: ["down"] => A::Down, "", "move the cursor down";
    Asked: ["up"] => A::Up, "", "move the cursor up";
    Asked: ["space"] => A::Toggle, "", "choose or unchoose; pick a line up or put it down";
    Asked: ["tab"] => A::NextTarget, "", "to the next blank or entry";
    Asked: ["backtab"] => A::PrevTarget, "", "to the one before";
    Asked: ["right"] => A::Change(1), "", "the next right-hand side, category or word";
    Asked: ["left"] => A::Change(-1), "", "the one before";
    Asked: ["backspace", "delete"] => A::TakeBack, "", "take a right-hand side or category back";
    Asked: ["alt-up", "shift-up", "K"] => A::MoveUp, "", "move the line under the cursor up";
    Asked: ["alt-down", "shift-down", "J"] => A::MoveDown, "", "move it down";
    Asked: ["ctrl-t"] => A::Hint, "hint", "one more hint";
    Asked: ["ctrl-n", "alt-right"] => A::NextItem, "skip", "the next question; come back to this one later";
    Asked: ["ctrl-p", "alt-left"] => A::PrevItem, "", "the question before";
    Asked: ["ctrl-f"] => A::Flag, "flag", "flag the question, to look at it again before the end";
    Asked: ["ctrl-g"] => A::Overview, "overview", "what is answered, blank or flagged";
    Asked: ["ctrl-r"] => A::Sure, "", "say how sure you are: a guess, unsure, sure";
    Asked: ["ctrl-d"] => A::DontKnow, "", "say \"I don't know\" and be told";
    Asked: ["pgdn"] => A::PageDown, "", "a screenful down";
    Asked: ["pgup"] => A::PageUp, "", "a screenful up";
    Asked: ["a", "1"] => A::Pick(0), "", "pick a choice, a place or a line by letter or number";
    Asked: ["b", "2"] => A::Pick(1), "", "";
    Asked: ["c", "3"] => A::Pick(2), "", "";
    Asked: ["d", "4"] => A::Pick(3), "", "";
    Asked: ["e", "5"] => A::Pick(4), "", "";
    Asked: ["f", "6"] => A::Pick(5), "", "";
    Asked: ["g", "7"] => A::Pick(6), "", "";
    Asked: ["h", "8"] => A::Pick(7), "", "";
    Asked: ["i", "9"] => A::Pick(8), "", "";
    Asked: ["l"] => A::Pick(9), "", "";
    Asked: ["m"] => A::Pick(10), "", "";
    Asked: ["n"] => A::Pick(11), "", "";
    Asked: ["o"] => A::Pick(12), "", "";
    Asked: ["j"] => A::Down, "", "";
    Asked: ["k"] => A::Up, "", "";
    Asked: ["t"] => A::Pick(PICK_TRUE), "", "";

    Marked: ["enter", "ctrl-n", "alt-right", "right"] => A::NextItem, "next", "the next question";
    Marked: ["s"] => A::ShowSource, "source", "the paragraph it comes from; Esc comes back here";
    Marked: ["c"] => A::CountMine, "count as right", "count your answer as right; this is kept as your own judgement";
    Marked: ["ctrl-p", "alt-left", "left"] => A::PrevItem, "", "the question before";
    Marked: ["ctrl-f"] => A::Flag, "", "flag the question, to look at it again before the end";
    Marked: ["e"] => A::Report, "", "report the item: what it is called, and the file it is in";
    Marked: ["ctrl-g"] => A::Overview, "overview", "what is answered, blank or flagged";
    Marked: ["down", "j"] => A::Down, "", "a line on";
    Marked: ["up", "k"] => A::Up, "", "a line back";
    Marked: ["space", "pgdn"] => A::PageDown, "", "a screenful on";
    Marked: ["pgup", "b"] => A::PageUp, "", "a screenful back";

    Reviewing: ["u"] => A::Undo, "", "take the last answer back";
    Reviewing: ["z"] => A::PutAside, "", "put this aside, so that it is not asked any more";

    Reviewed: ["1"] => A::Rate(Rating::Again), "", "rate it again: it was not recalled";
    Reviewed: ["2"] => A::Rate(Rating::Hard), "", "rate it hard: recalled with effort";
    Reviewed: ["3"] => A::Rate(Rating::Good), "", "rate it good: recalled";
    Reviewed: ["4"] => A::Rate(Rating::Easy), "", "rate it easy: recalled at once";
    Reviewed: ["u"] => A::Undo, "undo", "take the answer back, as if it had not been given";
    Reviewed: ["z"] => A::PutAside, "", "put it aside, so that it is not asked any more; or take it up again";

    Progress: ["enter"] => A::Enter, "restudy", "open the place in the text, or take up what was put aside";
    Progress: ["down", "j"] => A::Down, "", "down";
    Progress: ["up", "k"] => A::Up, "", "up";
    Progress: ["tab"] => A::NextTarget, "", "to the next that can be opened";
    Progress: ["backtab"] => A::PrevTarget, "", "to the one before";
    Progress: ["pgdn", "space"] => A::PageDown, "page", "a screenful down";
    Progress: ["pgup", "b"] => A::PageUp, "", "a screenful up";
    Progress: ["home", "g"] => A::Top, "", "to the top";
    Progress: ["end", "G"] => A::Bottom, "", "to the end";

    Plan: ["enter"] => A::Enter, "begin", "begin the session under the cursor";
    Plan: ["down", "j", "tab"] => A::Down, "", "more time";
    Plan: ["up", "k", "backtab"] => A::Up, "", "less time";

    Settings: ["enter"] => A::Enter, "keep", "keep what was changed";
    Settings: ["down", "tab"] => A::Down, "", "the next setting";
    Settings: ["up", "backtab"] => A::Up, "", "the setting before";
    Settings: ["right"] => A::Change(1), "more", "more, or the other word";
    Settings: ["left"] => A::Change(-1), "less", "less";
    Settings: ["space"] => A::Toggle, "", "turn on or off";
    Settings: ["esc"] => A::Back, "leave it", "leave everything as it was";

    Summary: ["enter"] => A::Enter, "open", "look at the question again, or do what the cursor is on";
    Summary: ["down", "j", "tab"] => A::Down, "", "move the cursor down";
    Summary: ["up", "k", "backtab"] => A::Up, "", "move the cursor up";
    Summary: ["pgdn", "space"] => A::PageDown, "", "a screenful down";
    Summary: ["pgup", "b"] => A::PageUp, "", "a screenful up";
    Summary: ["r"] => A::Again, "", "ask again what was missed";
    Summary: ["ctrl-p", "alt-left", "ctrl-g"] => A::PrevItem, "", "back to the questions";

    Search: ["enter"] => A::Enter, "go there", "go to the entry under the cursor";
    Search: ["down", "tab", "ctrl-n"] => A::Down, "", "the next entry";
    Search: ["up", "backtab", "ctrl-p"] => A::Up, "", "the entry before";
    Search: ["pgdn"] => A::PageDown, "", "a screenful down";
    Search: ["pgup"] => A::PageUp, "", "a screenful up";
    Search: ["esc"] => A::Back, "back", "back to exactly where you were";

    Palette: ["enter"] => A::Enter, "do it", "do the command under the cursor";
    Palette: ["down", "tab", "ctrl-n"] => A::Down, "", "the next command";
    Palette: ["up", "backtab", "ctrl-p"] => A::Up, "", "the command before";
    Palette: ["esc"] => A::Back, "back", "leave without doing anything";

    Entry: ["enter"] => A::Enter, "follow", "follow the link under the cursor";
    Entry: ["down", "tab", "j"] => A::NextTarget, "next link", "the next link";
    Entry: ["up", "backtab", "k"] => A::PrevTarget, "", "the link before";
    Entry: ["pgdn", "space"] => A::PageDown, "", "a screenful on";
    Entry: ["pgup", "b"] => A::PageUp, "", "a screenful back";

    Contents: ["enter"] => A::Enter, "go there", "go to the section or lesson under the cursor";
    Contents: ["down", "j", "tab"] => A::Down, "", "the next line";
    Contents: ["up", "k", "backtab"] => A::Up, "", "the line before";
    Contents: ["pgdn", "space"] => A::PageDown, "", "a screenful on";
    Contents: ["pgup", "b"] => A::PageUp, "", "a screenful back";
    Contents: ["c", "o"] => A::Back, "", "";

    Courses: ["enter"] => A::Enter, "open", "study this course";
    Courses: ["down", "j", "tab"] => A::Down, "", "the next course";
    Courses: ["up", "k", "backtab"] => A::Up, "", "the course before";
    Courses: ["esc"] => A::Back, "stay", "stay in the course that is open";

    Help: ["down", "j"] => A::Down, "more", "a line on";
    Help: ["up", "k"] => A::Up, "", "a line back";
    Help: ["pgdn", "space"] => A::PageDown, "", "a screenful on";
    Help: ["pgup", "b"] => A::PageUp, "", "a screenful back";
    Help: ["?", "enter"] => A::Back, "close", "close the help";

    Unsaved: ["r"] => A::RetrySaving, "try again", "try to save again";
    Unsaved: ["c"] => A::StudyUnsaved, "go on unsaved", "go on; nothing from now on is kept";
    Unsaved: ["q"] => A::Quit, "quit", "quit";

    Typing: ["left"] => A::Edit(Edit::Left), "", "one character left";
    Typing: ["right"] => A::Edit(Edit::Right), "", "one character right";
    Typing: ["home", "ctrl-a"] => A::Edit(Edit::Home), "", "to the beginning";
    Typing: ["end", "ctrl-e"] => A::Edit(Edit::End), "", "to the end";
    Typing: ["backspace", "ctrl-h"] => A::Edit(Edit::Backspace), "", "delete the character before";
    Typing: ["delete"] => A::Edit(Edit::Delete), "", "delete the character after";
    Typing: ["ctrl-w", "alt-backspace"] => A::Edit(Edit::DeleteWord), "", "delete the word before";
    Typing: ["ctrl-u"] => A::Edit(Edit::Clear), "", "delete everything";

    Common: ["/"] => A::OpenSearch, "search", "find anything in the course";
    Common: [":"] => A::OpenPalette, "", "find any command";
    Common: ["?", "f1"] => A::OpenHelp, "help", "help for this screen";
    Common: ["R"] => A::Review(usize::MAX), "", "review what is due";
    Common: ["M"] => A::OpenPlan, "", "I have 10, 20 or 30 minutes: plan a session that fits";
    Common: ["N"] => A::NextPart, "", "the next part of the planned session";
    Common: ["S"] => A::OpenSettings, "", "settings: exam date, retention, new cards, minutes, answer speed";
    Common: ["P"] => A::OpenProgress, "", "progress: what is weak, due, known";
    Common: ["q"] => A::Quit, "", "quit; your place and your answers are kept";
    Common: ["T"] => A::GoToday, "", "the first screen";

    Several: ["C"] => A::OpenCourses, "", "choose another course; your place and your answers are kept";

    Global: ["esc"] => A::Back, "", "step out";
    Global: ["f1"] => A::OpenHelp, "help", "";
    Global: ["ctrl-c"] => A::Quit, "", "quit";
    Global: ["ctrl-z"] => A::Suspend, "", "back to the shell for a while; `fg` returns";
};
