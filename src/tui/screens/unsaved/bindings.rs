//! Key bindings of the question that is asked when nothing can be saved.

use crate::tui::action::{Action as A, ProgramAction as P, UnsavedAction as U};
use crate::tui::keymap::binding::{Binding, bindings};

pub(crate) static BINDINGS: &[Binding] = bindings! {
    Unsaved: ["r"] => A::Unsaved(U::Retry), (LabelTryAgain), (DoTryToSaveAgain);
    Unsaved: ["c"] => A::Unsaved(U::Continue), (LabelGoOnUnsaved), (DoGoOnNothingFrom);
    Unsaved: ["q"] => A::Program(P::Quit), (LabelQuit), (DoQuit);
};
