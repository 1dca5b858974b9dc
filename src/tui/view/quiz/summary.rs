//! The end of a sitting.

use ratatui::layout::{Position, Rect};

use super::super::chrome::is_covered;
use super::super::paint::Paint;
use crate::course::{Item, Task};
use crate::tui::document::count;
use crate::tui::model::{Model, Quiz};
use crate::tui::theme::{Look, Sign};

/// The end of a sitting: the score, and every item with a way back to it.
pub(super) fn summary(model: &Model, quiz: &Quiz, area: Rect, paint: &mut Paint<'_>) {
    let (done, right) = quiz.score();
    let items = quiz.items.len();
    let text = match items - done.min(items) {
        0 => format!("{right} of {items} right."),
        open => format!(
            "{right} of {done} right; {} still to answer.",
            count(open, "question")
        ),
    };
    paint.cut((area.x, area.y), area.right(), &text, Look::Title);
    let list = Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(2),
        ..area
    };
    let first = (quiz.summary_cursor + 1).saturating_sub(usize::from(list.height));
    for (y, row) in (list.y..list.bottom()).zip(first..=items) {
        let here = row == quiz.summary_cursor;
        if here {
            paint.sign(list.x, y, Sign::Here, Look::Due);
            if !is_covered(model) {
                paint.cursor = Some(Position::new(list.x, y));
            }
        }
        let look = if here { Look::Bold } else { Look::Body };
        let Some(index) = row.checked_sub(1) else {
            paint.text((list.x + 2, y), list.right(), "Back to reading", look);
            continue;
        };
        let (Some(item), Some(sheet)) = (quiz.items.get(index), quiz.sheets.get(index)) else {
            continue;
        };
        let (sign, sign_look) = match &sheet.marked {
            None => (Sign::Open, Look::Quiet),
            Some((_, mark)) if mark.is_full() => (Sign::Done, Look::Right),
            Some(_) => (Sign::Wrong, Look::Wrong),
        };
        paint.sign(list.x + 2, y, sign, sign_look);
        let stem = item_line(item);
        paint.cut(
            (list.x + 4, y),
            list.right(),
            &format!("{}. {stem}", index + 1),
            look,
        );
    }
}

/// An item in one line.
fn item_line(item: &Item) -> String {
    let stem = item.stem.plain().replace('\n', " ");
    match &item.task {
        Task::Cloze { blanks, after, .. } if stem.trim().is_empty() => {
            let before: Vec<&str> = blanks.iter().map(|blank| blank.before.as_str()).collect();
            format!("{}…{after}", before.join("…"))
        }
        _ => stem,
    }
}
