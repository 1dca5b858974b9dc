//! Whole quizzes: when a robot beats chance, what gave the items away, and lots that are the same for the same seed.

use super::*;

fn telling(count: usize, given_away: usize) -> Lesson {
    let item = |at: usize| {
        let key: &[&str] = if at < given_away {
            &["*by far the longest choice", "x", "y", "z"]
        } else {
            &["same", "*size", "here", "also"]
        };
        item(&format!("i{at}"), "?", Task::Single(choices(key)))
    };
    quiz("telling", (0..count).map(item).collect())
}

fn findings(lesson: Lesson) -> Vec<(bool, Strategy)> {
    let course = course(vec![lesson]);
    let simulation = simulate(&course, 1);
    let found = simulation.findings();
    found
        .map(|(sat, robot)| (sat.lesson.is_some(), robot))
        .collect()
}

#[test]
fn more_than_ten_points_above_chance_are_a_finding() {
    // Longest: 1/4 on the others, so (given away × 3/4) / items above chance.
    assert_eq!(findings(telling(15, 2)), []);
    let both = [(true, Strategy::Longest), (false, Strategy::Longest)];
    let with_first = findings(telling(15, 3));
    assert_eq!(with_first, both);
    // In nine items only the course counts.
    assert_eq!(findings(telling(9, 2)), [(false, Strategy::Longest)]);
}

#[test]
fn what_gave_it_away_is_named_worst_first() {
    let mut lesson = telling(10, 2);
    lesson.quiz.insert(
        0,
        item(
            "half",
            "?",
            Task::Single(choices(&["*longer", "x", "longes", "y"])),
        ),
    );
    let course = course(vec![lesson]);
    let simulation = simulate(&course, 1);
    let ids: Vec<&str> = simulation.quizzes[0]
        .giveaways(Strategy::Longest)
        .iter()
        .map(|asked| asked.item.id.as_str())
        .collect();
    assert_eq!(ids, ["i0", "i1", "half"]);
}

#[test]
fn what_every_question_says_says_nothing() {
    let task = || Task::Single(choices(&["*storm", "essay", "calm"]));
    let single = |id: &str, stem: &str| item(id, stem, task());
    let items = vec![
        single("i", "What does the essay say?"),
        single("j", "Which essay is it?"),
        single("k", "Whose essay has a storm in it?"),
        single("l", "Who reads?"),
    ];
    let course = course(vec![quiz("l", items)]);
    let simulation = simulate(&course, 1);
    let scores: Vec<f64> = simulation
        .course
        .items
        .iter()
        .map(|asked| asked.score(Strategy::Keywords))
        .collect();
    assert!(scores.iter().all(|score| *score > 0.99), "{scores:?}");
    // The stem alone is taken as it is.
    assert!(simulation.course.items[0].score(Strategy::Stem) < 0.01);
}

#[test]
fn the_words_that_gave_a_choice_away_are_named() {
    let task = Task::Single(choices(&["*Storms and the Walls", "sand", "calm"]));
    let asked = hinted("Which storm?", task, &["Not the storm: a wall."]);
    let other = item(
        "j",
        "Who built a wall?",
        Task::Ordering(choices(&["*a", "*b", "*c"])),
    );
    let course = course(vec![quiz("l", vec![asked, other])]);
    let lesson = course.lessons().next().unwrap();
    let clues = |at: usize, robot| clues(&course, lesson, &lesson.quiz[at], robot);
    assert_eq!(clues(0, Strategy::Stem), ["storms"]);
    assert_eq!(clues(0, Strategy::Hints), ["storms", "walls"]);
    assert_eq!(clues(0, Strategy::Keywords), ["storms", "walls"]);
    assert!(clues(0, Strategy::Longest).is_empty());
    assert!(clues(1, Strategy::Keywords).is_empty());
}

#[test]
fn the_lot_is_the_same_for_the_same_seed_and_near_chance() {
    let pair = |left: &str, right: &str| Pair {
        left: left.into(),
        right: right.into(),
        feedback: "".into(),
    };
    let category = |name: &str, members: &[&str]| Category {
        name: name.into(),
        members: safe_texts(members),
    };
    let tasks = vec![
        Task::Single(choices(&["*a", "b", "c"])),
        Task::Multiple(choices(&["*a", "*b", "c", "d", "e"])),
        Task::TrueFalse {
            key: true,
            correction: None,
            feedback: None,
        },
        Task::Ordering(choices(&["*a", "*b", "*c", "*d"])),
        Task::Matching {
            pairs: vec![pair("a", "b"), pair("c", "d"), pair("e", "f")],
            extra: safe_texts(&["g"]),
        },
        Task::Categorise(vec![category("a", &["b", "c"]), category("d", &["e"])]),
        Task::Short {
            accepted: safe_texts(&["a"]),
            wrong: vec![],
        },
    ];
    let items = tasks
        .into_iter()
        .enumerate()
        .map(|(at, task)| item(&format!("i{at}"), "?", task));
    let course = course(vec![quiz("l", items.collect())]);
    let simulation = simulate(&course, 7);
    for asked in &simulation.course.items {
        let score = asked.score(Strategy::Random);
        // The mean of 200 scores, each at most ½ from its mean: four standard errors are 0.14.
        assert!(
            (score - asked.chance).abs() < 0.14,
            "{:?}: {score} / {}",
            asked.item.kind(),
            asked.chance
        );
    }
    assert_eq!(simulation, simulate(&course, 7));
    assert_ne!(simulation, simulate(&course, 8));
    let without_lot = |simulation: &Simulation<'_>| -> Vec<f64> {
        let robots = Strategy::ALL
            .into_iter()
            .filter(|robot| *robot != Strategy::Random);
        robots.map(|robot| simulation.course.score(robot)).collect()
    };
    assert_eq!(without_lot(&simulation), without_lot(&simulate(&course, 8)));
}

#[test]
fn a_course_without_questions_is_beaten_by_nobody() {
    let course = course(vec![quiz("l", vec![])]);
    let simulation = simulate(&course, 0);
    assert!(simulation.quizzes.is_empty());
    assert_eq!(simulation.findings().count(), 0);
    assert!(simulation.course.chance().abs() < 1e-12);
}
