//! How a quiz looks: the item as it is asked or with its verdict, or the overview.

use ratatui::layout::{Position, Rect};

use super::layout::page::PageLine;
use super::layout::{area_of, first_line, laid, review, room};
use super::summary::summary;
use crate::tui::model::{AnswerInput, FormField, ItemForm, Model, Quiz};
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field;
use crate::tui::widgets::top_line::top_line;

/// Draws the sitting.
pub(crate) fn draw(model: &Model, quiz: &Quiz, canvas: &mut Canvas<'_>) {
    let place = match quiz.current() {
        Some(_) => format!("{} of {}", quiz.at + 1, quiz.forms.len()),
        None => "overview".to_owned(),
    };
    top_line(canvas, &[&quiz.session.title(" › ")], &place);
    let area = area_of(quiz, model.size);
    let Some((question, form)) = quiz.current() else {
        summary(model, quiz, canvas);
        return;
    };
    let (columns, height) = room(quiz, model.size);
    let bottom = area.y + u16::try_from(height).unwrap_or(area.height);
    draw_foot(quiz, area, canvas);
    let page = laid(quiz, (question, form), (columns, height));
    let under_cursor = form.field(question).filter(|_| question.answer.is_none());
    let (first, _) = first_line(&page, question, form, height);
    for (y, line) in (area.y..bottom).zip(page.lines.iter().skip(first)) {
        draw_line(model, (area, y), line, (form, under_cursor), canvas);
    }
    if page.lines.len() > first + height {
        let more = format!(" {} ", canvas.theme.glyph(Glyph::More));
        canvas.right_text(area.right(), bottom.saturating_sub(1), &more, Role::Bold);
    }
}

/// Draws what a review says under an item.
fn draw_foot(quiz: &Quiz, area: Rect, canvas: &mut Canvas<'_>) {
    let lines = review::foot(quiz, usize::from(area.width));
    let height = u16::try_from(lines.len()).unwrap_or(area.height);
    let top = area.bottom().saturating_sub(height);
    for (y, line) in (top..area.bottom()).zip(lines) {
        let mut x = area.x;
        for (text, role) in line {
            x = canvas.text((x, y), area.right(), &text, role);
        }
    }
}

fn draw_line(
    model: &Model,
    (area, y): (Rect, u16),
    line: &PageLine,
    (form, cursor): (&ItemForm, Option<FormField>),
    canvas: &mut Canvas<'_>,
) {
    let right = area.right();
    let mut x = area.x + u16::try_from(line.x).unwrap_or(0);
    let here = line.row.is_some() && line.row == cursor;
    let free = !model.is_covered();
    for (number, (text, role)) in line.parts.iter().enumerate() {
        let bold = here
            && *role == Role::Body
            && line.inputs.is_empty()
            && line.caret.is_none()
            && cursor != Some(FormField::Text);
        let start = x;
        x = canvas.text((x, y), right, text, if bold { Role::Bold } else { *role });
        let own_line = line.inputs.iter().find(|(part, _)| *part == number);
        if let (Some((_, index)), AnswerInput::Lines(lines)) = (own_line, &form.input)
            && let Some(own) = lines.get(*index)
        {
            let before = canvas.cursor;
            text_field::draw(canvas, own, (start, y), x);
            if !free || cursor != Some(FormField::Line(*index)) {
                canvas.cursor = before;
            }
        }
    }
    if let (true, true, Some(column)) = (here, free, line.caret) {
        let column = u16::try_from(line.x + column).unwrap_or(u16::MAX);
        let x = area.x.saturating_add(column).min(right.saturating_sub(1));
        canvas.cursor = Some(Position::new(x, y));
        return;
    }
    if here && free && line.row != Some(FormField::Text) && canvas.cursor.is_none() {
        canvas.cursor = Some(Position::new(area.x, y));
    }
    // The cursor's sign stands before the first line of its row.
    if here && line.x == 0 {
        canvas.glyph(area.x, y, Glyph::Here, Role::Due);
    }
}
