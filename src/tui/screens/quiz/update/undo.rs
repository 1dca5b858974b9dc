//! Taking back what was done last: an answer, a rating, "count as right", a suspension.

use super::review::decide;
use crate::study::{DecisionKind, Now};
use crate::tui::effect::Effect;
use crate::tui::messages::Message;
use crate::tui::model::{ItemForm, Model};

/// Takes back what was done last with the question that is shown; where nothing was, what was done last in the session.
pub(super) fn undo(model: &mut Model, now: Now) -> Vec<Effect> {
    let Some(quiz) = model.quiz_mut() else {
        return Vec::new();
    };
    let Some(back) = quiz.session.undo_decision(quiz.at) else {
        model.notify(Message::NothingToTakeBack.text());
        return Vec::new();
    };
    let Some(at) = quiz.session.question_of(&back) else {
        return Vec::new();
    };
    quiz.go_to(at, now);
    let effects = decide(model, at, &back, now);
    let done = match &back {
        DecisionKind::Undo(_) => {
            reopen(model, now);
            Message::AnswerTakenBack
        }
        DecisionKind::Rate(..) => Message::RatingTakenBack,
        DecisionKind::CountAsRight(_) | DecisionKind::CountAsMarked(_) => {
            set_latest(model);
            Message::JudgementTakenBack
        }
        _ => Message::SuspensionTakenBack,
    };
    model.notify(done.text());
    effects
}

/// Asks the question that is shown again, with an empty form.
fn reopen(model: &mut Model, now: Now) {
    let Some((question, form)) = super::current(model) else {
        return;
    };
    *form = ItemForm::new(question);
    question.timing.first_seen = Some(now.since_start);
    let item = question.item.id.clone();
    let known = model.known.memory.as_ref();
    let last = known.and_then(|memory| memory.item(&item)?.last);
    if let (Some(last), Some(latest)) = (last, model.progress.latest.get_mut(&item)) {
        latest.1 = last.score;
    } else {
        model.progress.latest.remove(&item);
    }
}

/// Takes over the score of the answer that is shown, after a decision about it.
pub(super) fn set_latest(model: &mut Model) {
    let question = model.quiz().and_then(|quiz| quiz.question());
    let answered = question.and_then(|own| Some((own, own.answer.as_ref()?)));
    if let Some((question, answer)) = answered {
        let latest = (question.lesson.clone(), answer.score());
        let item = question.item.id.clone();
        model.progress.latest.insert(item, latest);
    }
}
