//! Key bindings of every screen.

use crate::study::ReviewKind;
use crate::tui::action::{Action as A, Edit, OpenAction as O, ProgramAction as P};
use crate::tui::keymap::binding::{Binding, bindings};

pub(in crate::tui) static BINDINGS: &[Binding] = bindings! {
    Typing: ["left"] => A::Edit(Edit::Left), (), (DoOneCharacterLeft);
    Typing: ["right"] => A::Edit(Edit::Right), (), (DoOneCharacterRight);
    Typing: ["home", "ctrl-a"] => A::Edit(Edit::Home), (), (DoToTheBeginning);
    Typing: ["end", "ctrl-e"] => A::Edit(Edit::End), (), (DoToTheEnd);
    Typing: ["backspace", "ctrl-h"] => A::Edit(Edit::Backspace), (), (DoDeleteTheCharacterBefore);
    Typing: ["delete"] => A::Edit(Edit::Delete), (), (DoDeleteTheCharacterAfter);
    Typing: ["ctrl-d"] => A::Edit(Edit::DeleteOrEnd), (), ();
    Typing: ["ctrl-w", "alt-backspace"] => A::Edit(Edit::DeleteWord), (), (DoDeleteTheWordBefore);
    Typing: ["alt-d"] => A::Edit(Edit::DeleteNextWord), (), (DoDeleteTheWordAfter);
    Typing: ["ctrl-u"] => A::Edit(Edit::DeleteToStart), (), (DoDeleteToTheBeginning);
    Typing: ["ctrl-k"] => A::Edit(Edit::DeleteToEnd), (), (DoDeleteToTheEnd);
    Typing: ["alt-b", "ctrl-left"] => A::Edit(Edit::WordLeft), (), (DoOneWordLeft);
    Typing: ["alt-f", "ctrl-right"] => A::Edit(Edit::WordRight), (), (DoOneWordRight);

    Common: ["/"] => A::Open(O::Search), (LabelSearch), (DoFindAnythingInThe);
    Common: [":"] => A::Open(O::Palette), (), (DoFindAnyCommand);
    Common: ["?", "f1"] => A::Open(O::Help), (LabelHelp), (DoHelpForThisScreen);
    Common: ["R"] => A::Open(O::Review(ReviewKind::Due, usize::MAX)), (), (DoReviewWhatIsDue);
    Common: ["M"] => A::Open(O::Plan), (), (DoIHave1020);
    Common: ["N"] => A::NextPlanStep, (), (DoTheNextPartOf);
    Common: ["S"] => A::Open(O::Settings), (), (DoSettingsExamDateRetention);
    Common: ["P"] => A::Open(O::Progress), (), (DoProgressWhatIsWeak);
    Common: ["q"] => A::Program(P::Quit), (), (DoQuitYourPlaceAnd);
    Common: ["T"] => A::Open(O::Home), (), (DoTheFirstScreen);

    MultiCourse: ["C"] => A::Open(O::Courses), (), (DoChooseAnotherCourseYour);

    Global: ["esc"] => A::Back, (), (DoStepOut);
    Global: ["f1"] => A::Open(O::Help), (LabelHelp), ();
    Global: ["ctrl-c"] => A::Program(P::Quit), (), (DoQuit);
    Global: ["ctrl-z"] => A::Program(P::Suspend), (), (DoBackToTheShell);
};
