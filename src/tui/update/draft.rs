//! Saves what was filled in and not sent.

use crate::course::ItemId;
use crate::study::{Now, Response, Unfinished};
use crate::tui::effect::Effect;
use crate::tui::model::{Model, SavingState};

/// The item that is being answered on the screen, and its draft.
pub(super) fn current(model: &Model) -> Option<(ItemId, Option<Response>)> {
    let quiz = model.quiz()?;
    let question = quiz
        .question()
        .filter(|question| question.answer.is_none())?;
    Some((question.item.id.clone(), quiz.draft()))
}

/// Saves the draft where it is not what it was `before`: in the model at once, on disk through the effect.
pub(super) fn save(
    model: &mut Model,
    before: Option<(ItemId, Option<Response>)>,
    now: Now,
) -> Option<Effect> {
    let (item_before, before) = before?;
    let (item, response) = current(model)?;
    if item_before != item || before == response {
        return None;
    }
    let session = &model.quiz()?.session;
    let question = model.quiz()?.question()?;
    let draft = Unfinished {
        course: model.opening.course.clone(),
        lesson: question.lesson.clone(),
        item,
        occasion: question.occasion,
        now,
        seed: (question.repeat == 0).then_some(session.seed),
        response,
    };
    let drafts = &mut model.progress.unfinished;
    if draft.response.is_some() {
        drafts.insert(draft.item.clone(), draft.clone());
    } else {
        drafts.remove(&draft.item);
    }
    (model.persistence.state == SavingState::On).then(|| Effect::SaveUnfinished(Box::new(draft)))
}
