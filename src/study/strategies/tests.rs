//! Items small enough to know every robot's score by hand.

mod quizzes;

use super::*;
use crate::course::{
    Blank, Category, Choice, LessonEntry, Module, ModuleId, Pair, Task, choice, item,
};
use crate::course::{LessonId, sample};
use crate::text::{SafeText, parse_markdown};

fn safe_texts(texts: &[&str]) -> Vec<SafeText> {
    texts.iter().map(|text| SafeText::new(text)).collect()
}

/// A lesson with these items as its quiz.
fn quiz(id: &str, items: Vec<Item>) -> Lesson {
    Lesson {
        id: LessonId::new(id),
        was: vec![],
        number: "1.1".into(),
        title: "Old ports".into(),
        summary: "".into(),
        requires: vec![],
        objectives: vec![],
        sections: vec![],
        quiz: items,
    }
}

fn course(lessons: Vec<Lesson>) -> Course {
    Course {
        modules: vec![Module {
            id: ModuleId::new("m"),
            was: vec![],
            number: 1,
            title: "M".into(),
            summary: parse_markdown(""),
            entries: lessons
                .into_iter()
                .map(|lesson| LessonEntry::Ready(Box::new(lesson)))
                .collect(),
            broken: None,
        }],
        ..sample()
    }
}

/// The item `id` with hints.
fn hinted(stem: &str, task: Task, hints: &[&str]) -> Item {
    Item {
        hints: safe_texts(hints),
        ..item("i", stem, task)
    }
}

/// Choices `a`, `b`, … with these texts; a `*` before one makes it right.
fn choices(texts: &[&str]) -> Vec<Choice> {
    let one = |(letter, text): (char, &&str)| {
        let bare = text.trim_start_matches('*');
        choice(&letter.to_string(), bare, bare.len() < text.len())
    };
    ('a'..='z').zip(texts).map(one).collect()
}

/// What each robot but the last scores on the first of `items`, in the order of the table.
fn scores(items: Vec<Item>) -> [f64; 7] {
    let course = course(vec![quiz("l", items)]);
    let simulation = simulate(&course, 1);
    let asked = simulation.course.items[0];
    let mut robots = Strategy::ALL.into_iter().map(|robot| asked.score(robot));
    std::array::from_fn(|_| robots.next().unwrap())
}

fn assert_scores(items: Vec<Item>, expected: [f64; 7]) {
    let stem = items[0].stem.plain();
    let scores = scores(items);
    for (at, robot) in Strategy::ALL.into_iter().take(7).enumerate() {
        assert!(
            (scores[at] - expected[at]).abs() < 1e-9,
            "{stem} {robot:?}: {scores:?}"
        );
    }
}

const Q: f64 = 0.25;

#[test]
fn one_choice_is_taken_by_length_place_and_words() {
    let task = || {
        Task::Single(choices(&[
            "a boat",
            "*the harbour wall of stone",
            "pride",
            "fear of storms",
        ]))
    };
    // The key is the longest, has the word `stone` of the hint, and nothing of the stem or title but `harbour`.
    let items = vec![hinted(
        "What did the village build?",
        task(),
        &["Think of stones."],
    )];
    assert_scores(items, [1.0, 0.0, Q, 1.0, Q, Q, Q]);
    let items = vec![hinted("What came after the storm?", task(), &[])];
    assert_scores(items, [1.0, 0.0, 0.0, Q, 0.0, Q, Q]);
    // The title of the lesson names the port.
    let port = Task::Single(choices(&["sand", "*port", "boat"]));
    let third = 1.0 / 3.0;
    let items = vec![hinted("What is it?", port, &[])];
    assert_scores(items, [third, 0.0, third, third, 1.0, third, third]);
    // Another question of the quiz names the wall.
    let items = vec![
        hinted("What is it?", task(), &[]),
        item(
            "j",
            "Who built the wall?",
            Task::Single(choices(&["*a", "b", "c"])),
        ),
    ];
    assert_scores(items, [1.0, 0.0, Q, Q, 1.0, Q, Q]);
}

#[test]
fn of_equally_good_choices_none_is_preferred() {
    let task = Task::Single(choices(&["*stone wall", "brick wall", "sand"]));
    let third = 1.0 / 3.0;
    let items = vec![hinted("Which wall is it?", task, &["A brick, a stone."])];
    assert_scores(items, [0.5, 1.0, 0.5, 0.5, 0.5, third, third]);
}

#[test]
fn as_many_choices_are_taken_as_the_question_says() {
    let task = || {
        Task::Multiple(choices(&[
            "*storm",
            "*the long night",
            "calm",
            "the long day",
            "x",
        ]))
    };
    let blind = 6.0 / 31.0;
    // The longest two: one right, one wrong. The first two: both right. Hints: `storm` and one of four.
    let hints = 0.25 * 1.0 + 0.75 * (0.5 - 1.0 / 3.0);
    let items = vec![hinted("What came? Select two.", task(), &["A storm."])];
    let longest = 0.5 - 1.0 / 3.0;
    assert_scores(items, [longest, 1.0, blind, hints, blind, blind, blind]);
    // The longest three are two right ones and a wrong one.
    let items = vec![hinted("Choose three.", task(), &[])];
    let three = 1.0 - 1.0 / 3.0;
    assert_scores(items, [three, three, blind, blind, blind, blind, blind]);
}

#[test]
fn what_a_robot_takes_scores_what_a_learner_would() {
    let choices = choices(&["*storm", "*the long night", "calm", "the long day", "x"]);
    let ids = vec!["b".to_owned(), "d".to_owned()];
    let item = item("i", "What came? Select two.", Task::Multiple(choices));
    let mark = super::super::mark(
        &item,
        &super::super::Response::Choices(ids),
        &NameLexicon::default(),
    );
    assert!((mark.score - scores(vec![item])[0]).abs() < 1e-12);
}

#[test]
fn statements_are_true_false_or_sound_so() {
    let task = |key| Task::TrueFalse {
        key,
        correction: None,
        feedback: None,
    };
    let items = |stem: &str, key, hints: &[&str]| vec![hinted(stem, task(key), hints)];
    let half = 0.5;
    assert_scores(
        items("Walls never fall.", false, &["It was the other way round."]),
        [half, 0.0, half, 1.0, 1.0, 0.0, 1.0],
    );
    assert_scores(
        items("Some walls fall.", true, &["Think of storms."]),
        [half, 1.0, half, 1.0, 1.0, 1.0, 0.0],
    );
    assert_scores(
        items("The wall fell.", true, &[]),
        [half, 1.0, half, half, half, 1.0, 0.0],
    );
}

#[test]
fn an_order_is_taken_from_the_texts() {
    let task = || Task::Ordering(choices(&["*the wall", "*the light", "*the quay"]));
    let half = 0.5;
    let items = vec![hinted(
        "What came when?",
        task(),
        &["Before the light came the wall, then the quay."],
    )];
    assert_scores(items, [half, half, half, 2.0 / 3.0, half, half, half]);
    // Mentioned: the quay alone, and that is put first.
    let items = vec![hinted(
        "What came when?",
        task(),
        &["It ends with the quay."],
    )];
    assert_scores(items, [half, half, half, 0.5 / 3.0, half, half, half]);
    let items = vec![hinted(
        "The wall, the light, the quay: in which order?",
        task(),
        &[],
    )];
    assert_scores(items, [half, half, 1.0, half, 1.0, half, half]);
}

#[test]
fn pairs_are_matched_by_their_words() {
    let pair = |left: &str, right: &str| Pair {
        left: left.into(),
        right: right.into(),
        feedback: "".into(),
    };
    let task = Task::Matching {
        pairs: vec![
            pair("harbour pride", "a kind of pride"),
            pair("tide", "the moon"),
        ],
        extra: safe_texts(&["the sun"]),
    };
    let third = 1.0 / 3.0;
    let items = vec![hinted(
        "Match.",
        task,
        &["The tide has to do with the moon."],
    )];
    let stem = f64::midpoint(1.0, third);
    assert_scores(
        items,
        [
            third,
            third,
            stem,
            f64::midpoint(third, 1.0),
            stem,
            third,
            third,
        ],
    );
}

#[test]
fn members_are_sorted_by_their_words() {
    let category = |name: &str, members: &[&str]| Category {
        name: name.into(),
        members: safe_texts(members),
    };
    let task = Task::Categorise(vec![
        category("storms at sea", &["a great storm", "wind", "rain"]),
        category("works", &["wall"]),
    ]);
    let items = vec![hinted("Sort.", task, &["Walls are works."])];
    let stem = (1.0 + 3.0 * 0.5) / 4.0;
    let hints = (3.0 * 0.5 + 1.0) / 4.0;
    assert_scores(items, [0.75, 0.75, stem, hints, stem, 0.5, 0.5]);
}

#[test]
fn a_word_is_typed_that_stands_where_the_robot_looks() {
    let short = |key: &str| Task::Short {
        accepted: safe_texts(&[key]),
        wrong: vec![],
    };
    let none = [0.0; 7];
    let with = |at: usize| {
        let mut all = none;
        all[at] = 1.0;
        all
    };
    // In the stem, quoted; in the last hint; in two other questions.
    let items = vec![item("i", "What word is “tide”?", short("tide"))];
    assert_scores(items, with(2));
    let items = vec![hinted(
        "Who built it?",
        short("Anna Marlow"),
        &["An engineer.", "Her name is Anna Marlow."],
    )];
    assert_scores(items, with(3));
    let items = vec![hinted(
        "Who built it?",
        short("Anna Marlow"),
        &["An engineer.", "She wrote a book."],
    )];
    assert_scores(items, none);
    let other = |id: &str, stem: &str| item(id, stem, short("x"));
    let items = vec![
        hinted("What is it called?", short("pilotage"), &["Look again."]),
        other("j", "How does pilotage help?"),
        other("k", "When was pilotage new?"),
    ];
    assert_scores(items, with(4));
    // What the question says itself is not its answer.
    let items = vec![
        hinted(
            "What is the pilotage called?",
            short("pilotage"),
            &["Pilotage it is."],
        ),
        other("j", "How does pilotage help?"),
    ];
    assert_scores(items, with(2));
}

#[test]
fn a_number_is_typed_where_one_is_asked_for() {
    let task = || Task::Numeric {
        key: 3.0,
        tolerance: 0.0,
        unit: Some("walls".into()),
    };
    let items = vec![
        hinted(
            "How many walls are there?",
            task(),
            &["Fewer than 12.", "One for each of the three quays."],
        ),
        item("j", "Who paid for the 3 walls of 1890?", task()),
        item("k", "Who built the 3 walls?", task()),
    ];
    assert_scores(items, [0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    let items = vec![hinted("How many?", task(), &["There are three."])];
    assert_scores(items, [0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]);
}

#[test]
fn each_blank_has_its_hint() {
    let blank = |before: &str, answer: &str| Blank {
        before: before.into(),
        accepted: safe_texts(&[answer]),
    };
    let task = Task::Cloze {
        blanks: vec![blank("The ", "moon"), blank(" moves the ", "sea")],
        after: ".".into(),
        wrong: vec![],
    };
    let items = vec![hinted(
        "",
        task,
        &["It rhymes with “moon”.", "“Salt” is in it."],
    )];
    assert_scores(items, [0.0, 0.0, 0.0, 0.5, 0.0, 0.0, 0.0]);
}

#[test]
fn an_open_answer_has_the_ideas_whose_words_are_there() {
    let task = || Task::Open {
        model: parse_markdown("m"),
        ideas: safe_texts(&[
            "the village feared storms",
            "the wall stands",
            "pride came first",
        ]),
        words: (0, 99),
    };
    let items = vec![hinted(
        "Why?",
        task(),
        &["The village had seen storms.", "A stand for the wall."],
    )];
    assert_scores(items, [0.0, 0.0, 0.0, 2.0 / 3.0, 0.0, 0.0, 0.0]);
    // Words scattered over several hints state nothing.
    let hints = ["A village.", "It feared.", "Storms came."];
    assert_scores(vec![hinted("Why?", task(), &hints)], [0.0; 7]);
}
