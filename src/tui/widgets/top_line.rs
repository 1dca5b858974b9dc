//! The top line, and the bar of a percentage.

use crate::text::width;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::canvas::Canvas;

/// Draws the top line: the path of the screen on the left, progress on the right. The path yields where there is no room.
pub(crate) fn top_line(canvas: &mut Canvas<'_>, path: &[&str], right: &str) {
    let (columns, _) = canvas.size();
    let needed = u16::try_from(width(right))
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let split = columns.saturating_sub(needed);
    let step = format!(" {} ", canvas.theme.glyph(Glyph::Step));
    // Where there is no room for the whole path its last part is shown.
    let mut from = 0;
    let whole = |from: usize| {
        path.get(from..).map_or(0, |path| {
            path.iter().map(|part| width(part) + 3).sum::<usize>()
        })
    };
    while from + 1 < path.len() && whole(from) > usize::from(split) {
        from += 1;
    }
    let shown = path.get(from..).unwrap_or_default().join(&step);
    canvas.cut((1, 0), split, &shown, Role::Bold);
    canvas.right_text(columns.saturating_sub(1), 0, right, Role::Quiet);
}

/// A bar of `columns` for a percentage.
pub(crate) fn bar(canvas: &Canvas<'_>, percent: u8, columns: usize) -> String {
    let full = ((usize::from(percent) * columns + 50) / 100).min(columns);
    let on = canvas.theme.glyph(Glyph::BarFull).repeat(full);
    on + &canvas.theme.glyph(Glyph::BarEmpty).repeat(columns - full)
}
