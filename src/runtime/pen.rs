//! From a frame to bytes. ratatui says which cells changed; here they become as few bytes as is simple: one SGR for a
//! change of style, short gaps written over, moves inside a row. ratatui flushes several times a frame; nothing leaves
//! before the frame is whole, so that it goes out in one write, and an unchanged frame is no bytes at all.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

/// The widest gap between changed cells that is written over: a move takes four bytes.
const BRIDGE: u16 = 4;

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

/// The bytes of the frame being made. Clones share them.
#[derive(Debug, Clone, Default)]
pub(super) struct Sink(Rc<RefCell<Vec<u8>>>);

impl Sink {
    /// Takes the bytes out and gives `spare`'s memory in exchange.
    pub(super) fn swap(&self, spare: &mut Vec<u8>) {
        spare.clear();
        std::mem::swap(&mut *self.0.borrow_mut(), spare);
    }

    /// Forgets what was collected and starts with `bytes`.
    pub(super) fn restart(&self, bytes: &[u8]) {
        let mut own = self.0.borrow_mut();
        own.clear();
        own.extend_from_slice(bytes);
    }

    fn add(&self, bytes: &[u8]) {
        self.0.borrow_mut().extend_from_slice(bytes);
    }
}

/// The style of a cell. The colour of underlines is left out: no look has one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Dress {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Dress {
    fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// One SGR that changes `self` to `next`: what is added if nothing goes, else all of it anew.
    fn change(self, next: Self, out: &mut Vec<u8>) -> io::Result<()> {
        if self == next {
            return Ok(());
        }
        let goes = !(self.modifier - next.modifier).is_empty()
            || (self.fg != next.fg && next.fg == Color::Reset)
            || (self.bg != next.bg && next.bg == Color::Reset);
        let from = if goes { Self::default() } else { self };
        out.extend_from_slice(b"\x1b[");
        let mut between = if goes && next != from { "0;" } else { "" };
        for (attribute, number) in ATTRIBUTES {
            if (next.modifier - from.modifier).contains(attribute) {
                write!(out, "{between}{number}")?;
                between = ";";
            }
        }
        for (ground, before, after) in [(38, from.fg, next.fg), (48, from.bg, next.bg)] {
            if before != after {
                colour(ground, after, between, out)?;
                between = ";";
            }
        }
        out.push(b'm');
        Ok(())
    }
}

/// The part of an SGR that sets a colour: `ground` is 38 for the text and 48 for what is behind it.
fn colour(ground: u8, colour: Color, between: &str, out: &mut Vec<u8>) -> io::Result<()> {
    let index = match colour {
        Color::Reset => return write!(out, "{between}{}", ground + 1),
        Color::Rgb(r, g, b) => return write!(out, "{between}{ground};2;{r};{g};{b}"),
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
    write!(out, "{between}{ground};5;{index}")
}

/// What stands in a cell of the screen, as far as it is needed for writing it again.
#[derive(Debug, Clone, Copy)]
struct Seen {
    /// A printable ASCII character; none if it is anything else.
    byte: Option<u8>,
    dress: Dress,
}

impl Seen {
    const UNKNOWN: Self = Self {
        byte: None,
        dress: Dress {
            fg: Color::Reset,
            bg: Color::Reset,
            modifier: Modifier::empty(),
        },
    };
    const BLANK: Self = Self {
        byte: Some(b' '),
        ..Self::UNKNOWN
    };
}

/// Where the next character would be printed, while cells are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    x: u16,
    y: u16,
    /// Whether the terminal surely agrees about the column: there is little doubt about the width of ASCII only.
    sure: bool,
}

/// The backend. Never asks the terminal anything.
#[derive(Debug)]
pub(super) struct Pen {
    sink: Sink,
    size: Size,
    /// The screen, row by row.
    seen: Vec<Seen>,
    /// Where the visible cursor stands; `None` while it is hidden.
    cursor: Option<Position>,
    /// Whether the cursor is visible.
    shown: bool,
}

impl Pen {
    /// A pen for a cleared terminal of that size with a hidden cursor.
    pub(super) fn new(sink: Sink, size: Size) -> Self {
        let cells = usize::from(size.width) * usize::from(size.height);
        Self {
            sink,
            size,
            seen: vec![Seen::BLANK; cells],
            cursor: None,
            shown: false,
        }
    }

    /// What is on the screen in columns `from..to` of row `y`.
    fn row(&mut self, y: u16, from: u16, to: u16) -> &mut [Seen] {
        let start = usize::from(y) * usize::from(self.size.width);
        let to = usize::from(to.min(self.size.width));
        self.seen
            .get_mut(start + usize::from(from)..start + to)
            .unwrap_or_default()
    }

    /// Goes from `place` to (`x`, `y`): over a short gap by writing again what stands there, if that needs no change of
    /// style but the one to `next`. Returns whether the terminal surely is there.
    fn go(
        &mut self,
        place: Option<Place>,
        (x, y): (u16, u16),
        (dress, next): (&mut Dress, Dress),
        out: &mut Vec<u8>,
    ) -> io::Result<bool> {
        let Some(place) = place.filter(|place| place.y == y && place.x <= x) else {
            write!(out, "\x1b[{};{}H", y + 1, x + 1)?;
            return Ok(true);
        };
        let gap = x - place.x;
        if gap == 0 {
            return Ok(place.sure);
        }
        if gap <= BRIDGE {
            let over = self.row(y, place.x, x);
            let all = |worn: Dress| {
                over.iter()
                    .all(|seen| seen.byte.is_some() && seen.dress == worn)
            };
            let worn = [*dress, next].into_iter().find(|worn| all(*worn));
            if let Some(worn) = worn.filter(|_| over.len() == usize::from(gap)) {
                dress.change(worn, out)?;
                *dress = worn;
                out.extend(over.iter().filter_map(|seen| seen.byte));
                return Ok(place.sure);
            }
        }
        match (place.sure, gap) {
            (true, 2..10) => write!(out, "\x1b[{gap}C")?,
            (true, 1) => out.extend_from_slice(b"\x1b[C"),
            _ => write!(out, "\x1b[{}G", x + 1)?,
        }
        Ok(true)
    }

    fn forget(&mut self, left: Seen) {
        self.cursor = None;
        self.seen.fill(left);
    }
}

impl Backend for Pen {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let sink = self.sink.clone();
        let out = &mut *sink.0.borrow_mut();
        // Between frames the terminal's style is the plain one.
        let mut dress = Dress::default();
        let mut place: Option<Place> = None;
        for (x, y, cell) in content {
            self.cursor = None;
            let next = Dress::of(cell);
            let there = self.go(place, (x, y), (&mut dress, next), out)?;
            dress.change(next, out)?;
            dress = next;
            let symbol = cell.symbol();
            out.extend_from_slice(symbol.as_bytes());
            let byte = match symbol.as_bytes() {
                [byte @ b' '..=b'~'] => Some(*byte),
                _ => None,
            };
            let after = x.saturating_add(if byte.is_some() {
                1
            } else {
                cell.cell_width().max(1)
            });
            self.row(y, x, after).fill(Seen { byte, dress });
            let sure = there && byte.is_some();
            // After the last column the terminal waits with the cursor where it was.
            place = (after < self.size.width).then_some(Place { x: after, y, sure });
        }
        dress.change(Dress::default(), out)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor = None;
        if std::mem::take(&mut self.shown) {
            self.sink.add(b"\x1b[?25l");
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.shown, true) {
            self.sink.add(b"\x1b[?25h");
        }
        Ok(())
    }

    /// Where it was last put: asking the terminal would mean waiting for an answer.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor.replace(position) != Some(position) {
            let Position { x, y } = position;
            self.sink
                .add(format!("\x1b[{};{}H", y + 1, x + 1).as_bytes());
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        let (bytes, left): (&[u8], _) = match region {
            ClearType::All => (b"\x1b[2J", Seen::BLANK),
            ClearType::AfterCursor => (b"\x1b[J", Seen::UNKNOWN),
            ClearType::BeforeCursor => (b"\x1b[1J", Seen::UNKNOWN),
            ClearType::CurrentLine => (b"\x1b[2K", Seen::UNKNOWN),
            ClearType::UntilNewLine => (b"\x1b[K", Seen::UNKNOWN),
        };
        self.sink.add(bytes);
        self.forget(left);
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size,
            pixels: Size::default(),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
