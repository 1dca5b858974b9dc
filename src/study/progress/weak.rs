//! What to restudy: objectives with something wrong about them, and the place in the text to begin at.

use std::cmp::Reverse;

use serde::Serialize;

use crate::study::{Mastery, Memory, ObjectiveState, StudyDay};

/// Weak spots that are listed.
const LISTED: usize = 10;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WeakReason {
    /// An item was wrong although its learner was sure.
    SureButWrong,
    /// A card keeps being forgotten.
    Leech,
    /// Its last answer failed.
    Failed,
    /// It was mastered, and is being forgotten.
    Fading,
}

/// An objective to restudy.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeakSpot {
    /// The objective's id.
    pub objective: String,
    /// What it says.
    pub text: String,
    /// What is wrong, the worst first.
    pub reasons: Vec<WeakReason>,
    /// How likely the recall of its weakest card is.
    pub weakest: Option<f64>,
    /// The lesson where the text says what that card asks.
    pub lesson: String,
    /// The section or block there.
    pub part: String,
}

/// The weak spots among `states`, the worst first.
pub(super) fn of(memory: &Memory, states: &[ObjectiveState], today: StudyDay) -> Vec<WeakSpot> {
    let mut weak: Vec<_> = states
        .iter()
        .filter_map(|state| {
            let reasons = reasons(memory, state);
            (!reasons.is_empty()).then_some((state, reasons))
        })
        .collect();
    weak.sort_by(|(a, _), (b, _)| {
        let key = |state: &ObjectiveState| (Reverse(state.sure_but_wrong), Reverse(state.leeches));
        let recall = |state: &ObjectiveState| state.weakest.unwrap_or(1.0);
        key(a).cmp(&key(b)).then(recall(a).total_cmp(&recall(b)))
    });
    weak.truncate(LISTED);
    let place = |(state, reasons)| place(memory, state, reasons, today);
    weak.into_iter().filter_map(place).collect()
}

fn reasons(memory: &Memory, state: &ObjectiveState) -> Vec<WeakReason> {
    let objective = memory.deck().objectives.get(state.objective);
    let cards = objective
        .map(|objective| &*objective.cards)
        .unwrap_or_default();
    let states = || {
        let recalls = cards.iter().filter_map(|card| memory.card(*card));
        recalls
            .filter(|recall| !recall.suspended)
            .filter_map(|recall| recall.state)
    };
    [
        (state.sure_but_wrong > 0, WeakReason::SureButWrong),
        (state.leeches > 0, WeakReason::Leech),
        (states().any(|state| !state.passed), WeakReason::Failed),
        (state.mastery == Mastery::Fading, WeakReason::Fading),
    ]
    .into_iter()
    .filter_map(|(holds, reason)| holds.then_some(reason))
    .collect()
}

fn place(
    memory: &Memory,
    state: &ObjectiveState,
    reasons: Vec<WeakReason>,
    today: StudyDay,
) -> Option<WeakSpot> {
    let objective = memory.deck().objectives.get(state.objective)?;
    // Where something failed, the text about that; else about what is weakest.
    let weakness = |card: &usize| {
        let recall = memory.card(*card).filter(|recall| !recall.suspended);
        let state = recall.and_then(|recall| recall.state);
        state.map_or(2.0, |state| {
            state.retrievability(today) - if state.passed { 0.0 } else { 1.0 }
        })
    };
    let worst = objective
        .cards
        .iter()
        .min_by(|a, b| weakness(a).total_cmp(&weakness(b)))?;
    let (lesson, part) = &memory.deck().cards.get(*worst)?.source;
    Some(WeakSpot {
        objective: objective.id.to_string(),
        text: objective.text.to_string(),
        reasons,
        weakest: state.weakest,
        lesson: lesson.to_string(),
        part: part.to_string(),
    })
}
