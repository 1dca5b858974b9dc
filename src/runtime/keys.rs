//! Which key a sequence of bytes means: xterm's, rxvt's and the console's ways of saying it, and the `CSI u` way.
//! Pure; follows crossterm's naming (Ctrl-J is `j` with control, a capital carries shift).

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The key for one plain character.
pub(super) fn plain(c: char) -> Option<KeyEvent> {
    let control = |c| Some(KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL));
    match c {
        '\r' => Some(KeyCode::Enter.into()),
        '\t' => Some(KeyCode::Tab.into()),
        '\x7f' => Some(KeyCode::Backspace.into()),
        '\x1b' => Some(KeyCode::Esc.into()),
        '\0' => control(' '),
        '\x01'..='\x1a' => control(char::from(c as u8 - 1 + b'a')),
        '\x1c'..='\x1f' => control(char::from(c as u8 - 0x1c + b'4')),
        _ if c.is_control() => None,
        _ if c.is_uppercase() => Some(KeyEvent::new(KeyCode::Char(c), KeyModifiers::SHIFT)),
        _ => Some(KeyCode::Char(c).into()),
    }
}

/// `key` with Alt held.
pub(super) fn with_alt(mut key: KeyEvent) -> KeyEvent {
    key.modifiers |= KeyModifiers::ALT;
    key
}

/// The key for `ESC O` and a letter.
pub(super) fn application(last: u8) -> Option<KeyEvent> {
    letter(last).map(KeyEvent::from)
}

/// The key for `ESC [`, parameters, and a last byte. `None` for releases of keys and for what is no key.
pub(super) fn control(parameters: &[u8], last: u8) -> Option<KeyEvent> {
    if let [b'['] = parameters {
        // The Linux console: `ESC [ [ A` to `E`.
        return matches!(last, b'A'..=b'E').then(|| KeyCode::F(last - b'A' + 1).into());
    }
    let text = std::str::from_utf8(parameters).ok()?;
    let mut fields = text.split(';');
    let first = number(fields.next().unwrap_or_default())?;
    let mut held = fields.next().unwrap_or_default().split(':');
    let modifiers = number(held.next().unwrap_or_default())?;
    if held.next() == Some("3") {
        return None;
    }
    let modifiers = modifiers_of(modifiers);
    let code = match last {
        b'~' if first == 27 => {
            // xterm's modifyOtherKeys: `CSI 27 ; modifiers ; character ~`.
            return character(number(fields.next()?)?, modifiers);
        }
        b'~' => numbered(first)?,
        b'u' => return character(first, modifiers),
        b'Z' => {
            return Some(KeyEvent::new(
                KeyCode::BackTab,
                modifiers | KeyModifiers::SHIFT,
            ));
        }
        // `CSI R` with parameters is a cursor report, which nobody asked for.
        b'R' => return None,
        _ => letter(last)?,
    };
    Some(KeyEvent::new(code, modifiers))
}

/// An empty field counts as 0 here; `None` is "not a number".
fn number(field: &str) -> Option<u32> {
    let field = field.split(':').next().unwrap_or_default();
    if field.is_empty() {
        Some(0)
    } else {
        field.parse().ok()
    }
}

fn modifiers_of(field: u32) -> KeyModifiers {
    let bits = field.saturating_sub(1);
    let mut held = KeyModifiers::NONE;
    for (bit, modifier) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
        (16, KeyModifiers::HYPER),
        (32, KeyModifiers::META),
    ] {
        if bits & bit != 0 {
            held |= modifier;
        }
    }
    held
}

fn letter(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(u8::try_from(number - 10).ok()?),
        17..=21 => KeyCode::F(u8::try_from(number - 11).ok()?),
        23..=26 => KeyCode::F(u8::try_from(number - 12).ok()?),
        28 | 29 => KeyCode::F(u8::try_from(number - 13).ok()?),
        31..=34 => KeyCode::F(u8::try_from(number - 14).ok()?),
        _ => return None,
    })
}

fn character(code: u32, modifiers: KeyModifiers) -> Option<KeyEvent> {
    // Kitty's private numbers for the digits, signs and arrows of the keypad.
    const KEYPAD: &str = "0123456789./*-+\r=";
    let c = match code {
        57399..=57415 => KEYPAD.chars().nth(usize::try_from(code - 57399).ok()?)?,
        57344..=63743 => return None,
        _ => char::from_u32(code)?,
    };
    let mut key = plain(c)?;
    if key.code == KeyCode::Tab && modifiers.contains(KeyModifiers::SHIFT) {
        key.code = KeyCode::BackTab;
    }
    if let KeyCode::Char(lower) = key.code
        && modifiers.contains(KeyModifiers::SHIFT)
        && lower.is_lowercase()
    {
        key.code = KeyCode::Char(lower.to_uppercase().next().unwrap_or(lower));
    }
    key.modifiers |= modifiers;
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(parameters: &str, last: char) -> Option<(KeyCode, KeyModifiers)> {
        control(parameters.as_bytes(), u8::try_from(last).unwrap())
            .map(|key| (key.code, key.modifiers))
    }

    #[test]
    fn control_characters_follow_crossterm() {
        let of = |c| plain(c).map(|key| (key.code, key.modifiers));
        assert_eq!(of('\r'), Some((KeyCode::Enter, KeyModifiers::NONE)));
        assert_eq!(of('\n'), Some((KeyCode::Char('j'), KeyModifiers::CONTROL)));
        assert_eq!(of('\t'), Some((KeyCode::Tab, KeyModifiers::NONE)));
        assert_eq!(
            of('\x1a'),
            Some((KeyCode::Char('z'), KeyModifiers::CONTROL))
        );
        assert_eq!(
            of('\x1f'),
            Some((KeyCode::Char('7'), KeyModifiers::CONTROL))
        );
        assert_eq!(of('\0'), Some((KeyCode::Char(' '), KeyModifiers::CONTROL)));
        assert_eq!(of('É'), Some((KeyCode::Char('É'), KeyModifiers::SHIFT)));
        assert_eq!(of('\u{9b}'), None);
    }

    #[test]
    fn keys_with_modifiers() {
        assert_eq!(named("", 'A'), Some((KeyCode::Up, KeyModifiers::NONE)));
        assert_eq!(
            named("1;5", 'C'),
            Some((KeyCode::Right, KeyModifiers::CONTROL))
        );
        assert_eq!(
            named("1;4", 'D'),
            Some((KeyCode::Left, KeyModifiers::SHIFT | KeyModifiers::ALT))
        );
        assert_eq!(named("5", '~'), Some((KeyCode::PageUp, KeyModifiers::NONE)));
        assert_eq!(
            named("3;2", '~'),
            Some((KeyCode::Delete, KeyModifiers::SHIFT))
        );
        assert_eq!(
            named("", 'Z'),
            Some((KeyCode::BackTab, KeyModifiers::SHIFT))
        );
        assert_eq!(named("24", '~'), Some((KeyCode::F(12), KeyModifiers::NONE)));
        assert_eq!(named("[", 'B'), Some((KeyCode::F(2), KeyModifiers::NONE)));
    }

    #[test]
    fn keys_said_as_characters() {
        assert_eq!(named("27", 'u'), Some((KeyCode::Esc, KeyModifiers::NONE)));
        assert_eq!(
            named("97;5", 'u'),
            Some((KeyCode::Char('a'), KeyModifiers::CONTROL))
        );
        assert_eq!(
            named("97;2", 'u'),
            Some((KeyCode::Char('A'), KeyModifiers::SHIFT))
        );
        assert_eq!(
            named("9;2", 'u'),
            Some((KeyCode::BackTab, KeyModifiers::SHIFT))
        );
        assert_eq!(
            named("27;5;105", '~'),
            Some((KeyCode::Char('i'), KeyModifiers::CONTROL))
        );
        assert_eq!(
            named("57414", 'u'),
            Some((KeyCode::Enter, KeyModifiers::NONE))
        );
    }

    #[test]
    fn releases_reports_and_nonsense_are_no_keys() {
        assert_eq!(named("97;1:3", 'u'), None);
        assert_eq!(named("1;1:2", 'A'), Some((KeyCode::Up, KeyModifiers::NONE)));
        assert_eq!(named("12;40", 'R'), None);
        assert_eq!(named("?62;22", 'c'), None);
        assert_eq!(named("99999999999", '~'), None);
        assert_eq!(named("", 'I'), None);
        assert_eq!(named("4294967295;4294967295", 'u'), None);
    }
}
