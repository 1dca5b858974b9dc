//! The one table of key bindings: keys are looked up in it, the bottom line and the help screen are made from it,
//! and the command palette lists it.

use std::collections::HashMap;
use std::sync::OnceLock;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{Action, Edit};

/// Where a binding holds. The layers of the moment are searched in order, the topmost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layer {
    /// Everywhere.
    Global,
    /// Everywhere but where text is typed.
    Common,
    /// The first screen.
    Today,
    /// A lesson.
    Reader,
    /// An item that is being answered.
    Asked,
    /// An item that has been answered.
    Marked,
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
            Self::Today => "Today",
            Self::Reader => "Reading",
            Self::Asked => "Answering",
            Self::Marked => "After an answer",
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

macro_rules! bindings {
    ($($layer:ident: $keys:expr => $action:expr, $label:literal, $help:literal;)+) => {
        &[$(Binding { layer: Layer::$layer, keys: &$keys, action: $action, label: $label, help: $help }),+]
    };
}

use Action as A;

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
    Reader: ["c", "o"] => A::OpenContents, "", "table of contents";
    Reader: ["]", "right", "l"] => A::NextLesson, "", "the next lesson";
    Reader: ["[", "left", "h"] => A::PrevLesson, "", "the lesson before";
    Reader: ["ctrl-o", "alt-left", "backspace"] => A::JumpBack, "", "back to where the last jump began";
    Reader: ["alt-right", "ctrl-n"] => A::JumpForward, "", "forward again";
    Reader: ["home", "g"] => A::Top, "", "to the beginning of the lesson";
    Reader: ["end", "G"] => A::Bottom, "", "to its end";

    Asked: ["enter"] => A::Enter, "answer", "answer, or do what the cursor is on";
    Asked: ["down"] => A::Down, "", "move the cursor down";
    Asked: ["up"] => A::Up, "", "move the cursor up";
    Asked: ["space"] => A::Toggle, "", "choose or unchoose";
    Asked: ["tab"] => A::NextTarget, "", "to the next blank or entry";
    Asked: ["backtab"] => A::PrevTarget, "", "to the one before";
    Asked: ["ctrl-t"] => A::Hint, "hint", "one more hint";
    Asked: ["ctrl-d"] => A::DontKnow, "", "say \"I don't know\" and be told";
    Asked: ["ctrl-n", "alt-right"] => A::NextItem, "skip", "the next question; come back to this one later";
    Asked: ["ctrl-p", "alt-left"] => A::PrevItem, "", "the question before";
    Asked: ["pgdn"] => A::PageDown, "", "a screenful down";
    Asked: ["pgup"] => A::PageUp, "", "a screenful up";
    Asked: ["a", "1"] => A::Pick(0), "", "pick a choice by letter or number";
    Asked: ["b", "2"] => A::Pick(1), "", "";
    Asked: ["c", "3"] => A::Pick(2), "", "";
    Asked: ["d", "4"] => A::Pick(3), "", "";
    Asked: ["e", "5"] => A::Pick(4), "", "";
    Asked: ["f", "6"] => A::Pick(5), "", "";
    Asked: ["g", "7"] => A::Pick(6), "", "";
    Asked: ["j"] => A::Down, "", "";
    Asked: ["k"] => A::Up, "", "";
    Asked: ["t"] => A::Pick(0), "", "";

    Marked: ["enter", "ctrl-n", "alt-right", "right"] => A::NextItem, "next", "the next question";
    Marked: ["s"] => A::ShowSource, "source", "the paragraph it comes from; Esc comes back here";
    Marked: ["ctrl-p", "alt-left", "left"] => A::PrevItem, "", "the question before";
    Marked: ["down", "j"] => A::Down, "", "a line on";
    Marked: ["up", "k"] => A::Up, "", "a line back";
    Marked: ["space", "pgdn"] => A::PageDown, "", "a screenful on";
    Marked: ["pgup", "b"] => A::PageUp, "", "a screenful back";

    Summary: ["enter"] => A::Enter, "open", "look at the question again, or go back to reading";
    Summary: ["down", "j", "tab"] => A::Down, "", "move the cursor down";
    Summary: ["up", "k", "backtab"] => A::Up, "", "move the cursor up";
    Summary: ["ctrl-p", "alt-left"] => A::PrevItem, "", "back to the questions";

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
    Common: ["q"] => A::Quit, "", "quit; your place and your answers are kept";
    Common: ["T"] => A::GoToday, "", "the first screen";

    Global: ["esc"] => A::Back, "", "step out";
    Global: ["f1"] => A::OpenHelp, "help", "";
    Global: ["ctrl-c"] => A::Quit, "", "quit";
    Global: ["ctrl-z"] => A::Suspend, "", "back to the shell for a while; `fg` returns";
};

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

/// What the bottom line offers on these layers: key and word, most useful first, no word twice.
pub fn footer(layers: &[Layer]) -> Vec<(&'static str, &'static str)> {
    let typing = layers.contains(&Layer::Typing);
    let mut offers: Vec<(&'static str, &'static str)> = Vec::new();
    for layer in layers {
        for binding in BINDINGS.iter().filter(|binding| binding.layer == *layer) {
            // Where text is typed, single characters are text.
            let key = binding
                .keys
                .iter()
                .find(|key| !typing || key.chars().count() > 1);
            let known = offers.iter().any(|(_, label)| *label == binding.label);
            if let (Some(key), false, false) = (key, binding.label.is_empty(), known) {
                offers.push((key, binding.label));
            }
        }
    }
    offers
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
