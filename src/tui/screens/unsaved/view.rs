//! How the question looks that is asked when nothing can be saved.

use crate::tui::document::count;
use crate::tui::keymap::key_name;
use crate::tui::layout::{self, wrapped_lines};
use crate::tui::messages::Message;
use crate::tui::model::{Model, SavingState};
use crate::tui::theme::Role;
use crate::tui::widgets::canvas::Canvas;

/// Columns of the box.
const WIDTH: u16 = 64;

/// Draws the question.
pub(crate) fn draw(model: &Model, canvas: &mut Canvas<'_>) {
    let SavingState::Failed(why) = &model.persistence.state else {
        return;
    };
    let columns = layout::inside(layout::overlay(model.size, WIDTH, 1))
        .width
        .into();
    let waiting = match model.persistence.failed_writes.len() {
        0 => String::new(),
        failed => Message::NotSavedYet.with(&[&count(failed, "answer")]),
    };
    let question = waiting + Message::GoOnWithoutSaving.text();
    let paras = [why, &question];
    let lines: usize = paras
        .iter()
        .map(|para| wrapped_lines(para, columns).len() + 1)
        .sum();
    let area = layout::overlay(model.size, WIDTH, lines + 3);
    let inner = canvas.frame(area, Message::NothingCanBeSaved.text());
    let mut y = inner.y;
    for para in paras {
        y = canvas.wrapped(inner, y, para, Role::Body) + 1;
    }
    let bottom = inner.bottom().saturating_sub(1);
    let keys = [
        ("r", Message::LabelTryAgain),
        ("c", Message::LabelGoOn),
        ("q", Message::LabelQuit),
    ];
    let mut x = inner.x;
    for (key, label) in keys {
        x = canvas.text((x, bottom), inner.right(), &key_name(key), Role::Key) + 1;
        x = canvas.text((x, bottom), inner.right(), label.text(), Role::Body) + 3;
    }
}
