//! What the pen writes, held against a screen that reads it.

#![expect(
    clippy::string_slice,
    reason = "escape sequences are ASCII, and the rest is cut by whole characters"
)]

use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::*;

fn terminal(sink: &Sink) -> Terminal<Pen> {
    let size = Size::new(20, 3);
    let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, size)));
    Terminal::with_options(Pen::new(sink.clone(), size), TerminalOptions { viewport }).unwrap()
}

fn frame(
    terminal: &mut Terminal<Pen>,
    sink: &Sink,
    text: &str,
    cursor: Option<(u16, u16)>,
) -> String {
    terminal
        .draw(|frame| {
            frame.render_widget(text, frame.area());
            if let Some(cursor) = cursor {
                frame.set_cursor_position(cursor);
            }
        })
        .unwrap();
    let mut bytes = Vec::new();
    sink.swap(&mut bytes);
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_same_frame_again_is_no_bytes() {
    let sink = Sink::default();
    let mut terminal = terminal(&sink);
    assert!(frame(&mut terminal, &sink, "treaty", None).contains("treaty"));
    assert_eq!(frame(&mut terminal, &sink, "treaty", None), "");
    assert_ne!(frame(&mut terminal, &sink, "treaties", None), "");
}

#[test]
fn the_cursor_is_spoken_of_only_when_it_changes() {
    let sink = Sink::default();
    let mut terminal = terminal(&sink);
    assert!(!frame(&mut terminal, &sink, "a", None).contains("\x1b[?25"));
    assert_eq!(
        frame(&mut terminal, &sink, "a", Some((1, 0))),
        "\x1b[?25h\x1b[1;2H"
    );
    assert_eq!(frame(&mut terminal, &sink, "a", Some((1, 0))), "");
    assert_eq!(frame(&mut terminal, &sink, "a", Some((2, 0))), "\x1b[1;3H");
    assert!(frame(&mut terminal, &sink, "ab", Some((2, 0))).ends_with("\x1b[1;3H"));
    assert_eq!(frame(&mut terminal, &sink, "ab", None), "\x1b[?25l");
    assert_eq!(frame(&mut terminal, &sink, "ab", None), "");
    assert_eq!(
        frame(&mut terminal, &sink, "ab", Some((2, 0))),
        "\x1b[?25h\x1b[1;3H"
    );
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
            } else {
                let (x, y) = self.at;
                self.cells[y][x] = (c.to_string(), self.sgr.join(";"));
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

    fn obey(&mut self, numbers: &str, last: &str) {
        let number = |text: &str| text.parse::<usize>().unwrap_or(1);
        match last {
            "H" => {
                let (y, x) = numbers.split_once(';').unwrap();
                self.at = (number(x) - 1, number(y) - 1);
            }
            "G" => self.at.0 = number(numbers) - 1,
            "C" => self.at.0 += number(numbers),
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
        let sink = Sink::default();
        let mut terminal = terminal(&sink);
        let mut screen = Screen::new(Size::new(20, 3));
        for frame in frames {
            let draw = |drawn: &mut ratatui::Frame<'_>| {
                for (x, y, text, kind) in &frame {
                    drawn.buffer_mut().set_stringn(*x, *y, text, 20, style(*kind));
                }
            };
            terminal.draw(draw).unwrap();
            let mut bytes = Vec::new();
            sink.swap(&mut bytes);
            screen.take(&String::from_utf8(bytes).unwrap());
            let fresh = Sink::default();
            let mut other = self::terminal(&fresh);
            other.draw(draw).unwrap();
            let mut bytes = Vec::new();
            fresh.swap(&mut bytes);
            let mut whole = Screen::new(Size::new(20, 3));
            whole.take(&String::from_utf8(bytes).unwrap());
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
    let sink = Sink::default();
    let mut terminal = terminal(&sink);
    frame(&mut terminal, &sink, "a treaty 1612", None);
    assert_eq!(
        frame(&mut terminal, &sink, "b treats 1712", None),
        "\x1b[1;1Hb\x1b[6Cs 17"
    );
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
        from.change(to, &mut sgr).unwrap();
    }
    assert_eq!(
        String::from_utf8(sgr).unwrap(),
        "\x1b[1;4;38;5;31m\x1b[0;1m\x1b[4;38;5;31m\x1b[m"
    );
}
