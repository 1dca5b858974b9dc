//! The record on a real disk: what is kept, what is refused, and that refusing changes nothing.

mod backup;
mod crash;
mod decisions;
mod memory;
mod refusals;
mod responses;
mod unfinished;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use tempfile::TempDir;

use super::{SqliteStore, Store, StoreError, check, schema};
use crate::course::{CourseId, ItemId, LessonId, PartId, TaskKind};
use crate::study::{Attempt, AttemptId, Now, Occasion, Position, Response};

fn course() -> CourseId {
    CourseId::new("c")
}

fn attempt(id: u128) -> Attempt {
    Attempt {
        id: AttemptId(id),
        now: Now {
            unix_ms: 1_700_000_000_000,
            offset_s: 14_400,
            since_start: Duration::ZERO,
        },
        lesson: LessonId::new("lesson"),
        course: course(),
        item: ItemId::new("i"),
        kind: TaskKind::Short,
        occasion: Occasion::Quiz,
        response: Response::Text("Şuşa".into()),
        score: 0.5,
        hints: 2,
        elapsed: Duration::from_millis(1234),
        confidence: None,
        rating: None,
        fingerprint: None,
        seed: None,
    }
}

fn position(lesson: &str, at_ms: i64) -> Position {
    Position {
        course: course(),
        lesson: LessonId::new(lesson),
        section: PartId::new("s"),
        para: 3,
        offset: 17,
        anchor: "Part of it was self-inflicted".into(),
        place: "§2 Why so deep: 6 min".into(),
        percent: 38,
        at_ms,
    }
}

fn file(directory: &TempDir) -> PathBuf {
    directory.path().join("record.db")
}

fn put(path: &Path, bytes: &[u8]) {
    use std::io::Write;
    fs::File::create(path).unwrap().write_all(bytes).unwrap();
}

/// A closed record with `count` attempts.
fn made(directory: &TempDir, count: u128) -> PathBuf {
    let path = file(directory);
    let mut store = SqliteStore::open(&path).unwrap();
    for id in 0..count {
        store.append(&attempt(id)).unwrap();
    }
    path
}

fn ids(store: &SqliteStore) -> Vec<u128> {
    store
        .attempts(&course())
        .unwrap()
        .iter()
        .map(|attempt| attempt.id.0)
        .collect()
}

/// `open` is refused, and neither the file nor its directory changes.
fn refused(path: &Path) -> StoreError {
    let names = || {
        let entries = fs::read_dir(path.parent().unwrap()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let (bytes, beside) = (fs::read(path).unwrap(), names());
    let error = SqliteStore::open(path).unwrap_err();
    assert!(fs::read(path).unwrap() == bytes, "the file changed");
    assert_eq!(names(), beside);
    error
}

#[test]
fn texts_come_back_without_what_acts_on_a_terminal() {
    let mut store = SqliteStore::in_memory().unwrap();
    store
        .append(&Attempt {
            response: Response::Text("a\u{1b}[31m".into()),
            ..attempt(1)
        })
        .unwrap();
    store
        .save_position(&Position {
            anchor: "\u{9b}2J".into(),
            ..position("l", 1)
        })
        .unwrap();
    let kept = store.attempts(&course()).unwrap();
    assert_eq!(kept[0].response, Response::Text("a\u{FFFD}[31m".into()));
    assert_eq!(store.positions(&course()).unwrap()[0].anchor, "\u{FFFD}2J");
}

#[test]
fn the_newest_attempts_come_in_the_order_they_were_made() {
    let mut store = SqliteStore::in_memory().unwrap();
    for id in 0..5 {
        store.append(&attempt(id)).unwrap();
    }
    let another = Attempt {
        course: CourseId::new("another"),
        ..attempt(5)
    };
    store.append(&another).unwrap();
    let newest = |most| -> Vec<u128> {
        let recent = store.recent(&course(), most).unwrap();
        recent.iter().map(|attempt| attempt.id.0).collect()
    };
    assert_eq!(newest(3), [2, 3, 4]);
    assert_eq!(newest(9), [0, 1, 2, 3, 4]);
}

#[test]
fn the_same_attempt_twice_is_there_once() {
    let mut store = SqliteStore::in_memory().unwrap();
    store.append(&attempt(7)).unwrap();
    store
        .append(&Attempt {
            score: 1.0,
            ..attempt(7)
        })
        .unwrap();
    assert_eq!(store.attempts(&course()).unwrap(), [attempt(7)]);
}

#[test]
fn the_latest_score_is_of_the_last_added_whatever_the_clock_said() {
    let mut store = SqliteStore::in_memory().unwrap();
    let at = |id: u128, item: &str, score: f64, unix_ms: i64| Attempt {
        item: ItemId::new(item),
        score,
        now: Now {
            unix_ms,
            ..Now::default()
        },
        ..attempt(id)
    };
    for attempt in [
        at(3, "a", 1.0, 900),
        at(2, "b", 0.25, 500),
        at(1, "a", 0.5, 100),
    ] {
        store.append(&attempt).unwrap();
    }
    let latest = store.latest(&course()).unwrap();
    let latest: Vec<_> = latest
        .into_iter()
        .map(|one| (one.item.to_string(), one.lesson, one.attempts, one.score))
        .collect();
    let lesson = LessonId::new("lesson");
    assert_eq!(
        latest,
        [
            ("a".into(), lesson.clone(), 2, 0.5),
            ("b".into(), lesson, 1, 0.25)
        ]
    );
}

#[test]
fn a_position_replaces_the_one_before_and_the_newest_comes_first() {
    let directory = TempDir::new().unwrap();
    let mut store = SqliteStore::open(&file(&directory)).unwrap();
    for saved in [position("a", 1), position("b", 2), position("a", 3)] {
        store.save_position(&saved).unwrap();
    }
    assert_eq!(
        store.positions(&course()).unwrap(),
        [position("a", 3), position("b", 2)]
    );
    assert_eq!(
        store.position(&course(), &LessonId::new("b")).unwrap(),
        Some(position("b", 2))
    );
    assert_eq!(
        store.position(&course(), &LessonId::new("z")).unwrap(),
        None
    );
    let level: i64 = store
        .connection()
        .query_row("PRAGMA synchronous", [], |row| row.get(0))
        .unwrap();
    assert_eq!(level, 2, "attempts are synced again");
}

#[test]
fn attempts_are_not_changed_or_deleted() {
    let mut store = SqliteStore::in_memory().unwrap();
    store.append(&attempt(1)).unwrap();
    for sql in ["UPDATE attempts SET score = 1", "DELETE FROM attempts"] {
        let error = store.connection().execute(sql, []).unwrap_err();
        assert!(error.to_string().contains("only ever added"), "{error}");
    }
    assert_eq!(ids(&store), [1]);
}

#[cfg(unix)]
#[test]
fn directories_are_made_for_their_owner() {
    use std::os::unix::fs::PermissionsExt;
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("a/b/record.db");
    SqliteStore::open(&path).unwrap();
    for made in ["a", "a/b"] {
        let metadata = fs::metadata(directory.path().join(made)).unwrap();
        assert_eq!(metadata.permissions().mode() & 0o777, 0o700, "{made}");
    }
}
