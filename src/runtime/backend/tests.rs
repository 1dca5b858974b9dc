use std::io::Write;
use std::rc::Rc;

use ratatui::Terminal;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span, Text};

use super::*;

const SIZE: Size = Size::new(20, 4);

fn terminal() -> Terminal<AnsiBackend> {
    let Ok(terminal) = Terminal::new(AnsiBackend::new(SIZE));
    terminal
}

/// The bytes of a frame that shows `text`, without synchronised output.
fn draw(terminal: &mut Terminal<AnsiBackend>, text: impl Into<Text<'static>>) -> String {
    let text = text.into();
    let Ok(_) = terminal.draw(|frame| frame.render_widget(text, frame.area()));
    let bytes = String::from_utf8(terminal.backend_mut().take_frame()).unwrap();
    let inside = bytes.strip_prefix("\x1b[?2026h");
    let inside = inside.and_then(|bytes| bytes.strip_suffix("\x1b[?2026l"));
    assert!(bytes.is_empty() || inside.is_some(), "{bytes:?}");
    inside.unwrap_or_default().to_owned()
}

/// The screen of a real terminal after `bytes`.
fn screen(bytes: &str) -> vt100::Parser {
    let mut parser = vt100::Parser::new(
        SIZE.height.try_into().unwrap(),
        SIZE.width.try_into().unwrap(),
        0,
    );
    parser.process(bytes.as_bytes());
    parser
}

fn styled(text: &'static str, style: Style) -> Text<'static> {
    Line::from(Span::styled(text, style)).into()
}

#[test]
fn a_frame_like_the_one_before_is_no_bytes() {
    let mut terminal = terminal();
    assert_ne!(draw(&mut terminal, "one"), "");
    assert_eq!(draw(&mut terminal, "one"), "");
}

#[test]
fn only_what_changed_is_written() {
    let mut terminal = terminal();
    draw(&mut terminal, "one two three\nfour");
    let drawn = draw(&mut terminal, "one 2wo 3hree\nfive");
    assert_eq!(drawn, "\x1b[1;5H2\x1b[3C3\x1b[2;2Hive");
}

#[test]
fn sixteen_colours_are_named_as_such() {
    for (color, sgr) in [
        (Color::Cyan, "\x1b[36m"),
        (Color::LightRed, "\x1b[91m"),
        (Color::Indexed(31), "\x1b[38;5;31m"),
        (Color::Rgb(1, 2, 3), "\x1b[38;2;1;2;3m"),
    ] {
        let drawn = draw(&mut terminal(), styled("x", Style::new().fg(color)));
        assert_eq!(drawn, format!("\x1b[1;1H{sgr}x\x1b[m"));
    }
    let drawn = draw(&mut terminal(), styled("x", Style::new().bg(Color::Blue)));
    assert_eq!(drawn, "\x1b[1;1H\x1b[44mx\x1b[m");
}

#[test]
fn taking_a_modifier_away_begins_anew() {
    let bold = Style::new().add_modifier(Modifier::BOLD);
    let parts = [
        Span::styled("a", bold.fg(Color::Red)),
        Span::styled("b", Style::new().fg(Color::Red)),
        Span::styled("c", bold.fg(Color::Red)),
    ];
    let drawn = draw(&mut terminal(), Line::from(parts.to_vec()));
    assert_eq!(drawn, "\x1b[1;1H\x1b[1;31ma\x1b[0;31mb\x1b[1mc\x1b[m");
}

#[test]
fn a_blank_needs_no_style_unless_the_style_shows_on_it() {
    let drawn_over = |modifier: Modifier| {
        let mut terminal = terminal();
        draw(&mut terminal, "xxx");
        let style = Style::new().add_modifier(modifier);
        let styled = |text| Span::styled(text, style);
        let line = Line::from(vec![styled("a"), Span::raw(" "), styled("b")]);
        draw(&mut terminal, line)
    };
    assert_eq!(drawn_over(Modifier::DIM), "\x1b[1G\x1b[2ma b\x1b[m");
    assert_eq!(
        drawn_over(Modifier::UNDERLINED),
        "\x1b[1G\x1b[4ma\x1b[m \x1b[4mb\x1b[m"
    );
}

#[test]
fn what_is_erased_is_blank_on_the_screen() {
    let mut terminal = terminal();
    let reversed = Style::new().add_modifier(Modifier::REVERSED);
    let mut bytes = draw(&mut terminal, styled("a long line", reversed));
    bytes += &draw(&mut terminal, "b");
    let parser = screen(&bytes);
    assert_eq!(parser.screen().contents().trim_end(), "b");
    assert!(!parser.screen().cell(0, 1).unwrap().inverse());
}

#[test]
fn behind_a_character_of_doubtful_width_the_cursor_is_placed() {
    let drawn = draw(&mut terminal(), "漢字xe\u{301}y");
    assert_eq!(
        screen(&drawn).screen().contents().trim_end(),
        "漢字xe\u{301}y"
    );
    assert!(drawn.contains("漢\x1b["), "{drawn:?}");
}

#[test]
fn behind_the_last_column_the_cursor_is_placed() {
    let drawn = draw(&mut terminal(), "12345678901234567890\nnext");
    assert!(drawn.contains("0\x1b[2;1Hnext"), "{drawn:?}");
}

#[test]
fn nothing_that_acts_on_a_terminal_is_printed() {
    let mut backend = AnsiBackend::new(SIZE);
    let symbols = ["\x1b", "\x07", "\u{9b}", "\r", "a\x1b[2J", "\u{7f}", ""];
    let cells = symbols.map(Cell::new);
    let content = (0..).zip(&cells).map(|(x, cell)| (x, 0, cell));
    let Ok(()) = backend.draw(content);
    let bytes = String::from_utf8(backend.take_frame()).unwrap();
    let printed = bytes.replace("\x1b[", "");
    assert!(!printed.chars().any(char::is_control), "{bytes:?}");
    assert!(
        !bytes.contains("\x1b[2J") && bytes.contains("a\u{FFFD}[2J"),
        "{bytes:?}"
    );
}

#[test]
fn the_cursor_is_shown_where_it_is_put_and_hidden_once() {
    let mut terminal = terminal();
    let cursor = |terminal: &mut Terminal<AnsiBackend>, at: Option<(u16, u16)>| {
        let Ok(_) = terminal.draw(|frame| {
            if let Some(at) = at {
                frame.set_cursor_position(at);
            }
        });
        String::from_utf8(terminal.backend_mut().take_frame()).unwrap()
    };
    assert_eq!(cursor(&mut terminal, None), "");
    assert!(cursor(&mut terminal, Some((3, 1))).contains("\x1b[?25h\x1b[2;4H"));
    assert_eq!(cursor(&mut terminal, Some((3, 1))), "");
    assert!(cursor(&mut terminal, None).contains("\x1b[?25l"));
    assert_eq!(cursor(&mut terminal, None), "");
}

/// Counts what is written.
struct Counter(Rc<std::cell::Cell<usize>>);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn it_writes_no_more_than_the_stock_backend() {
    use ratatui_crossterm::CrosstermBackend;
    let page = |from: usize| {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let line = |number: usize| {
            Line::from(vec![
                Span::styled(format!("{number} "), Style::new().fg(Color::Indexed(31))),
                Span::raw("word ".repeat(number * 7 % 11)),
                Span::styled("strong", bold),
            ])
        };
        Text::from((from..from + 30).map(line).collect::<Vec<_>>())
    };
    let size = Size::new(80, 30);
    let area = ratatui::layout::Rect::from((Position::ORIGIN, size));
    let viewport = ratatui::Viewport::Fixed(area);
    let options = ratatui::TerminalOptions { viewport };
    let bytes = Rc::new(std::cell::Cell::new(0));
    let stock = CrosstermBackend::new(Counter(Rc::clone(&bytes)));
    let mut stock = Terminal::with_options(stock, options).unwrap();
    let Ok(mut own) = Terminal::new(AnsiBackend::new(size));
    let mut written = 0;
    for first in 0..20 {
        let Ok(_) = own.draw(|frame| frame.render_widget(page(first), area));
        stock
            .draw(|frame| frame.render_widget(page(first), area))
            .unwrap();
        written += own.backend_mut().take_frame().len();
    }
    assert!(
        written <= bytes.get(),
        "{written} bytes, stock {}",
        bytes.get()
    );
}
