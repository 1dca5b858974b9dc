//! A review: beginning one, and what can be said of an answer in it: another rating, that it was a slip, that the item
//! is not to be asked any more.

use std::sync::Arc;

use super::show;
use crate::course::{Item, ItemId};
use crate::study::{DecisionKind, Memory, Now, QueueItem, Rating};
use crate::tui::action::{Action, QuizAction};
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Outlook, Quiz, Screen, Sheet, Slipping};

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
    if matches!(model.screens.last(), Some(Screen::Quiz(quiz)) if quiz.review.is_some()) {
        model.overlays.clear();
        return false;
    }
    let seed = model.next_seed();
    let (Some(library), Some(memory)) = (model.library.clone(), &model.known.memory) else {
        model.notify("the record is still being read", now);
        return false;
    };
    let today = model.known.today;
    let (title, queued): (_, Vec<QueueItem>) = match over {
        Over::Queue => ("Review", memory.queue(today).items),
        Over::SureButWrong => ("Review › sure but wrong", memory.sure_but_wrong(today)),
    };
    let queued = queued.get(..most.min(queued.len())).unwrap_or_default();
    let Some(quiz) = Quiz::review(&library, memory, (title, queued), seed) else {
        let next = model.known.agenda.next;
        let how = next.map_or(" yet: answer a quiz first".to_owned(), |day| {
            format!("; next: {}", day.relative_name(today))
        });
        model.notify(format!("nothing is due{how}"), now);
        return false;
    };
    model.overlays.clear();
    model.screens.truncate(1);
    if let Some(Screen::Home(cursor)) = model.screens.first_mut() {
        *cursor = 0;
    }
    show(model, quiz, now);
    model.notice = None;
    true
}

/// What `action` does in a review beside what it does in every sitting; nothing if that is all.
pub(super) fn act(model: &mut Model, action: &Action, now: Now) -> Option<Vec<Effect>> {
    let Some(Screen::Quiz(quiz)) = model.screens.last() else {
        return None;
    };
    quiz.review.as_ref()?;
    match action {
        Action::Quiz(QuizAction::Rate(rating)) => Some(rate(model, *rating, now)),
        Action::Quiz(QuizAction::Undo) => Some(undo(model, now)),
        Action::Quiz(QuizAction::Suspend) => Some(put_aside(model, now)),
        _ => None,
    }
}

/// An answer was given: its dates, and whether it comes again. Also after it was judged anew.
pub(super) fn settle(model: &mut Model) {
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return;
    };
    let at = quiz.at;
    let Some(item) = quiz.items.get(at).cloned() else {
        return;
    };
    let given = quiz.sheets.get(at).and_then(|sheet| sheet.given.as_ref());
    let attempt = given.map(|given| given.attempt);
    let response = given.map(|given| given.response.clone());
    let Some(review) = &mut quiz.review else {
        return;
    };
    if attempt.is_some() {
        review.last = Some(at);
    }
    if let Some(turn) = review.turns.get_mut(at).filter(|turn| turn.again == 0) {
        let today = model.known.today;
        let known = attempt.and_then(|attempt| {
            let memory = model.known.memory.as_ref()?;
            let days = memory.preview(&item.id, today)?;
            let (card, _) = memory.deck().find(&item.id)?;
            let library = model.library.as_ref()?;
            let lesson = library.course.lesson(turn.lesson.as_str())?;
            let slips = memory.card(card)?.state?.is_leech();
            turn.slipping = slips.then(|| {
                let own = (lesson, item.as_ref());
                Arc::new(Slipping::of(&library.course, own, response.as_ref()))
            });
            Some((model.known.rating(&item, attempt)?, days))
        });
        turn.outlook = known.map(|(rating, days)| Outlook {
            rating,
            days,
            today,
        });
    }
    quiz.settle_again(at);
}

/// Rates the answer that is shown otherwise.
fn rate(model: &mut Model, rating: Rating, now: Now) -> Vec<Effect> {
    let Some(Screen::Quiz(quiz)) = model.screens.last() else {
        return Vec::new();
    };
    let sheet = quiz.sheets.get(quiz.at);
    let Some(given) = sheet.and_then(|sheet| sheet.given.as_ref()) else {
        return Vec::new();
    };
    if quiz.turn().is_none_or(|turn| turn.outlook.is_none()) {
        model.notify("practice: this answer moves no date", now);
        return Vec::new();
    }
    let what = DecisionKind::Rate(given.attempt, rating);
    let effect = model.decide(what, now);
    settle(model);
    effect.into_iter().collect()
}

/// Takes back the answer that is shown, or the one before: as if it had never been given.
fn undo(model: &mut Model, now: Now) -> Vec<Effect> {
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return Vec::new();
    };
    let has_answer = |at: &usize| quiz.sheets.get(*at).is_some_and(|one| one.given.is_some());
    let last = quiz.review.as_ref().and_then(|review| review.last);
    let at = [Some(quiz.at), last].into_iter().flatten().find(has_answer);
    let Some((at, item)) = at.and_then(|at| Some((at, quiz.items.get(at)?.clone()))) else {
        model.notify("no answer to take back", now);
        return Vec::new();
    };
    let seed = quiz.seed;
    quiz.at = at;
    let Some(sheet) = quiz.sheets.get_mut(at) else {
        return Vec::new();
    };
    let given = sheet.given.take();
    *sheet = Sheet::of(&item, seed);
    sheet.seen = Some(now.since_start);
    // Who has just seen the key is quick, and that says nothing.
    sheet.interrupted = true;
    if let Some(review) = &mut quiz.review {
        review.last = None;
        if let Some(turn) = review.turns.get_mut(at) {
            turn.outlook = None;
        }
    }
    quiz.settle_again(at);
    let Some(given) = given else {
        return Vec::new();
    };
    let effect = model.decide(DecisionKind::Undo(given.attempt), now);
    let known = model.known.memory.as_ref();
    let last = known.and_then(|memory| memory.item(&item.id)?.last);
    if let (Some(last), Some(latest)) = (last, model.progress.latest.get_mut(&item.id)) {
        latest.1 = last.score;
    } else {
        model.progress.latest.remove(&item.id);
    }
    model.progress.recent.retain(|one| one.id != given.attempt);
    model.notify("taken back: as if it had not been answered", now);
    effect.into_iter().collect()
}

/// Puts the item that is shown aside, or takes it up again.
fn put_aside(model: &mut Model, now: Now) -> Vec<Effect> {
    let Some(Screen::Quiz(quiz)) = model.screens.last_mut() else {
        return Vec::new();
    };
    let Some((id, is_open)) = quiz
        .current()
        .map(|(item, sheet)| (item.id.clone(), sheet.given.is_none()))
    else {
        return Vec::new();
    };
    let aside = !quiz.turn().is_some_and(|turn| turn.aside);
    // The card is put aside, and with it every other way to ask for it.
    let deck = model.known.memory.as_ref().map(Memory::deck);
    let card = |item: &ItemId| deck.and_then(|deck| deck.find(item)).map(|place| place.0);
    let own = card(&id);
    let is_same = |item: &Arc<Item>| item.id == id || (own.is_some() && card(&item.id) == own);
    let same: Vec<bool> = quiz.items.iter().map(is_same).collect();
    if let Some(review) = &mut quiz.review {
        let turns = review.turns.iter_mut().zip(same);
        for (turn, _) in turns.filter(|(_, same)| *same) {
            turn.aside = aside;
        }
    }
    // It comes again if it was missed, and not while it is put aside.
    let at = quiz.at;
    quiz.settle_again(at);
    if aside && is_open {
        super::turn(quiz, 1, now);
    }
    let (what, said) = if aside {
        let how = "put aside: not asked again. Progress (P) lists it, to take it up";
        (DecisionKind::Suspend(id), how)
    } else {
        (
            DecisionKind::Resume(id),
            "taken up again: it is asked when it is due",
        )
    };
    let effect = model.decide(what, now);
    model.notify(said, now);
    effect.into_iter().collect()
}
