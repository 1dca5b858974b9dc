//! Choosing a study plan, and following it step by step.

use super::sessions::sessions;
use super::state::{ActivePlan, PlanStep};
use super::summary::step_summary;
use crate::study::{Now, ReviewKind};
use crate::tui::action::{Action, OpenAction};
use crate::tui::effect::Effect;
use crate::tui::list::move_cursor;
use crate::tui::messages::Message;
use crate::tui::model::{Model, Overlay, Screen};
use crate::tui::navigate;
use crate::tui::screens::quiz::update::review;

/// Offers sessions.
pub(crate) fn open(model: &mut Model) {
    if sessions(model).is_empty() {
        model.defer_to_record(Action::Open(OpenAction::Plan));
    } else {
        model.show_overlay(Overlay::Plan(0));
    }
}

/// What `action` does in the choice of a session.
pub(crate) fn update(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    let sessions = sessions(model);
    let Some(Overlay::Plan(cursor)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Back => {
            model.overlays.pop();
        }
        Action::Activate => {
            let session = sessions.get(*cursor).zip(model.library.as_ref());
            let Some((session, library)) = session else {
                return Vec::new();
            };
            let left = session.plan_steps(&library.course);
            if left.is_empty() {
                model.notify(Message::NothingFits.text());
                return Vec::new();
            }
            model.study.plan = Some(Box::new(ActivePlan {
                minutes: session.minutes,
                begun: now.since_start,
                current: None,
                left,
            }));
            return next_step(model, now);
        }
        action => *cursor = move_cursor(*cursor, action, 1, sessions.len()),
    }
    Vec::new()
}

/// Goes on to the next step of the plan, or ends it.
pub(crate) fn next_step(model: &mut Model, now: Now) -> Vec<Effect> {
    let Some(plan) = &mut model.study.plan else {
        model.notify(Message::NoPlan.text());
        return Vec::new();
    };
    let step = plan.left.pop_front();
    let elapsed = now
        .since_start
        .saturating_sub(plan.begun)
        .as_secs()
        .div_ceil(60);
    let minutes = plan.minutes;
    plan.current.clone_from(&step);
    match step {
        Some(PlanStep::Review { cards, .. }) => {
            let is_reviewing = model.quiz().is_some_and(|quiz| quiz.session.is_review());
            // The items may have been answered meanwhile.
            if !review(model, ReviewKind::Due, cards, now) && !is_reviewing {
                return next_step(model, now);
            }
        }
        Some(step @ PlanStep::Read { .. }) => {
            let summary = step_summary(&step);
            if let PlanStep::Read { lesson, first, .. } = step {
                model.screens.truncate(1);
                navigate::resume_section(model, &lesson, first);
            }
            model.notify(Message::StepBegun.with(&[&summary]));
        }
        None => {
            model.study.plan = None;
            model.overlays.clear();
            model.screens.truncate(1);
            if let Some(Screen::Home(cursor)) = model.screens.first_mut() {
                *cursor = 0;
            }
            model.notify(Message::PlanDone.with(&[&elapsed, &minutes]));
        }
    }
    Vec::new()
}
