//! A review: beginning one, and what can be said of an answer in it: another rating, that it was a slip, that the item
//! is not to be asked any more.

use super::show;
use crate::study::session::Session;
use crate::study::{DecisionKind, Now, QueueItem, Rating};
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Quiz, Screen};

/// What a review is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Over {
    /// What is due, and what is new.
    Queue,
    /// What was wrong although the learner was sure.
    SureButWrong,
}

/// Begins a review of the first `most` items.
pub(crate) fn begin(model: &mut Model, over: Over, most: usize, now: Now) -> bool {
    if matches!(model.screens.last(), Some(Screen::Quiz(quiz)) if quiz.session.is_review()) {
        model.overlays.clear();
        return false;
    }
    let seed = model.next_seed();
    let (Some(library), Some(memory)) = (model.library.clone(), &model.known.memory) else {
        model.notify("the record is still being read", now);
        return false;
    };
    let today = model.known.today;
    let (about, queued): (_, Vec<QueueItem>) = match over {
        Over::Queue => ("", memory.queue(today).items),
        Over::SureButWrong => ("sure but wrong", memory.sure_but_wrong(today)),
    };
    let queued = queued.get(..most.min(queued.len())).unwrap_or_default();
    let Some(mut session) = Session::review(&library.course, memory, queued, seed) else {
        let next = model.known.agenda.next;
        let how = next.map_or(" yet: answer a quiz first".to_owned(), |day| {
            format!("; next: {}", day.relative_name(today))
        });
        model.notify(format!("nothing is due{how}"), now);
        return false;
    };
    about.clone_into(&mut session.about);
    model.overlays.clear();
    model.screens.truncate(1);
    if let Some(Screen::Home(cursor)) = model.screens.first_mut() {
        *cursor = 0;
    }
    show(model, Quiz::new(session), now);
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

/// Rates the answer that is shown otherwise.
pub(super) fn rate(model: &mut Model, rating: Rating, now: Now) -> Vec<Effect> {
    let quiz = model.quiz();
    let shown = quiz.and_then(|quiz| Some((quiz.at, quiz.question()?.answer.as_ref()?)));
    let Some((at, answer)) = shown else {
        return Vec::new();
    };
    if answer.due.is_none() {
        model.notify("practice: this answer moves no date", now);
        return Vec::new();
    }
    let what = DecisionKind::Rate(answer.attempt, rating);
    decide(model, at, &what, now)
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
    model.notify(text, now);
    effects
}
