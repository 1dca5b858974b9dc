//! The record as the interface uses it.

use super::*;
use crate::course::{ItemId, LessonId, TaskKind};
use crate::study::{AttemptId, CourseProgress, DecisionId, DecisionKind, Now, Occasion, Response};

#[test]
fn what_was_counted_as_right_is_right_until_it_is_answered_again() {
    let mut store = SqliteStore::in_memory().unwrap();
    let course = CourseId::new("c");
    let attempt = |id| Attempt {
        id: AttemptId(id),
        now: Now::default(),
        course: course.clone(),
        lesson: LessonId::new("l"),
        item: ItemId::new("i"),
        kind: TaskKind::Short,
        occasion: Occasion::Quiz,
        response: Response::Text("so".into()),
        score: 0.0,
        hints: 0,
        elapsed: std::time::Duration::ZERO,
        confidence: None,
        rating: None,
        fingerprint: None,
        seed: Some(1),
    };
    store.append(&attempt(1)).unwrap();
    store
        .decide(&Decision {
            id: DecisionId(9),
            now: Now::default(),
            course: course.clone(),
            what: DecisionKind::CountAsRight(AttemptId(1)),
        })
        .unwrap();
    let last = |store: &SqliteStore| {
        let progress = read_progress(store, &course).unwrap();
        assert!(progress.counted.contains(&AttemptId(1)));
        progress.latest[&ItemId::new("i")].1
    };
    assert!((last(&store) - 1.0).abs() < 1e-9);
    store.append(&attempt(2)).unwrap();
    assert!(last(&store).abs() < 1e-9);
}

#[test]
fn who_writes_while_it_is_made_ready_waits_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut journal = Journal::new(folder.path().join("study.db"));
    assert_eq!(
        journal.peek(&CourseId::new("c")),
        Some(CourseProgress::default())
    );
    let task = journal.open_task().unwrap();
    let decision = Decision {
        id: DecisionId(1),
        now: Now::default(),
        course: CourseId::new("c"),
        what: DecisionKind::LessonRead(LessonId::new("l")),
    };
    let kept = std::thread::scope(|scope| {
        scope.spawn(task);
        journal.decide(&decision)
    });
    kept.unwrap();
    assert_eq!(journal.poll_open(), Some(Ok(CourseProgress::default())));
    assert_eq!(
        (journal.poll_open(), journal.open_task().is_none()),
        (None, true)
    );
}

#[test]
fn what_was_told_once_is_not_tried_again_behind_the_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.db");
    std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), b"no record").unwrap();
    let mut journal = Journal::new(path);
    let course = CourseId::new("c");
    assert_eq!(journal.peek(&course), None);
    assert!(journal.begin(course).is_err() && journal.open_task().is_none());
}
