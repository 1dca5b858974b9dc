//! One step of the program: an action changes the model, its effects are performed, and their results are actions again.
//! Tests implement [`EffectHandler`] without disk or threads.

use super::action::{Action, BackgroundEvent};
use super::effect::Effect;
use super::model::Model;
use super::update::update;
use crate::search::SearchResults;
use crate::study::{Attempt, CourseProgress, Decision, Now, Position, Unfinished};

/// Performs effects. Errors are sentences.
pub trait EffectHandler {
    /// Writes an attempt; it is on disk when this returns.
    fn record(&mut self, attempt: &Attempt) -> Result<(), String>;
    /// Writes a decision; it is on disk when this returns.
    fn decide(&mut self, decision: &Decision) -> Result<(), String>;
    /// Opens the record, if it is not open; returns its content then.
    fn open_record(&mut self) -> Result<Option<CourseProgress>, String>;
    /// Saves a reading position.
    fn save_position(&mut self, position: &Position) -> Result<(), String>;
    /// Saves the draft of an answer.
    fn save_unfinished(&mut self, begun: &Unfinished) -> Result<(), String>;
    /// Searches. None: the results come later, as an action with this number.
    fn search(&mut self, query: &str, generation: u64) -> Option<SearchResults>;
}

/// What the event loop has to do after a step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Next {
    /// Go on.
    #[default]
    GoOn,
    /// Hand the terminal to the shell for a while.
    Suspend,
    /// End.
    Quit,
}

/// Applies `action` to `model`, and performs its effects.
pub fn step(model: &mut Model, action: Action, handler: &mut dyn EffectHandler, now: Now) -> Next {
    let mut next = Next::GoOn;
    let mut actions = vec![action];
    while let Some(action) = actions.pop() {
        for effect in update(model, action, now) {
            match effect {
                Effect::Quit => next = Next::Quit,
                Effect::Suspend => next = Next::Suspend,
                Effect::Record(attempt) => actions.push(match handler.record(&attempt) {
                    Ok(()) => Action::Background(BackgroundEvent::Recorded(attempt.id)),
                    Err(why) => Action::Background(BackgroundEvent::RecordFailed { attempt, why }),
                }),
                Effect::Decide(decision) => {
                    if let Err(why) = handler.decide(&decision) {
                        actions.push(Action::Background(BackgroundEvent::DecisionLost(why)));
                    }
                }
                Effect::OpenRecord => match handler.open_record() {
                    Ok(Some(progress)) => actions.push(Action::Background(
                        BackgroundEvent::Progress(Box::new(progress)),
                    )),
                    Ok(None) => {}
                    Err(why) => {
                        actions.push(Action::Background(BackgroundEvent::SavingFailed(why)));
                    }
                },
                Effect::SavePosition(position) => {
                    if let Err(why) = handler.save_position(&position) {
                        actions.push(Action::Background(BackgroundEvent::PositionLost(why)));
                    }
                }
                Effect::SaveUnfinished(begun) => {
                    if let Err(why) = handler.save_unfinished(&begun) {
                        actions.push(Action::Background(BackgroundEvent::PositionLost(why)));
                    }
                }
                Effect::Search { query, generation } => {
                    if let Some(answer) = handler.search(&query, generation) {
                        actions.push(Action::Background(BackgroundEvent::Found {
                            generation,
                            answer: Box::new(answer),
                            is_all: true,
                        }));
                    }
                }
            }
        }
    }
    next
}
