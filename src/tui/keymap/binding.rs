//! What a binding is, and the notation in which each screen lists its own.

use super::layer::Layer;
use crate::tui::action::Action;
use crate::tui::messages::Message;

/// One binding.
#[derive(Debug, Clone)]
pub struct Binding {
    /// Where it holds.
    pub layer: Layer,
    /// The keys, the one that is shown first.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// The word on the bottom line; none: it is not shown there.
    pub label: Option<Message>,
    /// The sentence in the help; none: a second way to do what another binding explains.
    pub help: Option<Message>,
}

/// A table of bindings: `Layer: [keys] => action, (label), (help);`, where label and help may be empty. Within
/// a layer the order is that of the bottom line and of the help.
macro_rules! bindings {
    () => { None };
    ($id:ident) => { Some($crate::tui::messages::Message::$id) };
    ($($layer:ident: $keys:expr => $action:expr, ($($label:ident)?), ($($help:ident)?);)+) => {
        &[$($crate::tui::keymap::binding::Binding {
            layer: $crate::tui::keymap::layer::Layer::$layer,
            keys: &$keys,
            action: $action,
            label: $crate::tui::keymap::binding::bindings!($($label)?),
            help: $crate::tui::keymap::binding::bindings!($($help)?),
        }),+]
    };
}
pub(in crate::tui) use bindings;
