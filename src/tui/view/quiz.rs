//! A sitting: the item, its choices or lines, then the verdict with the reasons; at the end, the summary.

mod form;
mod judged;
mod page;
mod summary;

use ratatui::layout::{Position, Rect};

use super::chrome::{is_covered, top_line};
use super::find::typed;
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
    let columns = usize::from(area(size).width);
    quiz.current()
        .map_or(0, |(item, sheet)| page(item, sheet, columns).lines.len())
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
        None => "the end".to_owned(),
    };
    top_line(paint, &[quiz.title.as_str()], &place);
    let area = area(model.size);
    let Some((item, sheet)) = quiz.current() else {
        summary(model, quiz, area, paint);
        return;
    };
    let page = page(item, sheet, usize::from(area.width));
    let height = usize::from(area.height);
    let under_cursor = match sheet.marked {
        None => Quiz::rows(item, sheet).get(sheet.cursor).copied(),
        Some(_) => None,
    };
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
    let last = page
        .lines
        .iter()
        .rposition(|line| line.row == Some(row))
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
        let bold = here && *look == Look::Body && line.inputs.is_empty();
        let start = x;
        x = paint.text((x, y), right, text, if bold { Look::Bold } else { *look });
        let input = line.inputs.iter().find(|(part, _)| *part == number);
        if let (Some((_, index)), Draft::Lines(lines)) = (input, &sheet.draft)
            && let Some(own) = lines.get(*index)
        {
            let before = paint.cursor;
            typed(paint, own, (start, y), x);
            if !free || cursor != Some(Row::Line(*index)) {
                paint.cursor = before;
            }
        }
    }
    if here && free && paint.cursor.is_none() {
        paint.cursor = Some(Position::new(area.x, y));
    }
    // The cursor's sign stands before the first line of its row.
    if here && line.x == 0 {
        paint.sign(area.x, y, Sign::Here, Look::Due);
    }
}
