//! Settings: filling in the form, and deciding what was changed in it.

use super::{edit, moved};
use crate::study::Now;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::{Field, Form, Model, Overlay};

/// Opens the form.
pub(super) fn open(model: &mut Model, now: Now) {
    let Some(memory) = &model.known.memory else {
        model.pending = Some(Action::OpenSettings);
        model.tell("the record is still being read", now);
        return;
    };
    let form = Form::of(memory.settings());
    model
        .overlays
        .retain(|overlay| !matches!(overlay, Overlay::Settings(_)));
    model.overlays.push(Overlay::Settings(Box::new(form)));
}

/// What `action` does in it.
pub(super) fn act(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    let Some(Overlay::Settings(form)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Back => {
            model.overlays.pop();
        }
        Action::Enter => return keep(model, now),
        Action::Edit(change) => {
            if let Some(line) = form.lines.get_mut(form.cursor) {
                edit(line, *change);
            }
        }
        Action::Change(step) => form.change(*step),
        Action::Toggle if form.field() == Field::Speed => form.change(1),
        action => form.cursor = moved(form.cursor, action, 1, Field::ALL.len()),
    }
    Vec::new()
}

/// Decides what was changed, or says what cannot be used.
fn keep(model: &mut Model, now: Now) -> Vec<Effect> {
    let (Some(Overlay::Settings(form)), Some(memory)) =
        (model.overlays.last_mut(), &model.known.memory)
    else {
        return Vec::new();
    };
    let today = model.known.today;
    let before = *memory.settings();
    let wanted = match form.wanted(&before, today) {
        Ok(wanted) => wanted,
        Err((field, why)) => {
            form.cursor = field;
            model.tell(why, now);
            return Vec::new();
        }
    };
    let changes = before.changes(&wanted);
    model.overlays.pop();
    let said = if changes.is_empty() {
        "nothing was changed".to_owned()
    } else {
        format!("from now on: {}", wanted.changed_summary(&before, today))
    };
    let effects: Vec<Effect> = changes
        .into_iter()
        .filter_map(|what| model.decide(what, now))
        .collect();
    model.tell(said, now);
    effects
}
