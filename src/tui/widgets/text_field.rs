//! A text field of one line, scrolled so that its cursor is on the screen.

use ratatui::layout::Position;
use tui_input::Input;

use crate::text::width;
use crate::tui::layout::prompt_columns;
use crate::tui::text_field::scroll;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::canvas::Canvas;

/// Draws a text field behind a prompt.
pub(crate) fn draw_prompt(canvas: &mut Canvas<'_>, input: &Input, (x, y): (u16, u16), right: u16) {
    canvas.glyph(x, y, Glyph::Here, Role::Due);
    let columns = prompt_columns(x, right);
    draw(canvas, input, (columns.start, y), columns.end);
}

/// Draws the text of a field, and puts the terminal's cursor into it.
pub(crate) fn draw(canvas: &mut Canvas<'_>, input: &Input, (x, y): (u16, u16), right: u16) {
    let room = usize::from(right.saturating_sub(x)).max(1);
    let scroll = scroll(input, room);
    let mut skipped = 0;
    let shown = input.value().chars().skip_while(|c| {
        let is_left_of_field = skipped < scroll;
        skipped += width(c.encode_utf8(&mut [0; 4]));
        is_left_of_field
    });
    canvas.text((x, y), right, &shown.collect::<String>(), Role::Body);
    let at = input.visual_cursor().saturating_sub(scroll).min(room);
    canvas.cursor = Some(Position::new(x + u16::try_from(at).unwrap_or(0), y));
}
