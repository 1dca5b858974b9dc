//! A sitting: beginning and leaving it, moving between its items, the source and back, the overview at the end.

mod answer;
mod asked;
mod places;
mod review;

use std::sync::Arc;

pub(crate) use asked::{click_row, put_caret, say_sure};
pub(crate) use review::{Over, begin as review};

use super::layout::quiz_height;
use crate::course::{Item, LessonId};
use crate::study::Now;
use crate::text::SafeText;
use crate::tui::action::{Action, QuizAction};
use crate::tui::effect::Effect;
use crate::tui::list::move_cursor;
use crate::tui::model::{End, Model, Quiz, Screen, Sheet};
use crate::tui::navigate;
use crate::tui::screens::plan::summary::is_step_done;

/// Begins the self-check after a section of a lesson, or its quiz; goes on with one that was left.
pub(crate) fn begin(model: &mut Model, lesson: &LessonId, section: Option<usize>, now: Now) {
    let Some(library) = model.library.clone() else {
        return;
    };
    let seed = model.next_seed();
    let found = library.course.lesson(lesson.as_str());
    let Some(mut quiz) = found.and_then(|lesson| Quiz::of(lesson, section, seed)) else {
        model.notify("no questions here yet", now);
        return;
    };
    let parked = model.study.paused_quiz.take();
    let same = parked.filter(|parked| parked.lesson == quiz.lesson && parked.section == section);
    let left = same.map(|parked| *parked).or_else(|| {
        let lesson = (found?, section);
        Quiz::resumed(lesson, &model.progress, library.lexicon(), now)
    });
    if let Some(left) = left {
        quiz = go_on(model, left, now);
    }
    show(model, quiz, now);
}

/// Begins a sitting over what `id` names, or over the whole course; goes on with one that was left. Where a seed was
/// asked for, a sitting that has another one is not gone on with.
pub(crate) fn begin_wide(model: &mut Model, id: Option<&str>, now: Now) {
    let Some(library) = model.library.clone() else {
        return;
    };
    let course = &library.course;
    let Some(mut quiz) = Quiz::wide(course, id, model.next_seed()) else {
        let what = SafeText::new(id.unwrap_or(&course.title));
        model.notify(format!("nothing is asked about `{what}`"), now);
        return;
    };
    let is_same = |parked: &mut Box<Quiz>| {
        let wide = parked.wide.as_ref();
        wide.is_some_and(|wide| wide.id.as_deref() == id)
    };
    let parked = model
        .study
        .paused_quiz
        .take_if(is_same)
        .map(|parked| *parked);
    let left = parked
        .or_else(|| Quiz::wide_resumed((course, id), &model.progress, library.lexicon(), now))
        .filter(|left| model.opening.seed.is_none_or(|asked| asked == left.seed));
    if let Some(left) = left {
        quiz = go_on(model, left, now);
    }
    show(model, quiz, now);
}

/// Says that a sitting is gone on with.
fn go_on(model: &mut Model, mut left: Quiz, now: Now) -> Quiz {
    model.notify("you were here before: going on where you left", now);
    for sheet in &mut left.sheets {
        sheet.interrupted = true;
    }
    left
}

/// Puts a sitting on top. From a visit, the sitting that was left would be buried: there is one at a time.
fn show(model: &mut Model, mut quiz: Quiz, now: Now) {
    if let Some(shown) = quiz.sheets.get_mut(quiz.at) {
        shown.seen = Some(now.since_start);
    }
    if quiz.go_on(&model.progress, now) && model.notice.is_none() {
        model.notify("what you had begun is here again", now);
    }
    model
        .screens
        .retain(|screen| !matches!(screen, Screen::Quiz(_)));
    model.screens.push(Screen::Quiz(Box::new(quiz)));
}

/// What `action` does in a sitting.
pub(crate) fn act(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    if let Some(effects) = review::act(model, action, now) {
        return effects;
    }
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Back => {
            let held = quiz.sheets.get_mut(quiz.at).filter(|own| own.is_holding());
            match held {
                Some(sheet) => sheet.put_down(),
                None => leave(model),
            }
        }
        Action::Quiz(QuizAction::NextItem | QuizAction::PrevItem | QuizAction::Overview) => {
            if let Some(sheet) = quiz.sheets.get_mut(quiz.at) {
                sheet.put_down();
            }
            match action {
                Action::Quiz(QuizAction::NextItem) => turn(quiz, 1, now),
                Action::Quiz(QuizAction::PrevItem) => turn(quiz, -1, now),
                _ => quiz.to_overview(),
            }
            // What was said about the item that was left.
            model.notice = None;
        }
        Action::Quiz(QuizAction::RetryMissed) => again(model, now),
        Action::Quiz(QuizAction::Flag) => {
            if let Some(sheet) = quiz.sheets.get_mut(quiz.at) {
                sheet.flagged = !sheet.flagged;
            }
        }
        _ => {
            return match quiz.current() {
                None => summary(model, action, now),
                Some((_, sheet)) if sheet.given.is_some() => given(model, action, now),
                Some(_) => asked::act(model, action, now),
            };
        }
    }
    Vec::new()
}

/// The item that is shown, and its sheet.
fn current(model: &mut Model) -> Option<(Arc<Item>, &mut Sheet)> {
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return None;
    };
    let item = quiz.items.get(quiz.at)?.clone();
    Some((item, quiz.sheets.get_mut(quiz.at)?))
}

/// Steps out of a sitting; one that has not been finished waits to be gone on with.
fn leave(model: &mut Model) {
    let Some(Screen::Quiz(quiz)) = model.screens.pop() else {
        return;
    };
    // What is left of a review is still due.
    if quiz.review.is_none() && quiz.score().done < quiz.items.len() {
        model.study.paused_quiz = Some(quiz);
    }
}

/// Asks again what was missed.
fn again(model: &mut Model, now: Now) {
    let seed = model.next_seed();
    if let Some(Screen::Quiz(quiz)) = model.screens.last()
        && let Some(quiz) = quiz.again(seed)
    {
        show(model, quiz, now);
    }
}

fn turn(quiz: &mut Quiz, step: isize, now: Now) {
    // What was put aside before it was answered takes no turn.
    let is_passed = |at: &usize| {
        quiz.is_aside(*at) && quiz.sheets.get(*at).is_some_and(|own| own.given.is_none())
    };
    let to = match step {
        0 => Some(quiz.at),
        1.. => (quiz.at + 1..quiz.items.len()).find(|at| !is_passed(at)),
        _ => (0..quiz.at)
            .rev()
            .find(|at| !is_passed(at))
            .or(Some(quiz.at)),
    };
    let Some(to) = to.filter(|to| *to < quiz.items.len()) else {
        quiz.to_overview();
        return;
    };
    if to != quiz.at
        && let Some(left) = quiz.sheets.get_mut(quiz.at)
    {
        left.interrupted = true;
    }
    quiz.at = to;
    if let Some(sheet) = quiz.sheets.get_mut(quiz.at) {
        sheet.seen.get_or_insert(now.since_start);
    }
}

/// What `action` does where the verdict is shown.
fn given(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    let size = model.size;
    let Some(Screen::Quiz(quiz)) = model.screens.last() else {
        return Vec::new();
    };
    if matches!(action, Action::Quiz(QuizAction::MarkCorrect)) {
        let effects = answer::count_as_right(model, now);
        review::settle(model);
        return effects;
    }
    if matches!(action, Action::Quiz(QuizAction::Report)) {
        report(model);
        return Vec::new();
    }
    if matches!(action, Action::Quiz(QuizAction::ShowSource)) {
        if let Some((item, _)) = quiz.current() {
            let source = item.source.clone();
            let lesson = quiz.lesson_here().clone();
            navigate::show_source(model, lesson.as_str(), &source);
        }
        return Vec::new();
    }
    let height = quiz_height(quiz, size);
    let page = usize::from(size.1.saturating_sub(4)).max(1);
    if let Some(Screen::Quiz(quiz)) = model.screens.last_mut()
        && let Some(sheet) = quiz.sheets.get_mut(quiz.at)
    {
        let most = height.saturating_sub(page) + 1;
        sheet.scroll = move_cursor(sheet.scroll, action, page, most);
    }
    Vec::new()
}

/// Says which item is shown and which file it is in: what its author has to know.
fn report(model: &mut Model) {
    let Some(Screen::Quiz(quiz)) = model.screens.last() else {
        return;
    };
    let (Some((item, _)), Some(library)) = (quiz.current(), &model.library) else {
        return;
    };
    let file = library.course.lesson_file(quiz.lesson_here());
    let item = format!("Item `{}`", item.id);
    let file = format!("in `{}`", file.unwrap_or_default());
    let how = "Is it wrong, unclear or out of date? Tell whoever writes this course, with these two names.";
    navigate::show_note(model, "Report this item", &[&item, &file, how]);
}

/// What `action` does at the end of a sitting: a cursor over what can be done and the items.
fn summary(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    let page = usize::from(model.size.1.saturating_sub(6)).max(1);
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return Vec::new();
    };
    let ends = quiz.ends();
    if matches!(action, Action::Activate) {
        match ends.get(quiz.summary_cursor) {
            Some(End::Item(index)) => {
                quiz.at = *index;
                turn(quiz, 0, now);
            }
            Some(End::Again) => again(model, now),
            Some(End::Leave) | None => {
                let plan = model.study.plan.as_ref();
                if plan.is_some_and(|plan| is_step_done(plan, quiz)) {
                    model.study.follow_up = Some(Action::NextPlanStep);
                }
                leave(model);
            }
        }
        return Vec::new();
    }
    quiz.summary_cursor = move_cursor(quiz.summary_cursor, action, page, ends.len());
    Vec::new()
}
