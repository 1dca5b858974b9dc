//! What is known of a course, made from the record.

use std::sync::Arc;

use super::{Failure, database};
use crate::cli::Options;
use crate::course::Course;
use crate::store::{SqliteStore, Store, StoreError};
use crate::study::{Deck, Memory};

/// What `store` says is known of `course`.
pub(super) fn remember(store: &dyn Store, course: &Course) -> Result<Memory, Failure> {
    let say = |error: StoreError| Failure::Message(error.to_string());
    let mut memory = store
        .memory(&course.id, Arc::new(Deck::new(course)))
        .map_err(say)?;
    for position in store.positions(&course.id).map_err(say)? {
        if position.percent >= 100 {
            memory.have_read(&position.lesson);
        }
    }
    Ok(memory)
}

/// The same without making a record where there is none.
pub(super) fn look(options: &Options, course: &Course) -> Result<Memory, Failure> {
    let path = database(options.data_dir.as_deref())?;
    let store = match SqliteStore::open_read_only(&path) {
        // An older record is brought to the newest shape first.
        Err(StoreError::ReadOnly { .. }) => SqliteStore::open(&path),
        opened => opened,
    };
    remember(
        &store.map_err(|error| Failure::Message(error.to_string()))?,
        course,
    )
}
