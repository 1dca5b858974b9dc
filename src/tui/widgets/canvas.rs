//! The canvas: writes text into the buffer at a position, cut at an edge, in a role. The only file that touches cells.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{is_all_narrow, width};
use crate::tui::document::{TextLine, TextSpan};
use crate::tui::layout::{inside, wrapped_lines};
use crate::tui::theme::{Glyph, Role, Theme};

/// Fewer columns than this beside a box are cleared: they would show only ends of words.
const SLIVER: u16 = 16;

/// The buffer and the theme.
pub(crate) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    /// The theme.
    pub theme: Theme,
    /// Where the terminal's cursor goes; nowhere if none.
    pub cursor: Option<Position>,
}

impl<'a> Canvas<'a> {
    pub(crate) fn new(buffer: &'a mut Buffer, theme: Theme) -> Self {
        Self {
            buffer,
            theme,
            cursor: None,
        }
    }

    /// Columns and rows of the screen.
    pub(crate) fn size(&self) -> (u16, u16) {
        (self.buffer.area.width, self.buffer.area.height)
    }

    /// Writes `text` at (`x`, `y`), cut before column `right`; returns the column after it.
    pub(crate) fn text(&mut self, (x, y): (u16, u16), right: u16, text: &str, role: Role) -> u16 {
        self.styled((x, y), right, text, self.theme.style(role))
    }

    fn styled(&mut self, (x, y): (u16, u16), right: u16, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        let right = right.min(area.right());
        if y >= area.bottom() || x >= right {
            return x;
        }
        let room = usize::from(right - x);
        if self.theme.ascii && !text.is_ascii() {
            return self.cells((x, y), room, &ascii_signs(text), style);
        }
        self.cells((x, y), room, text, style)
    }

    /// Writes `text` like `set_stringn`, without segmentation into graphemes where every character is one cell.
    fn cells(&mut self, (x, y): (u16, u16), room: usize, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        let (Some(column), Some(row)) = (x.checked_sub(area.x), y.checked_sub(area.y)) else {
            return x;
        };
        let start = usize::from(row) * usize::from(area.width) + usize::from(column);
        let cells = self.buffer.content.get_mut(start..).unwrap_or_default();
        let is_plain = style == Style::new();
        let mut cells = cells.iter_mut().take(room);
        let mut end = x;
        let printable = |byte: &u8| matches!(byte, b' '..=b'~');
        let ascii = text.bytes().take_while(printable);
        let put = |cell: &mut Cell, c: char| {
            // A sixth of a page is blank cells that are written as blanks.
            if !c.is_ascii() {
                cell.set_char(c);
            } else if c != ' ' || cell.symbol() != " " {
                // The common case: one byte.
                cell.set_symbol(c.encode_utf8(&mut [0; 4]));
            }
            if !is_plain {
                cell.set_style(style);
            }
        };
        for (byte, cell) in ascii.zip(cells.by_ref()) {
            put(cell, char::from(byte));
            end += 1;
        }
        let written = usize::from(end - x);
        let rest = text.get(written..).unwrap_or_default();
        if rest.is_empty() || rest.bytes().next().as_ref().is_some_and(printable) {
            // Nothing is left, or no room.
        } else if is_all_narrow(rest) {
            for (c, cell) in rest.chars().zip(cells) {
                put(cell, c);
                end += 1;
            }
        } else {
            // It may combine with the character before it.
            let back = written.saturating_sub(1);
            let rest = text.get(back..).unwrap_or_default();
            let at = end - u16::from(written > 0);
            end = self.buffer.set_stringn(at, y, rest, room - back, style).0;
        }
        end
    }

    /// Writes `text`, with an ellipsis if it does not fit; returns the column after it.
    pub(crate) fn cut(&mut self, (x, y): (u16, u16), right: u16, text: &str, role: Role) -> u16 {
        let room = usize::from(right.saturating_sub(x));
        if width(text) <= room {
            return self.text((x, y), right, text, role);
        }
        let cache = beginning(text, room.saturating_sub(1));
        let end = self.text((x, y), right, cache.trim_end(), role);
        self.text((end, y), right, self.theme.glyph(Glyph::More), role)
    }

    /// Writes `text` so that it ends before column `right`; returns the column it begins at.
    pub(crate) fn right_text(&mut self, right: u16, y: u16, text: &str, role: Role) -> u16 {
        let columns = u16::try_from(width(text)).unwrap_or(u16::MAX);
        let x = right.saturating_sub(columns);
        self.text((x, y), right, text, role);
        x
    }

    /// Writes a glyph; returns the column after it.
    pub(crate) fn glyph(&mut self, x: u16, y: u16, glyph: Glyph, role: Role) -> u16 {
        let right = self.buffer.area.right();
        self.text((x, y), right, self.theme.glyph(glyph), role)
    }

    /// Writes a line of a document at (`x`, `y`); words that lead to `focus` are shown as focused.
    pub(crate) fn line(
        &mut self,
        (x, y): (u16, u16),
        right: u16,
        line: &TextLine,
        focus: Option<usize>,
    ) {
        for part in &line.parts {
            let focused = part.link.is_some() && part.link == focus;
            self.part((x, y), right, part, focused);
        }
    }

    /// Writes a part of a line.
    pub(crate) fn part(&mut self, (x, y): (u16, u16), right: u16, part: &TextSpan, focused: bool) {
        let role = if focused { Role::Focused } else { part.role };
        let x = x.saturating_add(u16::try_from(part.x).unwrap_or(u16::MAX));
        if focused && self.cursor.is_none() {
            self.cursor = Some(Position::new(x, y));
        }
        self.text((x, y), right, &part.text, role);
    }

    /// Reverses a row between two columns: the row under the cursor.
    pub(crate) fn highlight(&mut self, x: u16, y: u16, right: u16) {
        let area = Rect::new(x, y, right.saturating_sub(x), 1).intersection(self.buffer.area);
        self.buffer
            .set_style(area, Style::new().add_modifier(Modifier::REVERSED));
    }

    /// Draws a vertical rule in column `x`, as high as `area`.
    pub(crate) fn vertical_rule(&mut self, x: u16, area: Rect) {
        for y in area.y..area.bottom() {
            self.glyph(x, y, Glyph::VerticalRule, Role::Quiet);
        }
    }

    /// Highlights row `y` of a list in `area`, and puts the terminal's cursor there.
    pub(crate) fn cursor_row(&mut self, area: Rect, y: u16) {
        self.highlight(area.x, y, area.right());
        self.cursor = Some(Position::new(area.x, y));
    }

    /// Writes wrapped words from row `y` of `area` on, as far as there is room; returns the row after them.
    pub(crate) fn wrapped(&mut self, area: Rect, mut y: u16, text: &str, role: Role) -> u16 {
        for line in wrapped_lines(text, area.width.into()) {
            if y < area.bottom() {
                self.text((area.x, y), area.right(), &line, role);
            }
            y += 1;
        }
        y
    }

    /// Clears `area` and two columns on both sides, or up to the edge of the screen if little is left there.
    fn clear(&mut self, area: Rect) {
        let screen = self.buffer.area;
        let left = match area.left() - screen.left() {
            0..SLIVER => screen.left(),
            _ => area.left() - 2,
        };
        let right = match screen.right() - area.right() {
            0..SLIVER => screen.right(),
            _ => area.right() + 2,
        };
        for y in area.top()..area.bottom() {
            for x in left..right {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// An empty box with a border and a title; returns the room inside.
    pub(crate) fn frame(&mut self, area: Rect, title: &str) -> Rect {
        let area = area.intersection(self.buffer.area);
        self.clear(area);
        let [top_left, top_right, low_left, low_right] = if self.theme.ascii {
            ["+"; 4]
        } else {
            ["╭", "╮", "╰", "╯"]
        };
        let (rule, pole) = (
            self.theme.glyph(Glyph::HorizontalRule),
            self.theme.glyph(Glyph::VerticalRule),
        );
        let across = rule.repeat(usize::from(area.width.saturating_sub(2)));
        let (right, bottom) = (
            area.right().saturating_sub(1),
            area.bottom().saturating_sub(1),
        );
        self.text(
            (area.x, area.y),
            area.right(),
            &format!("{top_left}{across}{top_right}"),
            Role::Quiet,
        );
        for y in area.y + 1..bottom {
            self.text((area.x, y), area.right(), pole, Role::Quiet);
            self.text((right, y), area.right(), pole, Role::Quiet);
        }
        self.text(
            (area.x, bottom),
            area.right(),
            &format!("{low_left}{across}{low_right}"),
            Role::Quiet,
        );
        if !title.is_empty() {
            self.cut(
                (area.x + 2, area.y),
                right.saturating_sub(1),
                &format!(" {title} "),
                Role::Bold,
            );
        }
        inside(area)
    }
}

/// As much of `text` as fits into `room` columns.
fn beginning(text: &str, room: usize) -> &str {
    let end = if is_all_narrow(text) {
        text.char_indices().nth(room).map(|(end, _)| end)
    } else {
        let mut used = 0;
        text.grapheme_indices(true).find_map(|(at, grapheme)| {
            used += width(grapheme);
            (used > room).then_some(at)
        })
    };
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Replaces signs and rules that have an ASCII form of the same width; letters stay.
fn ascii_signs(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '•' | '◦' | '●' => '*',
            '–' | '—' | '─' => '-',
            '›' | '▸' | '→' => '>',
            '←' => '<',
            '↑' => '^',
            '↓' => 'v',
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            '…' => '~',
            '·' => '.',
            '│' => '|',
            '◆' => '!',
            '✓' => '+',
            '✗' => 'x',
            '○' => 'o',
            '§' => '#',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fast_path_writes_the_same_as_ratatui() {
        for text in [
            "plain",
            "“Şuşa” — Xankəndi’s",
            "e\u{301}té",
            "漢字 wide",
            "▸ ● ○ │ ─ ▓░",
            "",
            "nine letters and more",
            "eight le\u{301}s",
            "nine lete\u{301}s",
            "nine let漢s",
            "nine lett–s",
            "a\u{301}",
            "\u{301}a",
            "–e\u{301}",
        ] {
            let area = Rect::new(0, 0, 12, 1);
            let mut own = Buffer::empty(area);
            own.set_style(Rect::new(2, 0, 4, 1), Modifier::REVERSED);
            let mut theirs = own.clone();
            let theme = Theme::default();
            Canvas::new(&mut own, theme).text((0, 0), 9, text, Role::Bold);
            theirs.set_stringn(0, 0, text, 9, theme.style(Role::Bold));
            assert_eq!(own, theirs, "{text}");
        }
    }
}
