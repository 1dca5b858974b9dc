//! How long things take: reading, from the beginning of a section on, and answering, unless something comes between. Told
//! of every key; what was read at one go is kept, for the own pace.

use std::sync::Arc;
use std::time::Duration;

use crate::course::LessonId;
use crate::study::{DecisionKind, Now, SpeedEstimate};
use crate::tui::action::Action;
use crate::tui::document::Document;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Reader, Screen, Watch};

/// Without a key for longer than this nobody is answering (assessment §4.4).
const IDLE: Duration = Duration::from_secs(30);
/// Nobody reads a screen full of words more slowly: words a minute.
const SLOWEST: u64 = 60;
/// Columns that a word takes, with the blank after it.
const WORD: u64 = 6;

/// Where somebody was reading when a key was pressed.
pub(super) struct Seen {
    lesson: LessonId,
    document: Arc<Document>,
    /// The section at the top of the screen.
    section: usize,
    watch: Option<Watch>,
    /// Whether the end of the lesson was on the screen.
    ended: bool,
    /// The section after the last paragraph on the screen.
    reached: usize,
}

/// A key was pressed: the time since the one before belongs to what is on the screen.
pub(super) fn before(model: &mut Model, now: Now) -> Option<Seen> {
    let gap = now.since_start.saturating_sub(model.touched);
    model.touched = now.since_start;
    let size = model.size;
    let is_covered = !model.overlays.is_empty();
    match model.screens.last_mut() {
        Some(Screen::Quiz(quiz)) => {
            let sheet = quiz.sheets.get_mut(quiz.at);
            if let Some(sheet) = sheet.filter(|_| is_covered || gap > IDLE) {
                sheet.interrupted = true;
            }
            None
        }
        Some(Screen::Reader(reader)) if !reader.visit && !is_covered => {
            reader.watch = reader.watch.filter(|_| gap <= most(size));
            if let Some(watch) = &mut reader.watch {
                watch.spent += gap;
            }
            let (columns, height) = Reader::page(size);
            // Only what is measured has to know how far the screen goes.
            let next = reader.watch.map(|_| {
                let shown = reader.document.shown(reader.top, columns, height);
                reader.document.paras.get(shown.end() + 1)
            });
            Some(Seen {
                lesson: reader.lesson.clone(),
                document: Arc::clone(&reader.document),
                section: reader.document.section_at(reader.top.para),
                watch: reader.watch,
                ended: next.is_some_and(|next| next.is_none()),
                reached: next.flatten().and_then(|para| para.section).unwrap_or(0),
            })
        }
        _ => None,
    }
}

/// What the key did: another section was come to, or the lesson was left at its end. What is to be kept of that.
pub(super) fn after(
    model: &mut Model,
    seen: Option<Seen>,
    action: &Action,
    now: Now,
) -> Option<Effect> {
    let seen = seen?;
    let on_top = match model.screens.last_mut() {
        Some(Screen::Reader(reader)) if reader.lesson == seen.lesson => Some(reader),
        _ => None,
    };
    let Some(reader) = on_top else {
        if !seen.ended {
            return None;
        }
        // Under a self-check it is still there, and has been measured to its end.
        for screen in &mut model.screens {
            if let Screen::Reader(reader) = screen {
                reader.watch = None;
            }
        }
        return keep(model, &seen, usize::MAX, now);
    };
    let here = reader.document.section_at(reader.top.para);
    let followed = match action {
        Action::Down | Action::PageDown => true,
        // What was on the screen before was read; what was not was passed over.
        Action::NextSection => here <= seen.reached || seen.ended,
        _ => here == seen.section,
    };
    if here == seen.section && followed {
        return None;
    }
    let forward = here > seen.section;
    reader.watch = (forward && followed).then(|| Watch::begin(here));
    (forward && followed)
        .then(|| keep(model, &seen, here, now))
        .flatten()
}

/// Keeps how long it took to read up to a section, if that says something of the pace.
fn keep(model: &mut Model, seen: &Seen, to: usize, now: Now) -> Option<Effect> {
    let watch = seen.watch?;
    let library = model.library.clone()?;
    let lesson = library.course.lesson(seen.lesson.as_str())?;
    // As they stand on the screen: what the lesson is about belongs to its first section.
    let document = &seen.document;
    let before = |section: usize| {
        let heading = document.paras.get(document.heading(section));
        heading.map_or(0, |para| para.words_before)
    };
    let first = if watch.from == 0 {
        0
    } else {
        before(watch.from)
    };
    let last = if to < lesson.sections.len() {
        before(to)
    } else {
        document.words
    };
    let words = u32::try_from(last.saturating_sub(first)).ok()?;
    SpeedEstimate::reading_speed(words, watch.spent)?;
    let what = DecisionKind::ReadingSpeed {
        lesson: seen.lesson.clone(),
        section: lesson.sections.get(watch.from)?.id.clone(),
        words,
        elapsed: watch.spent,
    };
    model.decide(what, now)
}

/// The longest time without a key in which a screen of this size is still being read.
fn most(size: (u16, u16)) -> Duration {
    let (columns, height) = Reader::page(size);
    let words = (columns * height) as u64 / WORD;
    Duration::from_secs(words * 60 / SLOWEST)
}
