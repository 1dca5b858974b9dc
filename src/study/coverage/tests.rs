//! A course whose coverage is known: two lessons, three objectives, four sections.

use super::*;
use crate::course::{
    Block, Body, Choice, LessonEntry, LessonId, ModuleId, ObjectiveId, Task, choice, item, sample,
};
use crate::text::{SafeText, parse_markdown};

fn block(id: &str, text: &str) -> Block {
    Block {
        id: Some(PartId::new(id)),
        title: None,
        claim: None,
        body: Body::Prose(parse_markdown(text)),
        sources: vec![],
        as_of: None,
    }
}

fn section(id: &str, blocks: Vec<Block>, check: Vec<Item>) -> Section {
    Section {
        id: PartId::new(id),
        was: vec![PartId::new(&format!("{id}-once"))],
        title: id.into(),
        blocks,
        check,
    }
}

fn objective(id: &str, level: Level) -> Objective {
    Objective {
        id: ObjectiveId::new(id),
        was: vec![ObjectiveId::new(&format!("{id}-once"))],
        verb: "explain".into(),
        text: id.into(),
        level,
    }
}

fn lesson(id: &str, objectives: Vec<Objective>, sections: Vec<Section>, quiz: Vec<Item>) -> Lesson {
    Lesson {
        id: LessonId::new(id),
        was: vec![],
        number: "1.1".into(),
        title: id.into(),
        summary: "".into(),
        requires: vec![],
        objectives,
        sections,
        quiz,
    }
}

fn about(objective: &str, source: &str, one: Item) -> Item {
    Item {
        objective: ObjectiveId::new(objective),
        source: source.into(),
        ..one
    }
}

fn short(id: &str, accepted: &[&str]) -> Item {
    let task = Task::Short {
        accepted: accepted.iter().map(|text| SafeText::new(text)).collect(),
        wrong: vec![],
    };
    item(id, "What?", task)
}

fn open(id: &str) -> Item {
    let task = Task::Open {
        model: parse_markdown("m"),
        ideas: vec!["i".into()],
        words: (1, 9),
    };
    item(id, "Why?", task)
}

fn truth(id: &str, stem: &str, key: bool, correction: Option<&str>) -> Item {
    let correction = correction.map(SafeText::new);
    let task = Task::TrueFalse {
        key,
        correction,
        feedback: None,
    };
    item(id, stem, task)
}

/// `walls` tests its first objective twice, its second once, its third not at all; nothing rests on its second section
/// but an item of `tides`.
fn course() -> Course {
    let walls = lesson(
        "walls",
        vec![
            objective("deep", Level::Analyse),
            objective("once", Level::Remember),
            objective("never", Level::Apply),
        ],
        vec![
            section(
                "stone",
                vec![
                    block("granite", "The wall is of granite."),
                    block("b", "Old."),
                ],
                vec![about("deep", "granite", short("s", &["Granite", "stone"]))],
            ),
            section("brick", vec![block("clay", "Clay.")], vec![]),
        ],
        vec![
            about("deep-once", "stone-once", open("o")),
            about("once", "b", short("t", &["old"])),
        ],
    );
    let tides = lesson(
        "tides",
        vec![],
        vec![section("moon", vec![block("m", "The moon.")], vec![])],
        vec![about("deep", "walls#clay", truth("u", "Sand.", true, None))],
    );
    let module = Module {
        id: ModuleId::new("m"),
        was: vec![],
        number: 1,
        title: "M".into(),
        summary: parse_markdown(""),
        entries: vec![
            LessonEntry::Ready(Box::new(walls)),
            LessonEntry::Ready(Box::new(tides)),
        ],
        broken: None,
    };
    Course {
        modules: vec![module],
        ..sample()
    }
}

#[test]
fn items_are_counted_where_they_rest_and_for_what_they_test() {
    let course = course();
    let coverage = cover(&course);
    let walls = &coverage.modules[0].lessons[0];
    let counts: Vec<(usize, usize, usize, usize)> = walls
        .objectives
        .iter()
        .map(|one| {
            let cells = (walls.cell(one, 0), walls.cell(one, 1));
            (cells.0, cells.1, one.items.len(), one.beyond_recall())
        })
        .collect();
    assert_eq!(counts, [(2, 1, 3, 2), (1, 0, 1, 0), (0, 0, 0, 0)]);
    let asked: Vec<usize> = walls.sections.iter().map(|one| one.items.len()).collect();
    assert_eq!(asked, [3, 1]);
    assert_eq!(walls.sections[1].items[0].asked_in.id.as_str(), "tides");
}

#[test]
fn what_is_never_tested_is_named() {
    let course = course();
    let gaps: Vec<String> = cover(&course)
        .gaps()
        .iter()
        .map(|(lesson, gap)| match gap {
            CoverageGap::Untested(one) => format!("{} {} untested", lesson.id, one.id),
            CoverageGap::TestedOnce(one) => format!("{} {} once", lesson.id, one.id),
            CoverageGap::OnlyRecall(one) => format!("{} {} recall", lesson.id, one.id),
            CoverageGap::NeverAsked(part) => format!("{} {part} empty", lesson.id),
        })
        .collect();
    assert_eq!(
        gaps,
        [
            "walls once once",
            "walls once recall",
            "walls never untested",
            "tides moon empty"
        ]
    );
}

#[test]
fn totals_add_up() {
    let course = course();
    let coverage = cover(&course);
    let totals = coverage.totals;
    assert_eq!(totals, coverage.modules[0].totals);
    assert_eq!(
        (totals.lessons, totals.sections, totals.objectives),
        (2, 3, 3)
    );
    assert_eq!((totals.items, totals.words), (4, 9));
    assert_eq!(totals.of_kind(crate::course::TaskKind::Short), 2);
    assert_eq!(totals.truths, 1);
    assert_eq!(totals.levels, [2, 0, 0, 2, 0, 0]);
    assert!((totals.constructed() - 0.75).abs() < 1e-12);
    assert!(Totals::default().constructed().abs() < 1e-12);
}

/// The level of `one`, which rests on the text.
fn level(text: &str, objective_level: Level, one: Item) -> Level {
    let lesson = lesson(
        "l",
        vec![objective("o", objective_level)],
        vec![section("s", vec![block("b", text)], vec![])],
        vec![about("o", "b", one)],
    );
    let mut course = course();
    course.modules[0].entries = vec![LessonEntry::Ready(Box::new(lesson))];
    let lesson = course.lessons().next().unwrap();
    demand(&course, lesson, &lesson.quiz[0])
}

#[test]
fn what_can_be_looked_up_is_recall() {
    let text = "The **Wall** cost 1,000 crowns; Anna Marlow's men built it of granite.";
    let choices =
        |key: &str| -> Vec<Choice> { vec![choice("a", key, true), choice("b", "x", false)] };
    let number = |key| Task::Numeric {
        key,
        tolerance: 0.0,
        unit: None,
    };
    for (one, expected) in [
        (short("i", &["cement", "Granite"]), Level::Remember),
        (short("i", &["cement"]), Level::Apply),
        (short("i", &["gran"]), Level::Apply),
        (
            item("i", "?", Task::Single(choices("a wall"))),
            Level::Remember,
        ),
        (
            item("i", "?", Task::Single(choices("a quay"))),
            Level::Apply,
        ),
        (item("i", "?", number(1000.0)), Level::Remember),
        (item("i", "?", number(2.0)), Level::Apply),
        (
            truth("i", "Marlows men built the wall.", true, None),
            Level::Remember,
        ),
        (
            truth("i", "Storms taught people caution.", true, None),
            Level::Apply,
        ),
        (
            truth(
                "i",
                "Storms built it.",
                false,
                Some("Men built it of granite."),
            ),
            Level::Remember,
        ),
        (open("i"), Level::Apply),
    ] {
        let task = one.task.clone();
        assert_eq!(level(text, Level::Apply, one), expected, "{task:?}");
    }
    // A case of its own cannot be looked up.
    let asked = |stem: &str| Item {
        stem: parse_markdown(stem),
        ..short("i", &["granite"])
    };
    for (stem, expected) in [
        ("An invented wall stands: of what?", Level::Apply),
        ("“Ours will never fall,” says a mason.", Level::Apply),
        ("What is “built it of granite” about?", Level::Remember),
        ("What is a “stone wall”?", Level::Remember),
    ] {
        assert_eq!(level(text, Level::Apply, asked(stem)), expected, "{stem}");
    }
    // Under a modest objective an item may still ask for more.
    assert_eq!(level(text, Level::Remember, open("i")), Level::Understand);
    assert_eq!(level(text, Level::Create, open("i")), Level::Create);
}
