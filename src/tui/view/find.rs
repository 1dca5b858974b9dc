//! The search and the command palette.

use std::ops::Range;

use ratatui::layout::{Position, Rect};
use tui_input::Input;

use super::paint::Paint;
use crate::search::{Hit, KINDS, excerpt};
use crate::text::{width, wrap};
use crate::tui::document::plain;
use crate::tui::keymap::{BINDINGS, Layer, key_name};
use crate::tui::layout::{self, Listed};
use crate::tui::model::{Model, Palette, Search};
use crate::tui::theme::{Look, Sign};

/// From this width on a hit's context stands beside its title, not below it.
const BESIDE: u16 = 90;

fn search_box(model: &Model) -> Rect {
    layout::front(model.size, 120, layout::body(model.size).height)
}

/// Whether a hit's context stands beside its title.
fn is_beside(inner: Rect) -> bool {
    inner.width >= BESIDE
}

/// The room below the line that is typed in.
fn below_input(inner: Rect) -> Rect {
    Rect {
        y: inner.y + 2,
        height: inner.height.saturating_sub(2),
        ..inner
    }
}

/// The hits on the screen, whole ones only.
pub(super) fn search_list(model: &Model, search: &Search) -> Listed {
    let inner = layout::inside(search_box(model));
    let area = below_input(inner);
    let each = if is_beside(inner) { 1 } else { 2 };
    let shown = (area.height / each).max(1);
    let (at, count) = (search.cursor, search.answer.hits.len());
    Listed {
        area: Rect {
            height: shown * each,
            ..area
        },
        each,
        first: model.first_row(Layer::Search, (at, at + 1), (shown.into(), count)),
        count,
    }
}

fn palette_box(model: &Model) -> Rect {
    layout::front(model.size, 72, layout::body(model.size).height.min(20))
}

/// The commands on the screen.
pub(super) fn palette_list(model: &Model, palette: &Palette) -> Listed {
    let area = below_input(layout::inside(palette_box(model)));
    let (at, count) = (palette.cursor, palette.commands.len());
    let room = (usize::from(area.height), count);
    Listed {
        area,
        each: 1,
        first: model.first_row(Layer::Palette, (at, at + 1), room),
        count,
    }
}

/// Draws the search.
pub(super) fn draw_search(model: &Model, search: &Search, paint: &mut Paint<'_>) {
    let inner = paint.frame(search_box(model), "Find anything in the course");
    input_line(paint, &search.input, (inner.x, inner.y), inner.right());
    let listed = search_list(model, search);
    let list = listed.area;
    if search.answer.hits.is_empty() {
        draw_nothing(search, paint, below_input(inner));
        return;
    }
    if !search.answer.unknown.is_empty() {
        let words = search.answer.unknown.join(", ");
        let text = format!("Nothing has “{words}”; this has the rest.");
        paint.cut((inner.x, inner.y + 1), inner.right(), &text, Look::Quiet);
    }
    let beside = is_beside(inner);
    let hits = search.answer.hits.iter().enumerate().skip(listed.first);
    for (y, (index, hit)) in (list.y..list.bottom())
        .step_by(listed.each.into())
        .zip(hits)
    {
        draw_hit(paint, hit, (list, y), (beside, index == search.cursor));
    }
    let (here, shown) = (search.cursor + 1, search.answer.hits.len());
    let more = if search.answer.total > shown {
        format!(" of {}", search.answer.total)
    } else {
        String::new()
    };
    let count = format!(" {here}/{shown}{more} ");
    paint.right_text(inner.right(), inner.y, &count, Look::Quiet);
}

/// Where there is no hit: what could be typed, or the name that is nearest to what was.
fn draw_nothing(search: &Search, paint: &mut Paint<'_>, list: Rect) {
    let mut lines = Vec::new();
    if search.input.value().trim().is_empty() {
        lines.push("Type a word, a name, a place, a date, a question.".to_owned());
        lines.push("Wrong letters are forgiven. First a sign for one kind alone:".to_owned());
        let kinds = KINDS.map(|row| format!("{} {}", row.prefix, row.label));
        lines.extend(kinds.chunks(5).map(|some| some.join("   ")));
    } else if search.settled {
        lines.push(match &search.answer.nearest {
            Some(name) => format!("Nothing found. The name nearest to it: {name}"),
            None => "Nothing found. Fewer or shorter words find more.".to_owned(),
        });
    }
    let columns = usize::from(list.width).max(1);
    let mut rows = list.y..list.bottom();
    for line in lines {
        let runs = plain(&line);
        for (row, y) in wrap(&runs, columns).iter().zip(&mut rows) {
            let text = row.text(&runs);
            paint.cut((list.x, y), list.right(), &text, Look::Quiet);
        }
    }
}

fn draw_hit(
    paint: &mut Paint<'_>,
    hit: &Hit,
    (list, y): (Rect, u16),
    (beside, chosen): (bool, bool),
) {
    let kind_width = 11;
    if chosen {
        paint.sign(list.x, y, Sign::Here, Look::Due);
    }
    paint.cut(
        (list.x + 2, y),
        list.x + 1 + kind_width,
        hit.kind.label(),
        Look::Quiet,
    );
    let x = list.x + 2 + kind_width;
    let title_right = if beside { x + 34 } else { list.right() };
    let end = marked(
        paint,
        (x, y),
        title_right,
        (&hit.title, &hit.title_marks),
        Look::Bold,
    );
    if let Some(alias) = &hit.matched_alias {
        paint.cut(
            (end + 1, y),
            title_right,
            &match &hit.alias_note {
                Some(note) => format!("({alias}: {note})"),
                None => format!("({alias})"),
            },
            Look::Quiet,
        );
    }
    let (snippet_x, snippet_y) = if beside {
        (title_right + 1, y)
    } else {
        (list.x + 2, y + 1)
    };
    if snippet_y < list.bottom() {
        let room = usize::from(list.right().saturating_sub(snippet_x));
        let (text, marks) = if width(&hit.snippet) > room {
            excerpt(&hit.snippet, &hit.snippet_marks, room)
        } else {
            (hit.snippet.clone(), hit.snippet_marks.clone())
        };
        marked(
            paint,
            (snippet_x, snippet_y),
            list.right(),
            (&text, &marks),
            Look::Quiet,
        );
    }
    if chosen {
        paint.highlight(x, y, title_right.min(list.right()));
    }
}

/// Text with the matching parts marked; returns the column after it.
fn marked(
    paint: &mut Paint<'_>,
    (x, y): (u16, u16),
    right: u16,
    text: (&str, &[Range<usize>]),
    look: Look,
) -> u16 {
    let (text, marks) = text;
    let mut x = x;
    let mut from = 0;
    for mark in marks {
        let (Some(before), Some(hit)) = (text.get(from..mark.start), text.get(mark.clone())) else {
            continue;
        };
        for (part, look) in [(before, look), (hit, Look::Mark)] {
            if width(part) > usize::from(right.saturating_sub(x)) {
                return paint.cut((x, y), right, part, look);
            }
            x = paint.text((x, y), right, part, look);
        }
        from = mark.end;
    }
    paint.cut((x, y), right, text.get(from..).unwrap_or_default(), look)
}

/// A line to type in, with its cursor kept in sight.
pub(super) fn input_line(paint: &mut Paint<'_>, input: &Input, (x, y): (u16, u16), right: u16) {
    let x = paint.sign(x, y, Sign::Here, Look::Due) + 1;
    typed(paint, input, (x, y), right.saturating_sub(10).max(x + 10));
}

/// What is typed, scrolled so that the cursor is in sight; the terminal's cursor goes there.
pub(super) fn typed(paint: &mut Paint<'_>, input: &Input, (x, y): (u16, u16), right: u16) {
    let room = usize::from(right.saturating_sub(x)).max(1);
    let scroll = input.visual_scroll(room.saturating_sub(1).max(1));
    let mut skipped = 0;
    let shown: String = input
        .value()
        .chars()
        .skip_while(|c| {
            let skip = skipped < scroll;
            skipped += width(c.encode_utf8(&mut [0; 4]));
            skip
        })
        .collect();
    paint.text((x, y), right, &shown, Look::Body);
    let at = input.visual_cursor().saturating_sub(scroll);
    paint.cursor = Some(Position::new(
        x + u16::try_from(at.min(room)).unwrap_or(0),
        y,
    ));
}

/// Draws the command palette.
pub(super) fn draw_palette(model: &Model, palette: &Palette, paint: &mut Paint<'_>) {
    let inner = paint.frame(palette_box(model), "Find a command");
    input_line(paint, &palette.input, (inner.x, inner.y), inner.right());
    let listed = palette_list(model, palette);
    let list = listed.area;
    if palette.commands.is_empty() {
        paint.cut(
            (list.x, list.y),
            list.right(),
            "No such command here.",
            Look::Quiet,
        );
    }
    let commands = palette.commands.iter().enumerate().skip(listed.first);
    for (y, (index, command)) in (list.y..list.bottom()).zip(commands) {
        let Some(binding) = BINDINGS.get(*command) else {
            continue;
        };
        let key = binding
            .keys
            .first()
            .map(|key| key_name(key))
            .unwrap_or_default();
        let edge = paint.right_text(list.right(), y, &key, Look::Key);
        paint.cut(
            (list.x + 2, y),
            edge.saturating_sub(1),
            binding.help,
            Look::Body,
        );
        if index == palette.cursor {
            paint.sign(list.x, y, Sign::Here, Look::Due);
            paint.highlight(list.x + 2, y, list.right());
        }
    }
}
