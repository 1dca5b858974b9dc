//! From a finished frame to bytes. The pen remembers what is on the screen, eight bytes a cell, and compares each frame
//! with it: what differs becomes as few bytes as is simple. One SGR for a change of style, short gaps written over,
//! moves inside a row, the blank rest of a row erased at once. An unchanged frame is no bytes at all.
//!
//! ratatui's own comparison keeps a second buffer of 48 bytes a cell and reads both; most of the time between a key
//! and its frame went there.

mod dress;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Size};
use ratatui::style::Color;

use crate::text::is_narrow;
use dress::Dress;

/// The widest gap between changed cells that is written over: a move takes four bytes.
const BRIDGE: usize = 4;
/// The shortest blank rest of a row that is erased rather than written.
const ERASE: usize = 4;
/// Most clusters and styles remembered. A course has a dozen of each; beyond that everything is forgotten and drawn anew.
const MOST: usize = 4096;

/// What stands in a cell: a character (or the number of a cluster of characters) and the number of a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    glyph: u32,
    dress: u32,
}

impl Seen {
    const BLANK: Self = Self {
        glyph: ' ' as u32,
        dress: 0,
    };
    /// Behind a wide character.
    const COVERED: Self = Self { glyph: 0, dress: 0 };
    /// From here on, glyphs are numbers of clusters.
    const CLUSTER: u32 = 1 << 31;

    /// The printable ASCII character that stands here, if it is one.
    fn ascii(self) -> Option<u8> {
        u8::try_from(self.glyph)
            .ok()
            .filter(|byte| matches!(byte, b' '..=b'~'))
    }
}

/// Where the next character would be printed, while cells are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    x: usize,
    y: usize,
    /// Whether the terminal surely agrees about the column: there is little doubt about the width of ASCII only.
    sure: bool,
}

/// What the screen shows. Never asks the terminal anything.
#[derive(Debug)]
pub(super) struct Pen {
    width: usize,
    /// The screen, row by row.
    seen: Vec<Seen>,
    /// A row of the frame being written: kept for its memory.
    next: Vec<Seen>,
    dresses: Vec<Dress>,
    clusters: Vec<Box<str>>,
    /// Where the visible cursor stands; `None` while it is hidden.
    cursor: Option<Position>,
}

impl Pen {
    /// A pen for a cleared terminal of that size with a hidden cursor and the plain style.
    pub(super) fn new(size: Size) -> Self {
        let width = usize::from(size.width);
        Self {
            width,
            seen: vec![Seen::BLANK; width * usize::from(size.height)],
            next: Vec::with_capacity(width),
            dresses: vec![Dress::default()],
            clusters: Vec::new(),
            cursor: None,
        }
    }

    /// Writes to `out` what makes the screen look like `buffer`, with the cursor at `cursor`, and leaves `buffer` blank
    /// for the next frame. Between frames the terminal's style is the plain one.
    pub(super) fn frame(
        &mut self,
        buffer: &mut Buffer,
        cursor: Option<Position>,
        out: &mut Vec<u8>,
    ) {
        let before = out.len();
        if self.dresses.len() > MOST || self.clusters.len() > MOST {
            let size = Size::new(buffer.area.width, buffer.area.height);
            *self = Self::new(size);
            out.extend_from_slice(b"\x1b[?25l\x1b[2J");
        }
        let mut seen = std::mem::take(&mut self.seen);
        let mut next = std::mem::take(&mut self.next);
        let mut line = Line {
            pen: self,
            out,
            worn: 0,
            place: None,
        };
        let width = line.pen.width.max(1);
        let rows = buffer.content.chunks_mut(width);
        for (y, (cells, seen)) in rows.zip(seen.chunks_mut(width)).enumerate() {
            line.pen.take(cells, &mut next);
            if next != seen {
                line.row(y, seen, &next);
            }
        }
        line.wear(0);
        (self.seen, self.next) = (seen, next);
        self.point(cursor, before, out);
    }

    /// Reads a row into `next` and blanks it.
    fn take(&mut self, cells: &mut [Cell], next: &mut Vec<Seen>) {
        next.clear();
        let mut last = (Dress::default(), 0);
        let mut covered = 0;
        for cell in cells {
            if covered > 0 {
                covered -= 1;
                next.push(Seen::COVERED);
                cell.reset();
                continue;
            }
            if is_blank(cell) {
                next.push(Seen::BLANK);
                continue;
            }
            let dress = Dress::of(cell);
            if dress != last.0 {
                last = (dress, self.dress(dress));
            }
            let symbol = cell.symbol();
            let glyph = if let [byte] = symbol.as_bytes() {
                u32::from(*byte)
            } else {
                let glyph = self.glyph(symbol);
                if !char::from_u32(glyph).is_some_and(is_narrow) {
                    covered = cell.cell_width().saturating_sub(1);
                }
                glyph
            };
            next.push(Seen {
                glyph,
                dress: last.1,
            });
            cell.reset();
        }
    }

    /// Puts, shows or hides the cursor, if it is not as it should be.
    fn point(&mut self, cursor: Option<Position>, before: usize, out: &mut Vec<u8>) {
        let moved = out.len() > before;
        match (self.cursor, cursor) {
            (None, Some(_)) => out.extend_from_slice(b"\x1b[?25h"),
            (Some(_), None) => out.extend_from_slice(b"\x1b[?25l"),
            _ => {}
        }
        if let Some(Position { x, y }) = cursor
            && (moved || self.cursor != cursor)
        {
            to(usize::from(x), usize::from(y), out);
        }
        self.cursor = cursor;
    }

    /// The number of a style.
    fn dress(&mut self, dress: Dress) -> u32 {
        let known = self.dresses.iter().position(|own| *own == dress);
        let index = known.unwrap_or_else(|| {
            self.dresses.push(dress);
            self.dresses.len() - 1
        });
        u32::try_from(index).unwrap_or_default()
    }

    /// The number of what stands in a cell.
    fn glyph(&mut self, symbol: &str) -> u32 {
        let mut chars = symbol.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => c.into(),
            (None, _) => Seen::BLANK.glyph,
            _ => {
                let known = self.clusters.iter().position(|own| **own == *symbol);
                let index = known.unwrap_or_else(|| {
                    self.clusters.push(symbol.into());
                    self.clusters.len() - 1
                });
                Seen::CLUSTER | u32::try_from(index).unwrap_or_default()
            }
        }
    }
}

/// The rows of a frame, while they are written.
struct Line<'a> {
    pen: &'a mut Pen,
    out: &'a mut Vec<u8>,
    /// The style that is on.
    worn: u32,
    place: Option<Place>,
}

impl Line<'_> {
    /// Writes where `next` differs from what is `seen` on row `y`.
    fn row(&mut self, y: usize, seen: &mut [Seen], next: &[Seen]) {
        let end = next
            .iter()
            .rposition(|next| *next != Seen::BLANK)
            .map_or(0, |last| last + 1);
        let mut x = 0;
        while x < end {
            let behind = next.iter().skip(x + 1);
            let columns = 1 + behind.take_while(|next| **next == Seen::COVERED).count();
            if seen.get(x..x + columns) != next.get(x..x + columns) {
                self.write((x, y), columns, seen, next);
            }
            x += columns;
        }
        self.blank_from(end, y, seen, next);
    }

    fn write(&mut self, (x, y): (usize, usize), columns: usize, seen: &mut [Seen], next: &[Seen]) {
        let Some((own, now)) = seen.get_mut(x..x + columns).zip(next.get(x..x + columns)) else {
            return;
        };
        own.copy_from_slice(now);
        let Some(now) = now.first() else { return };
        let there = self.go((x, y), now.dress, seen);
        self.wear(now.dress);
        match (now.ascii(), char::from_u32(now.glyph)) {
            (Some(byte), _) => self.out.push(byte),
            (None, Some(c)) => {
                let utf8 = &mut [0; 4];
                self.out.extend_from_slice(c.encode_utf8(utf8).as_bytes());
            }
            (None, None) => {
                let cluster = usize::try_from(now.glyph ^ Seen::CLUSTER).unwrap_or_default();
                let cluster = self.pen.clusters.get(cluster);
                self.out
                    .extend_from_slice(cluster.map_or("", |text| text).as_bytes());
            }
        }
        let after = x + columns;
        let sure = there && now.ascii().is_some();
        // After the last column the terminal waits with the cursor where it was.
        self.place = (after < seen.len()).then_some(Place { x: after, y, sure });
    }

    /// Makes the rest of a row blank.
    fn blank_from(&mut self, from: usize, y: usize, seen: &mut [Seen], next: &[Seen]) {
        let inked = |seen: &Seen| *seen != Seen::BLANK;
        let rest = seen.get(from..).unwrap_or_default();
        let (Some(first), Some(last)) = (
            rest.iter().position(inked).map(|first| from + first),
            rest.iter().rposition(inked).map(|last| from + last),
        ) else {
            return;
        };
        if last - first < ERASE {
            for x in first..=last {
                self.write((x, y), 1, seen, next);
            }
            return;
        }
        self.go((first, y), 0, seen);
        self.wear(0);
        self.out.extend_from_slice(b"\x1b[K");
        seen.get_mut(first..).unwrap_or_default().fill(Seen::BLANK);
        self.place = None;
    }

    /// Goes to (`x`, `y`): over a short gap by writing again what stands there, if that needs no change of style but
    /// the one to `next`. Returns whether the terminal surely is there.
    fn go(&mut self, (x, y): (usize, usize), next: u32, seen: &[Seen]) -> bool {
        let Some(place) = self.place.filter(|place| place.y == y && place.x <= x) else {
            to(x, y, self.out);
            return true;
        };
        let gap = x - place.x;
        if gap == 0 {
            return place.sure;
        }
        let over = seen.get(place.x..x).unwrap_or_default();
        if gap <= BRIDGE && over.iter().all(|seen| seen.ascii().is_some()) {
            let worn = [self.worn, next]
                .into_iter()
                .find(|worn| over.iter().all(|seen| seen.dress == *worn));
            if let Some(worn) = worn {
                self.wear(worn);
                self.out.extend(over.iter().filter_map(|seen| seen.ascii()));
                return place.sure;
            }
        }
        self.out.extend_from_slice(b"\x1b[");
        let (count, verb) = match (place.sure, gap) {
            (true, 1) => (None, b'C'),
            (true, 2..10) => (Some(gap), b'C'),
            _ => (Some(x + 1), b'G'),
        };
        if let Some(count) = count {
            number(u16::try_from(count).unwrap_or(u16::MAX), self.out);
        }
        self.out.push(verb);
        true
    }

    /// Changes the style.
    fn wear(&mut self, next: u32) {
        if self.worn == next {
            return;
        }
        let dress = |number: u32| {
            let index = usize::try_from(number).unwrap_or_default();
            self.pen.dresses.get(index).copied().unwrap_or_default()
        };
        dress(self.worn).change(dress(next), self.out);
        self.worn = next;
    }
}

/// Whether nothing is to be seen in a cell.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " "
        && matches!((cell.fg, cell.bg), (Color::Reset, Color::Reset))
        && cell.modifier.is_empty()
}

/// The move to column `x` of row `y`, both from 0.
fn to(x: usize, y: usize, out: &mut Vec<u8>) {
    out.extend_from_slice(b"\x1b[");
    number(u16::try_from(y + 1).unwrap_or(u16::MAX), out);
    out.push(b';');
    number(u16::try_from(x + 1).unwrap_or(u16::MAX), out);
    out.push(b'H');
}

/// `value` in decimal.
fn number(value: u16, out: &mut Vec<u8>) {
    if value >= 10 {
        number(value / 10, out);
    }
    out.push(b'0' + u8::try_from(value % 10).unwrap_or_default());
}

#[cfg(test)]
mod tests;
