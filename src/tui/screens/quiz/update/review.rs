//! A review: beginning one, and what can be said of an answer in it: another rating, that it was a slip, that the item
//! is not to be asked any more.

use super::show;
use crate::study::session::Session;
use crate::study::{DecisionKind, Now, Rating, ReviewKind};
use crate::tui::effect::Effect;
use crate::tui::messages::Message;
use crate::tui::model::{Model, Quiz, Screen};

/// Begins a review of this kind. Where nothing is due, what is weakest is practised instead.
pub(crate) fn open(model: &mut Model, kind: ReviewKind, most: usize, now: Now) {
    if begin(model, kind, most, now) || kind != ReviewKind::Due {
        return;
    }
    let notice = model.notice.take();
    if begin(model, ReviewKind::Weakest, most, now) {
        model.notify(Message::NothingDueWeakest.text());
    } else {
        model.notice = notice;
    }
}

/// Begins a review of the first `most` questions of this kind.
pub(crate) fn begin(model: &mut Model, kind: ReviewKind, most: usize, now: Now) -> bool {
    if matches!(model.screens.last(), Some(Screen::Quiz(quiz)) if quiz.session.is_review()) {
        model.overlays.clear();
        return false;
    }
    let seed = model.next_seed();
    let (Some(library), Some(memory)) = (model.library.clone(), &model.known.memory) else {
        model.notify("the record is still being read");
        return false;
    };
    let today = model.known.today;
    let queued = memory.review_queue(kind, today);
    let queued = queued.get(..most.min(queued.len())).unwrap_or_default();
    let Some(mut session) = Session::review(&library.course, memory, queued, seed) else {
        let next = model.known.agenda.next;
        let how = next.map_or(" yet: answer a quiz first".to_owned(), |day| {
            format!("; next: {}", day.relative_name(today))
        });
        model.notify(format!("nothing is due{how}"));
        return false;
    };
    kind.title().clone_into(&mut session.about);
    model.overlays.clear();
    model.screens.truncate(1);
    if let Some(Screen::Home(cursor)) = model.screens.first_mut() {
        *cursor = 0;
    }
    let mut quiz = Quiz::new(session);
    if kind == ReviewKind::Due {
        quiz.buried = model.known.agenda.buried;
    }
    show(model, quiz, now);
    model.notice = None;
    true
}

/// Works out what an answer to question `at`, or a decision about it, changes.
pub(super) fn settle(model: &mut Model, at: usize) {
    if let (Some(library), Some(Screen::Quiz(quiz))) = (&model.library, model.screens.last_mut()) {
        let memory = model.known.memory.as_ref();
        quiz.settle(at, &library.course, memory, model.known.today);
    }
}

/// Decides something about question `at`: known to the session at once. What is to be written.
pub(super) fn decide(model: &mut Model, at: usize, what: &DecisionKind, now: Now) -> Vec<Effect> {
    let effect = model.decide(what.clone(), now);
    model.progress.apply(what);
    if let Some(Screen::Quiz(quiz)) = model.screens.last_mut() {
        let memory = model.known.memory.as_ref();
        let deck = memory.map(|memory| memory.deck().as_ref());
        quiz.session.apply(what, deck);
    }
    settle(model, at);
    effect.into_iter().collect()
}

/// Rates the answer that is shown, and goes on if the learner wants that.
pub(super) fn rate(model: &mut Model, rating: Rating, now: Now) -> Vec<Effect> {
    let quiz = model.quiz();
    let shown = quiz.and_then(|quiz| Some((quiz.at, quiz.question()?.answer.as_ref()?)));
    let Some((at, answer)) = shown else {
        return Vec::new();
    };
    let memory = model.known.memory.as_ref();
    let goes_on = memory.is_some_and(|memory| memory.settings().next_after_rating);
    let (attempt, due) = (answer.attempt, answer.due);
    let effects = match due {
        Some(due) if due.rating == rating => Vec::new(),
        Some(_) => decide(model, at, &DecisionKind::Rate(attempt, rating), now),
        None => {
            model.notify(Message::PracticeMovesNoDate.text());
            Vec::new()
        }
    };
    if goes_on && let Some(quiz) = model.quiz_mut() {
        super::turn(quiz, 1, now);
    }
    effects
}

/// Suspends the item that is shown, or resumes it.
pub(super) fn suspend(model: &mut Model, now: Now) -> Vec<Effect> {
    let quiz = model.quiz();
    let Some((at, question)) = quiz.and_then(|quiz| Some((quiz.at, quiz.question()?))) else {
        return Vec::new();
    };
    let is_open = question.answer.is_none();
    let id = question.item.id.clone();
    let (what, text) = if question.is_suspended {
        let text = "taken up again: it is asked when it is due";
        (DecisionKind::Resume(id), text)
    } else {
        let text = "put aside: not asked again. Progress (P) lists it, to take it up";
        (DecisionKind::Suspend(id), text)
    };
    let is_left = is_open && !question.is_suspended;
    let effects = decide(model, at, &what, now);
    if is_left && let Some(quiz) = model.quiz_mut() {
        super::turn(quiz, 1, now);
    }
    model.notify(text);
    effects
}
