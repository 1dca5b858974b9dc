//! Decisions, what version 2 added to attempts, and records of version 1.

use super::super::Health;
use super::*;
use crate::study::{
    Confidence, Decision, DecisionId, DecisionKind, Fingerprint, Rated, Rating, StudyDay,
};

fn decision(id: u128, what: DecisionKind) -> Decision {
    Decision {
        id: DecisionId(id),
        now: attempt(1).now,
        course: course(),
        what,
    }
}

fn every() -> Vec<DecisionKind> {
    vec![
        DecisionKind::Suspend(ItemId::new("i")),
        DecisionKind::Resume(ItemId::new("i")),
        DecisionKind::Undo(AttemptId(u128::MAX)),
        DecisionKind::Rate(AttemptId(0), Rating::Hard),
        DecisionKind::CountAsRight(AttemptId(1 << 70)),
        DecisionKind::CountAsMarked(AttemptId(1 << 70)),
        DecisionKind::NextAfterRating(false),
        DecisionKind::LessonRead(LessonId::new("l")),
        DecisionKind::Exam(Some(StudyDay(-20_000))),
        DecisionKind::Exam(None),
        DecisionKind::Retention(85),
        DecisionKind::DailyLimits {
            new_cards: 0,
            minutes: 20,
        },
        DecisionKind::RateBySpeed(true),
        DecisionKind::RateBySpeed(false),
        DecisionKind::ReadingSpeed {
            lesson: LessonId::new("l"),
            section: PartId::new("s"),
            words: 210,
            elapsed: Duration::from_millis(61_003),
        },
    ]
}

/// A record as version 1 wrote it, with the attempt 7.
pub(super) fn of_version_1(directory: &TempDir) -> PathBuf {
    let path = file(directory);
    let mut connection = Connection::open(&path).unwrap();
    schema::migrate(&mut connection, &path, 0, &schema::STEPS[..1]).unwrap();
    let sql = "INSERT INTO attempts VALUES (1, ?1, 1700000000000, 14400, 'c', 'lesson', 'i', 'short', 'quiz',
        '{\"text\":\"Şuşa\"}', 0.5, 2, 1234, 2303953713571013472)";
    connection.execute(sql, [7_u128.to_be_bytes()]).unwrap();
    path
}

#[test]
fn every_decision_comes_back_in_order() {
    let directory = TempDir::new().unwrap();
    let made: Vec<Decision> = every()
        .into_iter()
        .enumerate()
        .map(|(n, what)| decision(1000 - n as u128, what))
        .collect();
    let mut store = SqliteStore::open(&file(&directory)).unwrap();
    for one in &made {
        store.decide(one).unwrap();
    }
    store
        .decide(&decision(1000, DecisionKind::Retention(95)))
        .unwrap();
    drop(store);
    let store = SqliteStore::open(&file(&directory)).unwrap();
    assert_eq!(store.decisions(&course()).unwrap(), made);
    assert_eq!(store.decisions(&CourseId::new("other")).unwrap(), []);
    drop(store);
    let health = check(&file(&directory)).unwrap().unwrap();
    assert_eq!(health.decisions, made.len() as u64);
    assert!(health.is_sound(), "{health:?}");
}

#[test]
fn decisions_are_not_changed_or_deleted() {
    let mut store = SqliteStore::in_memory().unwrap();
    store
        .decide(&decision(1, DecisionKind::Retention(90)))
        .unwrap();
    for sql in ["UPDATE decisions SET value = '80'", "DELETE FROM decisions"] {
        let error = store.connection().execute(sql, []).unwrap_err();
        assert!(error.to_string().contains("only ever added"), "{error}");
    }
}

#[test]
fn a_damaged_or_missing_decision_is_noticed_and_left_out() {
    let directory = TempDir::new().unwrap();
    let path = file(&directory);
    let mut store = SqliteStore::open(&path).unwrap();
    for id in 1..=4 {
        store
            .decide(&decision(id, DecisionKind::Retention(90)))
            .unwrap();
    }
    drop(store);
    let sql = "DROP TRIGGER decisions_are_not_changed; DROP TRIGGER decisions_are_not_deleted;
        UPDATE decisions SET value = '80' WHERE seq = 1; DELETE FROM decisions WHERE seq = 2";
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    let health = check(&path).unwrap().unwrap();
    assert_eq!(
        (health.decisions, health.damaged, health.missing),
        (3, 1, 1)
    );
    let kept = SqliteStore::open(&path)
        .unwrap()
        .decisions(&course())
        .unwrap();
    assert_eq!(kept.len(), 2);
}

#[test]
fn what_belongs_to_an_attempt_comes_back_with_it() {
    let mut store = SqliteStore::in_memory().unwrap();
    let ratings = Rating::ALL.map(|taken| {
        Some(Rated {
            auto: Rating::Again,
            taken,
        })
    });
    let sure = Confidence::ALL.map(Some);
    let attempts: Vec<Attempt> = (0_u64..24)
        .map(|n| {
            let at = usize::try_from(n).unwrap();
            Attempt {
                occasion: Occasion::ALL[at % 4],
                confidence: sure.get(at % 4).copied().flatten(),
                rating: ratings.get(at % 5).copied().flatten(),
                fingerprint: (n % 2 == 0).then_some(Fingerprint(u64::MAX - n)),
                seed: (n % 3 == 0).then_some(n),
                ..attempt(n.into())
            }
        })
        .collect();
    for attempt in &attempts {
        store.append(attempt).unwrap();
    }
    assert_eq!(store.attempts(&course()).unwrap(), attempts);
}

#[test]
fn a_changed_column_of_version_2_is_noticed() {
    let directory = TempDir::new().unwrap();
    let path = file(&directory);
    let full = |id| Attempt {
        confidence: Some(Confidence::Sure),
        rating: Some(Rating::Good.into()),
        fingerprint: Some(Fingerprint(1)),
        seed: Some(1),
        ..attempt(id)
    };
    let columns = ["confidence", "auto", "taken", "fingerprint", "seed"];
    let mut store = SqliteStore::open(&path).unwrap();
    for id in 0..columns.len() as u128 * 2 {
        store.append(&full(id)).unwrap();
    }
    drop(store);
    let connection = Connection::open(&path).unwrap();
    connection
        .execute_batch("DROP TRIGGER attempts_are_not_changed")
        .unwrap();
    for (n, column) in columns.iter().enumerate() {
        let other = if n < 3 { "'easy'" } else { "2" };
        for (value, seq) in [("NULL", 2 * n + 1), (other, 2 * n + 2)] {
            let sql = format!("UPDATE attempts SET {column} = {value} WHERE seq = {seq}");
            connection.execute(&sql, []).unwrap();
        }
    }
    drop(connection);
    let health = check(&path).unwrap().unwrap();
    assert_eq!((health.attempts, health.damaged), (10, 10));
}

#[test]
fn a_record_of_version_1_comes_along_whole() {
    let directory = TempDir::new().unwrap();
    let path = of_version_1(&directory);
    let before = check(&path).unwrap().unwrap();
    assert_eq!((before.version, before.attempts), (1, 1));
    assert!(before.is_sound(), "{before:?}");
    let mut store = SqliteStore::open(&path).unwrap();
    assert_eq!(store.attempts(&course()).unwrap(), [attempt(7)]);
    store.append(&attempt(8)).unwrap();
    store
        .decide(&decision(1, DecisionKind::Undo(AttemptId(7))))
        .unwrap();
    drop(store);
    let health = check(&path).unwrap().unwrap();
    assert_eq!(
        (health.version, health.attempts, health.decisions),
        (4, 2, 1)
    );
    assert!(health.is_sound(), "{health:?}");
    let copy = directory.path().join("record.db.before-v4");
    assert_eq!(
        check(&copy).unwrap().unwrap(),
        Health {
            bytes: check(&copy).unwrap().unwrap().bytes,
            ..before
        }
    );
}

#[test]
fn what_was_undone_or_counted_as_right_changes_what_is_latest() {
    let mut store = SqliteStore::in_memory().unwrap();
    let of = |id: u128, item: &str, score: f64| Attempt {
        item: ItemId::new(item),
        score,
        ..attempt(id << 100)
    };
    for attempt in [
        of(1, "a", 0.5),
        of(2, "a", 0.0),
        of(3, "b", 0.0),
        of(4, "c", 1.0),
    ] {
        store.append(&attempt).unwrap();
    }
    let before = store.latest(&course()).unwrap();
    assert_eq!(
        before.iter().map(|one| one.score).collect::<Vec<_>>(),
        [0.0, 0.0, 1.0]
    );
    for (n, what) in [
        DecisionKind::Undo(AttemptId(2 << 100)),
        DecisionKind::CountAsRight(AttemptId(3 << 100)),
        DecisionKind::Undo(AttemptId(4 << 100)),
    ]
    .into_iter()
    .enumerate()
    {
        store.decide(&decision(n as u128, what)).unwrap();
    }
    let latest = |store: &dyn Store| {
        let latest = store.latest(&course()).unwrap();
        let scores = latest
            .iter()
            .map(|one| (one.item.to_string(), one.attempts, one.score));
        scores.collect::<Vec<_>>()
    };
    let a = || ("a".to_owned(), 1, 0.5);
    assert_eq!(latest(&store), [a(), ("b".to_owned(), 1, 1.0)]);
    // The last word counts.
    let marked = DecisionKind::CountAsMarked(AttemptId(3 << 100));
    store.decide(&decision(10, marked)).unwrap();
    assert_eq!(latest(&store), [a(), ("b".to_owned(), 1, 0.0)]);
    let right = DecisionKind::CountAsRight(AttemptId(3 << 100));
    store.decide(&decision(11, right)).unwrap();
    assert_eq!(latest(&store), [a(), ("b".to_owned(), 1, 1.0)]);
}
