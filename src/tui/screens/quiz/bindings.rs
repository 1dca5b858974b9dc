//! Key bindings of a quiz or a review.

use crate::study::Rating;
use crate::tui::action::{Action as A, CursorAction as C, Edit, QuizAction as Q};
use crate::tui::keymap::binding::{Binding, bindings};
use crate::tui::screens::quiz::PICK_TRUE;

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Moving: ["down", "j"] => A::Cursor(C::Down), (LabelMoveIt), "move the line down";
    Moving: ["up", "k"] => A::Cursor(C::Up), (), "move it up";
    Moving: ["space", "enter"] => A::Toggle, (LabelPutDown), "put it down, as Esc does";

    Writing: ["ctrl-x", "alt-enter"] => A::Quiz(Q::Submit), (LabelCompare), "finish, and compare with the model answer";
    Writing: ["enter"] => A::Edit(Edit::Newline), (), "a new line";

    Answering: ["enter"] => A::Activate, (LabelAnswer), "answer, or do what the cursor is on";
    Answering: ["ctrl-x", "alt-enter"] => A::Quiz(Q::Submit), (LabelSubmit), "answer with what is filled in";
    Answering: ["down"] => A::Cursor(C::Down), (), "move the cursor down";
    Answering: ["up"] => A::Cursor(C::Up), (), "move the cursor up";
    Answering: ["space"] => A::Toggle, (), "choose or unchoose; pick a line up or put it down";
    Answering: ["tab"] => A::Cursor(C::NextLink), (), "to the next blank or entry";
    Answering: ["backtab"] => A::Cursor(C::PrevLink), (), "to the one before";
    Answering: ["right"] => A::Cycle(1), (), "the next right-hand side, category or word";
    Answering: ["left"] => A::Cycle(-1), (), "the one before";
    Answering: ["backspace", "delete"] => A::Quiz(Q::ClearPlace), (), "take a right-hand side or category back";
    Answering: ["alt-up", "shift-up", "K"] => A::Quiz(Q::MoveUp), (), "move the line under the cursor up";
    Answering: ["alt-down", "shift-down", "J"] => A::Quiz(Q::MoveDown), (), "move it down";
    Answering: ["ctrl-t"] => A::Quiz(Q::Hint), (LabelHint), "one more hint";
    Answering: ["ctrl-n", "alt-right"] => A::Quiz(Q::NextItem), (LabelSkip), "the next question; come back to this one later";
    Answering: ["ctrl-p", "alt-left"] => A::Quiz(Q::PrevItem), (), "the question before";
    Answering: ["ctrl-f"] => A::Quiz(Q::Flag), (LabelFlag), "flag the question, to look at it again before the end";
    Answering: ["ctrl-g"] => A::Quiz(Q::Overview), (LabelOverview), "what is answered, blank or flagged";
    Answering: ["ctrl-r"] => A::Quiz(Q::CycleConfidence), (), "say how sure you are: a guess, unsure, sure";
    Answering: ["ctrl-d"] => A::Quiz(Q::DontKnow), (), "say \"I don't know\" and be told";
    Answering: ["pgdn"] => A::Cursor(C::PageDown), (), "a screenful down";
    Answering: ["pgup"] => A::Cursor(C::PageUp), (), "a screenful up";
    Answering: ["a", "1"] => A::Quiz(Q::PickNth(0)), (), "pick a choice, a place or a line by letter or number";
    Answering: ["b", "2"] => A::Quiz(Q::PickNth(1)), (), "";
    Answering: ["c", "3"] => A::Quiz(Q::PickNth(2)), (), "";
    Answering: ["d", "4"] => A::Quiz(Q::PickNth(3)), (), "";
    Answering: ["e", "5"] => A::Quiz(Q::PickNth(4)), (), "";
    Answering: ["f", "6"] => A::Quiz(Q::PickNth(5)), (), "";
    Answering: ["g", "7"] => A::Quiz(Q::PickNth(6)), (), "";
    Answering: ["h", "8"] => A::Quiz(Q::PickNth(7)), (), "";
    Answering: ["i", "9"] => A::Quiz(Q::PickNth(8)), (), "";
    Answering: ["l"] => A::Quiz(Q::PickNth(9)), (), "";
    Answering: ["m"] => A::Quiz(Q::PickNth(10)), (), "";
    Answering: ["n"] => A::Quiz(Q::PickNth(11)), (), "";
    Answering: ["o"] => A::Quiz(Q::PickNth(12)), (), "";
    Answering: ["j"] => A::Cursor(C::Down), (), "";
    Answering: ["k"] => A::Cursor(C::Up), (), "";
    Answering: ["t"] => A::Quiz(Q::PickNth(PICK_TRUE)), (), "";

    Answered: ["enter", "ctrl-n", "alt-right", "right"] => A::Quiz(Q::NextItem), (LabelNext), "the next question";
    Answered: ["s"] => A::Quiz(Q::ShowSource), (LabelSource), "the paragraph it comes from; Esc comes back here";
    Answered: ["c"] => A::Quiz(Q::MarkCorrect), (LabelCountAsRight), "count your answer as right; this is kept as your own judgement";
    Answered: ["ctrl-p", "alt-left", "left"] => A::Quiz(Q::PrevItem), (), "the question before";
    Answered: ["ctrl-f"] => A::Quiz(Q::Flag), (), "flag the question, to look at it again before the end";
    Answered: ["e"] => A::Quiz(Q::Report), (), "report the item: what it is called, and the file it is in";
    Answered: ["ctrl-g"] => A::Quiz(Q::Overview), (LabelOverview), "what is answered, blank or flagged";
    Answered: ["down", "j"] => A::Cursor(C::Down), (), "a line on";
    Answered: ["up", "k"] => A::Cursor(C::Up), (), "a line back";
    Answered: ["space", "pgdn"] => A::Cursor(C::PageDown), (), "a screenful on";
    Answered: ["pgup", "b"] => A::Cursor(C::PageUp), (), "a screenful back";

    Reviewing: ["u"] => A::Quiz(Q::Undo), (), "take the last answer back";
    Reviewing: ["z"] => A::Quiz(Q::Suspend), (), "put this aside, so that it is not asked any more";

    Reviewed: ["1"] => A::Quiz(Q::Rate(Rating::Again)), (), "rate it again: it was not recalled";
    Reviewed: ["2"] => A::Quiz(Q::Rate(Rating::Hard)), (), "rate it hard: recalled with effort";
    Reviewed: ["3"] => A::Quiz(Q::Rate(Rating::Good)), (), "rate it good: recalled";
    Reviewed: ["4"] => A::Quiz(Q::Rate(Rating::Easy)), (), "rate it easy: recalled at once";
    Reviewed: ["u"] => A::Quiz(Q::Undo), (LabelUndo), "take the answer back, as if it had not been given";
    Reviewed: ["z"] => A::Quiz(Q::Suspend), (), "put it aside, so that it is not asked any more; or take it up again";

    Summary: ["enter"] => A::Activate, (LabelOpen), "look at the question again, or do what the cursor is on";
    Summary: ["down", "j", "tab"] => A::Cursor(C::Down), (), "move the cursor down";
    Summary: ["up", "k", "backtab"] => A::Cursor(C::Up), (), "move the cursor up";
    Summary: ["pgdn", "space"] => A::Cursor(C::PageDown), (), "a screenful down";
    Summary: ["pgup", "b"] => A::Cursor(C::PageUp), (), "a screenful up";
    Summary: ["r"] => A::Quiz(Q::RetryMissed), (), "ask again what was missed";
    Summary: ["ctrl-p", "alt-left", "ctrl-g"] => A::Quiz(Q::PrevItem), (), "back to the questions";
};
