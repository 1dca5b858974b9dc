//! How the settings look: one line for each, and what the one under the cursor does.

use ratatui::layout::Position;

use super::state::{SettingsField, SettingsForm};
use crate::study::{Memory, SpeedEstimate};
use crate::tui::layout::{self, wrapped_lines};
use crate::tui::messages::Message;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field;

/// Columns of the names.
const NAMES: u16 = 22;
/// Columns of the box.
const WIDTH: u16 = 52;

/// Draws the form.
pub(crate) fn draw(model: &Model, form: &SettingsForm, canvas: &mut Canvas<'_>) {
    let columns = layout::inside(layout::overlay(model.size, WIDTH, 1))
        .width
        .into();
    let about = wrapped_lines(form.field().about().text(), columns);
    let speed = wrapped_lines(&reading_speed(model), columns);
    let height = SettingsField::ALL.len() + 3 + about.len() + 1 + speed.len();
    let area = layout::overlay(model.size, WIDTH, height);
    let inner = canvas.frame(area, Message::Settings.text());
    let (x, right) = (inner.x + NAMES, inner.right());
    let mut y = inner.y;
    for (index, field) in SettingsField::ALL.into_iter().enumerate() {
        let is_current = index == form.cursor;
        let role = if is_current { Role::Bold } else { Role::Body };
        canvas.cut((inner.x, y), x, field.label().text(), role);
        if let Some(line) = form.lines.get(index) {
            let before = canvas.cursor;
            canvas.cut((x, y), right, line.value(), role);
            text_field::draw(canvas, line, (x, y), right);
            if !is_current {
                canvas.cursor = before;
            }
        } else {
            let state = if form.is_on(index) == Some(true) {
                Message::On
            } else {
                Message::Off
            };
            canvas.text((x, y), right, state.text(), role);
            if is_current {
                canvas.cursor = Some(Position::new(x, y));
            }
        }
        if is_current {
            canvas.highlight(inner.x, y, right);
        }
        y += 1;
    }
    // Blank rows go first where there is little room.
    y += u16::from(usize::from(inner.bottom().saturating_sub(y)) > about.len());
    y = canvas.wrapped(inner, y, form.field().about().text(), Role::Body);
    canvas.wrapped(inner, y + 1, &reading_speed(model), Role::Quiet);
}

/// How fast the learner reads, as far as that is known.
fn reading_speed(model: &Model) -> String {
    let pace = model.known.memory.as_ref().map(Memory::speed_estimate);
    match pace.map(SpeedEstimate::words_a_minute) {
        Some((words, true)) => Message::OwnReadingSpeed.with(&[&words]),
        Some((words, false)) => Message::AssumedReadingSpeed.with(&[&words]),
        None => String::new(),
    }
}
