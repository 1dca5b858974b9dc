//! Key bindings: the tables of all screens as one. Keys are looked up in it; the bottom line, the help and the command
//! palette are made from it.

pub(super) mod binding;
mod common;
mod keyboard_layout;
pub(super) mod layer;

use std::collections::HashMap;
use std::sync::LazyLock;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{Action, Edit};
use super::messages::Message;
use super::screens;
use binding::Binding;
use keyboard_layout::us_key;
use layer::Layer;

/// Every binding, screen by screen.
pub static BINDINGS: LazyLock<Vec<Binding>> = LazyLock::new(|| {
    let tables = [
        screens::home::bindings::BINDINGS,
        screens::reader::bindings::BINDINGS,
        screens::quiz::bindings::BINDINGS,
        screens::progress::bindings::BINDINGS,
        screens::plan::bindings::BINDINGS,
        screens::settings::bindings::BINDINGS,
        screens::search::bindings::BINDINGS,
        screens::entry::bindings::BINDINGS,
        screens::contents::bindings::BINDINGS,
        screens::courses::bindings::BINDINGS,
        screens::help::bindings::BINDINGS,
        screens::unsaved::bindings::BINDINGS,
        common::BINDINGS,
    ];
    tables.concat()
});

/// The action of `key` on these layers, the topmost first. In a text field plain characters are typed. Elsewhere a letter
/// of another script is the key on which it is.
pub fn resolve(layers: &[Layer], key: KeyEvent) -> Option<Action> {
    let (code, modifiers) = canonical(key);
    resolve_exactly(layers, code, modifiers).or_else(|| match code {
        KeyCode::Char(letter) => {
            let (code, modifiers) = canonical(KeyEvent {
                code: KeyCode::Char(us_key(letter)?),
                ..key
            });
            resolve_exactly(layers, code, modifiers)
        }
        _ => None,
    })
}

fn resolve_exactly(layers: &[Layer], code: KeyCode, modifiers: KeyModifiers) -> Option<Action> {
    for layer in layers {
        if *layer == Layer::Typing
            && let KeyCode::Char(c) = code
            && !modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
        {
            return Some(Action::Edit(Edit::Insert(c)));
        }
        if let Some(index) = key_index().get(&(*layer, code, modifiers)) {
            return BINDINGS.get(*index).map(|binding| binding.action.clone());
        }
    }
    None
}

/// The action of the key with this name in the table.
pub(super) fn resolve_name(layers: &[Layer], key: &str) -> Option<Action> {
    let (code, modifiers) = parse(key)?;
    resolve(layers, KeyEvent::new(code, modifiers))
}

/// A key on the bottom line, and the word for what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyHint {
    /// The key, in the notation of the table.
    pub key: &'static str,
    /// The word.
    pub label: Message,
}

/// The keys on the bottom line for these layers, most useful first, no word twice.
pub fn key_hints(layers: &[Layer]) -> Vec<KeyHint> {
    let typing = layers.contains(&Layer::Typing);
    let mut hints: Vec<KeyHint> = Vec::new();
    for (depth, layer) in layers.iter().enumerate() {
        let above = layers.get(..depth).unwrap_or_default();
        let is_taken = |key: &str| {
            parse(key).is_some_and(|(code, modifiers)| {
                let mut keys = above.iter().map(|layer| (*layer, code, modifiers));
                keys.any(|key| key_index().contains_key(&key))
            })
        };
        for binding in BINDINGS.iter().filter(|binding| binding.layer == *layer) {
            // Where text is typed, single characters are text.
            let is_free = |key: &&&str| (!typing || key.chars().count() > 1) && !is_taken(key);
            let key = binding.keys.iter().find(is_free);
            let is_new = |label: &Message| hints.iter().all(|hint| hint.label != *label);
            if let (Some(key), Some(label)) = (key, binding.label.filter(is_new)) {
                hints.push(KeyHint { key, label });
            }
        }
    }
    hints
}

/// The first key on `layer` for the action that `is` accepts, as it is written on a keyboard.
pub(super) fn key_for(layer: Layer, is: impl Fn(&Action) -> bool) -> String {
    let mut all = BINDINGS.iter();
    let found = all.find(|binding| binding.layer == layer && is(&binding.action));
    let key = found.and_then(|binding| binding.keys.first());
    key.map_or_else(String::new, |key| key_name(key))
}

/// A key as it is written on a keyboard: `Enter`, `Ctrl-O`, `j`.
pub fn key_name(key: &str) -> String {
    match key {
        "pgdn" => "PgDn".into(),
        "pgup" => "PgUp".into(),
        "backtab" => "Shift-Tab".into(),
        "down" => "↓".into(),
        "up" => "↑".into(),
        "left" => "←".into(),
        "right" => "→".into(),
        _ if key.chars().count() == 1 => key.into(),
        _ => key
            .split('-')
            .map(|part| {
                let mut chars = part.chars();
                chars.next().map_or_else(String::new, |first| {
                    first.to_uppercase().chain(chars).collect()
                })
            })
            .collect::<Vec<_>>()
            .join("-"),
    }
}

/// The index of the binding of each key on each layer.
fn key_index() -> &'static HashMap<(Layer, KeyCode, KeyModifiers), usize> {
    static INDEX: LazyLock<HashMap<(Layer, KeyCode, KeyModifiers), usize>> = LazyLock::new(|| {
        let keys = BINDINGS.iter().enumerate().flat_map(|(index, binding)| {
            binding.keys.iter().filter_map(move |key| {
                let (code, modifiers) = parse(key)?;
                Some(((binding.layer, code, modifiers), index))
            })
        });
        keys.collect()
    });
    &INDEX
}

/// The key in the form of the table: no Shift with a character (the character includes it), Ctrl with lower case.
fn canonical(key: KeyEvent) -> (KeyCode, KeyModifiers) {
    let mut modifiers =
        key.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
    match key.code {
        KeyCode::Char(c) => {
            modifiers.remove(KeyModifiers::SHIFT);
            let c = if modifiers.contains(KeyModifiers::CONTROL) {
                c.to_ascii_lowercase()
            } else {
                c
            };
            (KeyCode::Char(c), modifiers)
        }
        KeyCode::BackTab => (KeyCode::BackTab, modifiers - KeyModifiers::SHIFT),
        code => (code, modifiers),
    }
}

/// Parses a key of the table.
fn parse(key: &str) -> Option<(KeyCode, KeyModifiers)> {
    let mut modifiers = KeyModifiers::NONE;
    let mut name = key;
    loop {
        if let Some(rest) = name.strip_prefix("ctrl-") {
            modifiers |= KeyModifiers::CONTROL;
            name = rest;
        } else if let Some(rest) = name.strip_prefix("alt-") {
            modifiers |= KeyModifiers::ALT;
            name = rest;
        } else if let Some(rest) = name.strip_prefix("shift-") {
            modifiers |= KeyModifiers::SHIFT;
            name = rest;
        } else {
            break;
        }
    }
    let code = match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backtab" => KeyCode::BackTab,
        "space" => KeyCode::Char(' '),
        "backspace" => KeyCode::Backspace,
        "delete" => KeyCode::Delete,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        _ if name.len() > 1 && name.starts_with('f') => KeyCode::F(name.get(1..)?.parse().ok()?),
        _ => {
            let mut chars = name.chars();
            let c = chars.next()?;
            if chars.next().is_some() {
                return None;
            }
            KeyCode::Char(c)
        }
    };
    Some((code, modifiers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::{CursorAction, ProgramAction, QuizAction};

    #[test]
    fn every_key_of_the_table_can_be_pressed_and_none_is_bound_twice_in_a_layer() {
        let mut seen = HashMap::new();
        for binding in BINDINGS.iter() {
            for key in binding.keys {
                let parsed = parse(key);
                assert!(parsed.is_some(), "`{key}` is no key");
                if let Some(before) = seen.insert((binding.layer, parsed), key) {
                    panic!(
                        "`{key}` and `{before}` are one key, twice in {:?}",
                        binding.layer
                    );
                }
            }
        }
    }

    #[test]
    fn the_topmost_layer_wins() {
        let key = KeyEvent::new(KeyCode::Char('b'), KeyModifiers::NONE);
        assert!(matches!(
            resolve(&[Layer::Answering, Layer::Reader], key),
            Some(Action::Quiz(QuizAction::PickNth(1)))
        ));
        assert!(matches!(
            resolve(&[Layer::Reader, Layer::Common], key),
            Some(Action::Cursor(CursorAction::PageUp))
        ));
        assert!(resolve(&[Layer::Common], key).is_none());
    }

    #[test]
    fn typing_takes_plain_characters_and_leaves_commands() {
        let layers = [Layer::Search, Layer::Typing, Layer::Global];
        let typed = resolve(
            &layers,
            KeyEvent::new(KeyCode::Char('q'), KeyModifiers::NONE),
        );
        assert!(matches!(typed, Some(Action::Edit(Edit::Insert('q')))));
        let upper = resolve(
            &layers,
            KeyEvent::new(KeyCode::Char('Q'), KeyModifiers::SHIFT),
        );
        assert!(matches!(upper, Some(Action::Edit(Edit::Insert('Q')))));
        let quit = resolve(
            &layers,
            KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL),
        );
        assert!(matches!(quit, Some(Action::Program(ProgramAction::Quit))));
        assert!(matches!(
            resolve(&layers, KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE)),
            Some(Action::Activate)
        ));
    }
}
