//! `assets/screen.svg`, the picture in README.md: a real screen of the course inside, as SVG.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::manual::compare_or_write;
use crate::session::Session;

/// Size of a cell, in units of the picture.
const CELL: (usize, usize) = (8, 18);
/// Space around the screen.
const MARGIN: usize = 12;
const BACKGROUND: &str = "#1c1f24";
const FOREGROUND: &str = "#d8dce2";

/// `STUDYHALL_WRITE=1 cargo test --test it picture` writes the picture anew.
#[test]
fn the_picture_in_the_readme_is_the_screen_of_today() {
    let mut session = Session::new().sized(100, 30);
    session.press("/5.3<enter>");
    let screen = session.screen();
    assert!(screen.contains("5.3 Affective"), "{screen}");
    compare_or_write(
        "assets/screen.svg",
        &svg(&session.buffer()),
        "--test it picture",
    );
}

#[test]
fn the_picture_escapes_markup_and_keeps_colours() {
    let mut buffer = Buffer::with_lines(["a<b", "&"]);
    buffer.content[2].fg = Color::Indexed(31);
    let svg = svg(&buffer);
    assert!(svg.contains(">a&lt;<") && svg.contains(">&amp;<"), "{svg}");
    assert!(svg.contains(r##"fill="#0087af">b<"##), "{svg}");
}

fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (
        usize::from(buffer.area.width),
        usize::from(buffer.area.height),
    );
    let (width, height) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"13.3\" \
         fill=\"{FOREGROUND}\" xml:space=\"preserve\">\n\
         <title>A lesson in studyhall, with the contents of the course beside it</title>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{BACKGROUND}\"/>"
    );
    for (y, row) in buffer.content.chunks(columns).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a.style() == b.style()) {
            write_run(run, (x, y), &mut out);
            x += run.len();
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Writes cells of one style that begin at `column` and `row`.
fn write_run(cells: &[Cell], (column, row): (usize, usize), out: &mut String) {
    let text: String = cells.iter().map(Cell::symbol).collect();
    let style = cells.first().unwrap().style();
    let is_reversed = style.add_modifier.contains(Modifier::REVERSED);
    let (left, top) = (MARGIN + column * CELL.0, MARGIN + row * CELL.1);
    let color = style.fg.map_or(FOREGROUND, hex);
    if is_reversed {
        let (width, height) = (cells.len() * CELL.0, CELL.1);
        let _ = writeln!(
            out,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{color}\"/>"
        );
    }
    let words = text.trim_end();
    if words.is_empty() {
        return;
    }
    let indent = words.chars().count() - words.trim_start().chars().count();
    let words = words.trim_start();
    let left = left + indent * CELL.0;
    let mut attributes = String::new();
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::CROSSED_OUT, " text-decoration=\"line-through\""),
        (Modifier::DIM, " opacity=\"0.65\""),
    ] {
        if style.add_modifier.contains(modifier) {
            attributes.push_str(attribute);
        }
    }
    if is_reversed {
        let _ = write!(attributes, " fill=\"{BACKGROUND}\"");
    } else if color != FOREGROUND {
        let _ = write!(attributes, " fill=\"{color}\"");
    }
    let (baseline, length) = (top + 13, words.chars().count() * CELL.0);
    let words = words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let _ = writeln!(
        out,
        "<text x=\"{left}\" y=\"{baseline}\" textLength=\"{length}\"{attributes}>{words}</text>"
    );
}

/// The colours of the theme, as xterm shows them.
fn hex(color: Color) -> &'static str {
    match color {
        Color::Reset => FOREGROUND,
        Color::Indexed(31) => "#0087af",
        Color::Indexed(130) => "#af5f00",
        other => panic!("add {other:?} to the picture"),
    }
}
