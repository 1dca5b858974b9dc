//! From a finished frame to bytes. The pen remembers what is on the screen, eight bytes a cell, and compares each frame
//! with it: what differs becomes as few bytes as is simple. One SGR for a change of style, none for a blank that looks
//! the same, short gaps written over, moves inside a row, the blank rest of a row erased at once. An unchanged frame is no
//! bytes at all.
//!
//! ratatui's own comparison keeps a second buffer of forty bytes a cell and reads both; most of the time between a key
//! and its frame went there.

mod dress;

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Size};

use crate::text::is_narrow;
use crate::tui::Drawn;
use dress::Dress;

/// The widest gap between changed cells that is written over: a move takes four bytes.
const BRIDGE: usize = 4;
/// The shortest blank rest of a row that is erased rather than written.
const ERASE: usize = 4;
/// Most clusters and styles remembered. A course has a dozen of each; beyond that everything is forgotten and drawn anew.
const MOST: usize = 4096;

/// What stands in a cell: a character (or the number of a cluster of characters) and the number of a style, in one
/// number, so that rows are compared as bytes.
type Seen = u64;

const BLANK: Seen = seen(' ' as u32, 0);
/// Behind a wide character.
const COVERED: Seen = seen(0, 0);
/// From here on, glyphs are numbers of clusters.
const CLUSTER: u32 = 1 << 31;

const fn seen(glyph: u32, dress: u32) -> Seen {
    (dress as u64) << 32 | glyph as u64
}

/// The character, or the number of a cluster.
#[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
const fn glyph(seen: Seen) -> u32 {
    seen as u32
}

/// The number of the style.
const fn dress(seen: Seen) -> u32 {
    glyph(seen >> 32)
}

/// The printable ASCII character that stands there, if it is one.
fn ascii(seen: Seen) -> Option<u8> {
    u8::try_from(glyph(seen))
        .ok()
        .filter(|byte| matches!(byte, b' '..=b'~'))
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
    /// Styles by their marks. The first is the plain one.
    dresses: Vec<(u64, Dress)>,
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
            seen: vec![BLANK; width * usize::from(size.height)],
            next: vec![BLANK; width],
            dresses: vec![(dress::PLAIN, Dress::default())],
            clusters: Vec::new(),
            cursor: None,
        }
    }

    /// Whether so much was remembered that a new pen, for a cleared screen, had better take over.
    pub(super) fn is_full(&self) -> bool {
        self.dresses.len() > MOST || self.clusters.len() > MOST
    }

    /// Writes to `out` what makes the screen look like `buffer`, where `drawn` says that it was drawn, and leaves it
    /// blank for the next frame. Between frames the terminal's style is the plain one.
    pub(super) fn frame(&mut self, buffer: &mut Buffer, drawn: &Drawn, out: &mut Vec<u8>) {
        let before = out.len();
        let mut seen = std::mem::take(&mut self.seen);
        let mut next = std::mem::take(&mut self.next);
        let mut line = Line {
            pen: self,
            out,
            worn: 0,
            hides: true,
            place: None,
        };
        let width = line.pen.width.max(1);
        let rows = buffer.content.chunks_mut(width);
        for (y, (cells, seen)) in rows.zip(seen.chunks_mut(width)).enumerate() {
            // From `left` on the row was drawn, from `first` to before `right` it was written.
            let (left, first, right) = match drawn.rows.get(y) {
                Some(row) => {
                    let left = usize::from(row.from).min(width);
                    let right = usize::from(row.end).clamp(left, width);
                    (left, usize::from(row.first).clamp(left, right), right)
                }
                None => (0, 0, width),
            };
            let (cells, rest) = cells.split_at_mut(right.min(cells.len()));
            let (left_out, cells) = cells.split_at_mut(first.min(cells.len()));
            let mut unwritten = left_out.iter().chain(&*rest);
            debug_assert!(unwritten.all(|cell| *cell == Cell::EMPTY), "row {y}");
            next.get_mut(left..first).unwrap_or_default().fill(BLANK);
            line.pen
                .take(cells, next.get_mut(first..).unwrap_or_default());
            if next.get(left..) != seen.get(left..) {
                line.row((left, y), seen, &next);
            }
        }
        line.wear(0);
        (self.seen, self.next) = (seen, next);
        self.point(drawn.cursor, before, out);
    }

    /// Reads a row into `next` and blanks it. Of all that happens between a key and its frame this is the most.
    fn take(&mut self, cells: &mut [Cell], next: &mut [Seen]) {
        let (mut mark, mut dress, mut hides) = (dress::PLAIN, 0, true);
        let mut covered = 0;
        let (next, rest) = next.split_at_mut(cells.len().min(next.len()));
        rest.fill(BLANK);
        for (cell, next) in cells.iter_mut().zip(next) {
            if covered > 0 {
                covered -= 1;
                *next = COVERED;
                cell.reset();
                continue;
            }
            let own = dress::mark(cell);
            if own != mark {
                (mark, dress) = (own, self.dress(own, cell));
                hides = Dress::of(cell).hides_on_blanks();
            }
            let symbol = cell.symbol();
            *next = if let &[byte] = symbol.as_bytes() {
                let dress = if hides && byte == b' ' { 0 } else { dress };
                seen(byte.into(), dress)
            } else {
                let glyph = self.glyph(symbol);
                if !char::from_u32(glyph).is_some_and(is_narrow) {
                    covered = cell.cell_width().saturating_sub(1);
                }
                seen(glyph, dress)
            };
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

    /// The number of the style of `cell`, which has this mark.
    fn dress(&mut self, mark: u64, cell: &Cell) -> u32 {
        let known = self.dresses.iter().position(|(own, _)| *own == mark);
        let index = known.unwrap_or_else(|| {
            self.dresses.push((mark, Dress::of(cell)));
            self.dresses.len() - 1
        });
        u32::try_from(index).unwrap_or_default()
    }

    /// The number of what stands in a cell.
    fn glyph(&mut self, symbol: &str) -> u32 {
        let mut chars = symbol.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => c.into(),
            (None, _) => glyph(BLANK),
            _ => {
                let known = self.clusters.iter().position(|own| **own == *symbol);
                let index = known.unwrap_or_else(|| {
                    self.clusters.push(symbol.into());
                    self.clusters.len() - 1
                });
                CLUSTER | u32::try_from(index).unwrap_or_default()
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
    /// Whether a blank looks the same in it as in the plain one.
    hides: bool,
    place: Option<Place>,
}

impl Line<'_> {
    /// Writes where `next` differs from what is `seen` on row `y`, from column `x` on.
    fn row(&mut self, (mut x, y): (usize, usize), seen: &mut [Seen], next: &[Seen]) {
        let drawn = next.get(x..).unwrap_or_default();
        let end = drawn.iter().rposition(|next| *next != BLANK);
        let end = end.map_or(x, |last| x + last + 1);
        while let Some(at) = differs(seen, next, x..end) {
            let behind = next.get(at + 1..).unwrap_or_default();
            let columns = 1 + behind.iter().take_while(|next| **next == COVERED).count();
            self.write((at, y), columns, seen, next);
            x = at + columns;
            x += self.run(x, seen, next.get(..end).unwrap_or_default());
        }
        self.blank_from(end, y, seen, next);
    }

    /// Writes on from `x`, behind what was just written, while what follows differs and is ASCII of the same style, as
    /// most of a new page is. Returns how many cells that were.
    fn run(&mut self, x: usize, seen: &mut [Seen], next: &[Seen]) -> usize {
        let Some(place) = self.place.as_mut() else {
            return 0;
        };
        let seen = seen.get_mut(x..).unwrap_or_default();
        let next = next.get(x..).unwrap_or_default();
        // After the last column the cursor would stand elsewhere.
        let most = seen.len().saturating_sub(1);
        let goes_on = |(own, &now): (&Seen, &Seen)| {
            let suits = dress(now) == self.worn || (now == BLANK && self.hides);
            *own != now && suits && ascii(now).is_some()
        };
        let cells = seen.iter().zip(next).take(most);
        let count = cells.take_while(|&cell| goes_on(cell)).count();
        if let (Some(seen), Some(next)) = (seen.get_mut(..count), next.get(..count)) {
            seen.copy_from_slice(next);
            let bytes = next.iter().map(|&now| ascii(now).unwrap_or_default());
            self.out.extend(bytes);
        }
        place.x += count;
        count
    }

    fn write(&mut self, (x, y): (usize, usize), columns: usize, seen: &mut [Seen], next: &[Seen]) {
        let Some((own, now)) = seen.get_mut(x..x + columns).zip(next.get(x..x + columns)) else {
            return;
        };
        own.copy_from_slice(now);
        let Some(&now) = now.first() else { return };
        let next = if now == BLANK && self.hides {
            self.worn
        } else {
            dress(now)
        };
        let there = self.go((x, y), next, seen);
        self.wear(next);
        match (ascii(now), char::from_u32(glyph(now))) {
            (Some(byte), _) => self.out.push(byte),
            (None, Some(c)) => {
                let utf8 = &mut [0; 4];
                self.out.extend_from_slice(c.encode_utf8(utf8).as_bytes());
            }
            (None, None) => {
                let cluster = usize::try_from(glyph(now) ^ CLUSTER).unwrap_or_default();
                let cluster = self.pen.clusters.get(cluster);
                self.out
                    .extend_from_slice(cluster.map_or("", |text| text).as_bytes());
            }
        }
        let after = x + columns;
        let sure = there && ascii(now).is_some();
        // After the last column the terminal waits with the cursor where it was.
        self.place = (after < seen.len()).then_some(Place { x: after, y, sure });
    }

    /// Makes the rest of a row blank.
    fn blank_from(&mut self, from: usize, y: usize, seen: &mut [Seen], next: &[Seen]) {
        let inked = |seen: &Seen| *seen != BLANK;
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
        let next = if self.hides { self.worn } else { 0 };
        self.go((first, y), next, seen);
        self.wear(next);
        self.out.extend_from_slice(b"\x1b[K");
        seen.get_mut(first..).unwrap_or_default().fill(BLANK);
        self.place = None;
    }

    /// Goes to (`x`, `y`): over a short gap by writing again what stands there, if that needs no change of style but
    /// the one to `next`. Returns whether the terminal surely is there.
    fn go(&mut self, (x, y): (usize, usize), next: u32, seen: &[Seen]) -> bool {
        let place = match self.place {
            Some(place) if place.y == y && place.x <= x => place,
            Some(place) if place.sure && place.y + 1 == y => {
                // Whatever a line feed does to the column, it is said behind it.
                self.out.extend_from_slice(b"\n\x1b[");
                number(u16::try_from(x + 1).unwrap_or(u16::MAX), self.out);
                self.out.push(b'G');
                return true;
            }
            _ => {
                to(x, y, self.out);
                return true;
            }
        };
        let gap = x - place.x;
        if gap == 0 {
            return place.sure;
        }
        let over = seen.get(place.x..x).unwrap_or_default();
        if gap <= BRIDGE && over.iter().all(|&seen| ascii(seen).is_some()) {
            let worn = [self.worn, next]
                .into_iter()
                .find(|&worn| over.iter().all(|&seen| self.suits(seen, worn)));
            if let Some(worn) = worn {
                self.wear(worn);
                self.out.extend(over.iter().filter_map(|&seen| ascii(seen)));
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

    /// Whether `seen` looks as it should where it is written in the style with this number.
    fn suits(&self, seen: Seen, worn: u32) -> bool {
        dress(seen) == worn || (seen == BLANK && self.dress(worn).hides_on_blanks())
    }

    /// The style with this number.
    fn dress(&self, number: u32) -> Dress {
        let index = usize::try_from(number).unwrap_or_default();
        let known = self.pen.dresses.get(index);
        known.map_or_else(Dress::default, |(_, dress)| *dress)
    }

    /// Changes the style.
    fn wear(&mut self, next: u32) {
        if self.worn == next {
            return;
        }
        let (worn, dress) = (self.dress(self.worn), self.dress(next));
        worn.change(dress, self.out);
        self.worn = next;
        self.hides = dress.hides_on_blanks();
    }
}

/// Where in `range` the first character stands that differs.
fn differs(seen: &[Seen], next: &[Seen], range: Range<usize>) -> Option<usize> {
    let start = range.start;
    let (seen, next) = (seen.get(range.clone())?, next.get(range)?);
    let mut at = seen
        .iter()
        .zip(next)
        .position(|(seen, next)| seen != next)?;
    // A wide character begins before what it covers.
    while at > 0 && next.get(at) == Some(&COVERED) {
        at -= 1;
    }
    Some(start + at)
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
