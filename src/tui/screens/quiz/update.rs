//! Updates of the quiz screen: beginning and leaving, moving between questions, the source and back, the overview.

mod answer;
mod asked;
mod places;
mod review;
mod undo;

pub(crate) use asked::{click_row, put_caret, put_line_caret, say_sure};
pub(crate) use review::{begin as review, open as open_review};

use super::layout::quiz_height;
use crate::study::session::{Question, Session, Topic};
use crate::study::{Now, ReviewKind};
use crate::text::SafeText;
use crate::tui::action::{Action, QuizAction};
use crate::tui::effect::Effect;
use crate::tui::list::move_cursor;
use crate::tui::model::{ItemForm, Model, Quiz, Screen, SummaryEntry};
use crate::tui::navigate;
use crate::tui::screens::plan::summary::is_step_done;

/// Begins the session about `topic`, or resumes the one that was left. Where a seed was asked for on the command line, a
/// session about more than one lesson part that has another seed is not resumed.
pub(crate) fn begin(model: &mut Model, topic: &Topic, now: Now) {
    let Some(library) = model.library.clone() else {
        return;
    };
    let course = &library.course;
    let Some(session) = Session::begin(topic, course, model.next_seed()) else {
        let text = match topic {
            Topic::Scope(id) => {
                let what = SafeText::new(id.as_deref().unwrap_or(&course.title));
                format!("nothing is asked about `{what}`")
            }
            _ => "no questions here yet".to_owned(),
        };
        model.notify(text);
        return;
    };
    let is_same = |paused: &mut Box<Quiz>| paused.session.topic == *topic;
    let paused = model.study.paused_quiz.take_if(is_same);
    let resume = || {
        let known = (&model.progress, library.lexicon());
        Session::resume(topic, course, known, now).map(Quiz::new)
    };
    let seed = model
        .opening
        .seed
        .filter(|_| matches!(topic, Topic::Scope(_)));
    let left = paused.map(|paused| *paused).or_else(resume);
    let left = left.filter(|left| seed.is_none_or(|seed| seed == left.session.seed));
    let Some(mut quiz) = left else {
        show(model, Quiz::new(session), now);
        return;
    };
    if quiz.session.score().answered > 0 {
        model.notify("you were here before: going on where you left");
    }
    for question in &mut quiz.session.questions {
        question.timing.is_interrupted = true;
    }
    show(model, quiz, now);
}

/// Puts a quiz on top; there is one at a time.
fn show(model: &mut Model, mut quiz: Quiz, now: Now) {
    let is_restored = quiz.restore_drafts(&model.progress, now);
    if is_restored && model.notice.is_none() {
        model.notify("what you had begun is here again");
    }
    quiz.go_to(quiz.at, now);
    if let Some((question, _)) = quiz.current_mut() {
        question.timing.first_seen = Some(now.since_start);
    }
    model
        .screens
        .retain(|screen| !matches!(screen, Screen::Quiz(_)));
    model.screens.push(Screen::Quiz(Box::new(quiz)));
}

/// Performs `action` on the quiz screen.
pub(crate) fn act(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    match action {
        Action::Quiz(QuizAction::Rate(rating)) => return review::rate(model, *rating, now),
        Action::Quiz(QuizAction::Undo) => return undo::undo(model, now),
        Action::Quiz(QuizAction::Suspend) => return review::suspend(model, now),
        _ => {}
    }
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Back => {
            let from = quiz.overview_from;
            match (quiz.current_mut(), from) {
                (Some((_, form)), _) if form.is_holding() => form.put_down(),
                (None, Some(from)) => quiz.go_to(from, now),
                _ => leave(model),
            }
        }
        Action::Quiz(QuizAction::NextItem | QuizAction::PrevItem | QuizAction::Overview) => {
            if let Some((_, form)) = quiz.current_mut() {
                form.put_down();
            }
            match action {
                Action::Quiz(QuizAction::NextItem) => turn(quiz, 1, now),
                Action::Quiz(QuizAction::PrevItem) => turn(quiz, -1, now),
                _ => quiz.open_overview(),
            }
            // The notice was about the question that was left.
            model.notice = None;
        }
        Action::Quiz(QuizAction::RetryMissed) => retry(model, now),
        Action::Quiz(QuizAction::Flag) => {
            if let Some((question, _)) = quiz.current_mut() {
                question.is_flagged = !question.is_flagged;
            }
        }
        _ => {
            return match quiz.current() {
                None => summary(model, action, now),
                Some((question, _)) if question.answer.is_some() => verdict(model, action, now),
                Some(_) => asked::act(model, action, now),
            };
        }
    }
    Vec::new()
}

/// The question that is shown, and its form.
fn current(model: &mut Model) -> Option<(&mut Question, &mut ItemForm)> {
    model.quiz_mut()?.current_mut()
}

/// Leaves a quiz; one that is not finished is paused.
fn leave(model: &mut Model) {
    let Some(Screen::Quiz(quiz)) = model.screens.pop() else {
        return;
    };
    // What is left of a review is still due.
    let session = &quiz.session;
    if !session.is_review() && session.score().answered < session.questions.len() {
        model.study.paused_quiz = Some(quiz);
    }
}

/// Asks again what was missed.
fn retry(model: &mut Model, now: Now) {
    let seed = model.next_seed();
    let session = model.quiz().map(|quiz| &quiz.session);
    let retry = session.and_then(|session| session.retry(&session.missed(), seed));
    if let Some(retry) = retry {
        show(model, Quiz::new(retry), now);
    }
}

/// Goes forward or back by one question. What was suspended before it was answered is passed over.
fn turn(quiz: &mut Quiz, step: isize, now: Now) {
    let questions = &quiz.session.questions;
    let is_asked = |at: &usize| {
        let question = questions.get(*at);
        question.is_some_and(|own| own.answer.is_some() || !own.is_suspended)
    };
    let to = match step {
        0 => Some(quiz.at),
        1.. => (quiz.at + 1..questions.len()).find(is_asked),
        _ => (0..quiz.at).rev().find(is_asked).or(Some(quiz.at)),
    };
    let Some(to) = to.filter(|to| *to < questions.len()) else {
        quiz.show_overview();
        return;
    };
    if to != quiz.at
        && let Some((question, _)) = quiz.current_mut()
    {
        question.timing.is_interrupted = true;
    }
    quiz.go_to(to, now);
}

/// What `action` does where the verdict is shown.
fn verdict(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    let size = model.size;
    let Some(Screen::Quiz(quiz)) = model.screens.last() else {
        return Vec::new();
    };
    if matches!(action, Action::Quiz(QuizAction::MarkCorrect)) {
        return answer::count_as_right(model, now);
    }
    if matches!(action, Action::Quiz(QuizAction::Report)) {
        report(model);
        return Vec::new();
    }
    if matches!(action, Action::Quiz(QuizAction::ShowSource)) {
        if let Some(question) = quiz.question() {
            let source = question.item.source.clone();
            let lesson = question.lesson.clone();
            navigate::show_source(model, lesson.as_str(), &source);
        }
        return Vec::new();
    }
    let height = quiz_height(quiz, size);
    let page = usize::from(size.1.saturating_sub(4)).max(1);
    if let Some((_, form)) = current(model) {
        let most = height.saturating_sub(page) + 1;
        form.scroll = move_cursor(form.scroll, action, page, most);
    }
    Vec::new()
}

/// Says which item is shown and which file it is in: what its author has to know.
fn report(model: &mut Model) {
    let question = model.quiz().and_then(Quiz::question);
    let (Some(question), Some(library)) = (question, &model.library) else {
        return;
    };
    let file = library.course.lesson_file(&question.lesson);
    let item = format!("Item `{}`", question.item.id);
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
    let entries = quiz.summary_entries();
    if matches!(action, Action::Activate) {
        match entries.get(quiz.summary_cursor) {
            Some(SummaryEntry::Question(index)) => {
                quiz.at = *index;
                turn(quiz, 0, now);
            }
            Some(SummaryEntry::RetryMissed) => retry(model, now),
            Some(SummaryEntry::AskBuried) => {
                model.screens.pop();
                review(model, ReviewKind::Buried, usize::MAX, now);
            }
            Some(SummaryEntry::Leave) | None => {
                let plan = model.study.plan.as_ref();
                if plan.is_some_and(|plan| is_step_done(plan, quiz)) {
                    model.study.follow_up = Some(Action::NextPlanStep);
                }
                leave(model);
            }
        }
        return Vec::new();
    }
    quiz.summary_cursor = move_cursor(quiz.summary_cursor, action, page, entries.len());
    Vec::new()
}
