//! What is known, made from the record on disk.

use std::sync::Arc;

use super::*;
use crate::course::{Course, sample};
use crate::study::{
    Confidence, Decision, DecisionId, DecisionKind, Deck, Fingerprint, Memory, Rating,
};

fn deck() -> Arc<Deck> {
    let course: Course = sample();
    Arc::new(Deck::new(&course))
}

/// Answers of every kind, many of them to the two items there are.
fn answers() -> Vec<Attempt> {
    (0..200_u32)
        .map(|n| {
            let day = i64::from(n) * 40_000_000;
            Attempt {
                now: Now {
                    unix_ms: 1_700_000_000_000 + day,
                    ..attempt(1).now
                },
                item: ItemId::new(["q-deep", "q-land", "gone"][n as usize % 3]),
                occasion: Occasion::ALL[n as usize / 3 % 4],
                response: if n % 11 == 0 {
                    Response::DontKnow
                } else {
                    Response::Text("x".into())
                },
                score: f64::from(n % 5) / 4.0,
                rating: (n % 2 == 0).then_some(Rating::ALL[n as usize % 4].into()),
                confidence: Confidence::ALL.get(n as usize % 4).copied(),
                fingerprint: (n % 7 == 0).then_some(Fingerprint(n.into())),
                ..attempt(u128::from(n) << 64 | 5)
            }
        })
        .collect()
}

fn decisions() -> Vec<Decision> {
    let id = |n: u128| AttemptId(n << 64 | 5);
    [
        DecisionKind::Undo(id(3)),
        DecisionKind::CountAsRight(id(6)),
        DecisionKind::Rate(id(4), Rating::Easy),
        DecisionKind::Suspend(ItemId::new("q-land")),
        DecisionKind::Retention(85),
        DecisionKind::LessonRead(LessonId::new("affective-lesson")),
    ]
    .into_iter()
    .enumerate()
    .map(|(n, what)| Decision {
        id: DecisionId(n as u128),
        now: attempt(1).now,
        course: course(),
        what,
    })
    .collect()
}

#[test]
fn what_is_known_is_rebuilt_from_the_record_alone() {
    let directory = TempDir::new().unwrap();
    let mut store = SqliteStore::open(&file(&directory)).unwrap();
    let mut going_on = Memory::new(deck());
    let mut decisions = decisions().into_iter();
    for (n, attempt) in answers().iter().enumerate() {
        store.append(attempt).unwrap();
        going_on.append(attempt);
        if n % 35 == 10 {
            let decision = decisions.next().unwrap();
            store.decide(&decision).unwrap();
            going_on.decide(&decision);
        }
    }
    drop(store);
    let store = SqliteStore::open_read_only(&file(&directory)).unwrap();
    let rebuilt = store.memory(&course(), deck()).unwrap();
    assert_eq!(rebuilt, going_on);
    let replayed = Memory::replay(
        deck(),
        &store.attempts(&course()).unwrap(),
        &store.decisions(&course()).unwrap(),
    );
    assert_eq!(rebuilt, replayed, "read in part or as a whole");
    assert_eq!(rebuilt.attempts(), 199);
}

#[test]
fn a_damaged_answer_is_not_known() {
    let directory = TempDir::new().unwrap();
    let path = file(&directory);
    let mut store = SqliteStore::open(&path).unwrap();
    for attempt in answers().iter().take(20) {
        store.append(attempt).unwrap();
    }
    let sql = "DROP TRIGGER attempts_are_not_changed; UPDATE attempts SET score = 1 WHERE seq = 1";
    store.connection().execute_batch(sql).unwrap();
    assert_eq!(store.memory(&course(), deck()).unwrap().attempts(), 19);
}
