//! What a frame is as bytes.

use ratatui::style::Style;
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
    let text = text.into();
    let Ok(_) = terminal.draw(|frame| frame.render_widget(text, frame.area()));
    let frame = terminal.backend_mut().take_frame();
    frame.replace("\x1b[?2026h", "").replace("\x1b[?2026l", "")
}

fn styled(text: &'static str, style: impl Into<Style>) -> Line<'static> {
    Line::from(Span::styled(text, style))
}

#[test]
fn only_what_changed_is_written() {
    let mut terminal = terminal();
    draw(&mut terminal, "one two three\nfour");
    assert_eq!(draw(&mut terminal, "one two three\nfour"), "");
    let drawn = draw(&mut terminal, "one 2wo 3hree\nfive");
    assert_eq!(drawn, "\x1b[1;5H2\x1b[3C3\x1b[2;2Hive");
    draw(
        &mut terminal,
        styled("long and reversed", Modifier::REVERSED),
    );
    assert_eq!(
        draw(&mut terminal, styled("b", Style::new())).trim_end(),
        "\x1b[1;1Hb"
    );
}

#[test]
fn sixteen_colours_are_named_as_such() {
    for (color, parameters) in [
        (Color::Cyan, "36"),
        (Color::LightRed, "91"),
        (Color::Indexed(31), "38;5;31"),
        (Color::Rgb(1, 2, 3), "38;2;1;2;3"),
    ] {
        let expected = format!("\x1b[1;1H\x1b[0;{parameters}mx\x1b[m");
        assert_eq!(draw(&mut terminal(), styled("x", color)), expected);
    }
}

#[test]
fn a_blank_needs_no_style_unless_the_style_shows_on_it() {
    for (modifier, expected) in [
        (Modifier::DIM, "\x1b[0;2ma b\x1b[m"),
        (Modifier::UNDERLINED, "\x1b[0;4ma\x1b[m \x1b[0;4mb\x1b[m"),
    ] {
        let mut terminal = terminal();
        draw(&mut terminal, "xxx");
        let line = [
            Span::styled("a", modifier),
            Span::raw(" "),
            Span::styled("b", modifier),
        ];
        let drawn = draw(&mut terminal, Line::from(line.to_vec()));
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
    assert!(
        !frame.replace("\x1b[", "").contains(char::is_control),
        "{frame:?}"
    );
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
    let page = |from: usize| {
        let number = |number| Span::styled(format!("{number} "), Color::Indexed(31));
        let words = |number: usize| Span::raw("word ".repeat(number * 7 % 11));
        let line = |n| {
            Line::from(vec![
                number(n),
                words(n),
                Span::styled("strong", Modifier::BOLD),
            ])
        };
        (from..from + 30).map(line).collect::<Text<'_>>()
    };
    let area = ratatui::layout::Rect::new(0, 0, 80, 30);
    let mut stock = std::io::Cursor::new(Vec::new());
    let viewport = Viewport::Fixed(area);
    let backend = CrosstermBackend::new(&mut stock);
    let mut theirs = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
    let Ok(mut own) = Terminal::new(AnsiBackend::new(area.as_size()));
    let mut written = 0;
    for first in 0..20 {
        let Ok(_) = own.draw(|frame| frame.render_widget(page(first), area));
        written += own.backend_mut().take_frame().len();
        theirs
            .draw(|frame| frame.render_widget(page(first), area))
            .unwrap();
    }
    drop(theirs);
    let stock = stock.into_inner().len();
    assert!(written <= stock, "{written} bytes, stock {stock}");
}
