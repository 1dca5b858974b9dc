//! An answer: what must be said before it is judged, judging, having it recorded, and having it counted as right.

use crate::course::{Item, Task};
use crate::study::{
    Attempt, DecisionKind, Mark, Now, Occasion, Response, fingerprint, mark, number_readings,
};
use crate::text::SafeText;
use crate::tui::effect::Effect;
use crate::tui::model::{Draft, Given, Model, Row, SavingState, Screen, Sheet, Way, can_count};

/// Answers with what is filled in, if it is an answer.
pub(super) fn submit(model: &mut Model, now: Now) -> Vec<Effect> {
    let Some((item, sheet)) = super::current(model) else {
        return Vec::new();
    };
    if let (Task::Open { ideas, .. }, Draft::Text { writing, ticks }) =
        (&item.task, &mut sheet.draft)
        && ticks.is_none()
        && !writing.text().trim().is_empty()
    {
        *ticks = Some(vec![false; ideas.len()]);
        sheet.cursor = 0;
        sheet.peek = 0;
        return Vec::new();
    }
    if let Some(objection) = objection(&item, sheet) {
        model.notify(objection, now);
        return Vec::new();
    }
    match sheet.response(&item) {
        Some(response) => answer(model, response, now),
        None => Vec::new(),
    }
}

/// What is to be said before this can be judged. Of what is half empty, once.
fn objection(item: &Item, sheet: &mut Sheet) -> Option<String> {
    let Some(response) = sheet.response(item) else {
        let what = match &sheet.draft {
            Draft::Choices(_) => "choose at least one",
            Draft::Lines(_) => "type an answer",
            Draft::Order(_) => "move a line first",
            Draft::Places(_) => "give one a place first",
            Draft::Text { .. } => "write an answer",
        };
        return Some(format!("{what}, or \"I don't know\""));
    };
    if let (Task::Numeric { unit, .. }, Response::Text(typed)) = (&item.task, &response)
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
    if sheet.empty() > 0 && !sheet.warned {
        sheet.warned = true;
        let is_empty = |row: &Row| match (&sheet.draft, row) {
            (Draft::Lines(lines), Row::Line(at)) => {
                lines.get(*at).is_some_and(crate::tui::model::is_blank)
            }
            (Draft::Places(places), Row::Slot(at)) => places.get(*at) == Some(&None),
            _ => false,
        };
        let first = sheet.rows(item).iter().position(is_empty);
        sheet.cursor = first.unwrap_or(sheet.cursor);
        sheet.peek = 0;
        let (empty, them) = (
            sheet.empty(),
            if sheet.empty() == 1 { "it" } else { "them" },
        );
        return Some(format!("{empty} empty: answer again to leave {them}"));
    }
    None
}

/// Judges the response and has it recorded.
pub(super) fn answer(model: &mut Model, response: Response, now: Now) -> Vec<Effect> {
    let Some(library) = model.library.clone() else {
        return Vec::new();
    };
    let id = model.next_attempt(now);
    let course = model.opening.course.clone();
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return Vec::new();
    };
    let (lesson, occasion) = (quiz.lesson_here().clone(), quiz.occasion_here());
    // What comes again in a review is no sitting to go on with, and its order is its own.
    let first = quiz.turn().is_none_or(|turn| turn.again == 0);
    let (Some(item), Some(sheet)) = (quiz.items.get(quiz.at), quiz.sheets.get_mut(quiz.at)) else {
        return Vec::new();
    };
    let judged: Mark = mark(item, &response, library.lexicon());
    let seen = sheet.seen.unwrap_or(now.since_start);
    let way = Way {
        hints: sheet.hints,
        sure: sheet.sure,
        knew_key: occasion == Occasion::Practice,
        elapsed: (!sheet.interrupted).then(|| now.since_start.saturating_sub(seen)),
    };
    let rating = model.known.rate(item, &response, judged.score, way);
    let attempt = Attempt {
        id,
        now,
        course,
        lesson: lesson.clone(),
        item: item.id.clone(),
        kind: item.kind(),
        occasion,
        response: response.clone(),
        score: judged.score,
        hints: u8::try_from(sheet.hints).unwrap_or(u8::MAX),
        elapsed: now.since_start.saturating_sub(seen),
        confidence: sheet.sure,
        rating: Some(rating.into()),
        fingerprint: Some(fingerprint(item)),
        seed: first.then_some(quiz.seed),
    };
    let latest = (lesson, judged.score);
    sheet.given = Some(Given {
        response,
        mark: judged,
        attempt: id,
        counted: false,
    });
    sheet.scroll = 0;
    // What was said before it could be judged.
    model.notice = None;
    model.progress.latest.insert(attempt.item.clone(), latest);
    model.progress.recent.push(attempt.clone());
    model.progress.unfinished.remove(&attempt.item);
    model.known.note(&attempt);
    super::review::settle(model);
    if model.persistence.state == SavingState::Off {
        Vec::new()
    } else {
        vec![Effect::Record(Box::new(attempt))]
    }
}

/// Counts the answer that is shown as right: the learner's judgement, kept beside the program's.
pub(super) fn count_as_right(model: &mut Model, now: Now) -> Vec<Effect> {
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return Vec::new();
    };
    let lesson = quiz.lesson_here().clone();
    let (Some(item), Some(sheet)) = (quiz.items.get(quiz.at), quiz.sheets.get_mut(quiz.at)) else {
        return Vec::new();
    };
    if !can_count(item, sheet.given.as_ref()) {
        return Vec::new();
    }
    let Some(given) = &mut sheet.given else {
        return Vec::new();
    };
    given.counted = true;
    let attempt = given.attempt;
    model.progress.counted.insert(attempt);
    let latest = (lesson, 1.0);
    model.progress.latest.insert(item.id.clone(), latest);
    let effect = model.decide(DecisionKind::CountAsRight(attempt), now);
    effect.into_iter().collect()
}
