//! What workers and the store report.

use std::sync::Arc;

use crate::tui::action::BackgroundEvent;
use crate::tui::document::count;
use crate::tui::effect::Effect;
use crate::tui::library::Library;
use crate::tui::messages::Message;
use crate::tui::model::{Model, Overlay, SavingState};
use crate::tui::screens::{home, search};

/// Applies a report.
pub(super) fn report(model: &mut Model, event: BackgroundEvent) -> Vec<Effect> {
    match event {
        BackgroundEvent::Loaded(library) => return loaded(model, library),
        BackgroundEvent::LoadFailed(why) => model.notify(why),
        BackgroundEvent::Progress(progress) => model.progress.add(*progress),
        BackgroundEvent::Remembered(memory) => home::update::remember(model, *memory),
        BackgroundEvent::SavingFailed(why) => saving_failed(model, why),
        BackgroundEvent::Found {
            generation,
            answer,
            is_all,
        } => search::update::found(model, generation, (*answer, is_all)),
        BackgroundEvent::Recorded(id) => {
            let failed = &mut model.persistence.failed_writes;
            failed.retain(|attempt| attempt.id != id);
        }
        BackgroundEvent::RecordFailed { attempt, why } => {
            let failed = &mut model.persistence.failed_writes;
            if failed.iter().all(|known| known.id != attempt.id) {
                failed.push(*attempt);
            }
            saving_failed(model, why);
        }
        BackgroundEvent::DecisionLost(why) => model.notify(Message::NotKept.with(&[&why])),
        // Not worth a question: an answer will fail too, and ask.
        BackgroundEvent::PositionLost(why) => {
            model.notify(Message::PlaceNotKept.with(&[&why]));
        }
    }
    Vec::new()
}

fn saving_failed(model: &mut Model, why: String) {
    model.persistence.state = SavingState::Failed(why);
    if !matches!(model.overlays.last(), Some(Overlay::Unsaved)) {
        model.overlays.push(Overlay::Unsaved);
    }
}

fn loaded(model: &mut Model, library: Arc<Library>) -> Vec<Effect> {
    if library.findings > 0 {
        let what = count(library.findings, "finding");
        model.notify(Message::FindingsInCourse.with(&[&what]));
    }
    model.library = Some(library);
    search::update::rerun(model).into_iter().collect()
}
