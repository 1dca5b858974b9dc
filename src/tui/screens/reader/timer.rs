//! How long things take: reading, from the beginning of a section on, and answering, unless the person was interrupted.
//! Called before and after every action; what was read in one go becomes a measurement of the reading speed.

use std::sync::Arc;
use std::time::Duration;

use super::state::{ReaderScreen, ReadingTimer};
use crate::course::LessonId;
use crate::study::{DecisionKind, Now, SpeedEstimate};
use crate::tui::action::{Action, CursorAction, ReaderAction};
use crate::tui::document::Document;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Screen};

/// After this long without a key the person is not answering.
const IDLE: Duration = Duration::from_secs(30);
/// The slowest reading speed, in words a minute.
const SLOWEST: u64 = 60;
/// Columns of a word, with the blank after it.
const WORD: u64 = 6;

/// What was being read when an action came.
pub(crate) struct ReadingMoment {
    lesson: LessonId,
    document: Arc<Document>,
    /// The section at the top of the screen.
    section: usize,
    timer: Option<ReadingTimer>,
    /// Whether the end of the lesson was on the screen.
    ended: bool,
    /// The section after the last paragraph on the screen.
    reached: usize,
}

/// Adds the time since the last action to what is on the screen.
pub(crate) fn before_action(model: &mut Model, now: Now) -> Option<ReadingMoment> {
    let gap = now.since_start.saturating_sub(model.interaction.last_input);
    model.interaction.last_input = now.since_start;
    let size = model.size;
    let is_covered = !model.overlays.is_empty();
    match model.screens.last_mut() {
        Some(Screen::Quiz(quiz)) => {
            let current = quiz.current_mut().filter(|_| is_covered || gap > IDLE);
            if let Some((question, _)) = current {
                question.timing.is_interrupted = true;
            }
            None
        }
        Some(Screen::Reader(reader)) if !reader.visit && !is_covered => {
            reader.timer = reader.timer.filter(|_| gap <= longest_pause(size));
            if let Some(timer) = &mut reader.timer {
                timer.spent += gap;
            }
            let (columns, height) = ReaderScreen::page(size);
            let next = reader.timer.map(|_| {
                let shown = reader.document.shown(reader.top, columns, height);
                reader.document.paras.get(shown.end() + 1)
            });
            Some(ReadingMoment {
                lesson: reader.lesson.clone(),
                document: Arc::clone(&reader.document),
                section: reader.document.section_at(reader.top.para),
                timer: reader.timer,
                ended: next.is_some_and(|next| next.is_none()),
                reached: next.flatten().and_then(|para| para.section).unwrap_or(0),
            })
        }
        _ => None,
    }
}

/// Measures the reading speed if the action came to another section, or left the lesson at its end.
pub(crate) fn after_action(
    model: &mut Model,
    moment: Option<ReadingMoment>,
    action: &Action,
    now: Now,
) -> Option<Effect> {
    let moment = moment?;
    let on_top = match model.screens.last_mut() {
        Some(Screen::Reader(reader)) if reader.lesson == moment.lesson => Some(reader),
        _ => None,
    };
    let Some(reader) = on_top else {
        if !moment.ended {
            return None;
        }
        // A self-check leaves the reader on the stack, measured to its end.
        for screen in &mut model.screens {
            if let Screen::Reader(reader) = screen {
                reader.timer = None;
            }
        }
        return measure(model, &moment, usize::MAX, now);
    };
    let here = reader.document.section_at(reader.top.para);
    let followed = match action {
        Action::Cursor(
            CursorAction::Down | CursorAction::PageDown | CursorAction::HalfPageDown,
        ) => true,
        // The section has been read if its heading was on the screen before.
        Action::Reader(ReaderAction::NextSection) => here <= moment.reached || moment.ended,
        _ => here == moment.section,
    };
    if here == moment.section && followed {
        return None;
    }
    let forward = here > moment.section;
    reader.timer = (forward && followed).then(|| ReadingTimer::begin(here));
    (forward && followed)
        .then(|| measure(model, &moment, here, now))
        .flatten()
}

/// Records how long reading up to a section took, if that is a valid measurement.
fn measure(model: &mut Model, moment: &ReadingMoment, to: usize, now: Now) -> Option<Effect> {
    let timer = moment.timer?;
    let library = model.library.clone()?;
    let lesson = library.course.lesson(moment.lesson.as_str())?;
    // What stands before the first section counts with it.
    let document = &moment.document;
    let before = |section: usize| {
        let heading = document.paras.get(document.heading(section));
        heading.map_or(0, |para| para.words_before)
    };
    let first = if timer.from == 0 {
        0
    } else {
        before(timer.from)
    };
    let last = if to < lesson.sections.len() {
        before(to)
    } else {
        document.words
    };
    let words = u32::try_from(last.saturating_sub(first)).ok()?;
    SpeedEstimate::reading_speed(words, timer.spent)?;
    let what = DecisionKind::ReadingSpeed {
        lesson: moment.lesson.clone(),
        section: lesson.sections.get(timer.from)?.id.clone(),
        words,
        elapsed: timer.spent,
    };
    model.decide(what, now)
}

/// The longest time without an action in which a screen of this size is still being read.
fn longest_pause(size: (u16, u16)) -> Duration {
    let (columns, height) = ReaderScreen::page(size);
    let words = (columns * height) as u64 / WORD;
    Duration::from_secs(words * 60 / SLOWEST)
}
