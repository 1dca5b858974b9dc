//! What follows from the person's decision when nothing can be saved.

use crate::tui::effect::Effect;
use crate::tui::model::{Model, Overlay, SavingState};

/// Opens the record and writes again what could not be written.
pub(crate) fn retry(model: &mut Model) -> Vec<Effect> {
    model.persistence.state = SavingState::On;
    close(model);
    let failed = model.persistence.failed_writes.iter();
    let again = failed.map(|attempt| Effect::Record(Box::new(attempt.clone())));
    std::iter::once(Effect::OpenRecord).chain(again).collect()
}

/// Continues although nothing is saved.
pub(crate) fn study_unsaved(model: &mut Model) {
    model.persistence.state = SavingState::Off;
    model.persistence.failed_writes.clear();
    close(model);
}

fn close(model: &mut Model) {
    let overlays = &mut model.overlays;
    overlays.retain(|overlay| !matches!(overlay, Overlay::Unsaved));
}
