//! The key or mouse event that an escape sequence means, for sequences that crossterm saw in pieces: `ESC [` or `ESC O`, parameters,
//! and a last character, as xterm and rxvt send them.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// The key; nothing if it is a report or unknown.
pub(super) fn key(parameters: &str, last: char) -> Option<KeyEvent> {
    let mut fields = parameters.split(';');
    let number = |field: Option<&str>| match field {
        None | Some("") => Some(1_u8),
        Some(digits) => digits.parse().ok(),
    };
    let first = number(fields.next())?;
    let modifiers = modifiers(number(fields.next())?);
    let code = match last {
        'A' => KeyCode::Up,
        'B' => KeyCode::Down,
        'C' => KeyCode::Right,
        'D' => KeyCode::Left,
        'F' => KeyCode::End,
        'H' => KeyCode::Home,
        'Z' => return Some(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)),
        'P'..='S' if last != 'R' || parameters.is_empty() => {
            KeyCode::F(u8::try_from(last).ok()? - b'P' + 1)
        }
        'u' => match first {
            27 => KeyCode::Esc,
            13 => KeyCode::Enter,
            9 => KeyCode::Tab,
            127 => KeyCode::Backspace,
            printable @ b' '..=b'~' => KeyCode::Char(char::from(printable)),
            _ => return None,
        },
        '~' => match first {
            1 | 7 => KeyCode::Home,
            2 => KeyCode::Insert,
            3 => KeyCode::Delete,
            4 | 8 => KeyCode::End,
            5 => KeyCode::PageUp,
            6 => KeyCode::PageDown,
            11..=15 => KeyCode::F(first - 10),
            17..=21 => KeyCode::F(first - 11),
            23 | 24 => KeyCode::F(first - 12),
            _ => return None,
        },
        _ => return None,
    };
    Some(KeyEvent::new(code, modifiers))
}

/// What the mouse did, as mode 1006 reports it: the left button or the wheel, without other keys.
pub(super) fn mouse(parameters: &str, last: char) -> Option<MouseEvent> {
    let mut fields = parameters.strip_prefix('<')?.split(';');
    let mut number = || fields.next()?.parse::<u16>().ok();
    let (button, column, row) = (number()?, number()?, number()?);
    let kind = match (button, last) {
        (0, 'M') => MouseEventKind::Down(MouseButton::Left),
        (0, 'm') => MouseEventKind::Up(MouseButton::Left),
        (64, 'M') => MouseEventKind::ScrollUp,
        (65, 'M') => MouseEventKind::ScrollDown,
        _ => return None,
    };
    Some(MouseEvent {
        kind,
        column: column.checked_sub(1)?,
        row: row.checked_sub(1)?,
        modifiers: KeyModifiers::NONE,
    })
}

/// The modifiers of xterm's parameter: one more than the sum of 1 Shift, 2 Alt, 4 Ctrl.
fn modifiers(parameter: u8) -> KeyModifiers {
    let bits = parameter.saturating_sub(1);
    let held = [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
    ];
    let held = held.into_iter().filter(|(bit, _)| bits & bit != 0);
    held.fold(KeyModifiers::NONE, |all, (_, one)| all | one)
}
