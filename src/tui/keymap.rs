//! The one table of key bindings: keys are looked up in it, the bottom line and the help screen are made from it,
//! and the command palette lists it.

mod table;

use std::collections::HashMap;
use std::sync::OnceLock;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{Action, Edit};

pub use table::BINDINGS;

/// Where a binding holds. The layers of the moment are searched in order, the topmost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layer {
    /// Everywhere.
    Global,
    /// Everywhere but where text is typed.
    Common,
    /// Wherever [`Self::Common`] is, where there are several courses.
    Several,
    /// The choice of a course, in front.
    Courses,
    /// The first screen.
    Today,
    /// A lesson.
    Reader,
    /// An item that is being answered.
    Asked,
    /// A line that has been picked up, to be put elsewhere.
    Held,
    /// A text of several lines is being written.
    Writing,
    /// An item that has been answered.
    Marked,
    /// An item of a review that is being answered, beside what else holds there.
    Reviewing,
    /// An item of a review that has been answered, beside what else holds there.
    Reviewed,
    /// The screen of progress.
    Progress,
    /// The composing of a session, in front.
    Plan,
    /// What the learner wants of the scheduler, in front.
    Settings,
    /// The end of a sitting.
    Summary,
    /// The search.
    Search,
    /// The command palette.
    Palette,
    /// An entry of the reference, in front.
    Entry,
    /// The table of contents, in front.
    Contents,
    /// Help, in front.
    Help,
    /// Saving failed, or cannot begin.
    Unsaved,
    /// A line of text is being typed: plain characters go into it, and no layer below this one sees them.
    Typing,
}

impl Layer {
    /// The heading of its part of the help.
    pub fn title(self) -> &'static str {
        match self {
            Self::Global => "Always",
            Self::Common => "Everywhere but while typing",
            Self::Several => "With several courses",
            Self::Courses => "Choosing a course",
            Self::Today => "Today",
            Self::Reader => "Reading",
            Self::Asked => "Answering",
            Self::Held => "Moving a line",
            Self::Writing => "Writing",
            Self::Marked => "After an answer",
            Self::Reviewing => "In a review",
            Self::Reviewed => "After an answer in a review",
            Self::Progress => "Progress",
            Self::Plan => "Planning",
            Self::Settings => "Settings",
            Self::Summary => "At the end",
            Self::Search => "Searching",
            Self::Palette => "Finding a command",
            Self::Entry => "Looking something up",
            Self::Contents => "Contents",
            Self::Help => "Help",
            Self::Unsaved => "When nothing can be saved",
            Self::Typing => "Typing",
        }
    }
}

/// One binding.
#[derive(Debug, Clone)]
pub struct Binding {
    /// Where it holds.
    pub layer: Layer,
    /// The keys, the one that is shown first.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// The word on the bottom line; empty: it is not shown there.
    pub label: &'static str,
    /// The sentence in the help; empty: a second way to do what another binding explains.
    pub help: &'static str,
}

/// The number of the letter `t` among choices: true. False is `f`, the sixth.
pub(super) const PICK_TRUE: usize = 20;

/// The letters of choices: those that [`Action::Pick`] counts. `j` and `k` move the cursor.
const LETTERS: &str = "abcdefghilmno";

/// The letter of choice number `index`; a dot beyond the last.
pub(super) fn letter(index: usize) -> char {
    LETTERS.chars().nth(index).unwrap_or('·')
}

/// What `key` means, the topmost of `layers` first; nothing if it means nothing here. Plain characters are typed
/// where a line of text is.
pub fn resolve(layers: &[Layer], key: KeyEvent) -> Option<Action> {
    let (code, modifiers) = canonical(key);
    for layer in layers {
        if *layer == Layer::Typing
            && let KeyCode::Char(c) = code
            && !modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
        {
            return Some(Action::Edit(Edit::Insert(c)));
        }
        if let Some(index) = table().get(&(*layer, code, modifiers)) {
            return BINDINGS.get(*index).map(|binding| binding.action.clone());
        }
    }
    None
}

/// What the key that the table calls `key` means on these layers.
pub(super) fn meaning(layers: &[Layer], key: &str) -> Option<Action> {
    let (code, modifiers) = parse(key)?;
    resolve(layers, KeyEvent::new(code, modifiers))
}

/// What the bottom line offers on these layers: key and word, most useful first, no word twice.
pub fn footer(layers: &[Layer]) -> Vec<(&'static str, &'static str)> {
    let typing = layers.contains(&Layer::Typing);
    let mut offers: Vec<(&'static str, &'static str)> = Vec::new();
    for (depth, layer) in layers.iter().enumerate() {
        let above = layers.get(..depth).unwrap_or_default();
        let is_taken = |key: &str| {
            parse(key).is_some_and(|(code, modifiers)| {
                let mut keys = above.iter().map(|layer| (*layer, code, modifiers));
                keys.any(|key| table().contains_key(&key))
            })
        };
        for binding in BINDINGS.iter().filter(|binding| binding.layer == *layer) {
            // Where text is typed, single characters are text.
            let is_free = |key: &&&str| (!typing || key.chars().count() > 1) && !is_taken(key);
            let key = binding.keys.iter().find(is_free);
            let known = offers.iter().any(|(_, label)| *label == binding.label);
            if let (Some(key), false, false) = (key, binding.label.is_empty(), known) {
                offers.push((key, binding.label));
            }
        }
    }
    offers
}

/// The key that is shown first for what `is` says on `layer`, as it is written on a key.
pub(super) fn key_for(layer: Layer, is: impl Fn(&Action) -> bool) -> String {
    let mut all = BINDINGS.iter();
    let found = all.find(|binding| binding.layer == layer && is(&binding.action));
    let key = found.and_then(|binding| binding.keys.first());
    key.map_or_else(String::new, |key| key_name(key))
}

/// A key as it is written on a key: `Enter`, `Ctrl-O`, `j`.
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

type Table = HashMap<(Layer, KeyCode, KeyModifiers), usize>;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let keys = BINDINGS.iter().enumerate().flat_map(|(index, binding)| {
            binding.keys.iter().filter_map(move |key| {
                let (code, modifiers) = parse(key)?;
                Some(((binding.layer, code, modifiers), index))
            })
        });
        keys.collect()
    })
}

/// The key as the table has it: no Shift beside a character (it is in the character), Ctrl with lower case.
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

/// Reads a key of the table.
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
        "f1" => KeyCode::F(1),
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

    #[test]
    fn every_key_of_the_table_can_be_pressed_and_none_is_bound_twice_in_a_layer() {
        let mut seen = HashMap::new();
        for binding in BINDINGS {
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
            resolve(&[Layer::Asked, Layer::Reader], key),
            Some(Action::Pick(1))
        ));
        assert!(matches!(
            resolve(&[Layer::Reader, Layer::Common], key),
            Some(Action::PageUp)
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
        assert!(matches!(quit, Some(Action::Quit)));
        assert!(matches!(
            resolve(&layers, KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE)),
            Some(Action::Enter)
        ));
    }
}
