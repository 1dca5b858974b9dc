//! What the pen writes, held against a screen that reads it.

#![expect(
    clippy::string_slice,
    reason = "escape sequences are ASCII, and the rest is cut by whole characters"
)]

use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::*;
use crate::tui::DrawnRow;

const SIZE: Size = Size {
    width: 20,
    height: 3,
};

/// A pen, and the buffer that it reads.
struct Desk {
    pen: Pen,
    buffer: Buffer,
}

impl Desk {
    fn new() -> Self {
        Self {
            pen: Pen::new(SIZE),
            buffer: Buffer::empty(Rect::from((Position::ORIGIN, SIZE))),
        }
    }

    /// The bytes of a frame that shows `words`, each at its place in its style.
    fn show(&mut self, words: &[(u16, u16, String, u8)], cursor: Option<(u16, u16)>) -> String {
        for (x, y, text, kind) in words {
            self.buffer.set_stringn(*x, *y, text, 20, style(*kind));
        }
        let mut bytes = Vec::new();
        // Nothing is said of the rows, so that all of each is looked at.
        let drawn = Drawn {
            cursor: cursor.map(Position::from),
            rows: Vec::new(),
        };
        self.pen.frame(&mut self.buffer, &drawn, &mut bytes);
        assert_eq!(
            self.buffer,
            Buffer::empty(self.buffer.area),
            "left blank for the next frame"
        );
        String::from_utf8(bytes).unwrap()
    }

    fn line(&mut self, text: &str, cursor: Option<(u16, u16)>) -> String {
        self.show(&[(0, 0, text.to_owned(), 0)], cursor)
    }
}

#[test]
fn the_same_frame_again_is_no_bytes() {
    let mut desk = Desk::new();
    assert!(desk.line("treaty", None).contains("treaty"));
    assert_eq!(desk.line("treaty", None), "");
    assert_ne!(desk.line("treaties", None), "");
    // A letter with a combining mark of its own is a cluster; it is known again, too.
    assert!(
        desk.line("e\u{301}a\u{30c}", None)
            .contains("e\u{301}a\u{30c}")
    );
    assert_eq!(desk.line("e\u{301}a\u{30c}", None), "");
}

#[test]
fn the_cursor_is_spoken_of_only_when_it_changes() {
    let mut desk = Desk::new();
    assert!(!desk.line("a", None).contains("\x1b[?25"));
    assert_eq!(desk.line("a", Some((1, 0))), "\x1b[?25h\x1b[1;2H");
    assert_eq!(desk.line("a", Some((1, 0))), "");
    assert_eq!(desk.line("a", Some((2, 0))), "\x1b[1;3H");
    assert!(desk.line("ab", Some((2, 0))).ends_with("\x1b[1;3H"));
    assert_eq!(desk.line("ab", None), "\x1b[?25l");
    assert_eq!(desk.line("ab", None), "");
    assert_eq!(desk.line("ab", Some((2, 0))), "\x1b[?25h\x1b[1;3H");
}

#[test]
fn the_rest_of_a_row_is_erased_at_once() {
    let mut desk = Desk::new();
    desk.line("treaty of 1612", None);
    assert_eq!(desk.line("treaty", None), "\x1b[1;8H\x1b[K");
    assert_eq!(desk.line("treaty", None), "");
    assert_eq!(desk.line("treat", None), "\x1b[1;6H ");
    // Erased in the style that is on, if blanks do not show it; else in the plain one.
    let styled = |text: &str, kind| [(0, 0, text.to_owned(), kind)];
    desk.show(&styled("treaty of 1612", 4), None);
    assert_eq!(
        desk.show(&styled("treaties", 4), None),
        "\x1b[1;6H\x1b[1mies\x1b[K\x1b[m"
    );
    desk.show(&styled("treaty of 1612", 6), None);
    assert_eq!(
        desk.show(&styled("treaties", 6), None),
        "\x1b[1;6H\x1b[1;4;38;5;130mies\x1b[m\x1b[K"
    );
}

#[test]
fn a_blank_wears_whatever_does_not_show_on_it_and_the_next_row_is_a_line_feed_away() {
    let mut desk = Desk::new();
    let row = |y, text: &str, kind| (0, y, text.to_owned(), kind);
    let rows = [row(0, "a b", 4), row(1, "c d", 7)];
    let bytes = desk.show(&rows, None);
    assert_eq!(bytes, "\x1b[1;1H\x1b[1ma b\n\x1b[1G\x1b[0;2mc d\x1b[m");
    // As if it were plain: the same words without a style differ in their letters alone.
    let bytes = desk.show(&[row(0, "a b", 0), row(1, "c d", 7)], None);
    assert_eq!(bytes, "\x1b[1;1Ha b");
    // Underlined blanks are seen.
    let bytes = desk.show(&[row(0, "a b", 6), row(1, "c d", 7)], None);
    assert_eq!(bytes, "\x1b[1;1H\x1b[1;4;38;5;130ma b\x1b[m");
}

#[test]
fn what_stands_is_neither_looked_at_nor_touched() {
    let mut desk = Desk::new();
    desk.line("outline text", None);
    desk.buffer.set_stringn(8, 0, "tent", 20, Style::new());
    let drawn = Drawn {
        cursor: None,
        rows: [(8, 8, 12), (20, 20, 20), (0, u16::MAX, 0)]
            .map(|(from, first, end)| DrawnRow { from, first, end })
            .to_vec(),
    };
    let mut bytes = Vec::new();
    desk.pen.frame(&mut desk.buffer, &drawn, &mut bytes);
    assert_eq!(bytes, b"\x1b[1;11Hn");
    assert_eq!(desk.line("outline tent", None), "");
}

/// A terminal for the few sequences that are written here; what it does not know fails the test.
struct Screen {
    cells: Vec<Vec<(String, String)>>,
    at: (usize, usize),
    sgr: Vec<String>,
}

impl Screen {
    fn new(size: Size) -> Self {
        let row = vec![(" ".to_owned(), String::new()); usize::from(size.width)];
        Self {
            cells: vec![row; usize::from(size.height)],
            at: (0, 0),
            sgr: Vec::new(),
        }
    }

    fn take(&mut self, bytes: &str) {
        let mut rest = bytes;
        while let Some(c) = rest.chars().next() {
            if let Some(sequence) = rest.strip_prefix("\x1b[") {
                let end = sequence.find(|c: char| c.is_ascii_alphabetic()).unwrap();
                let (numbers, last) = (&sequence[..end], &sequence[end..=end]);
                self.obey(numbers, last);
                rest = &sequence[end + 1..];
            } else if let Some(below) = rest.strip_prefix('\n') {
                // Terminals differ about the column: whoever writes without saying it fails.
                self.at = (usize::MAX, self.at.1 + 1);
                rest = below;
            } else {
                let (x, y) = self.at;
                let style = if c == ' ' && self.is_ink() {
                    String::new()
                } else {
                    self.sgr.join(";")
                };
                self.cells[y][x] = (c.to_string(), style);
                self.at.0 += 1;
                // A wide character blanks what it covers.
                if CellWidth::cell_width(&*c.to_string()) > 1 {
                    self.cells[y][x + 1] = (" ".to_owned(), String::new());
                    self.at.0 += 1;
                }
                rest = &rest[c.len_utf8()..];
            }
        }
    }

    /// Whether the style that is on does not show on blanks: bold, dim, italic, a colour of letters.
    fn is_ink(&self) -> bool {
        let mut all = self.sgr.iter();
        all.all(|one| matches!(one.as_str(), "1" | "2" | "3") || one.starts_with("38:"))
    }

    fn obey(&mut self, numbers: &str, last: &str) {
        let number = |text: &str| text.parse::<usize>().unwrap_or(1);
        match last {
            "H" => {
                let (y, x) = numbers.split_once(';').unwrap();
                self.at = (number(x) - 1, number(y) - 1);
            }
            "G" => self.at.0 = number(numbers) - 1,
            "C" => self.at.0 += number(numbers),
            "K" => {
                assert!(self.is_ink(), "erased in a style that shows on blanks");
                let (x, y) = self.at;
                self.cells[y][x..].fill((" ".to_owned(), String::new()));
            }
            "m" => {
                let numbers = match numbers.strip_prefix("0;") {
                    Some(rest) => {
                        self.sgr.clear();
                        rest
                    }
                    None => numbers,
                };
                if numbers.is_empty() {
                    self.sgr.clear();
                } else if let Some((attributes, colour)) = numbers.split_once("38;5;") {
                    let plain = attributes.split(';').filter(|one| !one.is_empty());
                    self.sgr.extend(plain.map(str::to_owned));
                    self.sgr.retain(|one| !one.starts_with("38"));
                    self.sgr.push(format!("38:5:{colour}"));
                } else {
                    self.sgr.extend(numbers.split(';').map(str::to_owned));
                }
                self.sgr.sort();
            }
            other => panic!("`{numbers}{other}` is not written here"),
        }
    }
}

fn style(kind: u8) -> Style {
    match kind {
        0..4 => Style::new(),
        4 => Style::new().add_modifier(Modifier::BOLD),
        5 => Style::new().fg(Color::Indexed(31)),
        6 => Style::new()
            .fg(Color::Indexed(130))
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        _ => Style::new().add_modifier(Modifier::DIM),
    }
}

proptest! {
    #[test]
    fn whatever_changes_the_screen_is_as_if_drawn_at_once(
        frames in prop::collection::vec(
            prop::collection::vec((0u16..20, 0u16..3, "[a-c –│漢]{1,6}", 0u8..8), 0..8),
            1..6,
        ),
    ) {
        let mut desk = Desk::new();
        let mut screen = Screen::new(SIZE);
        for frame in frames {
            screen.take(&desk.show(&frame, None));
            let mut whole = Screen::new(SIZE);
            whole.take(&Desk::new().show(&frame, None));
            for (row, wanted) in screen.cells.iter().zip(&whole.cells) {
                let mut covered = 0;
                for (cell, wanted) in row.iter().zip(wanted) {
                    // What stands behind a wide character is not seen.
                    if covered == 0 {
                        prop_assert_eq!(cell, wanted);
                    }
                    covered = CellWidth::cell_width(&*wanted.0).max(covered + 1).saturating_sub(1);
                }
            }
        }
    }
}

#[test]
fn short_gaps_are_written_over_and_styles_change_at_once() {
    let mut desk = Desk::new();
    desk.line("a treaty 1612", None);
    assert_eq!(desk.line("b treats 1712", None), "\x1b[1;1Hb\x1b[6Cs 17");
    let mut sgr = Vec::new();
    let plain = Dress::default();
    let loud = Dress {
        fg: Color::Indexed(31),
        bg: Color::Reset,
        modifier: Modifier::BOLD | Modifier::UNDERLINED,
    };
    let bold = Dress {
        modifier: Modifier::BOLD,
        ..plain
    };
    for (from, to) in [(plain, loud), (loud, bold), (bold, loud), (loud, plain)] {
        from.change(to, &mut sgr);
    }
    assert_eq!(
        String::from_utf8(sgr).unwrap(),
        "\x1b[1;4;38;5;31m\x1b[0;1m\x1b[4;38;5;31m\x1b[m"
    );
}

#[test]
fn a_wide_character_that_was_overwritten_by_half_leaves_nothing_behind() {
    let mut desk = Desk::new();
    let mut screen = Screen::new(SIZE);
    let dash = (9, 2, "–".to_owned(), 7);
    screen.take(&desk.show(&[(8, 2, "漢".to_owned(), 0), dash.clone()], None));
    screen.take(&desk.show(&[dash], None));
    assert_eq!(screen.cells[2][8].0, " ");
    assert_eq!(screen.cells[2][9].0, "–");
}
