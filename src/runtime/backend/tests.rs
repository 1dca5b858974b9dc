//! What a frame is as bytes.

use ratatui::style::Stylize as _;
use ratatui::text::{Line, Span, Text};
use ratatui::{Terminal, TerminalOptions, Viewport};
use ratatui_crossterm::CrosstermBackend;

use super::*;

fn terminal() -> Terminal<AnsiBackend> {
    let Ok(terminal) = Terminal::new(AnsiBackend::new(Size::new(20, 4)));
    terminal
}

/// The bytes of a frame that shows `text`, without synchronised output.
fn draw(terminal: &mut Terminal<AnsiBackend>, text: impl Into<Text<'static>>) -> String {
    let Ok(_) = terminal.draw(|frame| frame.render_widget(text.into(), frame.area()));
    let frame = terminal.backend_mut().take_frame();
    frame.replace("\x1b[?2026h", "").replace("\x1b[?2026l", "")
}

#[test]
fn only_what_changed_is_written() {
    let mut terminal = terminal();
    draw(&mut terminal, "one two three\nfour");
    assert_eq!(draw(&mut terminal, "one two three\nfour"), "");
    let drawn = draw(&mut terminal, "one 2wo 3hree\nfive");
    assert_eq!(drawn, "\x1b[1;5H2\x1b[3C3\x1b[2;2Hive");
    draw(&mut terminal, "long and reversed".reversed());
    assert_eq!(draw(&mut terminal, "b").trim_end(), "\x1b[1;1Hb");
}

#[test]
fn a_style_is_sent_where_it_shows_and_sixteen_colours_are_named_as_such() {
    for (style, expected) in [
        (Style::from(Color::Cyan), "\x1b[0;36ma b\x1b[m"),
        (Color::LightRed.into(), "\x1b[0;91ma b\x1b[m"),
        (Color::Indexed(31).into(), "\x1b[0;38;5;31ma b\x1b[m"),
        (Color::Rgb(1, 2, 3).into(), "\x1b[0;38;2;1;2;3ma b\x1b[m"),
        (Modifier::DIM.into(), "\x1b[0;2ma b\x1b[m"),
        (
            Modifier::UNDERLINED.into(),
            "\x1b[0;4ma\x1b[m \x1b[0;4mb\x1b[m",
        ),
    ] {
        let mut terminal = terminal();
        draw(&mut terminal, "xxx");
        let [a, b] = ["a", "b"].map(|text| Span::styled(text, style));
        let drawn = draw(&mut terminal, Line::from_iter([a, Span::raw(" "), b]));
        assert_eq!(drawn, format!("\x1b[1;1H{expected}"));
    }
}

#[test]
fn where_the_cursor_may_be_elsewhere_it_is_placed() {
    let drawn = draw(&mut terminal(), "漢字xe\u{301}y");
    assert_eq!(drawn, "\x1b[1;1H漢\x1b[1;3H字\x1b[1;5Hxe\u{301}\x1b[1;7Hy");
    let drawn = draw(&mut terminal(), "12345678901234567890\nnext");
    assert!(drawn.ends_with("0\x1b[2;1Hnext"), "{drawn:?}");
}

#[test]
fn nothing_that_acts_on_a_terminal_is_printed() {
    let mut backend = AnsiBackend::new(Size::new(20, 4));
    let cells = ["\x1b", "\x07", "\u{9b}", "\r", "a\x1b[2J", "\u{7f}", ""].map(Cell::new);
    let Ok(()) = backend.draw((0..).zip(&cells).map(|(x, cell)| (x, 0, cell)));
    let frame = backend.take_frame();
    assert!(frame.contains("a\u{FFFD}[2J"), "{frame:?}");
    let rest = frame.replace("\x1b[", "");
    assert!(!rest.contains(char::is_control), "{frame:?}");
}

#[test]
fn the_cursor_is_shown_where_it_is_put_and_hidden_once() {
    let mut terminal = terminal();
    let shown = "\x1b[?2026h\x1b[?25h\x1b[2;4H\x1b[?2026l";
    let hidden = "\x1b[?2026h\x1b[?25l\x1b[?2026l";
    for (shows, expected) in [(false, ""), (true, shown), (true, ""), (false, hidden)] {
        let Ok(_) = terminal.draw(|frame| {
            if shows {
                frame.set_cursor_position((3, 1));
            }
        });
        assert_eq!(terminal.backend_mut().take_frame(), expected);
    }
}

#[test]
fn it_writes_no_more_than_the_stock_backend() {
    let line = |n: usize| {
        let words = "word ".repeat(n * 7 % 3).into();
        Line::from_iter([n.to_string().fg(Color::Indexed(31)), words, "strong".bold()])
    };
    let page = |first: usize| (first..first + 4).map(line).collect::<Text<'_>>();
    let mut own = terminal();
    let viewport = Viewport::Fixed(own.size().unwrap_or_default().into());
    let mut stock = Vec::new();
    let backend = CrosstermBackend::new(&mut stock);
    let mut theirs = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
    let lengths = (0..20).map(|first| {
        let _ = theirs.draw(|frame| frame.render_widget(page(first), frame.area()));
        draw(&mut own, page(first)).len()
    });
    let written: usize = lengths.sum();
    drop(theirs);
    let stock = stock.len();
    assert!(written <= stock, "{written} bytes, stock {stock}");
}
