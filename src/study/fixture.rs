//! Small courses and attempts for the tests of scheduling, written as lines.

use std::sync::Arc;
use std::time::Duration;

use super::{
    Attempt, AttemptId, Confidence, Decision, DecisionId, DecisionKind, Deck, Memory, Now,
    Occasion, Rating, Response, StudyDay,
};
use crate::course::{
    Blank, Block, Body, Course, CourseId, Item, ItemId, Lesson, LessonEntry, LessonId, Level,
    Module, ModuleId, Objective, ObjectiveId, PartId, Section, Task, TaskKind, choice, item,
};
use crate::text::parse_markdown;

/// The day on which everything begins: a Monday.
pub(super) const DAY: StudyDay = StudyDay(20_458);

/// A course of one module. Each lesson is `id: item, item, …` and each item `id objective source kind`, with a `!` before
/// it if it belongs to the quiz and not to the self-check. The source `s` is the lesson's only section.
pub(super) fn course(lessons: &[&str]) -> Course {
    let mut known = Vec::new();
    let slots = lessons
        .iter()
        .map(|line| LessonEntry::Ready(Box::new(lesson(line, &mut known))))
        .collect();
    Course {
        modules: vec![Module {
            id: ModuleId::new("m"),
            was: vec![],
            number: 1,
            title: "M".into(),
            summary: parse_markdown("About."),
            entries: slots,
            broken: None,
        }],
        ..Course::default()
    }
}

/// `known` are the objectives of the lessons before.
fn lesson(line: &str, known: &mut Vec<String>) -> Lesson {
    let (id, rest) = line.split_once(':').unwrap();
    let (mut check, mut quiz, mut objectives, mut parts) = (vec![], vec![], vec![], vec![]);
    for words in rest.split(',').filter(|words| !words.trim().is_empty()) {
        let words: Vec<&str> = words.split_whitespace().collect();
        let [name, objective, source, kind] = words[..] else {
            panic!("{line}")
        };
        let made = Item {
            objective: ObjectiveId::new(objective),
            source: source.into(),
            ..item(name.trim_start_matches('!'), "Stem?", task(kind))
        };
        if name.starts_with('!') {
            quiz.push(made);
        } else {
            check.push(made);
        }
        if !known.iter().any(|known| known == objective) {
            known.push(objective.to_owned());
            objectives.push(objective);
        }
        if !source.contains('#') && source != "s" && !parts.contains(&source) {
            parts.push(source);
        }
    }
    let block = |id: &&str| Block {
        id: Some(PartId::new(id)),
        title: None,
        claim: None,
        body: Body::Prose(parse_markdown("Text.")),
        sources: vec![],
        as_of: None,
    };
    Lesson {
        id: LessonId::new(id),
        was: vec![],
        number: "1".into(),
        title: id.into(),
        summary: "About.".into(),
        requires: vec![],
        objectives: objectives
            .iter()
            .map(|id| Objective {
                id: ObjectiveId::new(id),
                was: vec![],
                verb: "name".into(),
                text: (*id).into(),
                level: Level::Remember,
            })
            .collect(),
        sections: vec![Section {
            id: PartId::new("s"),
            was: vec![],
            title: "S".into(),
            blocks: parts.iter().map(block).collect(),
            check,
        }],
        quiz,
    }
}

fn task(kind: &str) -> Task {
    let kind = TaskKind::ALL
        .into_iter()
        .find(|one| one.key() == kind)
        .unwrap();
    let choices = || {
        vec![
            choice("a", "x", true),
            choice("b", "y", false),
            choice("c", "z", false),
        ]
    };
    match kind {
        TaskKind::Single => Task::Single(choices()),
        TaskKind::Multiple => Task::Multiple(choices()),
        TaskKind::TrueFalse => Task::TrueFalse {
            key: true,
            correction: None,
            feedback: None,
        },
        TaskKind::Short => Task::Short {
            accepted: vec!["x".into()],
            wrong: vec![],
        },
        TaskKind::Cloze => Task::Cloze {
            blanks: vec![Blank {
                before: "a".into(),
                accepted: vec!["x".into()],
            }],
            after: "b".into(),
            wrong: vec![],
        },
        TaskKind::Open => Task::Open {
            model: parse_markdown("Model."),
            ideas: vec!["one".into(), "two".into()],
            words: (1, 9),
        },
        other => panic!("{other:?}"),
    }
}

/// A memory of nothing yet.
pub(super) fn memory(lessons: &[&str]) -> Memory {
    Memory::new(Arc::new(Deck::new(&course(lessons))))
}

/// Noon on a study day.
pub(super) fn noon(day: StudyDay) -> Now {
    Now {
        unix_ms: (i64::from(day.0) * 24 + 12) * 3_600_000,
        ..Now::default()
    }
}

/// An answer that was right, in a review.
pub(super) fn right(id: u128, item: &str, day: StudyDay) -> Attempt {
    Attempt {
        id: AttemptId(id),
        now: noon(day),
        course: CourseId::default(),
        lesson: LessonId::default(),
        item: ItemId::new(item),
        kind: TaskKind::Short,
        occasion: Occasion::Review,
        response: Response::Text("x".into()),
        score: 1.0,
        hints: 0,
        elapsed: Duration::from_secs(10),
        confidence: None,
        rating: Some(Rating::Good.into()),
        fingerprint: None,
        seed: None,
    }
}

/// An answer that was wrong.
pub(super) fn wrong(id: u128, item: &str, day: StudyDay) -> Attempt {
    Attempt {
        score: 0.0,
        rating: Some(Rating::Again.into()),
        ..right(id, item, day)
    }
}

/// An answer that was wrong, and its learner sure of it.
pub(super) fn sure_but_wrong(id: u128, item: &str, day: StudyDay) -> Attempt {
    Attempt {
        confidence: Some(Confidence::Sure),
        ..wrong(id, item, day)
    }
}

/// A decision.
pub(super) fn decided(what: DecisionKind) -> Decision {
    Decision {
        id: DecisionId(0),
        now: Now::default(),
        course: CourseId::default(),
        what,
    }
}
