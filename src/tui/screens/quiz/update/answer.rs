//! Submitting an answer: what must be said before it is marked, marking, having it written, counting it as right.

use super::review::{decide, settle};
use super::undo::set_latest;
use crate::course::Task;
use crate::study::session::{AnswerContext, Question};
use crate::study::{DecisionKind, Now, Response, number_readings};
use crate::text::SafeText;
use crate::tui::effect::Effect;
use crate::tui::messages::Message;
use crate::tui::model::{AnswerInput, FormField, ItemForm, Model, SavingState, Screen};

/// Answers with what is filled in, if it is an answer.
pub(super) fn submit(model: &mut Model, now: Now) -> Vec<Effect> {
    let Some((question, form)) = super::current(model) else {
        return Vec::new();
    };
    if let (Task::Open { ideas, .. }, AnswerInput::Text { writing, ticks }) =
        (&question.item.task, &mut form.input)
        && ticks.is_none()
        && !writing.text().trim().is_empty()
    {
        *ticks = Some(vec![false; ideas.len()]);
        form.cursor = 0;
        form.scroll_delta = 0;
        return Vec::new();
    }
    if let Some(error) = validation_error(question, form) {
        model.notify(error);
        return Vec::new();
    }
    match form.response(question) {
        Some(response) => answer(model, response, now),
        None => Vec::new(),
    }
}

/// What is to be said before this can be judged. Of what is half empty, once.
fn validation_error(question: &Question, form: &mut ItemForm) -> Option<String> {
    let Some(response) = form.response(question) else {
        let what = match &form.input {
            AnswerInput::Choices(_) => "choose at least one",
            AnswerInput::Lines(_) => "type an answer",
            AnswerInput::Order(_) => "move a line first",
            AnswerInput::Places(_) => "give one a place first",
            AnswerInput::Text { .. } => "write an answer",
        };
        return Some(format!("{what}, or \"I don't know\""));
    };
    if let (Task::Numeric { unit, .. }, Response::Text(typed)) = (&question.item.task, &response)
        && number_readings(typed, unit.as_deref()).is_empty()
    {
        let beginning: String = SafeText::new(typed).chars().take(20).collect();
        let unit = unit
            .as_ref()
            .map_or(String::new(), |unit| format!(" {unit}"));
        return Some(format!(
            "`{beginning}` is no number: write it as in 3.5{unit}"
        ));
    }
    if form.empty_count() > 0 && !form.is_warned {
        form.is_warned = true;
        let is_empty = |row: &FormField| match (&form.input, row) {
            (AnswerInput::Lines(lines), FormField::Line(at)) => {
                lines.get(*at).is_some_and(crate::tui::model::is_blank)
            }
            (AnswerInput::Places(places), FormField::Slot(at)) => places.get(*at) == Some(&None),
            _ => false,
        };
        let first = form.fields(question).iter().position(is_empty);
        form.cursor = first.unwrap_or(form.cursor);
        form.scroll_delta = 0;
        let (empty, them) = (
            form.empty_count(),
            if form.empty_count() == 1 {
                "it"
            } else {
                "them"
            },
        );
        return Some(format!("{empty} empty: answer again to leave {them}"));
    }
    None
}

/// Answers the question that is shown, and has the attempt written.
pub(super) fn answer(model: &mut Model, response: Response, now: Now) -> Vec<Effect> {
    let Some(library) = model.library.clone() else {
        return Vec::new();
    };
    let context = AnswerContext {
        id: model.next_attempt(now),
        now,
        course: &model.opening.course.clone(),
        lexicon: library.lexicon(),
        memory: model.known.memory.as_ref(),
        is_timed: true,
    };
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return Vec::new();
    };
    let at = quiz.at;
    let Some(attempt) = quiz.session.answer(at, response, &context) else {
        return Vec::new();
    };
    quiz.sight.since = now.since_start;
    if let Some(form) = quiz.forms.get_mut(at) {
        form.scroll = 0;
    }
    // The notice was about an answer that could not be marked yet.
    model.notice = None;
    let latest = (attempt.lesson.clone(), attempt.score);
    model.progress.latest.insert(attempt.item.clone(), latest);
    model.progress.recent.push(attempt.clone());
    model.progress.unfinished.remove(&attempt.item);
    model.known.note(&attempt);
    settle(model, at);
    if model.persistence.state == SavingState::Off {
        Vec::new()
    } else {
        vec![Effect::Record(Box::new(attempt))]
    }
}

/// Counts the answer that is shown as right, or as it was marked: the learner's judgement, kept beside the program's.
pub(super) fn count_as_right(model: &mut Model, now: Now) -> Vec<Effect> {
    let quiz = model.quiz();
    let Some((at, question)) = quiz.and_then(|quiz| Some((quiz.at, quiz.question()?))) else {
        return Vec::new();
    };
    let Some(answer) = &question.answer else {
        return Vec::new();
    };
    if !question.can_count_as_right() {
        let why = if answer.mark.is_full() {
            Message::IsRightAlready
        } else if answer.response == Response::DontKnow {
            Message::NoAnswerToCount
        } else {
            Message::OnlyTypedAnswersCount
        };
        model.notify(why.text());
        return Vec::new();
    }
    let what = if answer.is_counted {
        DecisionKind::CountAsMarked(answer.attempt)
    } else {
        DecisionKind::CountAsRight(answer.attempt)
    };
    let effects = decide(model, at, &what, now);
    set_latest(model);
    effects
}
