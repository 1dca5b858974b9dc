//! Keeping an answer: each one is on disk before the next key is read.

use divan::Bencher;
use std::time::Duration;
use studyhall::course::{CourseId, ItemId, LessonId, TaskKind};
use studyhall::store::{SqliteStore, Store};
use studyhall::study::{Attempt, AttemptId, Occasion, Response};

use crate::scene::{LONG, NOW};

fn attempt(number: u128) -> Attempt {
    Attempt {
        id: AttemptId(number),
        now: NOW,
        course: CourseId::new("karabakh-after-2020"),
        lesson: LessonId::new(LONG),
        item: ItemId::new(&format!("item-{}", number % 100)),
        kind: TaskKind::ALL[0],
        occasion: Occasion::SelfCheck,
        response: Response::Choices(vec!["a".to_owned()]),
        score: 1.0,
        hints: 0,
        elapsed: Duration::from_secs(9),
        confidence: None,
        rating: None,
        fingerprint: None,
        seed: None,
    }
}

fn append(bencher: Bencher<'_, '_>, mut store: SqliteStore) {
    let mut number = 0;
    bencher.bench_local(|| {
        number += 1;
        store.append(&attempt(number)).unwrap();
    });
}

#[divan::bench]
fn append_on_disk(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    append(
        bencher,
        SqliteStore::open(&folder.path().join("study.db")).unwrap(),
    );
}

#[divan::bench]
fn append_in_memory(bencher: Bencher<'_, '_>) {
    append(bencher, SqliteStore::in_memory().unwrap());
}

/// What is read at the start, after a thousand answers.
#[divan::bench]
fn latest_of_a_thousand(bencher: Bencher<'_, '_>) {
    let mut store = SqliteStore::in_memory().unwrap();
    for number in 0..1000 {
        store.append(&attempt(number)).unwrap();
    }
    let course = CourseId::new("karabakh-after-2020");
    bencher.bench_local(|| store.latest(&course).unwrap());
}
