//! The first screen: the next step, the search, the path.

use ratatui::layout::Position;

use super::chrome::{is_covered, top_line};
use super::paint::Paint;
use crate::text::{SafeText, width};
use crate::tui::document::count;
use crate::tui::keymap::Layer;
use crate::tui::layout::{self, Listed};
use crate::tui::model::Model;
use crate::tui::theme::{Look, Sign};
use crate::tui::today::{
    Door, PathRow, State, detail, due_word, held, next_step, path, routes, waiting,
};

/// A line of the first screen.
enum Row {
    Blank,
    Heading(String),
    Next(String),
    Waiting(String, Option<Door>),
    Search,
    Route(SafeText, usize),
    Path(PathRow),
}

impl Row {
    fn is_door(&self) -> bool {
        matches!(
            self,
            Self::Next(_)
                | Self::Waiting(_, Some(_))
                | Self::Search
                | Self::Route(..)
                | Self::Path(PathRow::Lesson { .. })
        )
    }
}

fn rows(model: &Model) -> Vec<Row> {
    let mut rows = vec![Row::Blank];
    match next_step(model) {
        Some((step, _)) => rows.push(Row::Next(step)),
        None if model.library.is_some() => {
            rows.push(Row::Heading(
                "Everything here has been read. Open any lesson to look again.".into(),
            ));
        }
        None => {}
    }
    rows.extend(
        waiting(model)
            .into_iter()
            .map(|(said, door)| Row::Waiting(said, door)),
    );
    rows.push(Row::Search);
    let routes = routes(model);
    if !routes.is_empty() {
        rows.push(Row::Blank);
        rows.push(Row::Heading("Short routes".into()));
        rows.extend(
            routes
                .into_iter()
                .map(|(_, title, lessons)| Row::Route(title, lessons)),
        );
    }
    for row in path(model) {
        if matches!(row, PathRow::Module(..)) {
            rows.push(Row::Blank);
        }
        rows.push(Row::Path(row));
    }
    rows
}

/// The lines of the first screen as they stand there.
struct Page {
    listed: Listed,
    rows: Vec<Row>,
    under_cursor: Option<usize>,
}

fn page(model: &Model, cursor: usize) -> Page {
    let area = layout::column(layout::body(model.size), 84);
    let rows = rows(model);
    let doors = rows.iter().enumerate().filter(|(_, row)| row.is_door());
    let under_cursor = doors.map(|(index, _)| index).nth(cursor);
    let here = under_cursor.unwrap_or(0);
    // A heading and a blank above it, two more lines below it.
    let need = (here.saturating_sub(2), here + 3);
    let room = (usize::from(area.height), rows.len());
    let listed = Listed {
        area,
        each: 1,
        first: model.first_row(Layer::Today, need, room),
        count: rows.len(),
    };
    Page {
        listed,
        rows,
        under_cursor,
    }
}

/// The first line that is shown.
pub(super) fn first(model: &Model, cursor: usize) -> usize {
    page(model, cursor).listed.first
}

/// The door on a cell, as the cursor counts them.
pub(super) fn door_at(model: &Model, cursor: usize, at: (u16, u16)) -> Option<usize> {
    let page = page(model, cursor);
    let (before, rest) = page.rows.split_at_checked(page.listed.at(at)?)?;
    let doors = before.iter().filter(|row| row.is_door()).count();
    rest.first()?.is_door().then_some(doors)
}

/// Draws the first screen.
pub(super) fn draw(model: &Model, cursor: usize, paint: &mut Paint<'_>) {
    let Page {
        listed: Listed { area, first, .. },
        rows,
        under_cursor,
    } = page(model, cursor);
    let right = due_word(model).unwrap_or_else(|| "Today".to_owned());
    top_line(paint, &[model.opening.title.as_str()], &right);
    let right = area.right();
    for (y, (index, row)) in (area.y..area.bottom()).zip(rows.iter().enumerate().skip(first)) {
        let here = Some(index) == under_cursor;
        if here {
            paint.sign(area.x, y, Sign::Here, Look::Due);
            if !is_covered(model) {
                paint.cursor = Some(Position::new(area.x, y));
            }
        }
        let x = area.x + 2;
        let look = if here { Look::Bold } else { Look::Body };
        match row {
            Row::Blank => {}
            Row::Heading(text) => {
                paint.cut((x, y), right, text, Look::Heading);
            }
            Row::Next(text) => {
                paint.cut(
                    (x, y),
                    right,
                    text,
                    if here { Look::Title } else { Look::Due },
                );
            }
            Row::Waiting(text, door) => {
                let look = match door {
                    None => Look::Quiet,
                    Some(Door::Review) if !here => Look::Due,
                    Some(_) => look,
                };
                let end = paint.cut((x, y), right, text, look);
                let key = match door {
                    Some(Door::Review) => "R",
                    Some(Door::Plan) => "M",
                    Some(Door::NextPart) => "N",
                    Some(Door::Progress) => "P",
                    _ => "",
                };
                paint.text((end + 2, y), right, key, Look::Key);
            }
            Row::Search => {
                let end = paint.text((x, y), right, "Find a word, a name, a question", look);
                paint.text((end + 2, y), right, "/", Look::Key);
            }
            Row::Route(title, lessons) => {
                let lessons = count(*lessons, "lesson");
                paint.cut((x + 1, y), right, &format!("{title}: {lessons}"), look);
            }
            Row::Path(PathRow::Module(number, title)) => {
                let title = format!("{number} {title}");
                let known = held(model, *number).unwrap_or_default();
                // What is known of the module goes first where there is no room for both.
                let fits =
                    usize::from(right.saturating_sub(x)) >= width(&title) + width(&known) + 2;
                paint.cut((x, y), right, &title, Look::Heading);
                if fits {
                    paint.right_text(right, y, &known, Look::Quiet);
                }
            }
            Row::Path(PathRow::Lesson { door, name, state }) => {
                let detail = detail(model, door);
                lesson(paint, (x, y), right, (name, *state, &detail), look);
            }
        }
    }
}

fn lesson(
    paint: &mut Paint<'_>,
    (x, y): (u16, u16),
    right: u16,
    row: (&str, State, &str),
    look: Look,
) {
    let (name, state, detail) = row;
    let (sign, sign_look) = state_sign(state);
    let after = paint.sign(x + 1, y, sign, sign_look) + 1;
    if state == State::Broken {
        let end = paint.cut((after, y), right, name, Look::Unavailable);
        paint.cut((end + 2, y), right, detail, Look::Quiet);
        return;
    }
    // What is known about the lesson stands at the right where it fits beside the title, and goes first.
    let needed = u16::try_from(width(detail) + 2).unwrap_or(u16::MAX);
    let fits = usize::from(right.saturating_sub(after)) >= width(name) + usize::from(needed);
    let edge = if fits {
        right.saturating_sub(needed)
    } else {
        right
    };
    paint.cut((after, y), edge, name, look);
    if fits {
        paint.right_text(right, y, detail, Look::Quiet);
    }
}

/// The sign of how far a lesson is.
pub(super) fn state_sign(state: State) -> (Sign, Look) {
    match state {
        State::Done => (Sign::Done, Look::Right),
        State::Begun(_) => (Sign::Due, Look::Due),
        State::Open => (Sign::Open, Look::Quiet),
        State::Broken => (Sign::Broken, Look::Wrong),
    }
}
