//! What is known, worked out: a whole record replayed, and the queue of a day over a course a hundred times the usual.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use divan::Bencher;
use studyhall::course::{
    Course, CourseId, Item, ItemId, Lesson, LessonEntry, LessonId, Level, Module, ModuleId,
    Objective, ObjectiveId, PartId, Section, Task, TaskKind,
};
use studyhall::store::{SqliteStore, Store};
use studyhall::study::{
    Attempt, AttemptId, Decision, DecisionId, DecisionKind, Deck, Memory, Now, Occasion, Rating,
    Response, StudyDay,
};
use studyhall::text::parse_markdown;

const DAY: StudyDay = StudyDay(20_458);

fn item(lesson: usize, number: usize) -> Item {
    Item {
        id: ItemId::new(&format!("item-{lesson}-{number}")),
        was: vec![],
        stem: parse_markdown("Who saw it?"),
        task: Task::Short {
            accepted: vec!["Goltz".into()],
            wrong: vec![],
        },
        rationale: parse_markdown("The text says so."),
        hints: vec![],
        objective: ObjectiveId::new(&format!("objective-{lesson}-{}", number / 4)),
        source: format!("part-{number}").as_str().into(),
        claim: None,
        as_of: None,
        match_mode: None,
        shuffle: true,
    }
}

fn lesson(number: usize, items: usize) -> Lesson {
    let objective = |at: usize| Objective {
        id: ObjectiveId::new(&format!("objective-{number}-{at}")),
        was: vec![],
        verb: "name".into(),
        text: "what was seen".into(),
        level: Level::Remember,
    };
    Lesson {
        id: LessonId::new(&format!("lesson-{number}")),
        was: vec![],
        number: "1".into(),
        title: "A lesson".into(),
        summary: "About.".into(),
        requires: vec![],
        objectives: (0..items.div_ceil(4)).map(objective).collect(),
        sections: vec![Section {
            id: PartId::new("section"),
            was: vec![],
            title: "A section".into(),
            blocks: vec![],
            check: (0..items).map(|at| item(number, at)).collect(),
        }],
        quiz: vec![],
    }
}

/// A deck of `lessons` lessons with 20 items each, every one a card of its own.
fn deck(lessons: usize) -> Arc<Deck> {
    let slots = (0..lessons).map(|at| LessonEntry::Ready(Box::new(lesson(at, 20))));
    Arc::new(Deck::new(&Course {
        modules: vec![Module {
            id: ModuleId::new("module"),
            was: vec![],
            number: 1,
            title: "A module".into(),
            summary: parse_markdown("About."),
            entries: slots.collect(),
            broken: None,
        }],
        ..Course::default()
    }))
}

/// The answer number `number` to a course of so many lessons: every item in turn, one round every three days.
fn attempt(number: usize, lessons: usize) -> Attempt {
    let (round, place) = (number / (lessons * 20), number % (lessons * 20));
    let rating = if number.is_multiple_of(7) {
        Rating::Again
    } else {
        Rating::Good
    };
    Attempt {
        id: AttemptId(number as u128),
        now: Now {
            unix_ms: (i64::from(DAY.0) + 3 * i64::try_from(round).unwrap()) * 86_400_000
                + 43_200_000,
            ..Now::default()
        },
        course: CourseId::new("course"),
        lesson: LessonId::new("lesson"),
        item: ItemId::new(&format!("item-{}-{}", place / 20, place % 20)),
        kind: TaskKind::Short,
        occasion: Occasion::Review,
        response: Response::Text("Goltz".to_owned()),
        score: if rating.is_pass() { 1.0 } else { 0.0 },
        hints: 0,
        elapsed: Duration::from_secs(9),
        confidence: None,
        rating: Some(rating.into()),
        fingerprint: None,
        seed: None,
    }
}

/// 50,000 cards, each answered twice, all due.
static LARGE: LazyLock<Memory> = LazyLock::new(|| {
    let attempts: Vec<Attempt> = (0..100_000).map(|at| attempt(at, 2500)).collect();
    Memory::replay(deck(2500), &attempts, &[])
});

const LATER: StudyDay = StudyDay(DAY.0 + 300);

/// At most 50 ms.
#[divan::bench]
fn queue_of_50_000(bencher: Bencher<'_, '_>) {
    let memory = &*LARGE;
    assert_eq!(memory.queue(LATER).items.len(), 50_000);
    bencher.bench_local(|| memory.queue(LATER));
}

/// The same while an exam is near, which takes a look ahead for each card.
#[divan::bench]
fn queue_of_50_000_before_an_exam(bencher: Bencher<'_, '_>) {
    let mut memory = LARGE.clone();
    memory.decide(&Decision {
        id: DecisionId(1),
        now: Now::default(),
        course: CourseId::new("course"),
        what: DecisionKind::Exam(Some(LATER.plus(9))),
    });
    bencher.bench_local(|| memory.queue(LATER));
}

#[divan::bench]
fn figures_of_50_000(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| LARGE.stats(LATER));
}

/// At most 2 s.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn replay_of_1_000_000(bencher: Bencher<'_, '_>) {
    let deck = deck(25);
    let attempts: Vec<Attempt> = (0..1_000_000).map(|at| attempt(at, 25)).collect();
    bencher.bench_local(|| Memory::replay(deck.clone(), &attempts, &[]));
}

/// The same, read from a record.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn read_and_replay_1_000_000(bencher: Bencher<'_, '_>) {
    let deck = deck(25);
    let mut store = SqliteStore::in_memory().unwrap();
    for at in 0..1_000_000 {
        store.append(&attempt(at, 25)).unwrap();
    }
    let course = CourseId::new("course");
    bencher.bench_local(|| store.memory(&course, deck.clone()).unwrap());
}

/// What a diligent learner's start costs: ten thousand answers read and replayed.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn read_and_replay_10_000(bencher: Bencher<'_, '_>) {
    let deck = deck(25);
    let mut store = SqliteStore::in_memory().unwrap();
    for at in 0..10_000 {
        store.append(&attempt(at, 25)).unwrap();
    }
    let course = CourseId::new("course");
    bencher.bench_local(|| store.memory(&course, deck.clone()).unwrap());
}
