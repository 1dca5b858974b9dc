//! Settings, in front of the screen: one line for each, and what the one under the cursor does.

use ratatui::layout::Position;

use super::find::typed;
use super::paint::Paint;
use crate::study::{Memory, SpeedEstimate};
use crate::text::{width, wrap};
use crate::tui::document::plain;
use crate::tui::layout;
use crate::tui::model::{Field, Form, Model};
use crate::tui::theme::Look;

/// Columns of the names.
const NAMES: u16 = 22;
/// Columns of the box.
const WIDTH: u16 = 52;

/// Draws the form.
pub(super) fn draw(model: &Model, form: &Form, paint: &mut Paint<'_>) {
    let columns = usize::from(layout::front(model.size, WIDTH, 1).width.saturating_sub(4));
    let about = [
        (plain(form.field().about()), Look::Body),
        (plain(&pace(model)), Look::Quiet),
    ];
    let lines = |at: usize| {
        about
            .get(at)
            .map_or(0, |(runs, _)| wrap(runs, columns).len())
    };
    let all = Field::ALL.len() + 3 + lines(0) + 1 + lines(1);
    let height = u16::try_from(all).unwrap_or(u16::MAX);
    let inner = paint.frame(layout::front(model.size, WIDTH, height), "Settings");
    let right = inner.right();
    let mut y = inner.y;
    for (index, field) in Field::ALL.into_iter().enumerate() {
        let here = index == form.cursor;
        let look = if here { Look::Bold } else { Look::Body };
        paint.cut((inner.x, y), inner.x + NAMES, field.label(), look);
        let x = inner.x + NAMES;
        if let Some(line) = form.lines.get(index) {
            let before = paint.cursor;
            paint.cut((x, y), right, line.value(), look);
            typed(paint, line, (x, y), right);
            if !here {
                paint.cursor = before;
            }
        } else {
            paint.text((x, y), right, if form.speed { "on" } else { "off" }, look);
            if here {
                paint.cursor = Some(Position::new(x, y));
            }
        }
        if here {
            paint.highlight(inner.x, y, right);
        }
        y += 1;
    }
    for (number, (runs, look)) in about.iter().enumerate() {
        // Where there is little room, what the field does goes before air.
        y += u16::from(number > 0 || usize::from(inner.bottom().saturating_sub(y)) > lines(0));
        for row in wrap(runs, columns) {
            if y >= inner.bottom() {
                return;
            }
            let text = row.text(runs);
            debug_assert!(width(&text) <= columns);
            paint.text((inner.x, y), right, &text, *look);
            y += 1;
        }
    }
}

/// How fast the learner reads, as far as that is known.
fn pace(model: &Model) -> String {
    let pace = model.known.memory.as_ref().map(Memory::speed_estimate);
    match pace.map(SpeedEstimate::words_a_minute) {
        Some((words, true)) => format!("You read about {words} words a minute."),
        Some((words, false)) => {
            format!("Reading is reckoned at {words} words a minute, until your own pace is known.")
        }
        None => String::new(),
    }
}
