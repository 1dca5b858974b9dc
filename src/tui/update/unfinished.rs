//! Noticing that something was filled in and not sent, and having it kept.

use crate::course::ItemId;
use crate::study::{Now, Response, Unfinished};
use crate::tui::effect::Effect;
use crate::tui::model::{Model, SavingState, Screen};

/// The item that is being answered on the screen, and what is filled in.
pub(super) fn here(model: &Model) -> Option<(ItemId, Option<Response>)> {
    let Some(Screen::Quiz(quiz)) = model.screens.last() else {
        return None;
    };
    let (item, sheet) = quiz.current()?;
    let is_open = sheet.given.is_none();
    is_open.then(|| (item.id.clone(), sheet.begun(item)))
}

/// Keeps what is filled in where it is not what it was `before`: in the model at once, on disk through the effect.
pub(super) fn keep(
    model: &mut Model,
    before: Option<(ItemId, Option<Response>)>,
    now: Now,
) -> Option<Effect> {
    let (was, before) = before?;
    let (item, response) = here(model)?;
    if was != item || before == response {
        return None;
    }
    let Some(Screen::Quiz(quiz)) = model.screens.last() else {
        return None;
    };
    let begun = Unfinished {
        course: model.opening.course.clone(),
        lesson: quiz.lesson_here().clone(),
        item,
        occasion: quiz.occasion_here(),
        now,
        response,
    };
    let known = &mut model.progress.unfinished;
    if begun.response.is_some() {
        known.insert(begun.item.clone(), begun.clone());
    } else {
        known.remove(&begun.item);
    }
    (model.persistence.state == SavingState::On).then(|| Effect::SaveUnfinished(Box::new(begun)))
}
