//! A sitting: the item, its choices or lines, then the verdict with the reasons; at the end, the summary.

mod form;
mod judged;
mod ordered;
mod page;
mod placed;
mod summary;
mod typed;
mod written;

use ratatui::layout::{Position, Rect};

use super::chrome::{is_covered, top_line};
use super::find::typed as input;
use super::paint::Paint;
use crate::tui::layout;
use crate::tui::model::{Draft, Model, Quiz, Row, Sheet};
use crate::tui::theme::{Look, Sign};
use form::page;
use page::{Line, Page};
use summary::summary;

/// Columns of the text of an item, where there is room.
const MEASURE: u16 = 72;
/// Columns of a line to type in, at least.
const LINE: usize = 24;
/// Columns of a blank in a text, at least; the same for all, so that it tells nothing.
const BLANK: usize = 16;

/// Lines of the page of the item at hand, for scrolling.
pub(in crate::tui) fn quiz_height(quiz: &Quiz, size: (u16, u16)) -> usize {
    quiz.current()
        .map_or(0, |(item, sheet)| page(item, sheet, room(size)).lines.len())
}

/// Columns of a text that is being written.
pub(in crate::tui) fn writing_columns(size: (u16, u16)) -> usize {
    room(size).0.saturating_sub(written::MARGIN).max(1)
}

/// Columns and rows of an item.
fn room(size: (u16, u16)) -> (usize, usize) {
    let area = area(size);
    (usize::from(area.width), usize::from(area.height))
}

fn area(size: (u16, u16)) -> Rect {
    let body = layout::body(size);
    let column = layout::column(body, MEASURE);
    let air = u16::from(column.height > 14);
    Rect {
        y: column.y + air,
        height: column.height - air,
        ..column
    }
}

/// Draws the sitting.
pub(super) fn draw(model: &Model, quiz: &Quiz, paint: &mut Paint<'_>) {
    let place = match quiz.current() {
        Some(_) => format!("{} of {}", quiz.at + 1, quiz.items.len()),
        None => "overview".to_owned(),
    };
    top_line(paint, &[quiz.title.as_str()], &place);
    let area = area(model.size);
    let Some((item, sheet)) = quiz.current() else {
        summary(model, quiz, area, paint);
        return;
    };
    let (columns, height) = room(model.size);
    let page = page(item, sheet, (columns, height));
    let under_cursor = sheet.row(item).filter(|_| sheet.given.is_none());
    let first = first_line(&page, sheet, under_cursor, height);
    for (y, line) in (area.y..area.bottom()).zip(page.lines.iter().skip(first)) {
        draw_line(model, (area, y), line, (sheet, under_cursor), paint);
    }
    if page.lines.len() > first + height {
        let more = format!(" {} ", paint.theme.sign(Sign::More));
        paint.right_text(
            area.right(),
            area.bottom().saturating_sub(1),
            &more,
            Look::Bold,
        );
    }
}

/// The first line that is shown: what is under the cursor is on the screen, and as much above it as fits.
fn first_line(page: &Page, sheet: &Sheet, row: Option<Row>, height: usize) -> usize {
    let most = page.lines.len().saturating_sub(height);
    let Some(row) = row else {
        return sheet.scroll.min(most);
    };
    let caret = page.lines.iter().position(|line| line.caret.is_some());
    let is_own = |line: &Line| line.row == Some(row);
    let last = caret
        .filter(|_| row == Row::Text)
        .or_else(|| page.lines.iter().rposition(is_own))
        .unwrap_or(0);
    (last + 2)
        .saturating_sub(height)
        .max(sheet.scroll.min(most))
        .min(most)
}

fn draw_line(
    model: &Model,
    (area, y): (Rect, u16),
    line: &Line,
    (sheet, cursor): (&Sheet, Option<Row>),
    paint: &mut Paint<'_>,
) {
    let right = area.right();
    let mut x = area.x + u16::try_from(line.x).unwrap_or(0);
    let here = line.row.is_some() && line.row == cursor;
    let free = !is_covered(model);
    for (number, (text, look)) in line.parts.iter().enumerate() {
        let bold = here
            && *look == Look::Body
            && line.inputs.is_empty()
            && line.caret.is_none()
            && cursor != Some(Row::Text);
        let start = x;
        x = paint.text((x, y), right, text, if bold { Look::Bold } else { *look });
        let own_line = line.inputs.iter().find(|(part, _)| *part == number);
        if let (Some((_, index)), Draft::Lines(lines)) = (own_line, &sheet.draft)
            && let Some(own) = lines.get(*index)
        {
            let before = paint.cursor;
            input(paint, own, (start, y), x);
            if !free || cursor != Some(Row::Line(*index)) {
                paint.cursor = before;
            }
        }
    }
    if let (true, true, Some(column)) = (here, free, line.caret) {
        let column = u16::try_from(line.x + column).unwrap_or(u16::MAX);
        let x = area.x.saturating_add(column).min(right.saturating_sub(1));
        paint.cursor = Some(Position::new(x, y));
        return;
    }
    if here && free && line.row != Some(Row::Text) && paint.cursor.is_none() {
        paint.cursor = Some(Position::new(area.x, y));
    }
    // The cursor's sign stands before the first line of its row.
    if here && line.x == 0 {
        paint.sign(area.x, y, Sign::Here, Look::Due);
    }
}
