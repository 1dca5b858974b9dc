//! Key bindings of a quiz or a review.

use crate::study::Rating;
use crate::tui::action::{Action as A, CursorAction as C, Edit, QuizAction as Q};
use crate::tui::keymap::binding::{Binding, bindings};
use crate::tui::screens::quiz::PICK_TRUE;

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Moving: ["down", "j"] => A::Cursor(C::Down), (LabelMoveIt), (DoMoveTheLineDown);
    Moving: ["up", "k"] => A::Cursor(C::Up), (), (DoMoveItUp);
    Moving: ["space", "enter"] => A::Toggle, (LabelPutDown), (DoPutItDownAs);

    Writing: ["ctrl-x", "alt-enter"] => A::Quiz(Q::Submit), (LabelCompare), (DoFinishAndCompareWith);
    Writing: ["enter"] => A::Edit(Edit::Newline), (), (DoANewLine);

    Answering: ["enter"] => A::Activate, (LabelAnswer), (DoAnswerOrDoWhat);
    Answering: ["ctrl-x", "alt-enter"] => A::Quiz(Q::Submit), (LabelSubmit), (DoAnswerWithWhatIs);
    Answering: ["down"] => A::Cursor(C::Down), (), (DoMoveTheCursorDown);
    Answering: ["up"] => A::Cursor(C::Up), (), (DoMoveTheCursorUp);
    Answering: ["space"] => A::Toggle, (), (DoChooseOrUnchoosePick);
    Answering: ["tab"] => A::Cursor(C::NextLink), (), (DoToTheNextBlank);
    Answering: ["backtab"] => A::Cursor(C::PrevLink), (), (DoToTheOneBefore);
    Answering: ["right"] => A::Cycle(1), (), (DoTheNextRightHand);
    Answering: ["left"] => A::Cycle(-1), (), (DoTheOneBefore);
    Answering: ["backspace", "delete"] => A::Quiz(Q::ClearPlace), (), (DoTakeARightHand);
    Answering: ["alt-up", "shift-up", "K"] => A::Quiz(Q::MoveUp), (), (DoMoveTheLineUnder);
    Answering: ["alt-down", "shift-down", "J"] => A::Quiz(Q::MoveDown), (), (DoMoveItDown);
    Answering: ["ctrl-t", "f5"] => A::Quiz(Q::Hint), (LabelHint), (DoOneMoreHint);
    Answering: ["ctrl-n", "alt-right", "f4"] => A::Quiz(Q::NextItem), (LabelSkip), (DoTheNextQuestionCome);
    Answering: ["ctrl-p", "alt-left", "f3"] => A::Quiz(Q::PrevItem), (), (DoTheQuestionBefore);
    Answering: ["ctrl-f"] => A::Quiz(Q::Flag), (LabelFlag), (DoFlagTheQuestionTo);
    Answering: ["ctrl-g", "f2"] => A::Quiz(Q::Overview), (LabelOverview), (DoWhatIsAnsweredBlank);
    Answering: ["ctrl-r"] => A::Quiz(Q::CycleConfidence), (), (DoSayHowSureYou);
    Answering: ["ctrl-d"] => A::Quiz(Q::DontKnow), (), (DoSayIDontKnow);
    Answering: ["u", "alt-u"] => A::Quiz(Q::Undo), (), (DoTakeTheLastAnswer);
    Answering: ["z"] => A::Quiz(Q::Suspend), (), (DoPutThisAsideSo);
    Answering: ["pgdn"] => A::Cursor(C::PageDown), (), (DoAScreenfulDown);
    Answering: ["pgup"] => A::Cursor(C::PageUp), (), (DoAScreenfulUp);
    Answering: ["a", "1"] => A::Quiz(Q::PickNth(0)), (), (DoPickAChoiceA);
    Answering: ["b", "2"] => A::Quiz(Q::PickNth(1)), (), ();
    Answering: ["c", "3"] => A::Quiz(Q::PickNth(2)), (), ();
    Answering: ["d", "4"] => A::Quiz(Q::PickNth(3)), (), ();
    Answering: ["e", "5"] => A::Quiz(Q::PickNth(4)), (), ();
    Answering: ["f", "6"] => A::Quiz(Q::PickNth(5)), (), ();
    Answering: ["g", "7"] => A::Quiz(Q::PickNth(6)), (), ();
    Answering: ["h", "8"] => A::Quiz(Q::PickNth(7)), (), ();
    Answering: ["i", "9"] => A::Quiz(Q::PickNth(8)), (), ();
    Answering: ["l"] => A::Quiz(Q::PickNth(9)), (), ();
    Answering: ["m"] => A::Quiz(Q::PickNth(10)), (), ();
    Answering: ["n"] => A::Quiz(Q::PickNth(11)), (), ();
    Answering: ["o"] => A::Quiz(Q::PickNth(12)), (), ();
    Answering: ["j"] => A::Cursor(C::Down), (), ();
    Answering: ["k"] => A::Cursor(C::Up), (), ();
    Answering: ["t"] => A::Quiz(Q::PickNth(PICK_TRUE)), (), ();

    Answered: ["enter", "ctrl-n", "alt-right", "right", "f4"] => A::Quiz(Q::NextItem), (LabelNext), (DoTheNextQuestion);
    Answered: ["s"] => A::Quiz(Q::ShowSource), (LabelSource), (DoTheParagraphItComes);
    Answered: ["c"] => A::Quiz(Q::MarkCorrect), (LabelCountAsRight), (DoCountYourAnswerAs);
    Answered: ["u", "alt-u"] => A::Quiz(Q::Undo), (LabelUndo), (DoTakeTheAnswerBack);
    Answered: ["z"] => A::Quiz(Q::Suspend), (), (DoPutItAsideSo);
    Answered: ["ctrl-p", "alt-left", "left", "f3"] => A::Quiz(Q::PrevItem), (), (DoTheQuestionBefore);
    Answered: ["ctrl-f"] => A::Quiz(Q::Flag), (), (DoFlagTheQuestionTo);
    Answered: ["e"] => A::Quiz(Q::Report), (), (DoReportTheItemWhat);
    Answered: ["ctrl-g", "f2"] => A::Quiz(Q::Overview), (LabelOverview), (DoWhatIsAnsweredBlank);
    Answered: ["down", "j"] => A::Cursor(C::Down), (), (DoALineOn);
    Answered: ["up", "k"] => A::Cursor(C::Up), (), (DoALineBack);
    Answered: ["space", "pgdn"] => A::Cursor(C::PageDown), (), (DoAScreenfulOn);
    Answered: ["pgup", "b"] => A::Cursor(C::PageUp), (), (DoAScreenfulBack);

    Reviewed: ["1"] => A::Quiz(Q::Rate(Rating::Again)), (), (DoRateItAgainIt);
    Reviewed: ["2"] => A::Quiz(Q::Rate(Rating::Hard)), (), (DoRateItHardRecalled);
    Reviewed: ["3"] => A::Quiz(Q::Rate(Rating::Good)), (), (DoRateItGoodRecalled);
    Reviewed: ["4"] => A::Quiz(Q::Rate(Rating::Easy)), (), (DoRateItEasyRecalled);

    Summary: ["enter"] => A::Activate, (LabelOpen), (DoLookAtTheQuestion);
    Summary: ["down", "j", "tab"] => A::Cursor(C::Down), (), (DoMoveTheCursorDown);
    Summary: ["up", "k", "backtab"] => A::Cursor(C::Up), (), (DoMoveTheCursorUp);
    Summary: ["pgdn", "space"] => A::Cursor(C::PageDown), (), (DoAScreenfulDown);
    Summary: ["pgup", "b"] => A::Cursor(C::PageUp), (), (DoAScreenfulUp);
    Summary: ["u", "alt-u"] => A::Quiz(Q::Undo), (), (DoTakeTheLastAnswer);
    Summary: ["r"] => A::Quiz(Q::RetryMissed), (), (DoAskAgainWhatWas);
    Summary: ["ctrl-p", "alt-left", "ctrl-g", "f3"] => A::Quiz(Q::PrevItem), (), (DoBackToTheQuestions);
};
