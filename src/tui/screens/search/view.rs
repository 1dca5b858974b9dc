//! How the search and the command palette look.

use std::ops::Range;

use ratatui::layout::Rect;

use super::layout::{below_input, commands, is_beside, palette_area, results, search_area};
use super::state::{PaletteScreen, QueryOrigin, SearchScreen};
use crate::search::{Hit, KINDS, Kind, excerpt};
use crate::text::width;
use crate::tui::keymap::{BINDINGS, key_name};
use crate::tui::layout::prompt_columns;
use crate::tui::messages::Message;
use crate::tui::model::Model;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field;

/// Columns of a result's kind.
const KIND: u16 = 11;
/// Columns of a result's title, where the context stands beside it.
const TITLE: u16 = 34;

/// Draws the search.
pub(crate) fn draw_search(model: &Model, search: &SearchScreen, canvas: &mut Canvas<'_>) {
    let inner = canvas.frame(search_area(model), Message::FindInCourse.text());
    text_field::draw_prompt(canvas, &search.input, (inner.x, inner.y), inner.right());
    if search.origin == QueryOrigin::Kept && !search.input.value().is_empty() {
        let columns = prompt_columns(inner.x, inner.right());
        let end = columns.start + u16::try_from(width(search.input.value())).unwrap_or(u16::MAX);
        canvas.highlight(columns.start, inner.y, end.min(columns.end));
    }
    let list = results(model, search);
    if search.answer.hits.is_empty() {
        draw_no_result(search, canvas, below_input(inner));
        return;
    }
    if !search.answer.unknown.is_empty() {
        let text = Message::NothingHas.with(&[&search.answer.unknown.join(", ")]);
        canvas.cut((inner.x, inner.y + 1), inner.right(), &text, Role::Quiet);
    }
    let hits = search.answer.hits.iter().enumerate().skip(list.offset);
    let rows = (list.area.y..list.area.bottom()).step_by(list.entry_height.into());
    for (y, (index, hit)) in rows.zip(hits) {
        let area = Rect {
            y,
            height: list.area.bottom() - y,
            ..list.area
        };
        let marks = (is_beside(inner), index == search.cursor);
        draw_hit(canvas, (hit, lesson_name(model, hit)), area, marks);
    }
    let (number, shown) = (search.cursor + 1, search.answer.hits.len());
    let text = if search.answer.total > shown {
        Message::ResultOfTotal.with(&[&number, &shown, &search.answer.total])
    } else {
        Message::ResultOf.with(&[&number, &shown])
    };
    canvas.right_text(inner.right(), inner.y, &text, Role::Quiet);
}

/// Draws what can be typed, or the name that is nearest to what was.
fn draw_no_result(search: &SearchScreen, canvas: &mut Canvas<'_>, area: Rect) {
    let mut lines = Vec::new();
    if search.input.value().trim().is_empty() {
        lines.push(Message::TypeAWord.text().to_owned());
        lines.push(Message::LettersForgiven.text().to_owned());
        let kinds = KINDS.map(|row| format!("{} {}", row.prefix, row.label));
        lines.extend(kinds.chunks(5).map(|some| some.join("   ")));
    } else if search.is_complete {
        lines.push(match &search.answer.nearest {
            Some(name) => Message::NearestName.with(&[name]),
            None => Message::NothingFound.text().to_owned(),
        });
    }
    let mut y = area.y;
    for line in lines {
        y = canvas.wrapped(area, y, &line, Role::Quiet);
    }
}

/// The number of the lesson that a hit is in; with its title where no text of the hit is shown.
fn lesson_name(model: &Model, hit: &Hit) -> Option<String> {
    let lesson = hit.lesson.as_ref()?;
    if hit.kind == Kind::Lesson {
        return None;
    }
    let lesson = model.library.as_ref()?.course.lesson(lesson.as_str())?;
    Some(if hit.snippet.is_empty() {
        format!("{} {}", lesson.number, lesson.title)
    } else {
        format!("{} · ", lesson.number)
    })
}

fn draw_hit(
    canvas: &mut Canvas<'_>,
    (hit, lesson): (&Hit, Option<String>),
    area: Rect,
    (is_beside, is_current): (bool, bool),
) {
    let y = area.y;
    if is_current {
        canvas.glyph(area.x, y, Glyph::Here, Role::Due);
    }
    let x = area.x + 2 + KIND;
    canvas.cut((area.x + 2, y), x - 1, hit.kind.label(), Role::Quiet);
    let title_right = if is_beside { x + TITLE } else { area.right() };
    let title = (hit.title.as_ref(), &hit.title_marks[..]);
    let end = draw_marked(canvas, (x, y), title_right, title, Role::Bold);
    if let Some(alias) = &hit.matched_alias {
        let text = match &hit.alias_note {
            Some(note) => format!("({alias}: {note})"),
            None => format!("({alias})"),
        };
        canvas.cut((end + 1, y), title_right, &text, Role::Quiet);
    }
    let snippet = if is_beside {
        (title_right + 1, y)
    } else {
        (area.x + 2, y + 1)
    };
    if snippet.1 < area.bottom() {
        let lesson = lesson.unwrap_or_default();
        let snippet = (
            canvas.cut(snippet, area.right(), &lesson, Role::Quiet),
            snippet.1,
        );
        let room = usize::from(area.right().saturating_sub(snippet.0));
        let (text, marks) = if width(&hit.snippet) > room {
            excerpt(&hit.snippet, &hit.snippet_marks, room)
        } else {
            (hit.snippet.clone(), hit.snippet_marks.clone())
        };
        draw_marked(canvas, snippet, area.right(), (&text, &marks), Role::Quiet);
    }
    if is_current {
        canvas.highlight(x, y, title_right.min(area.right()));
    }
}

/// Writes text with the matching parts marked; returns the column after it.
fn draw_marked(
    canvas: &mut Canvas<'_>,
    (mut x, y): (u16, u16),
    right: u16,
    (text, marks): (&str, &[Range<usize>]),
    role: Role,
) -> u16 {
    let mut from = 0;
    for mark in marks {
        let (Some(before), Some(hit)) = (text.get(from..mark.start), text.get(mark.clone())) else {
            continue;
        };
        for (part, role) in [(before, role), (hit, Role::Mark)] {
            if width(part) > usize::from(right.saturating_sub(x)) {
                return canvas.cut((x, y), right, part, role);
            }
            x = canvas.text((x, y), right, part, role);
        }
        from = mark.end;
    }
    canvas.cut((x, y), right, text.get(from..).unwrap_or_default(), role)
}

/// Draws the command palette.
pub(crate) fn draw_palette(model: &Model, palette: &PaletteScreen, canvas: &mut Canvas<'_>) {
    let inner = canvas.frame(palette_area(model), Message::FindCommand.text());
    text_field::draw_prompt(canvas, &palette.input, (inner.x, inner.y), inner.right());
    let list = commands(model, palette);
    let area = list.area;
    if palette.commands.is_empty() {
        let text = Message::NoSuchCommand.text();
        canvas.cut((area.x, area.y), area.right(), text, Role::Quiet);
    }
    let commands = palette.commands.iter().enumerate().skip(list.offset);
    for (y, (index, command)) in (area.y..area.bottom()).zip(commands) {
        let Some(binding) = BINDINGS.get(*command) else {
            continue;
        };
        let key = binding
            .keys
            .first()
            .map_or_else(String::new, |key| key_name(key));
        let edge = canvas.right_text(area.right(), y, &key, Role::Key);
        canvas.cut(
            (area.x + 2, y),
            edge.saturating_sub(1),
            binding.help.map_or("", Message::text),
            Role::Body,
        );
        if index == palette.cursor {
            canvas.glyph(area.x, y, Glyph::Here, Role::Due);
            canvas.highlight(area.x + 2, y, area.right());
        }
    }
}
