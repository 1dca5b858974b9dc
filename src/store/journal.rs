//! The record on disk, as the interface uses it: opened at the start or when asked again, written at once for
//! answers, when there is time for reading positions.

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use super::files::Stamp;
use super::{SqliteStore, Store, StoreError};
use crate::course::{CourseId, ItemId};
use crate::study::{Attempt, CourseProgress, Decision, Deck, Memory, Position, Unfinished};

/// Attempts that are read for going on with a sitting: more than one has.
const RECENT: u32 = 300;

/// What the record says about a course.
pub fn read_progress(store: &dyn Store, course: &CourseId) -> Result<CourseProgress, StoreError> {
    let (positions, latest) = store.overview(course)?;
    let last = positions.first().map(|position| position.lesson.clone());
    let positions = positions
        .into_iter()
        .map(|position| (position.lesson.clone(), position))
        .collect();
    let latest = latest
        .into_iter()
        .map(|one| (one.item, (one.lesson, one.score)))
        .collect();
    let unfinished = store.unfinished(course)?.into_iter();
    let mut progress = CourseProgress {
        unfinished: unfinished.map(|one| (one.item.clone(), one)).collect(),
        positions,
        latest,
        last,
        recent: store.recent(course, RECENT)?,
        counted: HashSet::new(),
    };
    for decision in store.decisions(course)? {
        progress.apply(&decision.what);
    }
    Ok(progress)
}

/// What follows from the record about a course: a replay, for a worker.
pub type ReplayTask = Box<dyn FnOnce() -> Result<Memory, String> + Send>;

/// Makes a record ready for writing: for a worker.
pub type OpenTask = Box<dyn FnOnce() + Send>;

/// A record that was made ready, and what it says; or why it cannot be.
type OpenResult = Result<(SqliteStore, CourseProgress), String>;

/// The record of one learner, open or not.
pub struct Journal {
    path: PathBuf,
    course: CourseId,
    store: Option<SqliteStore>,
    /// Result channel of the background open.
    opening: Option<Receiver<OpenResult>>,
    /// Result of the background open, until `poll_open` takes it.
    opened: Option<Result<CourseProgress, String>>,
    /// Position that `flush` writes.
    waiting: Option<Position>,
    /// Whether `begin` was called, which reports its own result.
    is_begun: bool,
    /// What was filled in and not sent, and is kept when there is time.
    begun: BTreeMap<ItemId, Unfinished>,
}

impl Journal {
    /// The record at `path`, not open yet, of no course yet.
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            course: CourseId::default(),
            store: None,
            opening: None,
            opened: None,
            waiting: None,
            is_begun: false,
            begun: BTreeMap::new(),
        }
    }

    /// What the record of `course` says, for the first frame, without the time it takes to make it ready for writing:
    /// [`Journal::open_task`] does that. Nothing if it cannot be read like this: then [`Journal::begin`] says why.
    pub fn peek(&mut self, course: &CourseId) -> Option<CourseProgress> {
        self.course = course.clone();
        if matches!(self.path.try_exists(), Ok(false)) {
            return Some(CourseProgress::default());
        }
        let read =
            |store: Result<SqliteStore, StoreError>| read_progress(&store.ok()?, course).ok();
        if let Some(before) = Stamp::of(&self.path) {
            let progress = read(SqliteStore::open_snapshot(&self.path));
            if progress.is_some() && Stamp::of(&self.path) == Some(before) {
                return progress;
            }
        }
        read(SqliteStore::open_read_only(&self.path))
    }

    /// Makes the record ready for writing, elsewhere; [`Journal::poll_open`] says what came of it. Who needs it before that
    /// waits: two that made one file at once would be in each other's way. Nothing if it is ready, or cannot be.
    pub fn open_task(&mut self) -> Option<OpenTask> {
        if self.store.is_some() || self.is_begun {
            return None;
        }
        let mut other = Self::new(self.path.clone());
        let course = self.course.clone();
        let (tell, told) = channel();
        self.opening = Some(told);
        Some(Box::new(move || {
            let opened = other.begin(course).and_then(|progress| {
                let store = other.store.ok_or("the record is not open")?;
                Ok((store, progress))
            });
            // Nobody listens any more: then the program has ended.
            let _ = tell.send(opened);
        }))
    }

    /// What came of making it ready, once it is known: what it says, or why it cannot be.
    pub fn poll_open(&mut self) -> Option<Result<CourseProgress, String>> {
        self.await_opener();
        self.opened.take()
    }

    /// Waits for what is being made ready elsewhere.
    fn await_opener(&mut self) {
        let Some(told) = self.opening.take() else {
            return;
        };
        let opened = told.recv();
        let opened = opened.unwrap_or_else(|_ended| Err("the record could not be opened".into()));
        self.opened = Some(opened.map(|(store, progress)| {
            self.store = Some(store);
            progress
        }));
    }

    /// Opens the file without reading from it. A failure is a sentence that says what to do.
    fn connect(&mut self) -> Result<(), String> {
        self.await_opener();
        if self.store.is_none() {
            let store = SqliteStore::open(&self.path).map_err(|error| error.to_string())?;
            self.store = Some(store);
        }
        Ok(())
    }

    /// From now on this is the record of `course`: what it says. A failure is a sentence that says what to do.
    pub fn begin(&mut self, course: CourseId) -> Result<CourseProgress, String> {
        self.course = course;
        self.is_begun = true;
        self.connect()?;
        self.progress()
    }

    /// Opens it, if it is not open: then what it says. A failure is a sentence that says what to do.
    pub fn open(&mut self) -> Result<Option<CourseProgress>, String> {
        if self.store.is_some() {
            return Ok(None);
        }
        self.connect()?;
        self.progress().map(Some)
    }

    fn progress(&self) -> Result<CourseProgress, String> {
        let store = self.store.as_ref().ok_or("the record is not open")?;
        read_progress(store, &self.course).map_err(|error| error.to_string())
    }

    /// Writes an attempt; it is on disk when this returns. The noted position goes with it.
    pub fn append(&mut self, attempt: &Attempt) -> Result<(), String> {
        self.open()?;
        let store = self.store.as_mut().ok_or("the record is not open")?;
        store.append(attempt).map_err(|error| error.to_string())?;
        // It is answered: there is nothing to go on with, on disk or here.
        self.begun.remove(&attempt.item);
        // If that fails, the position waits for `flush`, which says so.
        self.waiting
            .take_if(|position| store.save_position(position).is_ok());
        Ok(())
    }

    /// Writes a decision; it is on disk when this returns.
    pub fn decide(&mut self, decision: &Decision) -> Result<(), String> {
        self.open()?;
        let store = self.store.as_mut().ok_or("the record is not open")?;
        store.decide(decision).map_err(|error| error.to_string())
    }

    /// What follows from the record about the course with these cards, for a worker: it reads on its own.
    pub fn replay(&self, deck: Arc<Deck>) -> ReplayTask {
        let (path, course) = (self.path.clone(), self.course.clone());
        let is_open = self.store.is_some();
        Box::new(move || {
            if !is_open {
                return Ok(Memory::new(deck));
            }
            let store = SqliteStore::open_read_only(&path).map_err(|error| error.to_string())?;
            let known = store.memory(&course, deck);
            known.map_err(|error| error.to_string())
        })
    }

    /// What happened to the file while it was open, said once.
    pub fn take_notice(&mut self) -> Option<String> {
        self.store.as_mut()?.take_notice()
    }

    /// Whether something is noted that is not written yet, and could be.
    pub fn has_pending(&self) -> bool {
        (self.waiting.is_some() || !self.begun.is_empty()) && self.store.is_some()
    }

    /// Notes what is filled in for an item; [`Journal::flush`] writes it.
    pub fn enqueue_draft(&mut self, begun: &Unfinished) {
        self.begun.insert(begun.item.clone(), begun.clone());
    }

    /// Notes a position; [`Journal::flush`] writes it.
    pub fn enqueue(&mut self, position: &Position) {
        self.waiting = Some(position.clone());
    }

    /// Writes what is noted at the end, when nothing comes later: opens the record if somebody was quicker than that.
    pub fn flush_on_exit(&mut self) -> Result<(), String> {
        if self.waiting.is_some() || !self.begun.is_empty() {
            self.connect()?;
        }
        self.flush()
    }

    /// Writes what is noted, if the record is open. What cannot be written is given up: it is noted again with the next
    /// key.
    pub fn flush(&mut self) -> Result<(), String> {
        let (position, begun) = (self.waiting.take(), std::mem::take(&mut self.begun));
        let Some(store) = &mut self.store else {
            return Ok(());
        };
        let saved = position.map_or(Ok(()), |position| store.save_position(&position));
        let mut begun = begun.values();
        let kept = begun.try_for_each(|begun| store.save_unfinished(begun));
        saved.and(kept).map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests;
