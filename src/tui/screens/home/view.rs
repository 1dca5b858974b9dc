//! How the home screen looks.

use ratatui::layout::{Position, Rect};

use super::entries::{
    HomeEntry, LessonName, LessonState, PathRow, RowContent, due_summary, lesson_state,
    lesson_summary, module_summary,
};
use super::layout::page;
use crate::text::width;
use crate::tui::document::count;
use crate::tui::messages::Message;
use crate::tui::model::Model;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::top_line::top_line;

/// Draws the home screen.
pub(crate) fn draw(model: &Model, cursor: usize, canvas: &mut Canvas<'_>) {
    let page = page(model, cursor);
    let area = page.list.area;
    let right = due_summary(model).unwrap_or_else(|| Message::Today.text().to_owned());
    top_line(canvas, &[model.opening.title.as_str()], &right);
    let rows = page.rows.iter().enumerate().skip(page.list.offset);
    for (y, (index, row)) in (area.y..area.bottom()).zip(rows) {
        let is_current = Some(index) == page.current;
        if is_current {
            canvas.glyph(area.x, y, Glyph::Here, Role::Due);
            if !model.is_covered() {
                canvas.cursor = Some(Position::new(area.x, y));
            }
        }
        let row_area = Rect::new(area.x + 2, y, area.width.saturating_sub(2), 1);
        draw_row(
            model,
            (&row.content, row.entry.as_ref()),
            row_area,
            is_current,
            canvas,
        );
    }
}

fn draw_row(
    model: &Model,
    (content, entry): (&RowContent<'_>, Option<&HomeEntry>),
    area: Rect,
    is_current: bool,
    canvas: &mut Canvas<'_>,
) {
    let (at, right) = ((area.x, area.y), area.right());
    let role = if is_current { Role::Bold } else { Role::Body };
    match content {
        RowContent::Blank => {}
        RowContent::Heading(text) => {
            canvas.cut(at, right, text.text(), Role::Heading);
        }
        RowContent::NextStep(text) => {
            let role = if is_current { Role::Title } else { Role::Due };
            canvas.cut(at, right, text, role);
        }
        RowContent::Waiting(text) => {
            let (role, key) = match entry {
                None => (Role::Quiet, ""),
                Some(HomeEntry::Review) if !is_current => (Role::Due, "R"),
                Some(HomeEntry::Review) => (role, "R"),
                Some(HomeEntry::Plan) => (role, "M"),
                Some(HomeEntry::NextPlanStep) => (role, "N"),
                Some(HomeEntry::Progress) => (role, "P"),
                Some(_) => (role, ""),
            };
            let end = canvas.cut(at, right, text, role);
            canvas.text((end + 2, area.y), right, key, Role::Key);
        }
        RowContent::Search => {
            let end = canvas.text(at, right, Message::FindAnything.text(), role);
            canvas.text((end + 2, area.y), right, "/", Role::Key);
        }
        RowContent::Route(title, lessons) => {
            let text = format!("{title}: {}", count(*lessons, "lesson"));
            canvas.cut((area.x + 1, area.y), right, &text, role);
        }
        RowContent::Path(PathRow::Module(number, title)) => {
            let title = format!("{number} {title}");
            let known = module_summary(model, *number).unwrap_or_default();
            canvas.cut(at, right, &title, Role::Heading);
            if usize::from(area.width) >= width(&title) + width(&known) + 2 {
                canvas.right_text(right, area.y, &known, Role::Quiet);
            }
        }
        RowContent::Path(PathRow::Lesson(lesson)) => {
            draw_lesson(model, *lesson, area, role, canvas);
        }
        RowContent::Path(PathRow::Broken(broken)) => {
            let (glyph, glyph_role) = lesson_glyph(LessonState::Broken);
            let x = canvas.glyph(area.x + 1, area.y, glyph, glyph_role) + 1;
            let end = canvas.cut((x, area.y), right, &broken.name, Role::Unavailable);
            canvas.cut((end + 2, area.y), right, &broken.finding, Role::Quiet);
        }
    }
}

fn draw_lesson(
    model: &Model,
    lesson: LessonName<'_>,
    area: Rect,
    role: Role,
    canvas: &mut Canvas<'_>,
) {
    let (y, right) = (area.y, area.right());
    let (glyph, glyph_role) = lesson_glyph(lesson_state(model, lesson.id));
    let x = canvas.glyph(area.x + 1, y, glyph, glyph_role) + 1;
    let name = format!("{} {}", lesson.number, lesson.title);
    let summary = lesson_summary(model, lesson.id);
    // The summary is shown where it fits beside the title.
    let needed = u16::try_from(width(&summary) + 2).unwrap_or(u16::MAX);
    let is_fitting = usize::from(right.saturating_sub(x)) >= width(&name) + usize::from(needed);
    let edge = if is_fitting { right - needed } else { right };
    canvas.cut((x, y), edge, &name, role);
    if is_fitting {
        canvas.right_text(right, y, &summary, Role::Quiet);
    }
}

/// The glyph of a lesson's state.
pub(crate) fn lesson_glyph(state: LessonState) -> (Glyph, Role) {
    match state {
        LessonState::Done => (Glyph::Done, Role::Right),
        LessonState::Begun(_) => (Glyph::Due, Role::Due),
        LessonState::Open => (Glyph::Open, Role::Quiet),
        LessonState::Broken => (Glyph::Broken, Role::Wrong),
    }
}
