//! A sitting: filling in, marking, recording, moving between items, hints, the source and back.

use super::{edit, go, moved};
use crate::course::{LessonId, Task};
use crate::study::{Attempt, Mark, Now, Response, fingerprint, mark};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::{Draft, Model, Quiz, Row, Saving, Screen, Sheet};
use crate::tui::view::quiz_height;

/// Begins the self-check after a section of a lesson, or its quiz.
pub(super) fn begin(model: &mut Model, lesson: &LessonId, section: Option<usize>, now: Now) {
    let Some(library) = model.library.clone() else {
        return;
    };
    let found = library.course.lesson(lesson.as_str());
    let Some(mut quiz) = found.and_then(|lesson| Quiz::of(lesson, section)) else {
        model.tell("no questions here yet", now);
        return;
    };
    if let Some(parked) = model.parked.take()
        && parked.items == quiz.items
    {
        model.tell("you were here before: going on where you left", now);
        quiz = *parked;
    }
    if let Some(shown) = quiz.sheets.get_mut(quiz.at) {
        shown.seen = Some(now.since_start);
    }
    // From a visit, the sitting that was left would be buried: there is one at a time.
    model
        .screens
        .retain(|screen| !matches!(screen, Screen::Quiz(_)));
    model.screens.push(Screen::Quiz(Box::new(quiz)));
}

/// What `action` does in a sitting.
pub(super) fn act(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Back => {
            leave(model);
            return Vec::new();
        }
        Action::NextItem => {
            turn(quiz, 1, now);
            return Vec::new();
        }
        Action::PrevItem => {
            turn(quiz, -1, now);
            return Vec::new();
        }
        _ => {}
    }
    match quiz.current() {
        None => summary(model, action),
        Some((_, sheet)) if sheet.marked.is_some() => marked(model, action),
        Some(_) => asked(model, action, now),
    }
}

/// Steps out of a sitting; one that has not been finished waits to be gone on with.
fn leave(model: &mut Model) {
    if let Some(Screen::Quiz(quiz)) = model.screens.pop()
        && quiz.score().0 < quiz.items.len()
    {
        model.parked = Some(quiz);
    }
}

fn turn(quiz: &mut Quiz, step: isize, now: Now) {
    quiz.at = quiz.at.saturating_add_signed(step).min(quiz.items.len());
    if let Some(sheet) = quiz.sheets.get_mut(quiz.at) {
        sheet.seen.get_or_insert(now.since_start);
    }
}

fn asked(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    let page = usize::from(model.size.1.saturating_sub(4)).max(1);
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return Vec::new();
    };
    let items = quiz.items.clone();
    let (Some(item), Some(sheet)) = (items.get(quiz.at), quiz.sheets.get_mut(quiz.at)) else {
        return Vec::new();
    };
    let rows = Quiz::rows(item, sheet);
    let row = rows.get(sheet.cursor).copied();
    match action {
        Action::Down | Action::NextTarget | Action::Up | Action::PrevTarget => {
            sheet.cursor = moved(sheet.cursor, action, 1, rows.len());
        }
        Action::PageDown => sheet.scroll = sheet.scroll.saturating_add(page),
        Action::PageUp => sheet.scroll = sheet.scroll.saturating_sub(page),
        Action::Edit(change) => {
            if let (Draft::Lines(lines), Some(Row::Line(index))) = (&mut sheet.draft, row)
                && let Some(line) = lines.get_mut(index)
            {
                edit(line, *change);
            }
        }
        Action::Toggle => choose(sheet, row, matches!(item.task, Task::Multiple(_))),
        Action::Pick(number) => {
            // Letters t and f for true and false.
            let number = if matches!(item.task, Task::TrueFalse { .. }) && *number == 5 {
                1
            } else {
                *number
            };
            let picked = rows.iter().position(|row| *row == Row::Choice(number));
            if let Some(picked) = picked {
                sheet.cursor = picked;
                choose(
                    sheet,
                    Some(Row::Choice(number)),
                    matches!(item.task, Task::Multiple(_)),
                );
            }
        }
        Action::Hint => hint(sheet, item.hints.len()),
        Action::DontKnow => return answer(model, Some(Response::DontKnow), now),
        Action::Enter => return enter(model, row, now),
        _ => {}
    }
    Vec::new()
}

fn hint(sheet: &mut Sheet, most: usize) {
    if sheet.hints < most {
        sheet.hints += 1;
    }
}

/// Chooses a choice: alone, or beside others.
fn choose(sheet: &mut Sheet, row: Option<Row>, several: bool) {
    if let (Draft::Choices(chosen), Some(Row::Choice(index))) = (&mut sheet.draft, row) {
        for (own, choice) in chosen.iter_mut().enumerate() {
            if own == index {
                *choice = if several { !*choice } else { true };
            } else if !several {
                *choice = false;
            }
        }
    }
}

/// Enter, on a row of an item that is being answered.
fn enter(model: &mut Model, row: Option<Row>, now: Now) -> Vec<Effect> {
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return Vec::new();
    };
    let items = quiz.items.clone();
    let (Some(item), Some(sheet)) = (items.get(quiz.at), quiz.sheets.get_mut(quiz.at)) else {
        return Vec::new();
    };
    match row {
        Some(Row::Hint) => {
            hint(sheet, item.hints.len());
            // Reading the last hint takes its row away; the cursor stays on what is there now.
            sheet.cursor = sheet
                .cursor
                .min(Quiz::rows(item, sheet).len().saturating_sub(1));
            return Vec::new();
        }
        Some(Row::DontKnow) => return answer(model, Some(Response::DontKnow), now),
        Some(Row::Choice(_)) if matches!(item.task, Task::Multiple(_)) => {
            choose(sheet, row, true);
            return Vec::new();
        }
        Some(Row::Choice(_)) => choose(sheet, row, false),
        Some(Row::Line(index)) => {
            let empty = match &sheet.draft {
                Draft::Lines(lines) => lines.iter().position(|line| line.value().trim().is_empty()),
                Draft::Choices(_) => None,
            };
            if let Some(empty) = empty {
                sheet.cursor = empty;
                if empty == index {
                    model.tell("type an answer, or choose \"I don't know\"", now);
                }
                return Vec::new();
            }
        }
        Some(Row::Submit) | None => {}
    }
    let response = sheet.response(item);
    if response.is_none() {
        model.tell("choose at least one, or \"I don't know\"", now);
        return Vec::new();
    }
    answer(model, response, now)
}

/// Marks the response and has it recorded.
fn answer(model: &mut Model, response: Option<Response>, now: Now) -> Vec<Effect> {
    let (Some(library), Some(response)) = (model.library.clone(), response) else {
        return Vec::new();
    };
    let id = model.next_attempt(now);
    let course = model.opening.course.clone();
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return Vec::new();
    };
    let items = quiz.items.clone();
    let (Some(item), Some(sheet)) = (items.get(quiz.at), quiz.sheets.get_mut(quiz.at)) else {
        return Vec::new();
    };
    let judged: Mark = mark(item, &response, &library.lexicon);
    let attempt = Attempt {
        id,
        now,
        course,
        lesson: quiz.lesson.clone(),
        item: item.id.clone(),
        kind: item.kind(),
        occasion: quiz.occasion,
        response: response.clone(),
        score: judged.score,
        hints: u8::try_from(sheet.hints).unwrap_or(u8::MAX),
        elapsed: now
            .since_start
            .saturating_sub(sheet.seen.unwrap_or(now.since_start)),
        confidence: None,
        rating: None,
        fingerprint: Some(fingerprint(item)),
        seed: None,
    };
    model
        .progress
        .latest
        .insert(item.id.clone(), (quiz.lesson.clone(), judged.score));
    sheet.marked = Some((response, judged));
    sheet.scroll = 0;
    if model.saving == Saving::Off {
        Vec::new()
    } else {
        vec![Effect::Record(Box::new(attempt))]
    }
}

fn marked(model: &mut Model, action: &Action) -> Vec<Effect> {
    let size = model.size;
    let Some(Screen::Quiz(quiz)) = model.screens.last() else {
        return Vec::new();
    };
    if matches!(action, Action::ShowSource) {
        if let Some((item, _)) = quiz.current() {
            let source = item.source.clone();
            let lesson = quiz.lesson.clone();
            show_source(model, &lesson, &source);
        }
        return Vec::new();
    }
    let height = quiz_height(quiz, size);
    let page = usize::from(size.1.saturating_sub(4)).max(1);
    if let Some(Screen::Quiz(quiz)) = model.screens.last_mut()
        && let Some(sheet) = quiz.sheets.get_mut(quiz.at)
    {
        let most = height.saturating_sub(page) + 1;
        sheet.scroll = moved(sheet.scroll, action, page, most);
    }
    Vec::new()
}

/// Opens the paragraph an item comes from; stepping out of it comes back to the item.
fn show_source(model: &mut Model, lesson: &LessonId, source: &str) {
    let (lesson, part) = source.split_once('#').unwrap_or((lesson.as_str(), source));
    let (lesson, part) = (lesson.to_owned(), part.to_owned());
    if go::to_part(model, &lesson, Some(&part)) {
        if let Some(Screen::Reader(reader)) = model.screens.last_mut() {
            reader.pointed = Some((reader.top.para, String::new()));
        }
        go::with_air(model);
    }
}

/// What `action` does at the end of a sitting: a cursor over the items and "back to reading".
fn summary(model: &mut Model, action: &Action) -> Vec<Effect> {
    let page = usize::from(model.size.1.saturating_sub(4)).max(1);
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return Vec::new();
    };
    let count = quiz.items.len() + 1;
    if matches!(action, Action::Enter) {
        // Row 0 leads back to reading, the others to the items.
        match quiz.summary_cursor.checked_sub(1) {
            None => leave(model),
            Some(index) => quiz.at = index,
        }
        return Vec::new();
    }
    quiz.summary_cursor = moved(quiz.summary_cursor, action, page, count);
    Vec::new()
}
