//! The style of a cell, and the shortest escape sequence from one style to another (SGR, ECMA-48 8.3.117).

use std::fmt::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Modifiers and their SGR parameters.
const MODIFIERS: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// Foreground, background and modifiers of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct CellStyle {
    foreground: Color,
    background: Color,
    modifiers: Modifier,
}

impl CellStyle {
    /// The style of `cell`.
    pub(super) fn of(cell: &Cell) -> Self {
        Self {
            foreground: cell.fg,
            background: cell.bg,
            modifiers: cell.modifier,
        }
    }

    /// Whether a blank in this style looks different from one in the default style.
    pub(super) fn marks_blanks(self) -> bool {
        let marks = Modifier::UNDERLINED | Modifier::REVERSED | Modifier::CROSSED_OUT;
        self.background != Color::Reset || self.modifiers.intersects(marks)
    }

    /// Adds what changes the terminal's style from `before` to this one.
    pub(super) fn write_change(self, before: Self, out: &mut String) {
        out.push_str("\x1b[");
        if self == Self::default() {
            out.push('m');
            return;
        }
        // Bold and dim share their end, so that taking a modifier away begins anew.
        let is_anew = !self.modifiers.contains(before.modifiers);
        let before = if is_anew {
            out.push_str("0;");
            Self::default()
        } else {
            before
        };
        for (modifier, parameter) in MODIFIERS {
            if (self.modifiers - before.modifiers).contains(modifier) {
                let _ = write!(out, "{parameter};");
            }
        }
        if self.foreground != before.foreground {
            write_color(self.foreground, 30, out);
        }
        if self.background != before.background {
            write_color(self.background, 40, out);
        }
        // In place of the last semicolon.
        out.pop();
        out.push('m');
    }
}

/// Adds the parameters of a colour, each with a semicolon; `base` is 30 for the foreground, 40 for the background.
fn write_color(color: Color, base: u8, out: &mut String) {
    let basic = |number: u8| base + number;
    let bright = |number: u8| base + 60 + number;
    let parameter = match color {
        Color::Reset => base + 9,
        Color::Black => basic(0),
        Color::Red => basic(1),
        Color::Green => basic(2),
        Color::Yellow => basic(3),
        Color::Blue => basic(4),
        Color::Magenta => basic(5),
        Color::Cyan => basic(6),
        Color::Gray => basic(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(number) => {
            let _ = write!(out, "{};5;{number};", base + 8);
            return;
        }
        Color::Rgb(red, green, blue) => {
            let _ = write!(out, "{};2;{red};{green};{blue};", base + 8);
            return;
        }
    };
    let _ = write!(out, "{parameter};");
}
