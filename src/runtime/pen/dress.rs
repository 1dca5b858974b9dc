//! The style of a cell and the escape sequence from one to the next.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::number;

/// The attributes with their SGR numbers.
const ATTRIBUTES: [(Modifier, u8); 9] = [
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

/// The mark of the plain style.
pub(super) const PLAIN: u64 = 0;

/// The style of a cell as a number, which is quicker to compare: equal if and only if the styles are.
pub(super) fn mark(cell: &Cell) -> u64 {
    // 25 bits for a colour, 9 for the attributes.
    let attributes = u64::from(cell.modifier.bits()) << 50;
    // Most cells have no colour.
    match (cell.fg, cell.bg) {
        (Color::Reset, Color::Reset) => attributes,
        (fg, bg) => colour(fg) | colour(bg) << 25 | attributes,
    }
}

fn colour(colour: Color) -> u64 {
    match colour {
        Color::Reset => 0,
        Color::Rgb(r, g, b) => 1 << 24 | u64::from(u32::from_be_bytes([0, r, g, b])),
        Color::Indexed(index) => 1 << 8 | u64::from(index),
        Color::Black => 1,
        Color::Red => 2,
        Color::Green => 3,
        Color::Yellow => 4,
        Color::Blue => 5,
        Color::Magenta => 6,
        Color::Cyan => 7,
        Color::Gray => 8,
        Color::DarkGray => 9,
        Color::LightRed => 10,
        Color::LightGreen => 11,
        Color::LightYellow => 12,
        Color::LightBlue => 13,
        Color::LightMagenta => 14,
        Color::LightCyan => 15,
        Color::White => 16,
    }
}

/// The style of a cell. The colour of underlines is left out: no look has one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Dress {
    pub(super) fg: Color,
    pub(super) bg: Color,
    pub(super) modifier: Modifier,
}

impl Dress {
    pub(super) fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// Whether a blank, written or erased, looks in it as in the plain style: nothing but ink.
    pub(super) fn hides_on_blanks(self) -> bool {
        const INK: Modifier = Modifier::BOLD.union(Modifier::DIM).union(Modifier::ITALIC);
        self.bg == Color::Reset && INK.contains(self.modifier)
    }

    /// One SGR that changes `self` to `next`: what is added if nothing goes, else all of it anew.
    pub(super) fn change(self, next: Self, out: &mut Vec<u8>) {
        if self == next {
            return;
        }
        let goes = !(self.modifier - next.modifier).is_empty()
            || (self.fg != next.fg && next.fg == Color::Reset)
            || (self.bg != next.bg && next.bg == Color::Reset);
        let from = if goes { Self::default() } else { self };
        out.extend_from_slice(b"\x1b[");
        let mut sgr = Sgr { out, begun: false };
        if goes && next != from {
            sgr.add(0);
        }
        for (attribute, code) in ATTRIBUTES {
            if (next.modifier - from.modifier).contains(attribute) {
                sgr.add(code);
            }
        }
        for (ground, before, after) in [(38, from.fg, next.fg), (48, from.bg, next.bg)] {
            if before != after {
                sgr.colour(ground, after);
            }
        }
        out.push(b'm');
    }
}

/// The numbers of an SGR, parted by semicolons.
struct Sgr<'a> {
    out: &'a mut Vec<u8>,
    begun: bool,
}

impl Sgr<'_> {
    fn add(&mut self, code: u8) {
        if std::mem::replace(&mut self.begun, true) {
            self.out.push(b';');
        }
        number(u16::from(code), self.out);
    }

    /// A colour: `ground` is 38 for the text and 48 for what is behind it.
    fn colour(&mut self, ground: u8, colour: Color) {
        let index = match colour {
            Color::Reset => return self.add(ground + 1),
            Color::Rgb(r, g, b) => {
                for code in [ground, 2, r, g, b] {
                    self.add(code);
                }
                return;
            }
            Color::Indexed(index) => index,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 8,
            Color::LightRed => 9,
            Color::LightGreen => 10,
            Color::LightYellow => 11,
            Color::LightBlue => 12,
            Color::LightMagenta => 13,
            Color::LightCyan => 14,
            Color::White => 15,
        };
        for code in [ground, 5, index] {
            self.add(code);
        }
    }
}
