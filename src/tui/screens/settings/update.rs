//! Editing the settings, and deciding what was changed.

use super::state::{FieldError, SettingsField, SettingsForm};
use crate::study::Now;
use crate::tui::action::{Action, OpenAction};
use crate::tui::effect::Effect;
use crate::tui::list::move_cursor;
use crate::tui::messages::Message;
use crate::tui::model::{Model, Overlay};

/// Opens the form.
pub(crate) fn open(model: &mut Model) {
    let Some(memory) = &model.known.memory else {
        model.defer_to_record(Action::Open(OpenAction::Settings));
        return;
    };
    let form = SettingsForm::new(memory.settings());
    model.show_overlay(Overlay::Settings(Box::new(form)));
}

/// What `action` does in the form.
pub(crate) fn update(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    let Some(Overlay::Settings(form)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Back => {
            model.overlays.pop();
        }
        Action::Activate => return save(model, now),
        Action::Edit(change) => form.edit(*change),
        Action::Cycle(step) => form.cycle(*step),
        Action::Toggle if form.is_on(form.cursor).is_some() => form.cycle(1),
        action => form.cursor = move_cursor(form.cursor, action, 1, SettingsField::ALL.len()),
    }
    Vec::new()
}

/// Decides what was changed, or shows which field cannot be used.
fn save(model: &mut Model, now: Now) -> Vec<Effect> {
    let (Some(Overlay::Settings(form)), Some(memory)) =
        (model.overlays.last_mut(), &model.known.memory)
    else {
        return Vec::new();
    };
    let today = model.known.today;
    let before = *memory.settings();
    let settings = match form.settings(&before, today) {
        Ok(settings) => settings,
        Err(FieldError { field, why }) => {
            form.cursor = field;
            model.notify(why);
            return Vec::new();
        }
    };
    let changes = before.changes(&settings);
    model.overlays.pop();
    let notice = if changes.is_empty() {
        Message::NothingChanged.text().to_owned()
    } else {
        Message::FromNowOn.with(&[&settings.changed_summary(&before, today)])
    };
    let decisions = changes.into_iter();
    let effects: Vec<Effect> = decisions
        .filter_map(|what| model.decide(what, now))
        .collect();
    model.notify(notice);
    effects
}
